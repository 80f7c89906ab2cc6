/** Photos of a folder that the desk reads: a card, a phone on its cable. */
import { request } from "../bridge/bridge";
import type { Source } from "./source";

/** Lets the person choose a folder; empty when none was chosen. `left` are its photos behind those that can be taken at a time. */
export async function chooseFolder(article: string): Promise<{ sources: Source[]; left: number }> {
  const { folder, files, left } = await request("photo_folder", {});
  const sources = files.map((name, file) => ({
    name,
    look: () => request("photo_folder_look", { article, folder, file }),
    add: (into: string) => request("photo_folder_take", { article: into, folder, file }),
  }));
  return { sources, left };
}
