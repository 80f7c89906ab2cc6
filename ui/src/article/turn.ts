/**
 * Turning blocks into others: a paragraph into a heading, several into one list, a list's line into a quotation.
 * Words, their order and the caret stay; what is not touched by the selection keeps its kind.
 */
import { closeHistory } from "prosemirror-history";
import { Fragment, type Node } from "prosemirror-model";
import { NodeSelection, TextSelection, type Command, type EditorState } from "prosemirror-state";

import { schema } from "./schema";

/** What a block can be turned into. */
export type Kind = "paragraph" | "heading2" | "heading3" | "quote" | "bullet_list" | "ordered_list" | "fact_box";

/** All kinds, in the order of the format bar. */
export const KINDS: Kind[] = ["paragraph", "heading2", "heading3", "quote", "bullet_list", "ordered_list", "fact_box"];

const SIMPLE: Kind[] = ["paragraph", "bullet_list", "ordered_list"];
const TEXTS = ["paragraph", "heading", "quote", "bullet_list", "ordered_list", "fact_box"];
const LISTS = ["bullet_list", "ordered_list"];

/** A line of words on its way from one block to another; `caret` is the caret's place in it, if it stands there. */
type Line = { words: Fragment; caret: number | null };

/** Neighbouring blocks, the same parent's children. */
type Run = { parent: Node; from: number; to: number; first: number; last: number; inBox: boolean };

/** The kind of a block. */
export function kindOf(node: Node): Kind | null {
  if (node.type.name === "heading") return node.attrs["level"] === 3 ? "heading3" : "heading2";
  return KINDS.find((kind) => kind === node.type.name) ?? null;
}

/** The blocks that the selection touches: in the body, or inside a fact box when it lies in one. */
function runAt(state: EditorState, kind: Kind): Run | null {
  const { $from, $to } = state.selection;
  if (state.selection instanceof NodeSelection || $from.depth === 0) return null;
  const box = $from.depth > 1 && $from.node(1).type.name === "fact_box" && $from.index(0) === $to.index(0);
  const opens = box && kind === "paragraph" && $from.node(2).type.name === "paragraph";
  const inside = box && $from.index(1) > 0 && SIMPLE.includes(kind) && !opens;
  const depth = inside ? 1 : 0;
  const parent = $from.node(depth);
  const [first, last] = [$from.index(depth), $to.index(depth)];
  for (let n = first; n <= last; n += 1) {
    const name = parent.child(n).type.name;
    if (!TEXTS.includes(name) || (name === "fact_box" && kind !== "paragraph" && kind !== "fact_box")) return null;
  }
  return { parent, from: $from.before(depth + 1), to: $to.after(depth + 1), first, last, inBox: inside };
}

/** The textblocks of `run` that carry words, with their places. */
function linesOf(state: EditorState, run: Run): { line: Line; at: number }[] {
  const head = state.selection.head;
  const found: { line: Line; at: number }[] = [];
  state.doc.nodesBetween(run.from, run.to, (node, at) => {
    if (!node.isTextblock || at < run.from || at >= run.to) return true;
    const holds = head > at && head <= at + 1 + node.content.size;
    if (node.type.name === "attribution" && node.content.size === 0 && !holds) return false;
    if (node.type.name === "box_title" && node.content.size === 0 && !holds) return false;
    found.push({ line: { words: node.content, caret: holds ? head - at - 1 : null }, at });
    return false;
  });
  return found;
}

function joined(lines: Line[]): Line {
  let words = Fragment.empty;
  let caret: number | null = null;
  for (const [n, line] of lines.entries()) {
    if (n > 0) words = words.append(Fragment.from(schema.node("hard_break")));
    if (line.caret !== null) caret = words.size + line.caret;
    words = words.append(line.words);
  }
  return { words, caret };
}

function build(kind: Kind, lines: Line[], id: string): Node[] {
  const plain = (line: Line, n: number) => schema.node("paragraph", n === 0 ? { id } : null, line.words);
  switch (kind) {
    case "paragraph":
      return lines.map(plain);
    case "heading2":
    case "heading3":
      return lines.map((line, n) => schema.node("heading", { level: kind === "heading3" ? 3 : 2, ...(n === 0 ? { id } : {}) }, line.words));
    case "bullet_list":
    case "ordered_list":
      return [schema.node(kind, { id }, lines.map((line) => schema.node("list_item", null, line.words)))];
    case "quote":
      return [schema.node("quote", { id }, [schema.node("quote_text", null, joined(lines).words), schema.node("attribution")])];
    case "fact_box": {
      const rest = lines.slice(1).map((line) => schema.node("paragraph", null, line.words));
      return [schema.node("fact_box", { id }, [schema.node("box_title", null, lines[0]!.words), ...(rest.length > 0 ? rest : [schema.node("paragraph")])])];
    }
  }
}

/** The items of a list before and behind those that the selection touches stay a list. */
function around(state: EditorState, run: Run): { before: Node | null; behind: Node | null; from: number; to: number } {
  const list = run.parent.child(run.first);
  const none = { before: null, behind: null, from: run.from, to: run.to };
  if (run.first !== run.last || !LISTS.includes(list.type.name)) return none;
  const depth = run.inBox ? 2 : 1;
  const [first, last] = [state.selection.$from.index(depth), state.selection.$to.index(depth)];
  const items = list.content.content;
  const part = (some: readonly Node[], id: string) => (some.length > 0 ? list.type.create({ id }, some) : null);
  const size = (some: readonly Node[]) => some.reduce((sum, one) => sum + one.nodeSize, 0);
  const [head, tail] = [items.slice(0, first), items.slice(last + 1)];
  return { before: part(head, list.attrs["id"] as string), behind: part(tail, ""), from: run.from + 1 + size(head), to: run.to - 1 - size(tail) };
}

/** Turns what the selection touches into `kind`; what is of that kind already becomes paragraphs again. */
export function turnInto(kind: Kind): Command {
  return (state, dispatch) => {
    const run = runAt(state, kind);
    if (!run) return false;
    const blocks = run.parent.content.content.slice(run.first, run.last + 1);
    const same = blocks.every((block) => kindOf(block) === kind);
    const wanted = same ? "paragraph" : kind;
    if (same && kind === "paragraph") return false;
    const other = LISTS.includes(wanted) && blocks.length === 1 && LISTS.includes(blocks[0]!.type.name);
    if (other) {
      dispatch?.(state.tr.setNodeMarkup(run.from, schema.nodes[wanted], blocks[0]!.attrs).scrollIntoView());
      return true;
    }
    const kept = around(state, run);
    const lines = linesOf(state, run).filter(({ at }) => at >= kept.from && at < kept.to).map(({ line }) => line);
    if (lines.length === 0) return false;
    if (!dispatch) return true;
    const id = kept.before ? "" : String(blocks[0]!.attrs["id"]);
    const made = build(wanted, lines, id);
    const all = [...(kept.before ? [kept.before] : []), ...made, ...(kept.behind ? [kept.behind] : [])];
    const tr = state.tr.replaceWith(run.from, run.to, all);
    const start = run.from + (kept.before?.nodeSize ?? 0);
    const caret = caretIn(tr.doc, start, start + made.reduce((sum, one) => sum + one.nodeSize, 0), wanted === "quote" ? [joined(lines)] : lines);
    dispatch(closeHistory(tr.setSelection(TextSelection.near(tr.doc.resolve(caret))).scrollIntoView()));
    return true;
  };
}

/** Where the caret stands in the new blocks: in the same line, behind the same letter. */
function caretIn(doc: Node, from: number, to: number, lines: Line[]): number {
  const wanted = Math.max(0, lines.findIndex((line) => line.caret !== null));
  let n = 0;
  let place = from + 1;
  doc.nodesBetween(from, to, (node, at) => {
    if (!node.isTextblock) return true;
    if (n === wanted) place = at + 1 + (lines[wanted]?.caret ?? node.content.size);
    n += 1;
    return false;
  });
  return place;
}

/** Backspace at the very start of a list's first line, a quotation or a box's title: the block opens into paragraphs. */
export const openBlock: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.parentOffset > 0) return false;
  const name = $head.parent.type.name;
  const first = $head.depth > 0 && $head.index($head.depth - 1) === 0;
  if (!first || !["list_item", "quote_text", "box_title"].includes(name)) return false;
  return turnInto("paragraph")(state, dispatch);
};

/** Backspace at the start of an empty field or first paragraph: back to the end of the field before. */
export const backToField: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  if (!empty || $head.depth !== 1 || $head.parent.content.size > 0) return false;
  const name = $head.parent.type.name;
  const index = $head.index(0);
  if (name !== "sapo" && !(name === "paragraph" && index === 2)) return false;
  if (dispatch) {
    const tr = state.tr;
    const before = $head.before(1) - 1;
    if (name === "paragraph" && state.doc.childCount > 4) tr.delete($head.before(1), $head.after(1));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, before)).scrollIntoView());
  }
  return true;
};
