/** Sentences of the list, stages and times, in English. */
import type { Words } from "../vi";
import { some } from "./some";

export const stage: Words["stage"] = { draft: "Draft", submitted: "Awaiting review", returned: "Returned", approved: "Approved", exported: "Exported", posted: "Posted" };

export const step: Words["step"] = {
  submitted: "Submit",
  returned: "Return",
  approved: "Approve",
  exported: "Export",
  posted: "Posted to the portal",
  draft: "Back to draft",
  again: "Back to review",
  correct: "Write a correction",
  unposted: "Not posted after all",
  readOnly: "Posted: the article stays as it is on the portal, to be read and copied. Where something is wrong, write a correction.",
  correcting: "A correction of the posted article is begun; the original stays as it was",
  lacks: (what, others, stage) => `${what}${others > 0 ? ` (and ${others} more ${others > 1 ? "are" : "is"} missing)` : ""}: the article has not gone on to «${stage}». It is safe. Press Fill in to get there.`,
  // A paragraph of the article itself, which is Vietnamese whatever the window speaks.
  correctionNote: (headline, day) => `Đính chính: Bài “${headline}” đăng ngày ${day} có chi tiết chưa đúng, nay sửa lại như sau.`,
  corrects: "Corrects a posted article",
  correctedBy: "Corrected by",
  done: (stage) => `Now «${stage}»`,
  log: "Steps so far",
  hashWhat: "Mark of the text at that time",
  returnedBy: (who, when) => `Returned by ${who}, ${when}.`,
  reason: "Reason",
  returnHint: "For example: photo 2 lacks its caption",
  changedAfterApproval: "The text was changed after it was approved: that approval no longer holds.",
};

export const list: Words["list"] = {
  count: some("article"),
  search: "Search all articles and captions…",
  sort: { changed: "Last changed first", headline: "By headline", byline: "By byline", published: "By day of publication", waiting: "Longest waiting first" },
  sortLabel: "Order",
  everyStage: "Every stage",
  everything: "All",
  filters: "Narrow the list",
  showAll: "Show all articles",
  emptyFilter: "No article passes the filter",
  noFilter: "Remove the filter",
  emptyShelf: (stage) => `No article is «${stage}» yet`,
  emptyTrash: "The trash is empty",
  emptyTrashHint: "What is moved here stays until you take it back; nothing deletes itself.",
  openSample: "Open the sample",
  mine: "Mine",
  section: "Section",
  author: "Author",
  month: "Month",
  thisMonth: "This month",
  withoutPhoto: "Without photo",
  withoutCaption: "Without caption",
  noPhoto: "No photo yet",
  captionsMissing: some("photo lacks its caption", "photos lack captions"),
  photos: some("photo"),
  open: "Open",
  quickRead: "Quick read",
  results: "List of articles",
  empty: "No article yet",
  emptyHint: (key) => `Press ${key} to write the first one, or look at the sample.`,
  nothingFound: (words, where) => `No article${where && ` of ${where}`} has «${words}»`,
  filteredOnes: "those that pass the filter",
  searchOn: (shelf) => `Search «${shelf}»…`,
  searchAll: "Search all articles",
  nothingFoundHint: "All articles are safe. Try fewer words, or leave the accents out.",
  matchIn: "found in",
  field: { headline: "Headline", lead: "Lead", body: "Body", caption: "Caption", byline: "Byline", people: "Credits, writer" },
  found: (n, took) => `${some("article")(n)} · ${took} ms`,
  foundMore: (n, took) => `more than ${n} articles · ${took} ms`,
  mended: (typed, words) => `Nothing matches “${typed}”. These match “${words}”.`,
  captionOf: (n) => `Caption of photo ${n}: `,
  import: "Open a text file…",
  imported: some("file became an article", "files became articles"),
  trashed: (name) => `“${name}” moved to the trash`,
  untrash: "Restore",
  untrashed: "The article is back",
  deleteArticle: "Move to the trash",
};

/** How long work still takes, behind its count; nothing while nobody can say. */
export const left = (seconds: number | null) => (seconds === null ? "" : seconds < 60 ? ` · ${seconds} s left` : ` · ${Math.ceil(seconds / 60)} min left`);

export const time: Words["time"] = {
  edited: (when) => `Changed ${when}`,
  moved: {
    submitted: (when) => `Submitted ${when}`,
    returned: (when) => `Returned ${when}`,
    approved: (when) => `Approved ${when}`,
    exported: (when) => `Exported ${when}`,
    posted: (when) => `Posted ${when}`,
  },
  justNow: "just now",
  minutesAgo: (n) => `${n} min ago`,
  yesterday: (clock) => `yesterday ${clock}`,
  today: "Today",
  yesterdayDay: "Yesterday",
};
