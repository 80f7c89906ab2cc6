/** Marked words in an element. */
import { expect, test } from "vitest";

import { marked } from "./marked";

test("words that were found are marked, and none of them is read as markup", () => {
  const node = document.createElement("p");
  marked([{ text: "thu ", hit: false }, { text: "<b>ngân</b>", hit: true }, { text: " sách", hit: false }])(node);
  expect(node.innerHTML).toBe("thu <mark>&lt;b&gt;ngân&lt;/b&gt;</mark> sách");
  marked([])(node);
  expect(node.childNodes).toHaveLength(0);
});

test("the same words again leave what stands", () => {
  const node = document.createElement("p");
  marked([{ text: "ngân", hit: true }])(node);
  const before = node.firstChild;
  marked([{ text: "ngân", hit: true }])(node);
  expect(node.firstChild).toBe(before);
  marked([{ text: "ngân", hit: false }])(node);
  expect(node.innerHTML).toBe("ngân");
});
