/** Photos of a folder that the desk reads: a card, a phone on its cable, what fell on the window. */
import { request } from "../bridge/bridge";
import type { Source } from "./source";

/** The `files` of a `folder` that the desk knows by this name. */
export function sourcesOf(article: string, folder: string, files: string[]): Source[] {
  return files.map((name, file) => ({
    name,
    look: () => request("photo_folder_look", { article, folder, file }),
    add: (into: string) => request("photo_folder_take", { article: into, folder, file }),
  }));
}

/** Lets the person choose a folder; whether one was `chosen`, and its photos. `left` are its photos behind those that can be taken at a time. */
export async function chooseFolder(article: string): Promise<{ chosen: boolean; sources: Source[]; left: number }> {
  const { folder, files, left } = await request("photo_folder", {});
  return { chosen: folder !== "", sources: sourcesOf(article, folder, files), left };
}
