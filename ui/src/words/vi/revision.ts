/** Sentences of the history, in Vietnamese. */
import { grouped } from "../grouped";
import type { Proven } from "../proven";

/** What was read back beside the words: words that nobody wrote, and photos. */
export function proven({ wordsAdded, photos, photosFound, photosNamed }: Proven): string[] {
  const named = photosNamed === photos ? `${photos}` : `${photosNamed}/${photos}`;
  const there = photosNamed > 0 ? `${named} ảnh được nêu tên, không nằm trong tệp` : `${photosFound}/${photos} ảnh`;
  return [...(wordsAdded > 0 ? [`thừa ${wordsAdded} chữ`] : []), ...(photos > 0 ? [there] : [])];
}

export const history = {
  title: "Phiên bản",
  close: "Đóng phiên bản",
  current: "Hiện tại",
  changes: "Thay đổi",
  side: "Cạnh nhau",
  only: "Chỉ bản này",
  restore: (clock: string) => `Khôi phục bản ${clock}`,
  broughtBack: (clock: string) => `Khôi phục từ ${clock}`,
  restored: "Đã khôi phục; bản trước đó vẫn được giữ",
  copy: "Tạo bài mới từ bản này",
  copied: "Đã tạo bài mới",
  promise: "Khôi phục không xóa gì: bản hiện tại được giữ lại thành một phiên bản.",
  added: (n: number) => `thêm ${grouped(n)} từ`,
  removed: (n: number) => `bỏ ${grouped(n)} từ`,
  reason: {
    created: "Bản đầu",
    activity: "",
    pinned: "Đã ghim",
    stage: "Chuyển trạng thái",
    export: "Xuất",
    import: "Mở từ tệp",
    restore: "Khôi phục",
    replace: "Thay từ",
    conflict: "Bản viết song song",
    damaged: "Bản bị hỏng",
    salvaged: "Nhặt lại được",
    backup: "Bản sao lưu",
  } as Record<string, string>,
  base: { now: "So với bản hiện tại", before: "So với bản trước đó" },
  sameBefore: "Không khác bản trước đó",
  exported: (format: string, file: Proven) => [`Đã xuất ${format}`, `${file.wordsFound === file.words ? "100 %" : `${file.wordsFound}/${file.words}`} chữ`, ...proven(file)].join(", "),
  named: "Có tên",
  noneNamed: "Chưa có phiên bản nào có tên. Chọn một phiên bản rồi gõ tên cho nó.",
  photosAdded: (n: number) => `thêm ${n} ảnh`,
  photosRemoved: (n: number) => `bỏ ${n} ảnh`,
  photoChanged: "Đổi ảnh",
  part: { credit: "Nguồn ảnh", alt: "Mô tả", section: "Chuyên mục", genre: "Thể loại", published: "Ngày đăng", keywords: "Từ khóa", featured: "Ảnh đại diện" } as Record<string, string>,
  photoAdded: "Thêm ảnh",
  photoRemoved: "Bỏ ảnh",
  same: "Không khác bản hiện tại",
  pin: "Ghim bản hiện tại",
  name: "Tên phiên bản",
  nextChange: "Thay đổi sau",
  previousChange: "Thay đổi trước",
};
