/**
 * Words whose tone stands on another letter are one word: «hoà» and «hòa». For finding by hand-typed words; texts that
 * are kept have their tones from whoever wrote them. Agrees with `vietnamese::exact`: the tests of both read one list.
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** `text` with the tone of each run of letters on its first vowel; as many UTF-16 units as before. */
export function tonesInFront(text: string): string {
  return text.replace(/\p{L}+/gu, (run) => {
    const apart = run.normalize("NFD");
    const tones = apart.match(TONES) ?? [];
    if (tones.length !== 1) return run;
    const bare = apart.replace(TONES, "").normalize("NFC");
    const moved = bare.replace(/[aăâeêioôơuưy]/i, (vowel) => (vowel + tones[0]).normalize("NFC"));
    return moved.length === run.length ? moved : run;
  });
}
