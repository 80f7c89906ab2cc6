/** What is told about photos beside them, as sentences: uses elsewhere, exports that still show a place, folders too large or without any. Read with the photos. */
import type { Language, PhotoAlike, PhotoExports, PhotoRow } from "../bridge/bridge";
import { grouped } from "./grouped";

/** A day as newspapers write it, or nothing. */
type Day = (moment: string | null) => string;

/** Exports that are named; the others are counted. */
const NAMED = 3;

const said = {
  vi: {
    warning: {
      incomplete: "Ảnh bị thiếu phần cuối",
      animation_dropped: "Ảnh động: chỉ lấy hình đầu",
      pages_dropped: "Tệp nhiều trang: chỉ lấy trang đầu",
      profile_missing: "Màu có thể lệch",
      profile_ignored: "Màu có thể lệch",
      used_before: "Đã dùng ở bài khác",
      shaky: "Hơi rung hoặc mờ",
    } as Record<string, string>,
    untitled: "chưa có tít",
    used: ({ same, part }: PhotoAlike) => `${same ? "Đã dùng" : part ? "Giống một phần ảnh đã dùng" : "Giống ảnh đã dùng"} trong bài`,
    waits: ({ same, part }: PhotoAlike) => `${same ? "Có" : part ? "Giống một phần ảnh" : "Giống ảnh"} trong khay của bài`,
    alike: ({ name, part }: PhotoAlike) => `${part ? "Giống một phần ảnh" : "Gần giống ảnh"} ${name}`,
    times: (count: number, day: string) => `${count > 1 ? `${count} bản, mới nhất ` : ""}${day}`,
    others: (n: number) => `và ${n} bài khác`,
    exports: (which: string) => `Bản đã xuất trước đây vẫn còn chỗ vừa che: ${which}. Hãy xóa các bản ấy rồi xuất lại; bài đã đăng thì thay ảnh trên cổng.`,
    none: "Không thấy ảnh nào ở đó. Bài và các tệp vẫn nguyên. Hãy chọn tệp ảnh (JPEG, HEIC, PNG…) hoặc thư mục có ảnh; video thì chưa nhận.",
    left: (taken: number, left: number) => `Thư mục có ${grouped(taken + left)} ảnh, mỗi lần lấy được ${grouped(taken)} ảnh đầu theo tên. ${grouped(left)} ảnh sau chưa vào khay. Hãy chọn từng thư mục nhỏ hơn.`,
  },
  en: {
    warning: {
      incomplete: "The photo's end is missing",
      animation_dropped: "Animation: only the first picture is taken",
      pages_dropped: "Several pages: only the first is taken",
      profile_missing: "Colours may be off",
      profile_ignored: "Colours may be off",
      used_before: "Used in another article",
      shaky: "Shaken or blurred",
    } as Record<string, string>,
    untitled: "no headline yet",
    used: ({ same, part }: PhotoAlike) => `${same ? "Used" : part ? "Shares a part with one used" : "Looks like one used"} in`,
    waits: ({ same, part }: PhotoAlike) => `${same ? "Lies" : part ? "Shares a part with one" : "Looks like one"} in the tray of`,
    alike: ({ name, part }: PhotoAlike) => `${part ? "Shares a part with" : "Nearly the same as"} ${name}`,
    times: (count: number, day: string) => `${count > 1 ? `${count} exports, the last ` : ""}${day}`,
    others: (n: number) => `and ${n} more ${n === 1 ? "article" : "articles"}`,
    exports: (which: string) => `Earlier exports still show what is hidden now: ${which}. Delete them and export again; where the article is posted, replace the photo on the portal.`,
    none: "No photo was found there. Your articles and the files are safe. Choose photos (JPEG, HEIC, PNG…) or a folder that holds some; videos are not taken yet.",
    left: (taken: number, left: number) => `The folder holds ${grouped(taken + left, ",")} photos; the first ${grouped(taken, ",")} by name can be taken at a time. ${grouped(left, ",")} are not in the tray. Choose smaller folders one by one.`,
  },
};

/** Where a photo, or one like it, is used or waits. */
export function repeated(alike: PhotoAlike, day: Day, language: Language): string {
  const words = said[language];
  if (!alike.article) return words.alike(alike);
  const when = day(alike.date);
  return `${(alike.inText ? words.used : words.waits)(alike)} “${alike.headline || words.untitled}”${when ? ` (${when})` : ""}`;
}

/** All that was noticed about a photo: where it was used, what became of its file; nothing when there is nothing. */
export function noticed({ alike, warnings }: Pick<PhotoRow, "alike" | "warnings">, day: Day, language: Language): string {
  const codes = warnings.filter((code) => !alike || code !== "used_before");
  const all = [alike && repeated(alike, day, language), ...codes.map((code) => said[language].warning[code])];
  return [...new Set(all.filter(Boolean))].join(" · ");
}

/** Which exports still show what a change hides; nothing when none does. */
export function stillShown(exports: PhotoExports[], day: Day, language: Language): string {
  if (exports.length === 0) return "";
  const words = said[language];
  const named = exports.slice(0, NAMED).map((one) => `“${one.headline || words.untitled}” (${words.times(one.count, day(one.last))})`);
  const others = exports.length - named.length;
  return words.exports([named.join(", "), ...(others > 0 ? [words.others(others)] : [])].join(" "));
}

/** Photos of a folder that were not taken. */
export function leftInFolder(taken: number, left: number, language: Language): string {
  return said[language].left(taken, left);
}

/** What was dropped or chosen holds no photo. */
export function noPhotos(language: Language): string {
  return said[language].none;
}
