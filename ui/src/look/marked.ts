/**
 * Words of which some are marked, written into an element by hand: a list turns all its rows for every letter of a search,
 * and blocks of the page that come and go cost it many times what these few nodes do.
 */

/** A piece of a line, and whether it is what was searched for. */
export type Part = { text: string; hit: boolean };

/** What stands in each element, so that the same words are not written again. */
const written = new WeakMap<HTMLElement, string>();

/** Attached to an element, keeps `parts` in it as text and `<mark>`. */
export const marked = (parts: readonly Part[]) => (node: HTMLElement) => {
  const now = JSON.stringify(parts);
  if (written.get(node) === now) return;
  written.set(node, now);
  node.replaceChildren(
    ...parts.map(({ text, hit }) => {
      if (!hit) return text;
      const mark = document.createElement("mark");
      mark.textContent = text;
      return mark;
    }),
  );
};
