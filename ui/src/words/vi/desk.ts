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
  done: (stage: string) => `Đã chuyển sang «${stage}»`,
  reason: "Lý do trả lại",
  returnHint: "Ví dụ: thiếu chú thích ảnh 2",
  changedAfterApproval: "Bài đã sửa sau khi duyệt: lượt duyệt cũ không còn giá trị.",
};

export const list = {
  count: (n: number) => `${n} bài`,
  search: "Tìm trong mọi bài, cả chú thích…",
  sort: { changed: "Mới sửa trước", headline: "Theo tít", published: "Theo ngày đăng" },
  sortLabel: "Sắp xếp",
  everyStage: "Mọi trạng thái",
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
  empty: "Chưa có bài nào ở đây",
  emptyHint: "Nhấn Ctrl N để viết bài mới, hoặc mở một tệp văn bản có sẵn.",
  nothingFound: (words: string) => `Không thấy «${words}» trong bài nào`,
  nothingFoundHint: "Bài vẫn nguyên. Thử ít từ hơn, hoặc gõ không dấu.",
  matchIn: "khớp ở",
  field: { headline: "Tít", lead: "Sa-pô", body: "Nội dung", caption: "Chú thích ảnh", byline: "Bút danh" },
  found: (n: number, took: number) => `${n} bài · ${took} ms`,
  import: "Mở tệp văn bản…",
  imported: (n: number) => `Đã mở ${n} tệp thành bài`,
  trashed: "Đã chuyển vào Thùng rác",
  untrash: "Lấy lại",
  untrashed: "Đã lấy lại bài",
  deleteArticle: "Chuyển vào Thùng rác",
};

export const time = {
  edited: (when: string) => `Sửa ${when}`,
  justNow: "vừa xong",
  minutesAgo: (n: number) => `${n} phút trước`,
  yesterday: (clock: string) => `hôm qua ${clock}`,
  today: "Hôm nay",
  yesterdayDay: "Hôm qua",
};
