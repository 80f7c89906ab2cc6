/** Sentences of finding and replacing, in English. */
import type { drafts as viDrafts, find as viFind } from "../vi/find";
import { some } from "./some";

export const find: typeof viFind = {
  label: "Find in article",
  words: "Find in article",
  put: "Replace with",
  marks: "Match marks",
  whole: "Whole words",
  count: (at, of) => (of === 0 ? "Not found" : `${at}/${of}`),
  next: "Next (Enter)",
  previous: "Previous (Shift Enter)",
  replace: "Replace",
  replaceAll: "Replace all",
  replaced: (n) => `Replaced ${some("place")(n)} in the article`,
  showReplace: "Replace…",
  inArticle: "Find in article",
  inDrafts: "Find and replace in all drafts…",
};

export const drafts: typeof viDrafts = {
  title: "Find and replace in all drafts",
  about: "Only what is being written: drafts and returned articles. Each keeps a version from before.",
  words: "Find",
  put: "Replace with",
  found: (places, articles) => (places === 0 ? "Not found" : `${some("place")(places)} in ${some("article")(articles)}`),
  places: some("place"),
  more: (n) => `and ${n} more`,
  run: (n) => `Replace in ${some("article")(n)}`,
  done: (places, articles) => `Replaced ${some("place")(places)} in ${some("article")(articles)}`,
  undone: (restored, left) => (left === 0 ? `Gave ${some("article its", "articles their")(restored)} old words back` : `Gave ${some("article its", "articles their")(restored)} old words back; ${left} changed since and ${left === 1 ? "stays, its" : "stay, their"} old words are in the history`),
};
