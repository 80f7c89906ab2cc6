/** Photos on their way into the open article: their place is held while writing goes on, and they are waited for. */
import { mount, unmount } from "svelte";

import type { OpenArticle } from "../article/openArticle.svelte";
import type { PhotoRow, Refusal } from "../bridge/bridge";
import type { Held } from "../look/dropped";
import { choosePhotos } from "../photo/choose";
import ComingStrip from "../photo/ComingStrip.svelte";
import { fromFiles, type Source } from "../photo/source";
import type { Tray } from "../photo/tray.svelte";
import { sentence } from "../words/sentence";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";
import { lookedThrough, takeHeld as takeWhatIsHeld } from "./looking";
import { room } from "./room.svelte";
import { SINGLY, toasts } from "./toasts.svelte";
import { undoing } from "./undoing.svelte";

/** Takes `sources` into the tray and tells what was refused. */
async function taken(tray: Tray, sources: Source[]): Promise<PhotoRow[]> {
  const bad: Refusal[] = [];
  const rows = await tray.add(sources, (refusal) => bad.push(refusal) > SINGLY || toasts.show(sentence(refusal, speech.words), { kind: "trouble" }));
  if (bad.length > SINGLY) void import("./refusedPhotos").then(({ tell }) => tell(bad, rows));
  return rows;
}

/** Takes `sources` into the tray, and into the text at `at` (or at the caret) when they are for it. */
export async function takeIn(article: OpenArticle, tray: Tray, sources: Source[], at: number | null, into: "text" | "tray", together = false) {
  if (sources.length === 0 || article.refuses()) return;
  const dom = document.createElement("div");
  const strip = mount(ComingStrip, { target: dom, props: { tray } });
  const held = into === "text" ? article.hold(at, dom) : null;
  const before = tray.rows.map((row) => row.id);
  const rows = await taken(tray, sources);
  const fresh = rows.filter((row) => !before.includes(row.id));
  if (into === "tray" && fresh.length > 0) undoing.offer(() => Promise.all(fresh.map((row) => tray.remove(row))).catch(room.refuse), () => room.screen !== "photos" || desk.open?.article !== article);
  if (held !== null) {
    if (article.editor) article.placeHeld(held, rows, together);
    else if (rows.length > 0) leftBehind(article, rows);
  }
  void unmount(strip);
  await article.flush();
}

/** Takes in what fell on the page, at `at`, or was pasted there. */
export function takeHeld(article: OpenArticle, tray: Tray, held: Held, at: number | null) {
  takeWhatIsHeld(held, (sources) => takeIn(article, tray, sources, at, "text")).catch(room.refuse);
}

/** Lets the person choose the photo of the empty place `id`. Writing goes on meanwhile; a place that is gone by then is told. */
export async function fillPlace(article: OpenArticle, tray: Tray, id: string) {
  const rows = await taken(tray, fromFiles(await choosePhotos()));
  if (rows.length > 0) article.fillPlace(id, rows, () => leftBehind(article, rows));
}

const leftBehind = (article: OpenArticle, rows: PhotoRow[]) => void import("./leftBehind").then(({ tell }) => tell(article, rows));

/** Photos on their way are waited for, never left behind. True when there were some. */
export async function photosReady(tray: Tray): Promise<boolean> {
  await lookedThrough();
  const some = tray.all > 0;
  if (some) toasts.show(speech.words.photos.waiting(tray.all - tray.done));
  await tray.settled();
  return some;
}
