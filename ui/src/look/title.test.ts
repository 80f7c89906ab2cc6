/** A screen that stands over another names the window, and takes its name away again. */
import { expect, test } from "vitest";

import { titled } from "./title";

test("the name comes before the title and goes", () => {
  document.title = "Tít – Tin Phường";
  const leave = titled("Xem trước");
  expect(document.title).toBe("Xem trước – Tít – Tin Phường");
  leave();
  expect(document.title).toBe("Tít – Tin Phường");
});

test("a title that came meanwhile stays", () => {
  document.title = "Tít – Tin Phường";
  const leave = titled("Xem trước");
  document.title = "Cài đặt – Tin Phường";
  leave();
  expect(document.title).toBe("Cài đặt – Tin Phường");
});
