/** Large numbers in sentences. */
import { expect, test } from "vitest";

import { en } from "./en";
import { grouped } from "./grouped";
import { vi } from "./vi";

test("numbers are set apart in groups of three, as each language does", () => {
  expect([0, 999, 1000, 12345, 1234567].map((n) => grouped(n))).toEqual(["0", "999", "1.000", "12.345", "1.234.567"]);
  expect([vi.list.count(3000), vi.list.found(1150, 2), vi.article.words(5012), vi.nav.count(50000)]).toEqual(["3.000 bài", "1.150 bài · 2 ms", "5.012 từ", "50.000"]);
  expect([en.list.count(3000), en.article.words(5012), en.nav.count(50000)]).toEqual(["3,000 articles", "5,012 words", "50,000"]);
});
