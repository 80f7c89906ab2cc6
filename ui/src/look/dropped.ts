/** What is carried over the window, told before its files are read: those of the page, and those that the web view keeps from it. */

/** True where files of a drive seem to be carried: WebKitGTK tells some only as addresses, and no other words beside them. */
export function carriesFiles({ types }: DataTransfer): boolean {
  return types.includes("Files") || (types.includes("text/uri-list") && !types.includes("text/plain"));
}

/** True for dropped files that the page cannot read, nor their addresses: the desk knows them. */
export function keptFromPage(carried: DataTransfer): boolean {
  return carriesFiles(carried) && !carried.types.includes("Files") && !/^https?:/.test(carried.getData("text/uri-list"));
}
