/** A version that came back: shown, with the way to the text before it. */
import { request, type ArticleView } from "../bridge/bridge";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";
import { undoing } from "./undoing.svelte";

/** Puts a restored article into the window, and offers the text before it again. */
export async function show(view: ArticleView) {
  // Asked first: a key that comes right behind the text takes it back.
  const { revisions } = await request("revision_list", { id: view.id }).catch(() => ({ revisions: [] }));
  room.show(view);
  const [now, before] = revisions;
  if (!now || !before) return toasts.show(speech.words.history.restored);
  const to = (number: number) => () => request("revision_restore", { id: view.id, number }).then((view) => room.show(view), room.refuse);
  const since = () => room.open?.id !== view.id || (desk.open?.article.edited ?? false);
  // What was done to the text before goes with it.
  undoing.forget();
  const back = undoing.offer(to(before.number), since, undefined, to(now.number));
  toasts.show(speech.words.history.restored, { action: { label: speech.words.app.undo, run: back } });
}
