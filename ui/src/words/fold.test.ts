/** Folding agrees with the desk's: both read one list. */
import { expect, it } from "vitest";

import shared from "./fold.tsv?raw";
import { fold, foldInPlace } from "./fold";

it("folds as the desk folds", () => {
  const rows = shared.split("\n").filter((row) => row !== "" && !row.startsWith("#"));
  expect(rows.length).toBe(16);
  for (const row of rows) {
    const [text, folded] = row.split("\t") as [string, string];
    expect(fold(text)).toBe(folded);
  }
});

it("keeps every place where it must", () => {
  for (const text of ["Đảng bộ", "a\u0302\u0301n 😀 ỦY", "İstanbul ﬁ"]) expect(foldInPlace(text).length, text).toBe(text.length);
});
