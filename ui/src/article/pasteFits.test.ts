/** Paste where there is no place for it as it is: whatever is pasted wherever, no word and no photo is left out. */
import type { Node } from "prosemirror-model";
import { AllSelection, EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import type { PasteAnswer } from "../bridge/bridge";
import { fits } from "./paste";
import { putIn, putOwn } from "./pasteIn";
import { schema } from "./schema";

const text = (words: string) => [{ type: "text", text: words }];
const caption = (words: string) => ({ type: "caption", content: text(words) });
const photo = (words: string) => ({ type: "figure", attrs: { photo: "f".repeat(64) }, content: [caption(words)] });
const items = (words: string) => [1, 2].map((n) => ({ type: "list_item", content: text(`${words}${n}`) }));
const cells = (words: string) => [{ type: "table_row", content: [1, 2].map((n) => ({ type: "table_cell", content: text(`${words}${n}`) })) }];

/** One block of each kind, with words of its own. */
const blocks = (words: string) => [
  { type: "paragraph", content: text(`${words}p`) },
  { type: "heading", content: text(`${words}h`) },
  { type: "quote", content: [{ type: "quote_text", content: text(`${words}q`) }, { type: "attribution", content: text(`${words}a`) }] },
  { type: "bullet_list", content: items(`${words}l`) },
  { type: "table", content: cells(`${words}t`) },
  photo(`${words}f`),
  { type: "gallery", content: [photo(`${words}g`), photo(`${words}i`)] },
  { type: "fact_box", content: [{ type: "box_title", content: text(`${words}b`) }, { type: "paragraph", content: text(`${words}c`) }] },
];

function article(words: string): Node {
  const content = [{ type: "headline", content: text(`${words}T`) }, { type: "sapo", content: text(`${words}S`) }, ...blocks(words), { type: "byline", content: text(`${words}B`) }];
  const doc = schema.nodeFromJSON({ type: "article", attrs: { version: 1 }, content });
  doc.check();
  return doc;
}

/** The middle of every text of a document. */
function middles(doc: Node): number[] {
  const found: number[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) found.push(at + 1 + Math.floor(node.content.size / 2));
    return true;
  });
  return found;
}

function letters(doc: Node): string {
  return Array.from(doc.textContent).sort().join("");
}

const photos = (doc: Node) => JSON.stringify(doc.toJSON()).split('"figure"').length - 1;

describe("what is pasted", () => {
  it("from elsewhere stands there whole, whichever blocks and whichever field", () => {
    const doc = article("x");
    for (const at of middles(doc)) {
      for (const block of blocks("y")) {
        for (const pasted of [[block], [block, blocks("z")[0]], [blocks("z")[4], block]]) {
          const state = EditorState.create({ doc, selection: TextSelection.create(doc, at) });
          const answer = { blocks: pasted, pictures: [], article: null } as unknown as PasteAnswer;
          const next = state.apply(putIn(state.tr, answer, true).tr).doc;
          next.check();
          const wanted = doc.textContent + pasted.map((one) => schema.nodeFromJSON(one).textContent).join("");
          const place = `${JSON.stringify(pasted).slice(0, 80)} in ${doc.resolve(at).parent.type.name}`;
          // A line of several blocks is joined by spaces.
          expect(letters(next).trim(), place).toBe(Array.from(wanted).sort().join(""));
        }
      }
    }
  });

  it("from this window stands there whole, from whichever place to whichever other", () => {
    const [from, to] = [article("x"), article("y")];
    const ends = middles(from);
    for (const [n, start] of ends.entries()) {
      // Every third pair: each kind of end meets each kind of place all the same.
      for (const end of ends.slice(n + 1).filter((_, after) => (after + n) % 3 === 0)) {
        const slice = EditorState.create({ doc: from, selection: TextSelection.create(from, start, end) }).selection.content();
        for (const at of middles(to)) {
          const state = EditorState.create({ doc: to, selection: TextSelection.create(to, at) });
          const next = state.apply(fits(to, state.selection, slice) ? state.tr.replaceSelection(slice) : putOwn(state.tr, slice)).doc;
          next.check();
          const wanted = to.textContent + slice.content.textBetween(0, slice.content.size);
          expect(letters(next).trim(), `${start}–${end} in ${to.resolve(at).parent.type.name}`).toBe(Array.from(wanted).sort().join(""));
        }
      }
    }
  });

  it("is a whole article again where nobody has written, all of it with its photos behind the text elsewhere", () => {
    const doc = article("x");
    const slice = EditorState.create({ doc, selection: new AllSelection(doc) }).selection.content();
    const blank = schema.nodeFromJSON({ type: "article", attrs: { version: 1 }, content: [{ type: "headline" }, { type: "sapo" }, { type: "paragraph" }, { type: "byline", content: text("Hạ Vy") }] });
    const state = EditorState.create({ doc: blank, selection: TextSelection.create(blank, 1) });
    expect(fits(blank, state.selection, slice)).toBe(false);
    expect(state.apply(putOwn(state.tr, slice)).doc.textContent).toBe(doc.textContent);
    const written = article("y");
    const behind = EditorState.create({ doc: written, selection: TextSelection.create(written, 1) });
    expect(photos(behind.apply(putOwn(behind.tr, slice)).doc)).toBe(6);
  });
});
