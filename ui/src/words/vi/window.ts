/** Sentences of the window as a whole: start, navigation, commands, in Vietnamese. */

export const app = {
  name: "Tin Phường",
  offline: "Ngoại tuyến – mọi thứ lưu trên máy này",
  close: "Đóng",
  cancel: "Hủy",
  undo: "Hoàn tác",
  untitled: "Bài chưa có tít",
  sample: "Bài mẫu",
  readOnly: "Tòa soạn này chỉ đọc được (do bản Tin Phường mới hơn tạo ra, hoặc thư mục bị khóa). Bài vẫn nguyên, vẫn xem và xuất được. Hãy mở bằng bản mới hơn hoặc mở khóa thư mục.",
  noted: {
    database_replaced: "Tệp dữ liệu bị hỏng đã được giữ riêng; tòa soạn mở lại từ bản sao lưu mới nhất còn tốt. Hãy xem lại các bài viết gần đây.",
    rows_salvaged: "Đã nhặt lại được những bài viết sau bản sao lưu. Hãy xem lại các bài viết gần đây.",
    no_good_backup: "Tệp dữ liệu bị hỏng đã được giữ riêng, và chưa có bản sao lưu nào còn tốt. Những gì đọc được đã được nhặt lại. Hãy gửi thư mục tòa soạn cho người hỗ trợ.",
  } as Record<string, string>,
  trouble: "Chưa tải được. Bài đã lưu vẫn nguyên. Hãy đóng rồi mở lại Tin Phường.",
};

export const nav = {
  label: "Điều hướng chính",
  newArticle: "Bài mới",
  all: "Tất cả bài",
  trash: "Thùng rác",
  settings: "Cài đặt",
  commands: "Bảng lệnh",
};

export const commands = {
  label: "Bảng lệnh",
  ask: "Gõ lệnh, tên bài hoặc cài đặt…",
  group: "Lệnh",
  articles: "Bài viết",
  foot: "Gõ không dấu cũng được",
  choose: "chọn",
  run: "chạy",
  copyPortal: "Sao chép để dán vào cổng",
  exportArticle: "Xuất bài…",
};

export const first = {
  title: "Viết tin của phường, không cần mạng",
  promise: "Bài tự lưu trên máy này. Bạn không bao giờ phải bấm Lưu.",
  byline: "Bút danh của bạn",
  bylineHint: "Ví dụ: Hạ Vy",
  ward: "Phường, xã",
  wardHint: "Ví dụ: Phường Mây Trắng",
  role: "Bạn thường làm gì?",
  reporter: "Viết tin",
  reporterWho: "Phóng viên",
  editor: "Duyệt và xuất",
  editorWho: "Biên tập viên",
  start: "Bắt đầu viết",
  sample: "Xem bài mẫu trước",
  note: "Không cần tài khoản. Có thể đổi mọi thứ sau trong Cài đặt.",
  hints: [
    ["Gõ tít ở dòng đầu", "Như gõ Word. Telex hay VNI đều được."],
    ["Kéo ảnh điện thoại vào", "Ảnh tự thu nhỏ, bạn chỉ cần gõ chú thích."],
    ["Nhấn Xuất khi xong", "Ra một gói để dán vào cổng hoặc gửi đi."],
  ] as [string, string][],
};
