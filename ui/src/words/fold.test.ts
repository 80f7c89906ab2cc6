/** Folding agrees with the desk's: both read one list. */
import { expect, it } from "vitest";

import shared from "./fold.tsv?raw";
import { fold } from "./fold";

it("folds as the desk folds", () => {
  const rows = shared.split("\n").filter((row) => row !== "" && !row.startsWith("#"));
  expect(rows.length).toBe(14);
  for (const row of rows) {
    const [text, folded] = row.split("\t") as [string, string];
    expect(fold(text)).toBe(folded);
  }
});
