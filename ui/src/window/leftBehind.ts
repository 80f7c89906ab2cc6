/** Photos that arrive behind somebody who has left their article: they lie in its tray, which is said, with the way into the text. */
import { tick } from "svelte";

import type { OpenArticle } from "../article/openArticle.svelte";
import type { PhotoRow } from "../bridge/bridge";
import { speech } from "../words/speech.svelte";
import { leaveThen } from "./commands";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";

/** Says where the photos of the article that was left lie, and offers to put them where its caret stands. */
export function tell(article: OpenArticle, rows: PhotoRow[]) {
  const { app, photos } = speech.words;
  const isOpen = () => desk.open?.article.id === article.id;
  async function place() {
    if (!isOpen()) await leaveThen(() => room.openArticle(article.id).catch(room.refuse));
    await tick();
    if (!isOpen()) return;
    await desk.open?.tray.refresh();
    desk.open?.place(rows);
  }
  if (isOpen()) void desk.open?.tray.refresh().catch(room.refuse);
  toasts.show(photos.leftBehind(rows.length, article.headline || app.untitled), { icon: "photo", action: { label: photos.place(rows.length), run: () => void place().catch(room.refuse) } });
}
