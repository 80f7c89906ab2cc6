/** Long work says how long it still takes, as soon as that can be known. */
import { expect, test } from "vitest";

import { en } from "../words/en";
import { vi } from "../words/vi";
import { secondsLeft } from "./left";

test("nothing is promised before a part is done, in the first second, and at the end", () => {
  expect(secondsLeft(0, 6, 9)).toBeNull();
  expect(secondsLeft(1, 6, 0.5)).toBeNull();
  expect(secondsLeft(6, 6, 9)).toBeNull();
  expect(secondsLeft(2, 6, 5)).toBe(10);
});

test("count and remaining time stand in one sentence", () => {
  expect(vi.photos.progress(2, 6, 10)).toBe("Đang thu nhỏ 2/6 · còn 10 giây");
  expect(vi.export.progress(1, 4, 190)).toBe("Đang xuất 1/4 · còn 4 phút");
  expect(en.export.progress(1, 4, null)).toBe("Exporting 1/4");
});
