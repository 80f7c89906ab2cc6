/** What fell on the window or was pasted, sorted: photos, those of folders too, and files whose words may be wanted. Read with the first of them. */
import { request, textFile, type TextFile } from "../bridge/bridge";
import { liesBeside, maybePhoto } from "../bridge/endings";
import type { Held } from "../look/dropped";
import { filesUnder } from "./droppedFolder";
import { sourcesOf } from "./folder";
import { fromFiles, type Source } from "./source";

/** Photos; text files, which wait for what is said about them; photos left out. */
export type Fell = { sources: Source[]; texts: TextFile[]; left: number };

/** Loose files; folders stand among them by their names. */
function loose({ files, entries }: Held): File[] {
  const folders = entries.filter((entry) => entry.isDirectory).map((folder) => folder.name);
  return files.filter((file) => !folders.includes(file.name) && !liesBeside(file));
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
