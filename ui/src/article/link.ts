/** Links: the one at the caret, putting one on words, taking it away. */
import type { Command, EditorState } from "prosemirror-state";

import { isAddress, schema } from "./schema";

/** A link of the text: from where to where, and its address. */
export type Link = { from: number; to: number; href: string };

/** The link that holds the caret or the start of the selection, as a whole. */
export function linkAt(state: EditorState): Link | null {
  const type = schema.marks["link"]!;
  const { $from } = state.selection;
  const { parent } = $from;
  if (!parent.isTextblock) return null;
  const { node, index } = parent.childAfter($from.parentOffset);
  const before = parent.childBefore($from.parentOffset);
  const found = node && type.isInSet(node.marks) ? { node, index } : before.node && type.isInSet(before.node.marks) && state.selection.empty ? before : null;
  const mark = found?.node && type.isInSet(found.node.marks);
  if (!found || !mark) return null;
  let [first, last] = [found.index, found.index];
  while (first > 0 && mark.isInSet(parent.child(first - 1).marks)) first -= 1;
  while (last + 1 < parent.childCount && mark.isInSet(parent.child(last + 1).marks)) last += 1;
  let from = $from.start();
  for (let n = 0; n < first; n += 1) from += parent.child(n).nodeSize;
  let to = from;
  for (let n = first; n <= last; n += 1) to += parent.child(n).nodeSize;
  return { from, to, href: String(mark.attrs["href"]) };
}

/** True when a link can stand where the selection is: not in tít and bút danh, not over several blocks. */
export function canLink(state: EditorState): boolean {
  const { $from, $to } = state.selection;
  return $from.sameParent($to) && $from.parent.isTextblock && $from.parent.type.allowsMarkType(schema.marks["link"]!);
}

/**
 * What a person typed as an address: `phuong.example/tin` becomes https, `bientap@phuong.example` mailto.
 * None when nothing a reader may be sent to can be made of it.
 */
export function asAddress(typed: string): string | null {
  const words = typed.trim();
  if (isAddress(words)) return words;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(words)) return `mailto:${words}`;
  if (/^[^\s:/@]+\.[^\s:/@.]{2,}([/?#]\S*)?$/.test(words)) return `https://${words}`;
  return null;
}

/** Links the selection, or the link at the caret, to `address`; without words there the address itself is written. */
export function putLink(address: string): Command {
  return (state, dispatch) => {
    if (!canLink(state)) return false;
    if (!dispatch) return true;
    const type = schema.marks["link"]!;
    const mark = type.create({ href: address });
    const old = linkAt(state);
    const { from, to, empty } = state.selection;
    const tr = state.tr;
    if (old) tr.removeMark(old.from, old.to, type).addMark(empty ? old.from : from, empty ? old.to : to, mark);
    else if (empty) tr.insert(from, schema.text(address.replace(/^(https?:\/\/|mailto:)/i, ""), [mark]));
    else tr.addMark(from, to, mark);
    dispatch(tr.removeStoredMark(type).scrollIntoView());
    return true;
  };
}

/** Takes the link at the caret or on the selection away; its words stay. */
export const dropLink: Command = (state, dispatch) => {
  const type = schema.marks["link"]!;
  const { from, to, empty } = state.selection;
  const old = linkAt(state);
  if (!old && (empty || !state.doc.rangeHasMark(from, to, type))) return false;
  const range = empty && old ? old : { from: Math.min(from, old?.from ?? from), to: Math.max(to, old?.to ?? to) };
  dispatch?.(state.tr.removeMark(range.from, range.to, type).scrollIntoView());
  return true;
};
