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

/** Takes in what is `held`; `take` brings the photos into the article on whose page it fell. */
export async function takeHeld(held: Held, take?: (sources: Source[]) => Promise<void>) {
  const { sources, texts, handed, left } = await sorted(held);
  const { words, language } = speech;
  const open = () => void (handed > 0 ? room.takeHanded() : room.importFiles());
  if (texts.length + handed === 0) {
    if (sources.length === 0) toasts.show(noPhotos(language), { kind: "trouble" });
  } else if (desk.open) toasts.show(words.app.dropText, { icon: "open", action: { label: words.list.import, run: open } });
  else if (handed > 0) await room.takeHanded();
  else await room.importDropped(texts, sources.length === 0);
  if (left > 0) toasts.show(leftInFolder(sources.length, left, language), { kind: "trouble" });
  if (sources.length === 0) return;
  if (take) return take(sources);
  if (!desk.open) {
    await room.newArticle();
    await tick();
  }
  await desk.open?.addPhotos(sources, null, room.screen === "photos" ? "tray" : "text");
}
