/** Sentences of the history, in English. */
import type { Proven } from "../proven";
import type { Words } from "../vi";
import { some } from "./some";

/** What was read back beside the words: words that nobody wrote, and photos. */
export function proven({ wordsAdded, photos, photosFound, photosNamed }: Proven): string[] {
  const named = photosNamed === photos ? `${photos}` : `${photosNamed}/${photos}`;
  const all = photos === 1 ? "photo" : "photos";
  const there = photosNamed > 0 ? `${named} ${all} named, not inside the file` : `${photosFound}/${photos} ${all}`;
  return [...(wordsAdded > 0 ? [some("word too many", "words too many")(wordsAdded)] : []), ...(photos > 0 ? [there] : [])];
}

export const history: Words["history"] = {
  title: "Versions",
  close: "Close versions",
  current: "Now",
  changes: "Changes",
  side: "Side by side",
  only: "This version only",
  restore: (clock) => `Restore ${clock}`,
  broughtBack: (clock) => `Restored from ${clock}`,
  restored: "Restored; the text before is kept",
  copy: "New article from this version",
  copied: "A new article was made",
  promise: "Restoring deletes nothing: the text as it is now is kept as a version.",
  added: some("word added", "words added"),
  removed: some("word removed", "words removed"),
  reason: {
    created: "First",
    activity: "",
    pinned: "Pinned",
    stage: "Stage changed",
    export: "Exported",
    import: "From a file",
    restore: "Restored",
    replace: "Words replaced",
    conflict: "Written beside",
    damaged: "Damaged",
    salvaged: "Recovered",
    backup: "From the backup",
  },
  base: { now: "Against the text as it is now", before: "Against the version before" },
  sameBefore: "The same as the version before",
  exported: (format, file) => [`Exported ${format}`, `${file.wordsFound === file.words ? "100 %" : `${file.wordsFound}/${file.words}`} of the words`, ...proven(file)].join(", "),
  named: "Named",
  noneNamed: "No version has a name yet. Choose one and type its name.",
  photosAdded: some("photo added", "photos added"),
  photosRemoved: some("photo removed", "photos removed"),
  photoChanged: "Photo changed",
  part: { credit: "Credit", alt: "Description", section: "Section", genre: "Genre", published: "Date", keywords: "Keywords", featured: "Featured photo" },
  photoAdded: "Photo added",
  photoRemoved: "Photo removed",
  same: "The same as now",
  pin: "Pin this version",
  name: "Name of the version",
  nextChange: "Next change",
  previousChange: "Previous change",
};
