/** Sentences of the tools beside the text: bars, bubble, insert menu, tables, links. */

export const tools = {
  kind: "Kiểu đoạn",
  picked: "Chữ đang chọn",
  reach: "Alt F10",
  insert: {
    photo: ["Ảnh", "Từ máy, điện thoại hoặc thẻ nhớ", "anh"],
    gallery: ["Bộ ảnh", "Vài ảnh hiện cùng nhau", "bo"],
    quote: ["Trích dẫn", "Lời phát biểu, có người nói", "trich"],
    heading: ["Tít phụ", "Chia đoạn trong bài dài", "tit"],
    list: ["Danh sách", "Gạch đầu dòng", "ds"],
    box: ["Hộp thông tin", "Khung số liệu, liên hệ", "hop"],
    table: ["Bảng", "Dòng, cột và dòng tiêu đề", "bang"],
  } as Record<"photo" | "gallery" | "quote" | "heading" | "list" | "box" | "table", [string, string, string]>,
  option: (name: string, n: number, of: number) => `${name}, ${n} trên ${of}`,
  table: {
    title: "Bảng",
    rowAbove: "Thêm dòng trên",
    rowBelow: "Thêm dòng dưới",
    rowDelete: "Xóa dòng",
    columnLeft: "Thêm cột trái",
    columnRight: "Thêm cột phải",
    columnDelete: "Xóa cột",
    headRow: "Dòng đầu là tiêu đề",
    tableDelete: "Xóa bảng",
  },
  move: "Kéo để dời đoạn này (hoặc Alt ↑, Alt ↓)",
  linkPut: "Chèn liên kết",
  linkDrop: "Bỏ liên kết",
  linkOpen: "Mở trang",
  over: (n: number) => `quá ${n} từ`,
  limit: (n: number) => `Phường đặt mức ${n} từ`,
};
