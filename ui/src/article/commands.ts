/** What the format bar, the keys and the insert menu do to the document. */
import { setBlockType, toggleMark } from "prosemirror-commands";
import type { Node, NodeType } from "prosemirror-model";
import { NodeSelection, TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";

import { schema } from "./schema";

const type = (name: string): NodeType => schema.nodes[name] as NodeType;

export const strong: Command = toggleMark(schema.marks["strong"]!);
export const em: Command = toggleMark(schema.marks["em"]!);

/** True when the whole selection is `mark`. */
export function isMarked(state: EditorState, mark: "strong" | "em" | "link"): boolean {
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

export const toParagraph: Command = (state, dispatch) => turnText(state, dispatch, () => schema.node("paragraph")) || setBlockType(type("paragraph"))(state, dispatch);

export const toHeading =
  (level: 2 | 3): Command =>
  (state, dispatch) => {
    const around = blockAround(state);
    if (around?.node.type === type("heading") && around.node.attrs["level"] === level) return toParagraph(state, dispatch);
    return setBlockType(type("heading"), { level })(state, dispatch);
  };

/** A list or quotation becomes a paragraph again, line by line. */
function turnText(state: EditorState, dispatch: ((tr: Transaction) => void) | undefined, _make: () => Node): boolean {
  const around = blockAround(state);
  if (!around || !["bullet_list", "ordered_list", "quote"].includes(around.node.type.name)) return false;
  const lines: Node[] = [];
  around.node.forEach((line) => {
    if (line.content.size > 0 || lines.length === 0) lines.push(schema.node("paragraph", null, line.content));
  });
  if (dispatch) {
    const tr = state.tr.replaceWith(around.at, around.at + around.node.nodeSize, lines);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(around.at + 1))).scrollIntoView());
  }
  return true;
}

/** Turns the paragraph at the caret into `made`, keeping its words; the caret goes to the end of its first text. */
function turn(make: (words: Node) => Node, undo: string): Command {
  return (state, dispatch) => {
    const around = blockAround(state);
    if (!around) return false;
    if (around.node.type.name === undo) return toParagraph(state, dispatch);
    if (!around.node.isTextblock) return false;
    if (dispatch) {
      const made = make(around.node);
      const tr = state.tr.replaceWith(around.at, around.at + around.node.nodeSize, made);
      dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(around.at + 2 + around.node.content.size), -1)).scrollIntoView());
    }
    return true;
  };
}

export const toQuote = turn((words) => schema.node("quote", null, [schema.node("quote_text", null, words.content), schema.node("attribution")]), "quote");
export const toList = turn((words) => schema.node("bullet_list", null, [schema.node("list_item", null, words.content)]), "bullet_list");
export const toNumbered = turn((words) => schema.node("ordered_list", null, [schema.node("list_item", null, words.content)]), "ordered_list");
export const toBox = turn((words) => schema.node("fact_box", null, [schema.node("box_title", null, words.content), schema.node("paragraph")]), "fact_box");

/** A table of three columns and three rows, the first of them the head. */
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

/** Moves the block at the caret up or down: the way without dragging. */
export function moveBlock(way: "up" | "down"): Command {
  return (state, dispatch) => {
    const around = blockAround(state);
    if (!around) return false;
    const index = state.doc.resolve(around.at).index(0);
    const other = index + (way === "up" ? -1 : 1);
    if (other < 2 || other >= state.doc.childCount - 1) return false;
    if (dispatch) {
      const neighbour = state.doc.child(other);
      const shift = way === "up" ? -neighbour.nodeSize : neighbour.nodeSize;
      const offset = state.selection.head - around.at;
      const tr = state.tr.delete(around.at, around.at + around.node.nodeSize);
      const at = way === "up" ? around.at + shift : around.at + neighbour.nodeSize;
      tr.insert(at, around.node);
      const selection = state.selection instanceof NodeSelection ? NodeSelection.create(tr.doc, at) : TextSelection.near(tr.doc.resolve(at + offset));
      dispatch(tr.setSelection(selection).scrollIntoView());
    }
    return true;
  };
}

/** Links the selection to `address`, or takes the link away when `address` is empty. */
export function link(address: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    if (empty && address === "") return false;
    const mark = schema.marks["link"]!;
    if (dispatch) {
      const tr = state.tr;
      if (empty) tr.insert(from, schema.text(address, [mark.create({ href: address })]));
      else if (address === "") tr.removeMark(from, to, mark);
      else tr.addMark(from, to, mark.create({ href: address }));
      dispatch(tr.scrollIntoView());
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
  const caption = words.caption.trim() === "" ? [] : [schema.text(words.caption.trim())];
  return schema.node("figure", { photo, credit: words.credit, alt: words.alt }, [schema.node("caption", null, caption)]);
}

/** Replaces the words of the text at `at` (a field or a caption) by `words`. */
export function setText(at: number, words: string): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(at);
    if (!node?.isTextblock) return false;
    const content = words === "" ? [] : schema.text(words);
    dispatch?.(state.tr.replaceWith(at + 1, at + 1 + node.content.size, content));
    return true;
  };
}
