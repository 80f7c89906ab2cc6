/** What is told when many files of one drop did not become photos: how many came in, each reason once, what to do. Read when it happens. */
import type { Language, Refusal } from "../bridge/bridge";

/** Why a file became no photo, and what to do about it. */
export type Reason = { why: string; todo: string };

const said = {
  vi: {
    summary: (ready: number, bad: number) => `${ready > 0 ? `${ready} ảnh đã vào, ${bad} tệp không vào được.` : `Không tệp nào trong ${bad} tệp vào được.`} Bài${ready > 0 ? ", các ảnh đã vào" : ""} và tệp gốc vẫn nguyên. Hãy xem danh sách để biết cần làm gì với từng tệp.`,
    show: (bad: number) => `Xem ${bad} tệp`,
    title: (bad: number) => `${bad} tệp không vào được`,
    safe: (ready: number) => `${ready > 0 ? `${ready} ảnh đã vào. Bài, các ảnh ấy` : "Không tệp nào vào được. Bài"} và tệp gốc vẫn nguyên.`,
    nameless: "tệp không có tên",
    why: {
      file_empty: { why: "Tệp rỗng", todo: "Hãy chép lại tệp từ máy gốc." },
      file_too_large: { why: "Tệp quá nặng", todo: "Hãy chọn tệp nhỏ hơn." },
      file_unreadable: { why: "Không đọc được tệp", todo: "Hãy xem tệp còn ở đó không rồi thêm lại." },
      not_a_picture: { why: "Không phải là ảnh", todo: "Hãy chọn tệp ảnh." },
      picture_broken: { why: "Ảnh hỏng hoặc chép dở", todo: "Hãy chép lại ảnh từ máy gốc." },
      picture_too_large: { why: "Ảnh quá lớn để mở an toàn", todo: "Hãy thu nhỏ ảnh rồi thêm lại." },
      picture_unsupported: { why: "Kiểu ảnh chưa mở được", todo: "Hãy lưu ảnh dạng JPEG rồi thêm lại." },
      picture_worker: { why: "Không xử lý xong", todo: "Hãy thêm lại từng ảnh một." },
      full: { why: "Ổ đĩa đã đầy", todo: "Hãy xóa bớt tệp không cần rồi thêm lại." },
      storage: { why: "Chưa ghi được xuống máy", todo: "Hãy xem ổ đĩa rồi thêm lại." },
      other: { why: "Tin Phường gặp trục trặc", todo: "Hãy thêm lại." },
    },
  },
  en: {
    summary: (ready: number, bad: number) => `${ready > 0 ? `${ready} ${ready === 1 ? "photo" : "photos"} came in, ${bad} files did not.` : `None of ${bad} files came in.`} The article${ready > 0 ? ", the photos that came in" : ""} and the files themselves are safe. See the list for what to do with each.`,
    show: (bad: number) => `Show ${bad} files`,
    title: (bad: number) => `${bad} files did not come in`,
    safe: (ready: number) => `${ready > 0 ? `${ready} ${ready === 1 ? "photo" : "photos"} came in. The article, these photos` : "None came in. The article"} and the files themselves are safe.`,
    nameless: "a file without a name",
    why: {
      file_empty: { why: "Empty files", todo: "Copy them again from where they come." },
      file_too_large: { why: "Too heavy", todo: "Choose smaller files." },
      file_unreadable: { why: "Cannot be read", todo: "See whether they are still there and add them again." },
      not_a_picture: { why: "Not pictures", todo: "Choose pictures." },
      picture_broken: { why: "Damaged or cut off", todo: "Copy them again from the camera." },
      picture_too_large: { why: "Too large to open safely", todo: "Make them smaller and add them again." },
      picture_unsupported: { why: "Kinds that cannot be opened yet", todo: "Save them as JPEG and add them again." },
      picture_worker: { why: "Could not be finished", todo: "Add them again one by one." },
      full: { why: "The drive is full", todo: "Delete files that are not needed and add them again." },
      storage: { why: "Could not be kept", todo: "Look at the drive and add them again." },
      other: { why: "Something went wrong", todo: "Add them again." },
    },
  },
} as const;

/** The sentences around the list. */
export const refusedWords = (language: Language) => said[language];

type Why = keyof (typeof said)["vi"]["why"];

function kind(code: Refusal["code"]): Why {
  if (code === "picture_too_slow" || code === "picture_worker_lost") return "picture_worker";
  if (code === "storage_full") return "full";
  if (code.startsWith("storage_")) return "storage";
  return code in said.vi.why ? (code as Why) : "other";
}

/** Each reason once, in the order in which it first came, with the names of its files. */
export function byReason(refused: Refusal[], language: Language): { reason: Reason; names: string[] }[] {
  const groups = new Map<Why, string[]>();
  for (const { code, detail } of refused) {
    const names = groups.get(kind(code)) ?? [];
    groups.set(kind(code), [...names, detail["name"]?.trim() || said[language].nameless]);
  }
  return [...groups].map(([why, names]) => ({ reason: said[language].why[why], names }));
}
