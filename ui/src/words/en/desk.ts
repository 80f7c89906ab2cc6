/** Sentences of the list, stages and times, in English. */
import type { Words } from "../vi";

export const stage: Words["stage"] = { draft: "Draft", submitted: "In review", returned: "Returned", approved: "Approved", exported: "Exported", posted: "Posted" };

export const step: Words["step"] = {
  submitted: "Submit",
  returned: "Return",
  approved: "Approve",
  exported: "Export",
  posted: "Posted to the portal",
  draft: "Back to draft",
  done: (stage) => `Now «${stage}»`,
  reason: "Reason",
  returnHint: "For example: photo 2 lacks its caption",
  changedAfterApproval: "The text was changed after it was approved: that approval no longer holds.",
};

export const list: Words["list"] = {
  count: (n) => `${n} articles`,
  search: "Search all articles and captions…",
  sort: { changed: "Last changed first", headline: "By headline", published: "By day of publication" },
  sortLabel: "Order",
  everyStage: "Every stage",
  mine: "Mine",
  section: "Section",
  thisMonth: "This month",
  withoutPhoto: "Without photo",
  withoutCaption: "Without caption",
  noPhoto: "No photo yet",
  captionsMissing: (n) => `${n} photos lack captions`,
  photos: (n) => `${n} photos`,
  open: "Open",
  quickRead: "Quick read",
  results: "List of articles",
  empty: "No article here yet",
  emptyHint: "Press Ctrl N to write one, or open a text file.",
  nothingFound: (words) => `No article has «${words}»`,
  nothingFoundHint: "All articles are safe. Try fewer words, or leave the accents out.",
  matchIn: "found in",
  field: { headline: "Headline", lead: "Lead", body: "Body", caption: "Caption", byline: "Byline" },
  found: (n, took) => `${n} articles · ${took} ms`,
  import: "Open a text file…",
  imported: (n) => `${n} files became articles`,
  trashed: "Moved to the trash",
  untrash: "Restore",
  untrashed: "The article is back",
  deleteArticle: "Move to the trash",
};

export const time: Words["time"] = {
  edited: (when) => `Changed ${when}`,
  justNow: "just now",
  minutesAgo: (n) => `${n} min ago`,
  yesterday: (clock) => `yesterday ${clock}`,
  today: "Today",
  yesterdayDay: "Yesterday",
};
