/** What was done to articles in the list: said with its undo, by the note's button or by Ctrl+Z on this screen. */
import { request, type ArticleRow, type Replaced } from "../bridge/bridge";
import { list } from "../desk/list.svelte";
import { speech } from "../words/speech.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";
import { undoing } from "./undoing.svelte";

const refresh = () => list.refresh(room.settings?.byline ?? "");

/** The article of `row` went into the trash, or came out of it. */
export function trashed(row: ArticleRow) {
  const words = speech.words;
  if (list.shelf === "trash") return toasts.show(words.list.untrashed, { icon: "restore" });
  const away = () => request("article_trash", { id: row.id }).then(refresh).catch(room.refuse);
  const back = undoing.offer(() => untrash(row).catch(room.refuse), () => room.screen !== "list", undefined, away);
  toasts.show(words.list.trashed(row.headline || words.app.untitled), { icon: "trash", action: { label: words.app.undo, run: back } });
}

async function untrash(row: ArticleRow) {
  await request("article_untrash", { id: row.id });
  await refresh();
}

/** Words were replaced in drafts: one step for all the articles that it changed. */
export function replaced(done: Replaced) {
  const words = speech.words;
  const here = room.screen;
  const undo = async () => {
    const undone = await request("replace_undo", { articles: done.articles });
    toasts.show(words.drafts.undone(undone.restored, undone.left));
    await refresh();
  };
  const back = undoing.offer(() => undo().catch(room.refuse), () => room.screen !== here);
  toasts.show(words.drafts.done(done.places, done.articles.length), { action: { label: words.app.undo, run: back } });
  refresh().catch(room.refuse);
}
