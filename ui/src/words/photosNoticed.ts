/** What is told about photos beside them, as sentences: exports that still show a place. Read with the photos. */
import type { Language, PhotoExports } from "../bridge/bridge";

/** A day as newspapers write it, or nothing. */
type Day = (moment: string | null) => string;

/** Exports that are named; the others are counted. */
const NAMED = 3;

const said = {
  vi: {
    untitled: "chưa có tít",
    times: (count: number, day: string) => `${count > 1 ? `${count} bản, mới nhất ` : ""}${day}`,
    others: (n: number) => `và ${n} bài khác`,
    exports: (which: string) => `Bản đã xuất trước đây vẫn còn chỗ vừa che: ${which}. Hãy xóa các bản ấy rồi xuất lại; bài đã đăng thì thay ảnh trên cổng.`,
  },
  en: {
    untitled: "no headline yet",
    times: (count: number, day: string) => `${count > 1 ? `${count} exports, the last ` : ""}${day}`,
    others: (n: number) => `and ${n} more ${n === 1 ? "article" : "articles"}`,
    exports: (which: string) => `Earlier exports still show what is hidden now: ${which}. Delete them and export again; where the article is posted, replace the photo on the portal.`,
  },
};

/** Which exports still show what a change hides; nothing when none does. */
export function stillShown(exports: PhotoExports[], day: Day, language: Language): string {
  if (exports.length === 0) return "";
  const words = said[language];
  const named = exports.slice(0, NAMED).map((one) => `“${one.headline || words.untitled}” (${words.times(one.count, day(one.last))})`);
  const others = exports.length - named.length;
  return words.exports([named.join(", "), ...(others > 0 ? [words.others(others)] : [])].join(" "));
}
