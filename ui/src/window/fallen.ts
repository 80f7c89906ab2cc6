/** What fell on the window finds its way: photos into the open article or a new one, texts into articles of their own. Read with the first drop. */
import { tick } from "svelte";

import type { Held } from "../look/dropped";
import { sorted } from "../photo/fell";
import type { Source } from "../photo/source";
import { leftInFolder, noPhotos } from "../words/photosNoticed";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";

/** Takes in what is `held`; `take` brings the photos into the article on whose page it fell. `onWay` hears when they come or none do. */
export async function takeHeld(held: Held, onWay: () => void, take?: (sources: Source[]) => Promise<void>) {
  const { sources, texts, left } = await sorted(held);
  const { language } = speech;
  if (texts.length === 0) desk.open?.article.letGo(held.place);
  if (texts.length > 0) await (await import("./fallenTexts")).take(texts, held.place, sources.length === 0);
  else if (sources.length === 0) toasts.show(noPhotos(language), { kind: "trouble" });
  if (left > 0) toasts.show(leftInFolder(sources.length, left, language), { kind: "trouble" });
  if (sources.length === 0) return;
  if (!take && !desk.open) {
    await room.newArticle();
    await tick();
  }
  const coming = take ? take(sources) : desk.open?.addPhotos(sources, null, room.screen === "photos" ? "tray" : "text");
  onWay();
  await coming;
}
