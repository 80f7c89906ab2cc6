/** What is told of many refused files. */
import { expect, test } from "vitest";

import type { Refusal } from "../bridge/bridge";
import { byReason, refusedWords } from "./photosRefused";

const refused = (code: Refusal["code"], name: string): Refusal => ({ code, detail: { name } });

test("each reason stands once, with all of its names", () => {
  const all = [refused("file_empty", "a.jpg"), refused("not_a_picture", "b.jpg"), refused("file_empty", "c.jpg"), refused("picture_too_slow", "d.jpg"), refused("picture_worker_lost", "e.jpg"), refused("storage_trouble", " "), refused("internal", "g.jpg")];
  const groups = byReason(all, "vi").map(({ reason, names }) => [reason.why, ...names]);
  expect(groups).toEqual([["Tệp rỗng", "a.jpg", "c.jpg"], ["Không phải là ảnh", "b.jpg"], ["Không xử lý xong", "d.jpg", "e.jpg"], ["Chưa ghi được xuống máy", "tệp không có tên"], ["Tin Phường gặp trục trặc", "g.jpg"]]);
});

test("two hundred names are all there", () => {
  const many = Array.from({ length: 200 }, (_, n) => refused("picture_broken", `IMG_${n}.jpg`));
  expect(byReason(many, "en")[0]?.names).toHaveLength(200);
});

test("the summary says how many came in, what is safe and what to do", () => {
  expect(refusedWords("vi").summary(8, 12)).toBe("8 ảnh đã vào, 12 tệp không vào được. Bài, các ảnh đã vào và tệp gốc vẫn nguyên. Hãy xem danh sách để biết cần làm gì với từng tệp.");
  expect(refusedWords("vi").summary(0, 5)).toBe("Không tệp nào trong 5 tệp vào được. Bài và tệp gốc vẫn nguyên. Hãy xem danh sách để biết cần làm gì với từng tệp.");
  expect(refusedWords("en").summary(1, 4)).toContain("1 photo came in, 4 files did not.");
});
