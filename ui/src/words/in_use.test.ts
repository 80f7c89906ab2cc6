/** Refusals in words: what happened, what is safe, what to do, with the name of what it is about. */
import { expect, it } from "vitest";

import { en } from "./en";
import { sentence } from "./sentence";
import { vi } from "./vi";

it("says of a step and of a version what became of them, not of the article", () => {
  const told = (code: "step_not_allowed" | "revision_not_found") => sentence({ code, detail: {} }, vi);
  expect(told("step_not_allowed")).toMatch(/^Bài đang ở trạng thái khác/);
  expect(told("revision_not_found")).toMatch(/^Không thấy phiên bản này nữa/);
});

it("names Word for a Word file, and only its name", () => {
  const refusal = { code: "target_in_use" as const, detail: { place: "D:\\Tin Phường\\2025-10-03_thu-ngan-sach\\bai.docx" } };
  expect(sentence(refusal, vi)).toBe("Chưa ghi đè được bai.docx vì Word đang mở tệp này. Bản cũ còn nguyên. Đóng Word rồi thử lại, hoặc lưu tên khác.");
  expect(sentence({ ...refusal, detail: { place: "/home/a/anh/01-anh.jpg" } }, vi)).toContain("01-anh.jpg vì một chương trình khác");
  expect(sentence(refusal, en)).toContain("Close Word and try again");
});
