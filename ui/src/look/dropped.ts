/** What is carried over the window, told before its files are read: those of the page, and those that the web view keeps from it. */

/** True where files of a drive seem to be carried: WebKitGTK tells some only as addresses, and no other words beside them. */
export function carriesFiles({ types }: DataTransfer): boolean {
  return types.includes("Files") || (types.includes("text/uri-list") && !types.includes("text/plain"));
}

/** True for dropped files that the page cannot read, nor their addresses: the desk knows them. */
export function keptFromPage(carried: DataTransfer): boolean {
  return carriesFiles(carried) && !carried.types.includes("Files") && !/^https?:/.test(carried.getData("text/uri-list"));
}

/** What fell or was pasted, held before the event is over; `kept`: how the desk is asked for what the page may not read; `place`: where in the text words of a file go. */
export type Held = { files: File[]; entries: FileSystemEntry[]; kept: "photo_fallen" | "photo_copied" | null; place?: number };

/** Takes hold of what is carried, or was `copied`; `fell.ts` sorts it. */
export function heldOf(carried: DataTransfer, copied = false): Held {
  const entries = Array.from(carried.items ?? []).flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  return { files: Array.from(carried.files), entries, kept: keptFromPage(carried) ? (copied ? "photo_copied" : "photo_fallen") : null };
}
