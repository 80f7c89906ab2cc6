/** The palette understands «xuat», «xuất» and «export», and shows what it understood. */
import { expect, test } from "vitest";

import { parts, rank } from "./palette";

test("accents are optional, exact ones come first", () => {
  expect(rank("Xuất bài…", "export", "xuất")).toBe(0);
  expect(rank("Xuất bài…", "export", "xuat")).toBe(1);
  expect(rank("Xuất bài…", "export", "export")).toBe(6);
  expect(rank("Xuất bài…", "export", "phien ban")).toBeNull();
  expect(rank("Sao chép để dán vào cổng", "xuất nhanh", "dan cong")).not.toBeNull();
});

test("a label that begins with what was asked stands before one that holds it further in", () => {
  const order = (asked: string, labels: string[]) => labels.toSorted((a, b) => (rank(a, "", asked) ?? 9) - (rank(b, "", asked) ?? 9));
  expect(order("tat ca", ["Ẩn tất cả", "Không tat ca", "Tất cả bài"])).toEqual(["Tất cả bài", "Không tat ca", "Ẩn tất cả"]);
  expect(order("anh", ["Danh mục", "Ảnh trong bài"])[0]).toBe("Ảnh trong bài");
});

test("a word that begins so stands before one that holds it in its middle, and is the one that is marked", () => {
  const order = (asked: string, labels: string[]) => labels.toSorted((a, b) => (rank(a, "", asked) ?? 9) - (rank(b, "", asked) ?? 9));
  expect(order("anh", ["Mở nhanh bài…", "Kho ảnh"])).toEqual(["Kho ảnh", "Mở nhanh bài…"]);
  expect(parts("Cạnh dài của ảnh xuất", "anh").find((one) => one.hit)?.text).toBe("ảnh");
  expect(rank("Tất cả bài", "danh sách", "anh")).toBeNull();
  expect(rank("Tất cả bài", "danh sách", "danh")).toBe(6);
});

test("what matches is told from what does not", () => {
  expect(parts("Đề xuất phương án", "xuat")).toEqual([
    { text: "Đề ", hit: false },
    { text: "xuất", hit: true },
    { text: " phương án", hit: false },
  ]);
  expect(parts("Bản nháp", "")).toEqual([{ text: "Bản nháp", hit: false }]);
});
