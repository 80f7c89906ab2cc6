/** What is told of an opened file. */
import { expect, test } from "vitest";

import { noticed } from "./opened";

test("what was left out, what was changed and what is still to be done", () => {
  expect(noticed([], "vi")).toBe("");
  expect(noticed(["decoded_utf16"], "vi"), "nothing changed for the reader").toBe("");
  expect(noticed(["photos_left_out"], "vi", 2)).toBe("Giữ: 2 ảnh trong tệp, đúng chỗ trong bài. Bỏ: ảnh không kèm theo được; tệp gốc vẫn nguyên.");
  const findings = ["captions_without_photo", "decoded_tcvn3", "deletions_left_out", "footnotes_left_out"];
  expect(noticed(findings, "vi")).toBe("Bỏ: chỗ đã gạch xóa, chú thích chân trang; tệp gốc vẫn nguyên. Đã đổi chữ TCVN3 sang Unicode. Có chú thích chưa có ảnh: thêm ảnh vào chỗ trống.");
  expect(noticed(findings, "en")).toBe("Left out: words struck out, footnotes; the file itself is untouched. TCVN3 letters became Unicode. There are captions without a photo: put one into the empty place.");
});
