/** Files that became articles: shown, with what was left out of them and what could not be opened. */
import { Refused, type Imported, type TextFile } from "../bridge/bridge";
import { list } from "../desk/list.svelte";
import { noticed } from "../words/opened";
import { sentence } from "../words/sentence";
import { speech } from "../words/speech.svelte";
import { room } from "./room.svelte";
import { SINGLY, toasts } from "./toasts.svelte";

/** Makes an article of each of `files`; one that is refused hinders no other. */
export async function dropped(files: TextFile[]): Promise<Imported> {
  const all: Imported = { articles: [], refused: [] };
  for (const file of files) {
    try {
      const { articles, refused } = await file.open();
      all.articles.push(...articles);
      all.refused.push(...refused);
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.refusal.code !== "file_unreadable") throw fault;
      all.refused.push({ name: file.name, refusal: fault.refusal });
    }
  }
  return all;
}

/** Shows what `answer` brings: one article is opened where the window is `free` for it, several stand in the list. */
export async function show(answer: Promise<Imported>, free = true) {
  try {
    const imported = await answer;
    for (const refused of imported.refused) toasts.show(sentence(refused.refusal, speech.words), { kind: "trouble" });
    if (free && imported.articles.length === 1 && imported.articles[0]) await room.openArticle(imported.articles[0].id);
    else await list.refresh(room.settings?.byline ?? "");
    if (imported.articles.length === 0) return;
    const photos = imported.articles.reduce((sum, one) => sum + one.photos, 0);
    const refused = imported.articles.flatMap((one) => one.refused).map((one) => one.refusal);
    if (refused.length > SINGLY) (await import("./refusedPhotos")).tellBeside(refused, photos);
    else for (const one of refused) toasts.show(sentence(one, speech.words), { kind: "trouble" });
    const told = noticed(imported.articles.flatMap((one) => one.findings), speech.language, photos);
    toasts.show(`${speech.words.list.imported(imported.articles.length)}${told && `. ${told}`}`);
  } catch (fault) {
    room.refuse(fault);
  }
}
