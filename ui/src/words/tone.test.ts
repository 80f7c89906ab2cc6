/** A word is one word wherever its tone stands: the list is that of the desk's own placing of tones, too. */
import { expect, it } from "vitest";

import shared from "./tones.tsv?raw";
import { tonesInFront } from "./tone";

it("tells words apart as the desk does", () => {
  const rows = shared.split("\n").filter((row) => row !== "" && !row.startsWith("#"));
  expect(rows.length).toBe(70);
  for (const row of rows) {
    const [written, ...placed] = row.split("\t") as [string, ...string[]];
    for (const one of placed) expect(tonesInFront(one), row).toBe(tonesInFront(written));
  }
  expect(tonesInFront("hòa")).not.toBe(tonesInFront("hóa"));
  expect(tonesInFront("hòa")).not.toBe(tonesInFront("hoa"));
  expect(tonesInFront("hướng")).not.toBe(tonesInFront("hường"));
});

it("keeps every place", () => {
  for (const text of ["Ủy ban, hoà bình: 3-10 😀", "a\u0301 x\u0323y", "İstanbul ñ"]) expect(tonesInFront(text).length, text).toBe(text.length);
});
