/** Sentences about what was pasted, in Vietnamese. */

/** Counts as words, by the desk's codes. */
type Counted = Record<string, (n: number) => string>;

const sources: Record<string, string> = {
  word: "Word",
  google_docs: "Google Docs",
  libreoffice: "LibreOffice",
  web: "trang web",
  rtf: "tệp RTF",
  text: "chữ thường",
};

const kept: Counted = {
  strong: () => "đậm",
  em: () => "nghiêng",
  links: (n) => `${n} liên kết`,
  headings: (n) => `${n} tít phụ`,
  lists: (n) => `${n} danh sách`,
  quotes: (n) => `${n} trích dẫn`,
  tables: (n) => `${n} bảng`,
  photos: (n) => `${n} ảnh`,
  fact_boxes: (n) => `${n} hộp thông tin`,
};

const leftOut: Counted = {
  fonts: (n) => `${n} kiểu chữ`,
  colours: (n) => `${n} màu`,
  empty_tables: (n) => `${n} bảng rỗng`,
  photos: (n) => `${n} ảnh không kèm theo được`,
  links: (n) => `${n} liên kết không an toàn`,
  hidden: (n) => `${n} chỗ ẩn`,
  deletions: (n) => `${n} chỗ đã gạch xóa`,
  comments: (n) => `${n} ghi chú`,
  footnotes: (n) => `${n} chú thích chân trang`,
  active_content: (n) => `${n} mã chạy`,
  page_frame: (n) => `${n} khung trang`,
  structure: () => "cách trình bày (chỉ lấy chữ)",
};

const charsets: Record<string, string> = { tcvn3: "TCVN3", vni: "VNI", viscii: "VISCII", vps: "VPS", cp1258: "CP1258" };

export const paste = {
  title: (source: string) => `Đã dán từ ${sources[source] ?? sources["web"]}, đã dọn sạch`,
  filled: (source: string) => `Đã nhận ra một bài trọn vẹn từ ${sources[source] ?? sources["web"]} và điền vào từng ô`,
  asItCame: "Đã dán nguyên gốc: chỉ có chữ, không đổi chữ nào",
  kept: (counts: { what: string; count: number }[]) => `Giữ: ${list(counts, kept)}.`,
  leftOut: (counts: { what: string; count: number }[]) => `Bỏ: ${list(counts, leftOut)}.`,
  composed: (n: number) => `Đã ghép ${n} chữ rời dấu thành chữ liền.`,
  digits: (n: number) => `${n} chữ số vẫn nguyên.`,
  converted: (charset: string, n: number) => `Đã đổi ${n} chữ ${charsets[charset] ?? charset} sang Unicode:`,
  offered: (charset: string) => `Có thể đây là chữ ${charsets[charset] ?? charset} cũ, chưa đổi:`,
  convert: "Đổi sang Unicode",
  undo: "Hoàn tác",
  keepOriginal: "Giữ nguyên gốc",
  apart: "Mở thành bài mới",
  close: "Đóng",
  onlyAddress: "Ảnh kéo từ trang web chỉ mang theo địa chỉ, không kèm ảnh; không có gì được tải về. Bài vẫn nguyên. Hãy lưu ảnh về máy rồi kéo tệp vào, hoặc chép hình ảnh rồi nhấn Ctrl V.",
  wrongFile: "Chỉ thả được ảnh và tệp chữ (.docx, .txt, .md, .html, .rtf) vào bài. Bài vẫn nguyên. Hãy lưu tệp thành một dạng ấy rồi thả lại.",
};

function list(counts: { what: string; count: number }[], words: Counted): string {
  return counts.map(({ what, count }) => words[what]?.(count) ?? what).join(", ");
}
