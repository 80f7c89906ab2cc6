/** What is told about photos beside them. */
import { expect, test } from "vitest";

import type { PhotoExports } from "../bridge/bridge";
import { stillShown } from "./photosNoticed";

const dayOf = (moment: string | null) => (moment ?? "").slice(0, 10).split("-").reverse().join("-");

test("exports from before a place was hidden are named with their day", () => {
  const one = (headline: string, count = 1): PhotoExports => ({ headline, count, last: "2025-10-03T15:00:00" });
  expect(stillShown([], dayOf, "vi")).toBe("");
  expect(stillShown([one("Chợ đêm", 2)], dayOf, "vi")).toContain("“Chợ đêm” (2 bản, mới nhất 03-10-2025). Hãy xóa");
  const many = ["Một", "Hai", "Ba", "Bốn", "Năm"].map((headline) => one(headline));
  expect(stillShown(many, dayOf, "vi")).toContain("“Ba” (03-10-2025) và 2 bài khác. Hãy xóa");
});
