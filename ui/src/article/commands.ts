/** What the format bar, the keys and the insert menu do to the document. */
import { toggleMark } from "prosemirror-commands";
import { closeHistory } from "prosemirror-history";
import type { Node, NodeType } from "prosemirror-model";
import { NodeSelection, TextSelection, type Command, type EditorState } from "prosemirror-state";

import { schema } from "./schema";

const type = (name: string): NodeType => schema.nodes[name] as NodeType;

export const strong: Command = toggleMark(schema.marks["strong"]!);
export const em: Command = toggleMark(schema.marks["em"]!);

/** True when the whole selection is `mark`. */
export function isMarked(state: EditorState, mark: "strong" | "em"): boolean {
  const { from, to, empty, $from } = state.selection;
  const wanted = schema.marks[mark]!;
  if (empty) return Boolean(wanted.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, wanted);
}

/** The top-level block around the caret, with its place; none in tít, sa-pô and bút danh. */
export function blockAround(state: EditorState): { node: Node; at: number } | null {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.$from.depth === 0) return { node: selection.node, at: selection.from };
  const { $head } = selection;
  if ($head.depth === 0) return null;
  const node = $head.node(1);
  return node.type.isInGroup("block") ? { node, at: $head.before(1) } : null;
}

/** A table of three columns and three rows, the first of them the head; the caret stands in its first cell. */
export const insertTable: Command = (state, dispatch) => {
  const row = (cell: string) => schema.node("table_row", null, [1, 2, 3].map(() => schema.node(cell)));
  const table = schema.node("table", null, [row("table_header"), row("table_cell"), row("table_cell")]);
  return insertBlocks([table])(state, dispatch);
};

/** Puts `blocks` at the caret: in place of an empty paragraph, else behind the block; before the byline at the latest. */
export function insertBlocks(blocks: Node[], place?: number): Command {
  return (state, dispatch) => {
    const around = place === undefined ? blockAround(state) : null;
    const empty = around?.node.type === type("paragraph") && around.node.content.size === 0;
    const first = state.doc.child(0).nodeSize + state.doc.child(1).nodeSize;
    const last = state.doc.content.size - state.doc.lastChild!.nodeSize;
    const fallback = state.selection.$head.depth > 0 && state.selection.$head.node(1).type === type("byline") ? last : first;
    const from = place ?? (around ? (empty ? around.at : around.at + around.node.nodeSize) : fallback);
    const to = around && empty ? around.at + around.node.nodeSize : from;
    if (dispatch) {
      const tr = state.tr.replaceWith(from, to, blocks);
      tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1)));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

/** Moves the blocks that the selection touches up or down: the way without dragging. */
export function moveBlock(way: "up" | "down"): Command {
  return (state, dispatch) => {
    const { selection, doc } = state;
    const whole = selection instanceof NodeSelection && selection.$from.depth === 0;
    if (!whole && (selection.$from.depth === 0 || selection.$to.depth === 0)) return false;
    const first = selection.$from.index(0);
    const last = whole ? first : selection.$to.index(0);
    const other = way === "up" ? first - 1 : last + 1;
    if (first < 2 || last > doc.childCount - 2 || other < 2 || other > doc.childCount - 2) return false;
    if (dispatch) {
      const [from, to] = [selection.$from.posAtIndex(first, 0), selection.$from.posAtIndex(last + 1, 0)];
      const moved = doc.slice(from, to).content;
      const shift = (way === "up" ? -1 : 1) * doc.child(other).nodeSize;
      const tr = state.tr.delete(from, to);
      tr.insert(from + shift, moved);
      const place = whole
        ? NodeSelection.create(tr.doc, from + shift)
        : TextSelection.between(tr.doc.resolve(selection.anchor + shift), tr.doc.resolve(selection.head + shift));
      dispatch(closeHistory(tr.setSelection(place).scrollIntoView()));
    }
    return true;
  };
}

/** The blocks that show a photo, in reading order, with their places. */
export function figures(doc: Node): { node: Node; at: number }[] {
  const found: { node: Node; at: number }[] = [];
  doc.descendants((node, at) => {
    if (node.type === type("figure")) found.push({ node, at });
    return node.type === type("gallery") || node.type === schema.topNodeType;
  });
  return found;
}

/** A photo as a block, with its words. */
export function figure(photo: string, words: { caption: string; credit: string; alt: string }): Node {
  return schema.node("figure", { photo, credit: words.credit, alt: words.alt }, [schema.node("caption", null, lines(words.caption.trim()))]);
}

/** `words` as they stand in a text, their lines kept apart. */
const lines = (words: string): Node[] =>
  words.split("\n").flatMap((line, n) => [...(n > 0 ? [schema.node("hard_break")] : []), ...(line === "" ? [] : [schema.text(line)])]);

/** Replaces the words of the text at `at` (a field or a caption) by `words`. */
export function setText(at: number, words: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(at);
    if (!node?.isTextblock) return false;
    dispatch?.(state.tr.replaceWith(at + 1, at + 1 + node.content.size, lines(words)));
    return true;
  };
}
