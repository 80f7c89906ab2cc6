/** Words of a document as the newsroom counts them: stretches between white space. */
import type { Node } from "prosemirror-model";

/** Words of `text`. */
export function words(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== "").length;
}

/** What the status bar says of a document. */
export type Counts = { all: number; headline: number; sapo: number; photos: number; minutes: number };

/** The dash that the page sets before who said a quotation counts as a word, as it does at the desk. */
const DASH = 1;

/** Counts `doc`. */
export function count(doc: Node): Counts {
  const counts: Counts = { all: 0, headline: 0, sapo: 0, photos: 0, minutes: 1 };
  doc.descendants((node) => {
    if (node.type.name === "figure" && node.attrs["photo"]) counts.photos += 1;
    if (!node.isTextblock) return true;
    const here = words(node.textBetween(0, node.content.size, " ", " "));
    counts.all += here + (node.type.name === "attribution" && here > 0 ? DASH : 0);
    if (node.type.name === "headline") counts.headline = here;
    if (node.type.name === "sapo") counts.sapo = here;
    return false;
  });
  counts.minutes = Math.max(1, Math.ceil(counts.all / 220));
  return counts;
}
