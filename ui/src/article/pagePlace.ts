/** Where the caret stands on the exported page, so that a preview can follow it. */
import type { Node } from "prosemirror-model";
import type { EditorState } from "prosemirror-state";

/** A part of the page, and in its body the block's number from 0. */
export type CaretPlace = { part: "head" | "body" | "foot"; index: number };

/** Empty paragraphs and headings are not on the page. */
function isShown(block: Node): boolean {
  return !["paragraph", "heading"].includes(block.type.name) || block.content.size > 0;
}

/** The caret's place. In an empty paragraph: the block before it. */
export function pagePlace(state: EditorState): CaretPlace {
  const { doc, selection } = state;
  const at = selection.$head.index(0);
  if (at < 2) return { part: "head", index: 0 };
  if (at >= doc.childCount - 1) return { part: "foot", index: 0 };
  let shown = 0;
  for (let n = 2; n <= at; n += 1) if (isShown(doc.child(n))) shown += 1;
  return shown === 0 ? { part: "head", index: 0 } : { part: "body", index: shown - 1 };
}
