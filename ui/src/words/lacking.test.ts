/** Why an article may not go on yet: what lacks, what is safe, what to do. */
import { expect, test } from "vitest";

import { en } from "./en";
import { lacking } from "./lacking";
import { vi } from "./vi";

const section = { fact: "section", photo: null } as const;
const caption = { fact: "caption", photo: 2 } as const;

test("the sentence names what lacks, and how much more", () => {
  expect(vi.step.lacks(lacking(section, vi), 0, vi.stage.submitted)).toBe("Chưa chọn chuyên mục nên bài chưa sang «Chờ duyệt». Bài vẫn nguyên. Bấm Điền để tới chỗ ấy.");
  expect(vi.step.lacks(lacking(caption, vi), 3, vi.stage.approved)).toBe("Ảnh 2 chưa có chú thích (và còn 3 chỗ nữa) nên bài chưa sang «Đã duyệt». Bài vẫn nguyên. Bấm Điền để tới chỗ ấy.");
  expect(en.step.lacks(lacking(caption, en), 1, en.stage.approved)).toBe("Photo 2 lacks its caption (and 1 more is missing): the article has not gone on to “Approved”. It is safe. Press Fill in to get there.");
});
