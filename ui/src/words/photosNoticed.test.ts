/** What is told about photos beside them. */
import { expect, test } from "vitest";

import type { PhotoAlike, PhotoExports } from "../bridge/bridge";
import { leftInFolder, noticed, repeated, stillShown } from "./photosNoticed";

const dayOf = (moment: string | null) => (moment ?? "").slice(0, 10).split("-").reverse().join("/");
const alike: PhotoAlike = { photo: "a", name: "IMG_1.jpg", same: true, part: false, article: "b", inText: true, headline: "Chợ đêm", date: "2025-10-03T15:00:00" };

test("a photo that only waits in another tray was not used", () => {
  expect(repeated(alike, dayOf, "vi")).toBe("Đã dùng trong bài “Chợ đêm” (03/10/2025)");
  expect(repeated({ ...alike, inText: false }, dayOf, "vi")).toBe("Có trong khay của bài “Chợ đêm” (03/10/2025)");
  expect(repeated({ ...alike, same: false, headline: "", date: null }, dayOf, "vi")).toBe("Giống ảnh đã dùng trong bài “chưa có tít”");
  expect(repeated({ ...alike, article: null, inText: false }, dayOf, "en")).toBe("Nearly the same as IMG_1.jpg");
  const part = { ...alike, same: false, part: true };
  expect(repeated(part, dayOf, "vi")).toBe("Giống một phần ảnh đã dùng trong bài “Chợ đêm” (03/10/2025)");
  expect(repeated({ ...part, inText: false }, dayOf, "en")).toBe("Shares a part with one in the tray of “Chợ đêm” (03/10/2025)");
  expect(repeated({ ...part, article: null }, dayOf, "vi")).toBe("Giống một phần ảnh IMG_1.jpg");
});

test("exports from before a place was hidden are named with their day", () => {
  const one = (headline: string, count = 1): PhotoExports => ({ headline, count, last: "2025-10-03T15:00:00" });
  expect(stillShown([], dayOf, "vi")).toBe("");
  expect(stillShown([one("Chợ đêm", 2)], dayOf, "vi")).toContain("“Chợ đêm” (2 bản, mới nhất 03/10/2025). Hãy xóa");
  const many = ["Một", "Hai", "Ba", "Bốn", "Năm"].map((headline) => one(headline));
  expect(stillShown(many, dayOf, "vi")).toContain("“Ba” (03/10/2025) và 2 bài khác. Hãy xóa");
});

test("the photos of a folder that were left out are counted", () => {
  expect(leftInFolder(1000, 500, "vi")).toContain("1.500 ảnh");
  expect(leftInFolder(1000, 500, "en")).toContain("500 are not in the tray");
});

test("nothing that was noticed about a photo hides the rest of it", () => {
  const row = { alike, warnings: ["profile_missing", "profile_ignored", "pages_dropped", "used_before", "from_the_future"] };
  expect(noticed(row, dayOf, "vi")).toBe("Đã dùng trong bài “Chợ đêm” (03/10/2025) · Màu có thể lệch · Tệp nhiều trang: chỉ lấy trang đầu");
  expect(noticed({ alike: null, warnings: ["used_before"] }, dayOf, "en")).toBe("Used in another article");
  expect(noticed({ alike: null, warnings: [] }, dayOf, "vi")).toBe("");
});
