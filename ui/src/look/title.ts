/** The window's title while a screen stands over another: its name before what was there. */

/** Puts `name` before the title; what it answers takes it away again, unless another title came meanwhile. */
export function titled(name: string): () => void {
  const before = document.title;
  const mine = `${name} – ${before}`;
  document.title = mine;
  return () => {
    if (document.title === mine) document.title = before;
  };
}
