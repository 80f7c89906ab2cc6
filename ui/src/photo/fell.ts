/** What fell on the window or was pasted, sorted: photos, those of folders too, and files whose words may be wanted. Read with the first of them. */
import { request } from "../bridge/bridge";
import { liesBeside, maybePhoto } from "../bridge/endings";
import type { Held } from "../look/dropped";
import { filesUnder } from "./droppedFolder";
import { sourcesOf } from "./folder";
import { fromFiles, type Source } from "./source";

/** Photos; text files of the page; how many others the desk keeps for `article_handed`; photos left out. */
export type Fell = { sources: Source[]; texts: File[]; handed: number; left: number };

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
  if (!held.kept) return { sources: fromFiles(await photosOf(held)), texts: textsOf(held), handed: 0, left: 0 };
  const { folder, files, left, texts } = await request(held.kept, {});
  return { sources: sourcesOf("", folder, files), texts: [], handed: texts, left };
}
