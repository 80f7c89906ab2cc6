/** Text files that fell or were copied: put into the open article, or made articles of their own, as the person says. Read with the first of them. */
import { mayBeText } from "../article/paste";
import type { TextFile } from "../bridge/bridge";
import { speech } from "../words/speech.svelte";
import { dropped, show } from "./arrived";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";

/**
 * Takes `texts` that fell. Where they fell at a `place` of the open article and nothing else came with them, the place says what
 * is meant; else the person is asked, and nothing is opened that was not asked for. `alone`: no photos came along.
 */
export async function take(texts: TextFile[], place: number | undefined, alone: boolean) {
  const article = desk.open?.article;
  if (!article) return room.importDropped(texts, alone);
  if (alone && place !== undefined && !article.locked) return put(texts, place);
  const words = speech.words.app;
  const apart = { label: speech.words.paste.apart, run: () => void open(texts) };
  const into = { label: words.dropIntoThis, run: () => void here(texts, place) };
  const ways = article.locked ? { action: apart } : { action: into, second: apart };
  toasts.show(words.dropText(texts.map((one) => one.name)), { icon: "open", here: true, of: "texts", ...ways });
}

/** Makes an article of each of `texts`; the one that is open is left for them once its words are durable. */
export async function open(texts: TextFile[]) {
  try {
    const imported = await toasts.during(speech.words.app.opening, dropped(texts));
    const free = imported.articles.length > 0 && (await desk.open?.leave()) !== false;
    await show(Promise.resolve(imported), free);
  } catch (fault) {
    room.refuse(fault);
  }
}

async function here(texts: TextFile[], place: number | undefined) {
  if (room.screen !== "article") await desk.open?.to("article");
  put(texts, place);
}

function put(texts: TextFile[], place: number | undefined) {
  const article = desk.open?.article;
  const [read, other] = [texts.filter(mayBeText), texts.filter((one) => !mayBeText(one))];
  if (other.length > 0) toasts.show(speech.words.paste.wrongFile, { kind: "trouble" });
  if (article?.editor && read.length > 0) article.pasting.drop(article.editor, read, place);
  else article?.letGo(place);
}
