/** Letters without accents, for finding by hand-typed words; one letter stays one letter, as in `vietnamese::fold`. */

/** `text` in lower case without Vietnamese marks: «Đường Láng» becomes «duong lang». */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
}
