/** The guide in the window is the guide in the documents: every chapter, every word, and no signs of how it was written. */
import { readFileSync } from "node:fs";
import path from "node:path";

import guide from "virtual:guide";
import { expect, it } from "vitest";

const here = (import.meta as unknown as { dirname: string }).dirname;
const file = readFileSync(path.join(here, "../../../docs/huong-dan.md"), "utf8");
const wordsOf = (text: string) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

it("has every chapter and every word of the document, in its order", () => {
  expect(guide.map((one) => one.title)).toEqual([...file.matchAll(/^## (.*)$/gm)].map(([, title]) => title));
  const shown = guide.map((one, n) => (n === 0 ? one.plain.replace(one.title, "") : one.plain)).join(" ");
  const written = file.replace(/^# .*$/m, "").replace(`## ${guide[0]!.title}`, "").replace(/^(\d+)\. /gm, "");
  expect(wordsOf(shown)).toEqual(wordsOf(written));
});

it("shows weight, code, lists and tables as such", () => {
  const html = guide.map((one) => one.html).join("");
  expect(html).not.toMatch(/\*\*|^\||```|\\\\/m);
  for (const tag of ["<b>", "<code>", "<pre>", "<ul>", "<ol>", "<table>"]) expect(html).toContain(tag);
});
