/** Where photos come from: files that were dropped, pasted or chosen, and folders that the desk reads. */
import { Refused, addPhoto, lookAtPhoto, type PhotoLook, type PhotoRow } from "../bridge/bridge";

/** A photo that is to come in. */
export type Source = {
  name: string;
  /** Something to look at at once; rejects when there is nothing. */
  look: () => Promise<PhotoLook>;
  /** Takes it into the article's tray; one that is no longer wanted when it has been read goes no further. */
  add: (article: string, wanted: () => boolean) => Promise<PhotoRow>;
};

/** Bytes in which a camera's preview lies. */
const HEAD = 256 * 1024;
/** Folders inside folders at most: a link may lead back. */
const DEEPEST = 5;

/** Files of the window: their first bytes give the look, all of them the photo. */
export function fromFiles(files: File[]): Source[] {
  return files.map((file) => {
    const name = file.name.normalize("NFC");
    return {
      name,
      look: async () => {
        const whole = file.size <= HEAD;
        return lookAtPhoto(await file.slice(0, HEAD).arrayBuffer(), whole);
      },
      add: async (article, wanted) => {
        const bytes = await file.arrayBuffer();
        if (!wanted()) throw new Refused({ code: "cancelled", detail: {} });
        return addPhoto({ article, name }, bytes);
      },
    };
  });
}

/** True for files that may be photos; what they are is told by their content. */
export function maybePhoto(file: File): boolean {
  return file.type.startsWith("image/") || /\.(jpe?g?|jfif|png|webp|hei[cf]|tiff?|bmp|gif|avif)$/i.test(file.name);
}

/** The photos of a drop or a paste, those inside folders too. */
export async function photosOf(carried: DataTransfer): Promise<File[]> {
  const entries = Array.from(carried.items ?? []).flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const loose = Array.from(carried.files).filter(maybePhoto);
  const folders = entries.filter((entry) => entry.isDirectory);
  if (folders.length === 0) return loose;
  const inside = await Promise.all(folders.map((folder) => filesUnder(folder as FileSystemDirectoryEntry, DEEPEST)));
  return [...loose, ...inside.flat()].filter(maybePhoto);
}

/** What lies in `folder` and below, without what other systems hide beside each photo (`._IMG_1.jpg`). */
async function filesUnder(folder: FileSystemDirectoryEntry, deeper: number): Promise<File[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((answer) => reader.readEntries(answer, () => answer([])));
    if (some.length === 0) break;
    entries.push(...some);
  }
  const file = (entry: FileSystemEntry) => new Promise<File[]>((answer) => (entry as FileSystemFileEntry).file((one) => answer([one]), () => answer([])));
  const under = (entry: FileSystemEntry) => (deeper > 0 ? filesUnder(entry as FileSystemDirectoryEntry, deeper - 1) : []);
  const shown = entries.filter((entry) => !entry.name.startsWith("."));
  const each = shown.map((entry) => (entry.isDirectory ? under(entry) : file(entry)));
  return (await Promise.all(each)).flat().sort((a, b) => a.name.localeCompare(b.name));
}
