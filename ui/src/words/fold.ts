/**
 * Letters without accents, for finding by hand-typed words. The same as `vietnamese::fold`, held to it by a list that
 * the tests of both read: one character of NFC text stays one character.
 */

/** `text` in lower case without Vietnamese marks: «Đường Láng» becomes «duong lang». */
export function fold(text: string): string {
  return Array.from(text.normalize("NFC"), foldOne).join("");
}

function foldOne(letter: string): string {
  const base = String.fromCodePoint(letter.normalize("NFD").codePointAt(0) ?? 0);
  return /[đĐðÐ]/.test(base) ? "d" : String.fromCodePoint(base.toLowerCase().codePointAt(0) ?? 0);
}

/** The same for a text whose places must stay: as many UTF-16 units as before, whatever form the text is in. */
export function foldInPlace(text: string): string {
  return Array.from(text, (letter) => (foldOne(letter).length === letter.length ? foldOne(letter) : letter)).join("");
}
