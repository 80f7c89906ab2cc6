/** Tops of rows against adding them up one by one. */
import { expect, test } from "vitest";

import { Heights } from "./heights";

test("rows begin where those above them end", () => {
  const heights = new Heights().with(new Map([[7, 120], [0, 50], [3, 10.5]])).with(new Map([[3, 90.25], [999, 30]]));
  let top = 0;
  for (let n = 0; n <= 1200; n += 1) {
    expect(heights.top(n, 80)).toBeCloseTo(top, 6);
    expect(heights.of(n, 80)).toBe({ 0: 50, 3: 90.25, 7: 120, 999: 30 }[n] ?? 80);
    top += heights.of(n, 80);
  }
});

test("a list of which nothing was measured has only likely rows", () => {
  expect(new Heights().top(50_000, 80)).toBe(4_000_000);
  expect(new Heights().top(0, 80)).toBe(0);
});
