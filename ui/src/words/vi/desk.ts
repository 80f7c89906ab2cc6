/** Sentences of the list, stages and times, in Vietnamese. */

export const stage = {
  draft: "Bản nháp",
  submitted: "Chờ duyệt",
  returned: "Trả lại",
  approved: "Đã duyệt",
  exported: "Đã xuất",
  posted: "Đã đăng",
};

export const step = {
  submitted: "Gửi duyệt",
  returned: "Trả lại",
  approved: "Duyệt",
  exported: "Xuất",
  posted: "Đã đăng lên cổng",
  draft: "Về bản nháp",
  again: "Về chờ duyệt",
  done: (stage: string) => `Đã chuyển sang «${stage}»`,
  log: "Các bước đã qua",
  hashWhat: "Mã của bản chữ lúc đó",
  returnedBy: (who: string, when: string) => `${who} trả lại ${when}.`,
  reason: "Lý do trả lại",
  returnHint: "Ví dụ: thiếu chú thích ảnh 2",
  changedAfterApproval: "Bài đã sửa sau khi duyệt: lượt duyệt cũ không còn giá trị.",
};

export const list = {
  count: (n: number) => `${n} bài`,
  search: "Tìm trong mọi bài, cả chú thích…",
  sort: { changed: "Mới sửa trước", headline: "Theo tít", byline: "Theo bút danh", published: "Theo ngày đăng" },
  sortLabel: "Sắp xếp",
  everyStage: "Mọi trạng thái",
  everything: "Tất cả",
  filters: "Lọc danh sách",
  showAll: "Xem tất cả bài",
  emptyFilter: "Không có bài nào qua được bộ lọc",
  noFilter: "Bỏ lọc",
  emptyShelf: (stage: string) => `Chưa có bài nào «${stage}»`,
  emptyTrash: "Thùng rác trống",
  openSample: "Mở bài mẫu",
  mine: "Của tôi",
  section: "Chuyên mục",
  thisMonth: "Tháng này",
  withoutPhoto: "Chưa có ảnh",
  withoutCaption: "Chưa có chú thích",
  noPhoto: "Chưa có ảnh",
  captionsMissing: (n: number) => `${n} ảnh chưa có chú thích`,
  photos: (n: number) => `${n} ảnh`,
  open: "Mở bài",
  quickRead: "Xem nhanh",
  results: "Danh sách bài",
  empty: "Chưa có bài nào",
  emptyHint: (key: string) => `Nhấn ${key} để viết bài đầu tiên, hoặc mở bài mẫu để xem thử.`,
  nothingFound: (words: string) => `Không thấy «${words}» trong bài nào`,
  nothingFoundHint: "Bài vẫn nguyên. Thử ít từ hơn, hoặc gõ không dấu.",
  matchIn: "khớp ở",
  field: { headline: "Tít", lead: "Sa-pô", body: "Nội dung", caption: "Chú thích ảnh", byline: "Bút danh", people: "Nguồn ảnh, người viết" },
  found: (n: number, took: number) => `${n} bài · ${took} ms`,
  foundMore: (n: number, took: number) => `hơn ${n} bài · ${took} ms`,
  mended: (typed: string, words: string) => `Không bài nào khớp «${typed}». Đây là kết quả cho «${words}».`,
  captionOf: (n: number) => `Chú thích ảnh ${n}: `,
  import: "Mở tệp văn bản…",
  imported: (n: number) => `Đã mở ${n} tệp thành bài`,
  trashed: (name: string) => `Đã chuyển “${name}” vào Thùng rác`,
  untrash: "Lấy lại",
  untrashed: "Đã lấy lại bài",
  deleteArticle: "Chuyển vào Thùng rác",
};

/** How long work still takes, behind its count; nothing while nobody can say. */
export const left = (seconds: number | null) => (seconds === null ? "" : seconds < 60 ? ` · còn ${seconds} giây` : ` · còn ${Math.ceil(seconds / 60)} phút`);

export const time = {
  edited: (when: string) => `Sửa ${when}`,
  moved: {
    submitted: (when: string) => `Gửi ${when}`,
    returned: (when: string) => `Trả lại ${when}`,
    approved: (when: string) => `Duyệt ${when}`,
    exported: (when: string) => `Xuất ${when}`,
    posted: (when: string) => `Đăng ${when}`,
  },
  justNow: "vừa xong",
  minutesAgo: (n: number) => `${n} phút trước`,
  yesterday: (clock: string) => `hôm qua ${clock}`,
  today: "Hôm nay",
  yesterdayDay: "Hôm qua",
};
