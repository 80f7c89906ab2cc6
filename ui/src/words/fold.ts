/**
 * Letters without accents, for finding by hand-typed words. The same as `vietnamese::fold`, held to it by a list that
 * the tests of both read: one character of NFC text stays one character.
 */

/** `text` in lower case without Vietnamese marks: «Đường Láng» becomes «duong lang». */
export function fold(text: string): string {
  return Array.from(whole(text), foldOne).join("");
}

/** NFC, and a circumflex or breve behind a tone in its letter, as `vietnamese::nfc` makes it. */
function whole(text: string): string {
  const composed = text.normalize("NFC");
  if (!/[\u0302\u0306]/.test(composed)) return composed;
  const late = /([aâăeêoô])([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306])/gi;
  return composed.replace(/\p{L}[\u0302\u0306]/gu, (letter) => {
    const one = letter.normalize("NFD").replace(late, "$1$3$2").normalize("NFC");
    return one.length === 1 ? one : letter;
  });
}

function foldOne(letter: string): string {
  const base = String.fromCodePoint(letter.normalize("NFD").codePointAt(0) ?? 0);
  return /[đĐðÐɖƉ]/.test(base) ? "d" : String.fromCodePoint(base.toLowerCase().codePointAt(0) ?? 0);
}

/** The same for a text whose places must stay: as many UTF-16 units as before, whatever form the text is in. */
export function foldInPlace(text: string): string {
  return Array.from(text, (letter) => (foldOne(letter).length === letter.length ? foldOne(letter) : letter)).join("");
}
