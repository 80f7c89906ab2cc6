/** Puts what the desk made of a clipboard into the document, in one step that one undo takes back. */
import { closeHistory } from "prosemirror-history";
import { Fragment, Slice, type Node } from "prosemirror-model";
import { Selection, TextSelection, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import type { PasteAnswer, PasteReport, PastedArticle, PastedPicture, PhotoRow } from "../bridge/bridge";
import { whenCalm } from "./compose";
import { freshId } from "./ids";
import { fits } from "./paste";
import { schema } from "./schema";

/** What was put in: whether it filled the whole article, and the figures that wait for a picture of the clipboard. */
export type PutIn = { tr: Transaction; article: PastedArticle | null; figures: { id: string; clip: number }[] };

/** Puts `answer` at the selection of `tr`. `whole` lets a whole article fill an article that nobody has written in. */
export function putIn(tr: Transaction, answer: PasteAnswer, whole: boolean): PutIn {
  const figures: PutIn["figures"] = [];
  closeHistory(tr).setMeta("paste", true);
  const { from, to } = tr.selection;
  const byline = tr.doc.content.size - tr.doc.lastChild!.nodeSize;
  // Over the tít and more: the fields stay, empty, and take what comes; whoever signs the article goes on signing it.
  if (from < tr.doc.child(0).nodeSize && to > tr.doc.child(0).nodeSize) {
    const until = tr.doc.resolve(Math.min(to, byline));
    tr.setSelection(TextSelection.between(tr.doc.resolve(Math.max(from, 1)), until, -1)).deleteSelection();
  }
  if (answer.article && whole && isUntouched(tr.doc)) {
    fill(tr, named(schema.nodeFromJSON(answer.article.body), answer.article.pictures, figures));
    return { tr: tr.scrollIntoView(), article: answer.article, figures };
  }
  const place = schema.node("article", { version: 1 }, [
    schema.node("headline"),
    schema.node("sapo"),
    ...answer.blocks.map((block) => schema.nodeFromJSON(block)),
    schema.node("byline"),
  ]);
  const blocks = childrenOf(named(place, answer.pictures, figures)).slice(2, -1);
  for (const block of blocks) block.check();
  putBlocks(tr, blocks);
  return { tr: tr.scrollIntoView(), article: null, figures };
}

/** `report` when one of the photos that it says were kept was refused after all. */
export function withoutPhoto(report: PasteReport): PasteReport {
  const moved = (counts: PasteReport["kept"], by: number) => {
    const there = counts.find((one) => one.what === "photos") ?? { what: "photos", count: 0 };
    const rest = counts.map((one) => (one.what === "photos" ? { ...one, count: one.count + by } : one));
    return (counts.includes(there) ? rest : [...rest, { ...there, count: by }]).filter((one) => one.count > 0);
  };
  return { ...report, kept: moved(report.kept, -1), left_out: moved(report.left_out, 1) };
}

/** A word or two without anything to tell are not worth a note. */
export function isWorthSaying({ blocks, report }: PasteAnswer, filled: boolean): boolean {
  const seen = report.left_out.some((one) => one.what !== "fonts" && one.what !== "colours");
  return filled || blocks.length > 1 || seen || report.composed > 0 || report.converted !== null || report.offered !== null;
}

/** Brings `pictures` to the `figures` that wait for them: `lost` hears of each that did not become a photo, `came` how one is put in. */
export async function bringPictures(view: EditorView, pictures: File[], figures: PutIn["figures"], onPicture: (file: File) => Promise<PhotoRow | null>, lost: () => void, came: (tr: Transaction) => void) {
  for (const { id, clip } of figures) {
    const file = pictures[clip];
    const row = file ? await onPicture(file) : null;
    if (!row) {
      lost();
      continue;
    }
    await new Promise<void>((calm) => whenCalm(view, calm));
    if (view.isDestroyed) return;
    let at = -1;
    view.state.doc.descendants((node, pos) => {
      if (node.attrs["id"] === id) at = pos;
      return at < 0;
    });
    if (at >= 0) came(view.state.tr.setNodeAttribute(at, "photo", row.id).setMeta("addToHistory", false));
  }
}

/** Puts what was copied in this window, and does not fit as it is, at the selection of `tr`: no word of it is left out. */
export function putOwn(tr: Transaction, slice: Slice): Transaction {
  closeHistory(tr).setMeta("paste", true);
  const nodes = childrenOf(slice.content);
  if (nodes[0]?.type.name === "headline" && nodes.at(-1)!.type.name === "byline" && isUntouched(tr.doc)) {
    fill(tr, schema.topNodeType.createChecked(tr.doc.attrs, nodes));
  } else {
    putBlocks(tr, nodes.flatMap(whole));
  }
  return tr.scrollIntoView();
}

/** `node` as blocks of a body: a field becomes a paragraph, and so does the words' line of a block that was cut through. */
function whole(node: Node): Node[] {
  if (node.isInline) return [schema.node("paragraph", null, [node])];
  const filled = node.type.isInGroup("block") ? node.type.createAndFill(node.attrs, node.content) : null;
  if (filled) return [filled];
  if (!node.isTextblock) return childrenOf(node).flatMap(whole);
  return node.content.size > 0 ? [schema.node("paragraph", null, node.content)] : [];
}

function putBlocks(tr: Transaction, blocks: Node[]) {
  if (!spread(tr, blocks) && !intoField(tr, blocks)) insert(tr, blocks);
}

/** True when only the byline, at the most, has words. */
export function isUntouched(doc: Node): boolean {
  const fields = childrenOf(doc).slice(0, -1);
  return fields.every((field) => field.content.size === 0 && field.isTextblock);
}

function childrenOf(node: Node | Fragment): Node[] {
  return Array.from({ length: node.childCount }, (_, n) => node.child(n));
}

/** The document with ids of its own for the figures that wait, and none for other blocks. */
function named(doc: Node, pictures: PastedPicture[], figures: PutIn["figures"]): Node {
  let met = 0;
  const rename = (node: Node): Node => {
    if (node.isLeaf) return node;
    const content = Fragment.from(childrenOf(node).map(rename));
    if (!("id" in node.attrs)) return node.copy(content);
    let id = "";
    if (node.type.name === "figure") {
      const clip = pictures.find((one) => one.figure === met)?.clip;
      met += 1;
      if (clip !== undefined) figures.push({ id: (id = freshId()), clip });
    }
    return node.type.create({ ...node.attrs, id }, content, node.marks);
  };
  return rename(doc);
}

function fill(tr: Transaction, doc: Node) {
  doc.check();
  const byline = doc.lastChild!.content.size === 0 ? tr.doc.lastChild! : doc.lastChild!;
  const content = Fragment.from([...childrenOf(doc).slice(0, -1), byline]);
  tr.replace(0, tr.doc.content.size, new Slice(content, 0, 0));
  tr.setSelection(Selection.near(tr.doc.resolve(1 + tr.doc.child(0).content.size), -1));
}

/** Several blocks pasted into an empty tít, or over all its words, spread over tít, sa-pô and the body; into the sa-pô, over it and the body. */
function spread(tr: Transaction, blocks: Node[]): boolean {
  const { $from, $to } = tr.selection;
  const field = $from.parent.type.name;
  if (blocks.length < 2 || !$from.sameParent($to)) return false;
  const first = blocks[0]!;
  const whole = $from.parentOffset === 0 && $to.parentOffset === $from.parent.content.size;
  const toHeadline = field === "headline" && whole && first.isTextblock;
  if (!toHeadline && !(field === "sapo" && first.isTextblock)) return false;
  const sapo = tr.doc.child(1);
  const lead = toHeadline && sapo.content.size === 0 && blocks.length > 2 && blocks[1]!.isTextblock ? 1 : 0;
  const rest = blocks.slice(1 + lead);
  const body = tr.doc.child(0).nodeSize + sapo.nodeSize;
  const there = tr.doc.child(2);
  const blank = tr.doc.childCount === 4 && there.type.name === "paragraph" && there.content.size === 0;
  tr.replaceWith(body, blank ? body + there.nodeSize : body, rest);
  if (lead) tr.insert(tr.doc.child(0).nodeSize + 1, blocks[1]!.content);
  const words = toHeadline ? oneLine([first]) : first.content;
  tr.replaceWith($from.pos, $to.pos, words);
  tr.setSelection(TextSelection.create(tr.doc, $from.pos + words.size));
  return true;
}

/** Into a field or a cell go words, not blocks: lines are joined by a space where a field has one line. A photo has no place there. */
function intoField(tr: Transaction, blocks: Node[]): boolean {
  const { $from, $to } = tr.selection;
  const name = $from.parent.type.name;
  if (!$from.parent.isTextblock || name === "paragraph" || name === "heading" || !$from.sameParent($to)) return false;
  if (blocks.length === 1 && blocks[0]!.type.name === "paragraph" && name !== "headline" && name !== "byline") {
    tr.replaceWith($from.pos, $to.pos, blocks[0]!.content);
    return true;
  }
  const isWords = (block: Node) => block.isTextblock || (["headline", "byline", "caption"].includes(name) && !["figure", "gallery"].includes(block.type.name));
  if (!blocks.every(isWords)) return false;
  const single = name === "headline" || name === "byline";
  const words = single ? oneLine(blocks) : Fragment.from(blocks.flatMap((block, n) => [...(n > 0 ? [schema.node("hard_break")] : []), ...childrenOf(block.isTextblock ? block : schema.node("paragraph", null, oneLine([block]))) ]));
  tr.replaceWith($from.pos, $to.pos, words);
  return true;
}

function oneLine(blocks: Node[]): Fragment {
  const alone = blocks.length === 1 && blocks[0]!.isTextblock;
  const lines = blocks.map((block) => block.textBetween(0, block.content.size, " ", " ")).map((line) => (alone ? line : line.trim()));
  const words = lines.filter((line) => line !== "").join(" ");
  return words === "" ? Fragment.empty : Fragment.from(schema.text(words));
}

function insert(tr: Transaction, blocks: Node[]) {
  const open = (block: Node | undefined) => (block?.type.name === "paragraph" ? 1 : 0);
  const empty = tr.selection.empty && tr.selection.$from.parent.content.size === 0;
  const start = empty && blocks.length > 1 ? 0 : open(blocks[0]);
  const slice = new Slice(Fragment.from(blocks), start, start === 0 && empty ? 0 : open(blocks.at(-1)));
  if (fits(tr.doc, tr.selection, slice)) tr.replaceSelection(slice);
  else behind(tr, blocks);
}

/** Blocks for which there is no place at the selection stand behind its block; from tít and sa-pô they go to the head of the body. */
function behind(tr: Transaction, blocks: Node[]) {
  tr.deleteSelection();
  const { doc, selection } = tr;
  const first = doc.child(0).nodeSize + doc.child(1).nodeSize;
  const last = doc.content.size - doc.lastChild!.nodeSize;
  const at = Math.min(Math.max(selection.$to.depth > 0 ? selection.$to.after(1) : selection.to, first), last);
  const blank = doc.childCount === 4 && doc.child(2).type.name === "paragraph" && doc.child(2).content.size === 0;
  tr.replaceWith(blank ? first : at, blank ? last : at, blocks);
  const size = blocks.reduce((sum, block) => sum + block.nodeSize, 0);
  tr.setSelection(Selection.near(tr.doc.resolve((blank ? first : at) + size), -1));
}
