/** Sentences of finding and replacing, in Vietnamese. */
import { grouped } from "../grouped";

export const find = {
  label: "Tìm trong bài",
  words: "Tìm trong bài",
  put: "Thay bằng",
  marks: "Đúng dấu",
  whole: "Nguyên từ",
  count: (at: number, of: number) => (of === 0 ? "Không thấy" : `${at}/${of}`),
  next: "Chỗ sau (Enter)",
  previous: "Chỗ trước (Shift Enter)",
  replace: "Thay",
  replaceAll: "Thay tất cả",
  replaced: (n: number) => `Đã thay ${grouped(n)} chỗ trong bài`,
  showReplace: "Thay…",
  inArticle: "Tìm trong bài",
  inDrafts: "Tìm và thay trong mọi bản nháp…",
};

export const drafts = {
  title: "Tìm và thay trong mọi bản nháp",
  about: "Chỉ những bài đang viết: bản nháp và bài bị trả lại. Mỗi bài giữ một phiên bản trước khi thay.",
  words: "Tìm",
  put: "Thay bằng",
  found: (places: number, articles: number) => (places === 0 ? "Không thấy chỗ nào" : `${grouped(places)} chỗ trong ${grouped(articles)} bài`),
  places: (n: number) => `${grouped(n)} chỗ`,
  more: (n: number) => `và ${grouped(n)} chỗ nữa`,
  run: (n: number) => `Thay trong ${grouped(n)} bài`,
  done: (places: number, articles: number) => `Đã thay ${grouped(places)} chỗ trong ${grouped(articles)} bài`,
  undone: (restored: number, left: number) => (left === 0 ? `Đã trả lại chữ cũ cho ${grouped(restored)} bài` : `Đã trả lại chữ cũ cho ${grouped(restored)} bài; ${grouped(left)} bài đã sửa thêm nên giữ nguyên, chữ cũ ở Phiên bản`),
};
