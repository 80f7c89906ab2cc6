/** What fell on the window or was pasted, sorted: photos, those of folders too, and files whose words may be wanted. Read with the first of them. */
import { request, textFile, type TextFile } from "../bridge/bridge";
import type { Held } from "../look/dropped";
import { filesUnder } from "./droppedFolder";
import { sourcesOf } from "./folder";
import { fromFiles, type Source } from "./source";

/** Photos; text files, which wait for what is said about them; photos left out. */
export type Fell = { sources: Source[]; texts: TextFile[]; left: number };

/** What lies beside photos and is neither one nor a text: films, what telephones and other systems keep about each photo. */
const BESIDE = /^\._|\.(aae|thm|lrv|xmp|db|ini|mov|mp4|m4v|3gp|avi|mkv|mts|wmv|webm|mpg)$/i;

/** True for files that may be photos; what they are is told by their content. */
const maybePhoto = (file: File) => file.type.startsWith("image/") || /\.(jpe?g?|jfif|png|webp|hei[cf]|tiff?|bmp|gif|avif)$/i.test(file.name);

/** Loose files; folders stand among them by their names. */
function loose({ files, entries }: Held): File[] {
  const folders = entries.filter((entry) => entry.isDirectory).map((folder) => folder.name);
  return files.filter((file) => !folders.includes(file.name) && !BESIDE.test(file.name));
}

/** The photos, those inside folders too. */
export async function photosOf(held: Held): Promise<File[]> {
  const folders = held.entries.filter((entry) => entry.isDirectory) as FileSystemDirectoryEntry[];
  const inside = await Promise.all(folders.map((folder) => filesUnder(folder)));
  return [...loose(held), ...inside.flat()].filter(maybePhoto);
}

/** The files whose words may be wanted. */
export function textsOf(held: Held): File[] {
  return loose(held).filter((file) => !maybePhoto(file) && file.name.includes("."));
}

/** All that fell. */
export async function sorted(held: Held): Promise<Fell> {
  if (!held.kept) return { sources: fromFiles(await photosOf(held)), texts: textsOf(held).map(textFile), left: 0 };
  const { folder, files, left, texts } = await request(held.kept, {});
  const kept = (name: string, file: number): TextFile => ({
    name,
    read: () => request("article_fallen_read", { folder, file }),
    open: () => request("article_fallen", { folder, file }),
  });
  return { sources: sourcesOf("", folder, files), texts: texts.map(kept), left };
}
