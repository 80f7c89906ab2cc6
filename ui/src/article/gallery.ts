/** Several photos shown together: figures become a gallery and figures again. */
import { Fragment, type Node } from "prosemirror-model";
import { NodeSelection, TextSelection, type Command } from "prosemirror-state";

import { blockAround } from "./commands";
import { schema } from "./schema";

/** A gallery of `figures`. */
export function gallery(figures: Node[]): Node {
  return schema.node("gallery", null, figures);
}

/**
 * In a gallery: its photos stand alone again. On a photo: it and the photos and galleries right before and behind it
 * become one gallery. Nothing is done to a photo that stands alone.
 */
export const toggleGallery: Command = (state, dispatch) => {
  const around = blockAround(state);
  if (!around) return false;
  const { node, at } = around;
  if (node.type.name === "gallery") {
    if (dispatch) {
      const tr = state.tr.replaceWith(at, at + node.nodeSize, node.content);
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 2))).scrollIntoView());
    }
    return true;
  }
  if (node.type.name !== "figure") return false;
  const { from, to, figures } = run(state.doc, at);
  if (figures.childCount < 2) return false;
  if (dispatch) {
    const tr = state.tr.replaceWith(from, to, schema.node("gallery", null, figures));
    dispatch(tr.setSelection(NodeSelection.create(tr.doc, from)).scrollIntoView());
  }
  return true;
};

/** The photos that stand in one run with the block at `at`. */
function run(doc: Node, at: number): { from: number; to: number; figures: Fragment } {
  const photos = (node: Node) => node.type.name === "figure" || node.type.name === "gallery";
  const middle = doc.resolve(at).index(0);
  let [first, last] = [middle, middle];
  while (first > 0 && photos(doc.child(first - 1))) first -= 1;
  while (last + 1 < doc.childCount && photos(doc.child(last + 1))) last += 1;
  let from = 0;
  for (let n = 0; n < first; n += 1) from += doc.child(n).nodeSize;
  let to = from;
  let figures = Fragment.empty;
  for (let n = first; n <= last; n += 1) {
    const child = doc.child(n);
    to += child.nodeSize;
    figures = figures.append(child.type.name === "gallery" ? child.content : Fragment.from(child));
  }
  return { from, to, figures };
}
