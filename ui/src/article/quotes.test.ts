/** Quotation marks as they are typed: which way they turn, and when they stay as they are. */
import { expect, it } from "vitest";

import { curled } from "./quotes";

it("opens at the start, behind a space, a bracket and a dash", () => {
  for (const before of ["", "Ông nói: ", "(", "- ", "“Mỗi nhà”, ", "2025 –"]) expect(curled(before), before).toBe("“");
});

it("closes behind a word when one is open", () => {
  for (const before of ["“Mỗi nhà một cây", "Ông nói: “Được.", "“dài 6"]) expect(curled(before), before).toBe("”");
});

it("stays behind a figure or a letter when none is open", () => {
  for (const before of ["ống 6", "“Một”, rồi hai", "a"]) expect(curled(before), before).toBeNull();
});
