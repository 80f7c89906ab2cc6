/** What was noticed in files that became articles, as sentences. Read when a file is opened. */
import type { Language } from "../bridge/bridge";

/** What an article does not take over, by the code's first part: `deletions_left_out`. */
const leftOut: Record<Language, Record<string, string>> = {
  vi: {
    deletions: "chỗ đã gạch xóa",
    hidden: "chỗ ẩn",
    comments: "ghi chú bên lề",
    footnotes: "chú thích chân trang",
    photos: "ảnh không kèm theo được",
    links: "liên kết không an toàn",
    active_content: "mã chạy",
    page_frame: "khung trang",
    structure: "cách trình bày",
  },
  en: {
    deletions: "words struck out",
    hidden: "hidden words",
    comments: "comments",
    footnotes: "footnotes",
    photos: "photos that could not come along",
    links: "unsafe links",
    active_content: "active content",
    page_frame: "the page's frame",
    structure: "the layout",
  },
};

/** Old alphabets, by the code's last part: `decoded_vni`. */
const alphabets: Record<string, string> = { tcvn3: "TCVN3", vni: "VNI", viscii: "VISCII", vps: "VPS", cp1258: "CP1258" };

const said = {
  vi: {
    photos: (n: number) => `Giữ: ${n} ảnh trong tệp, đúng chỗ trong bài.`,
    leftOut: (what: string) => `Bỏ: ${what}; tệp gốc vẫn nguyên.`,
    decoded: (alphabet: string) => `Đã đổi chữ ${alphabet} sang Unicode.`,
    composed: "Đã ghép chữ rời dấu.",
    old: "Có thể còn chữ mã cũ chưa đổi sang Unicode: đọc lại trước khi gửi.",
    captions: "Có chú thích chưa có ảnh: thêm ảnh vào chỗ trống.",
    headline: "Chưa nhận ra tít: điền tít trước khi gửi.",
  },
  en: {
    photos: (n: number) => `Kept: ${n} ${n === 1 ? "photo" : "photos"} of the file, in place.`,
    leftOut: (what: string) => `Left out: ${what}; the file itself is untouched.`,
    decoded: (alphabet: string) => `${alphabet} letters became Unicode.`,
    composed: "Letters that came apart are whole.",
    old: "Some letters may still be of an old font: read them before you send.",
    captions: "There are captions without a photo: put one into the empty place.",
    headline: "No headline was recognised: write one before you send.",
  },
};

/** Sentences for `findings`, the codes of `article_import`, and for the photos that came along; empty when there is nothing to be told. */
export function noticed(findings: string[], language: Language, photos = 0): string {
  const words = said[language];
  const has = (code: string) => findings.includes(code);
  const missing = Object.entries(leftOut[language]).filter(([code]) => has(`${code}_left_out`)).map(([, what]) => what);
  const decoded = Object.entries(alphabets).filter(([code]) => has(`decoded_${code}`)).map(([, alphabet]) => words.decoded(alphabet));
  return [
    ...(photos > 0 ? [words.photos(photos)] : []),
    ...(missing.length > 0 ? [words.leftOut(missing.join(", "))] : []),
    ...decoded,
    ...(has("nfd_to_nfc") ? [words.composed] : []),
    ...(has("old_letters_left") ? [words.old] : []),
    ...(has("captions_without_photo") ? [words.captions] : []),
    ...(has("no_headline") ? [words.headline] : []),
  ].join(" ");
}
