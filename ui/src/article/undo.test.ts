/** Undo goes back word by word, as far as the article was written since it was opened. */
import { redo, undo } from "prosemirror-history";
import { expect, test } from "vitest";

import { Deed } from "./deed";
import { stateOf, type Listener } from "./editor";
import { matches, replaceAt } from "./find";
import { ownStep } from "./undo";

const nobody: Listener = { onUpdate: () => undefined, onPhotos: () => undefined, onHeld: () => undefined, onEmptyPlace: () => undefined, onClip: () => undefined, onTextFiles: () => undefined, onWrong: () => undefined, locked: () => false, onLocked: () => undefined };
const empty = { type: "article", content: [{ type: "headline" }, { type: "sapo" }, { type: "paragraph" }, { type: "byline" }] };

test("three hundred words are taken back one by one, and come again", () => {
  const words = Array.from({ length: 300 }, (_, n) => `w${n}`);
  let state = stateOf(empty, 0, nobody);
  for (const letter of words.join(" ")) state = state.apply(state.tr.insertText(letter));
  const tit = () => state.doc.child(0).textContent.trim();
  for (let n = 299; n >= 0; n -= 1) {
    undo(state, (tr) => (state = state.apply(tr)));
    expect(tit()).toBe(words.slice(0, n).join(" "));
  }
  for (const _ of words) redo(state, (tr) => (state = state.apply(tr)));
  expect(tit()).toBe(words.join(" "));
});

test("white space that begins a step goes and comes with its word", () => {
  let state = stateOf(empty, 0, nobody);
  const typed = (words: string) => {
    for (const letter of words) state = state.apply(state.tr.insertText(letter));
  };
  typed("Nội dung");
  state = state.apply(ownStep(state.tr.step(new Deed(() => true))));
  typed(" mới nhất");
  const tit = () => state.doc.child(0).textContent;
  for (const left of ["Nội dung mới ", "Nội dung", "Nội dung", "Nội ", ""]) {
    undo(state, (tr) => (state = state.apply(tr)));
    expect(tit()).toBe(left);
  }
  for (const there of ["Nội ", "Nội dung", "Nội dung", "Nội dung mới ", "Nội dung mới nhất"]) {
    redo(state, (tr) => (state = state.apply(tr)));
    expect(tit()).toBe(there);
  }
});

test("what is replaced is a step apart from the word that was typed before it", () => {
  let state = stateOf(empty, 0, nobody);
  for (const letter of "Thoa") state = state.apply(state.tr.insertText(letter));
  for (const [words, put] of [["thoa", "Thoan"], ["thoan", "Thảo"]] as const) {
    const asked = { words, marks: false, whole: false };
    replaceAt(matches(state.doc, asked), asked, put)(state, (tr) => (state = state.apply(ownStep(tr))));
  }
  const tit = () => state.doc.child(0).textContent;
  for (const left of ["Thoan", "Thoa", ""]) {
    undo(state, (tr) => (state = state.apply(tr)));
    expect(tit()).toBe(left);
  }
});
