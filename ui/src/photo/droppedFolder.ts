/** Folders that are dropped, with all that lies in them. Read when the first of them falls. */

/** Folders inside folders at most: a link may lead back. */
const DEEPEST = 5;

/** What can no longer be read, as a file that is refused by its name: a card that was pulled out, a folder that went. */
const lost = (entry: FileSystemEntry): File => Object.assign(new File([], entry.name, { type: entry.isDirectory ? "image/" : "" }), { arrayBuffer: () => Promise.reject(new Error(entry.name)) });

/** What lies in `folder` and below, without what other systems hide beside each photo (`._IMG_1.jpg`) and what was deleted from a card. */
export async function filesUnder(folder: FileSystemDirectoryEntry, deeper = DEEPEST): Promise<File[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  const gone: File[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((answer) => reader.readEntries(answer, () => answer((gone.push(lost(folder)), []))));
    if (some.length === 0) break;
    entries.push(...some);
  }
  const file = (entry: FileSystemEntry) => new Promise<File[]>((answer) => (entry as FileSystemFileEntry).file((one) => answer([one]), () => answer([lost(entry)])));
  const under = (entry: FileSystemEntry) => (deeper > 0 ? filesUnder(entry as FileSystemDirectoryEntry, deeper - 1) : []);
  const shown = entries.filter((entry) => !entry.name.startsWith(".") && entry.name.toUpperCase() !== "$RECYCLE.BIN");
  const each = shown.map((entry) => (entry.isDirectory ? under(entry) : file(entry)));
  return [...(await Promise.all(each)).flat(), ...gone].sort((a, b) => a.name.localeCompare(b.name));
}
