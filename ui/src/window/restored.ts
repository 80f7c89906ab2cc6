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
  const before = revisions[1];
  const back = before && { label: speech.words.app.undo, run: () => restore(view.id, before.number) };
  toasts.show(speech.words.history.restored, back ? { action: back } : {});
  if (back) undoing.offer(back.run, () => room.open?.id !== view.id || (desk.open?.article.edited ?? false));
}

function restore(id: string, number: number) {
  undoing.forget();
  request("revision_restore", { id, number }).then((view) => room.show(view), room.refuse);
}
