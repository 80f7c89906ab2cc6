/** What is said at the foot of the window: the same words once, each way back for itself. */
import { expect, test } from "vitest";

import { toasts } from "./toasts.svelte";

const said = () => toasts.shown.map((one) => one.text);

test("what is said again stands once, and last", () => {
  toasts.show("Đã lưu rồi");
  toasts.show("Đã chép");
  toasts.show("Đã lưu rồi");
  expect(said()).toEqual(["Đã chép", "Đã lưu rồi"]);
});

test("two deeds with their own way back keep both", () => {
  const action = { label: "Hoàn tác", run: () => undefined };
  toasts.show("Đã chuyển “” vào Thùng rác", { action });
  toasts.show("Đã chuyển “” vào Thùng rác", { action });
  expect(said().slice(-2)).toEqual(["Đã chuyển “” vào Thùng rác", "Đã chuyển “” vào Thùng rác"]);
});

test("the next step of an article takes the place of the one before, with its way back", () => {
  for (const text of ["Đã chuyển sang «Chờ duyệt»", "Đã chuyển sang «Đã duyệt»"]) toasts.show(text, { of: "step", action: { label: "Hoàn tác", run: () => undefined } });
  expect(said().filter((text) => text.startsWith("Đã chuyển sang"))).toEqual(["Đã chuyển sang «Đã duyệt»"]);
});

test("what is true of one article alone goes with it, what was done to it stays", () => {
  for (const one of toasts.shown) toasts.close(one.id);
  const action = { label: "Viết đính chính", run: () => undefined };
  toasts.show("Bài đã đăng nên không sửa ở đây.", { here: true, action });
  toasts.show("Đã chuyển sang «Đã đăng»", { of: "step", action });
  toasts.leave();
  expect(said()).toEqual(["Đã chuyển sang «Đã đăng»"]);
});

test("what stays is pushed away by nothing, and goes when it is closed", () => {
  const action = { label: "Xem 12 tệp", run: () => undefined };
  toasts.show("12 tệp không vào được", { kind: "trouble", stays: true, action });
  for (const n of [1, 2, 3, 4]) toasts.show(`Đã lưu ${n}`);
  toasts.leave();
  expect(said()).toEqual(["12 tệp không vào được", "Đã lưu 2", "Đã lưu 3", "Đã lưu 4"]);
  const [first] = toasts.shown;
  if (first) toasts.close(first.id);
  expect(said()).toHaveLength(3);
});
