/** Đính chính: a new draft with the text of the posted article, linked to it; the posted one stays as it was posted. */
import { request } from "../bridge/bridge";
import { speech } from "../words/speech.svelte";
import { newspaperTime } from "../words/when";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";

/** One is being made: a second press is not meant for another. */
let making = false;

/** Something would have changed a posted article: what became of it, and the way to change it. */
export function tell() {
  const words = speech.words;
  for (const said of toasts.shown) if (said.text === words.refused.article_posted) toasts.close(said.id);
  toasts.show(words.refused.article_posted, { icon: "posted", here: true, action: { label: words.step.correct, run: () => void correct() } });
}

/** Begins a correction of the open article, if it is posted; the note at the foot takes it back. */
export async function correct() {
  const article = desk.open?.article;
  if (article?.stage !== "posted" || making) return;
  making = true;
  const words = speech.words;
  try {
    await article.settle();
    const when = article.fields.published ?? article.view.steps.find((step) => step.to === "posted")?.at ?? "";
    const note = words.step.correctionNote(article.headline, newspaperTime(when).slice(0, 10));
    const made = await request("article_correct", { id: article.id, note });
    await room.openArticle(made.id);
    const undo = () => request("article_trash", { id: made.id }).then(() => room.openArticle(article.id)).catch(room.refuse);
    toasts.show(words.step.correcting, { icon: "reply", action: { label: words.app.undo, run: () => void undo() } });
  } catch (fault) {
    room.refuse(fault);
  } finally {
    making = false;
  }
}
