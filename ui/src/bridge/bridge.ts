/**
 * The one door from the window to the desk, and the only file that imports Tauri.
 * In the app a request goes through Tauri's single command; in a browser on the newsroom's own loopback
 * server (tests, and nothing else) the same request goes by HTTP to the same desk.
 */
import { invoke, isTauri } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import { SvelteMap } from "svelte/reactivity";

import type { Contract, Imported, PasteFile, PhotoAdd, PhotoLook, PhotoRow, Refusal } from "./contract";

export type * from "./contract";

/** Sizes in which a photo can be shown: long side 1600, 800 or 320 pixels; 800 without its changes; a look. */
export type PhotoSize = "web" | "card" | "thumb" | "plain" | "look";

/** How often each photo was changed, as far as the window knows; part of its address. */
const editions = new SvelteMap<string, number>();

/** A request that the desk did not carry out. Pick words by `refusal.code`, never by text. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = "Refused";
  }
}

/** Asks the desk. Rejects with [Refused], and with nothing else. */
export async function request<Name extends keyof Contract>(
  name: Name,
  ask: Contract[Name][0],
): Promise<Contract[Name][1]> {
  const words = JSON.stringify(ask);
  const native = () => invoke("request", new TextEncoder().encode(words), { headers: { request: name } });
  return (await answer(native, () => post(`/request/${name}`, words))) as Contract[Name][1];
}

/**
 * Brings a photo into an article's tray. `bytes` travel outside the JSON.
 * Answers when the original is durable and its derivatives are ready; rejects with [Refused].
 */
export async function addPhoto(ask: PhotoAdd, bytes: ArrayBuffer): Promise<PhotoRow> {
  const head = encodeURIComponent(JSON.stringify(ask));
  const native = () => invoke("request", bytes, { headers: { request: "photo_add", ask: head } });
  return (await answer(native, () => post("/photo_add", bytes, { ask: head }))) as PhotoRow;
}

/**
 * A look at a photo, from its first bytes or, with `whole`, from all of them. Rejects with [Refused] when there is
 * nothing to look at.
 */
export async function lookAtPhoto(bytes: ArrayBuffer, whole: boolean): Promise<PhotoLook> {
  const ask = whole ? "whole" : "head";
  const native = () => invoke("request", bytes, { headers: { request: "photo_look", ask } });
  return (await answer(native, () => post("/photo_look", bytes, { ask }))) as PhotoLook;
}

/** A text file that was dropped or copied; its bytes are the desk's to understand. It is read for a paste, or made an article of. Both reject with [Refused]. */
export type TextFile = { name: string; read: () => Promise<PasteFile>; open: () => Promise<Imported> };

/** One that the page was given. */
export const textFile = (file: File): TextFile => ({
  name: file.name,
  read: () => dropped(file, "paste_file") as Promise<PasteFile>,
  open: () => dropped(file, "article_file") as Promise<Imported>,
});

async function dropped(file: File, deed: "paste_file" | "article_file"): Promise<unknown> {
  const ask = encodeURIComponent(file.name);
  const bytes = await file.arrayBuffer().catch(() => {
    throw new Refused({ code: "file_unreadable", detail: { name: file.name } });
  });
  const native = () => invoke("request", bytes, { headers: { request: deed, ask } });
  return answer(native, () => post(`/${deed}`, bytes, { ask }));
}

/** Remembers how often a photo was changed; every picture of it is then fetched anew. */
export function noteEdition(photo: string, edition: number): void {
  if ((editions.get(photo) ?? 0) === edition) return;
  editions.set(photo, edition);
  for (const image of document.querySelectorAll<HTMLImageElement>(`img[data-photo="${photo}"]`)) image.src = photoAddress(photo, "card");
}

/** The address under which the window shows a photo. Windows' web view spells custom schemes as hosts. */
export function photoAddress(photo: string, size: PhotoSize): string {
  const way = `${size}/${photo}?e=${editions.get(photo) ?? 0}`;
  if (!isTauri()) return `/photo/${way}`;
  const windows = navigator.userAgent.includes("Windows");
  return windows ? `http://photo.localhost/${way}` : `photo://localhost/${way}`;
}

/** True where photos can be dragged out of the window as files: in the app, not in a browser. */
export const dragsOut: boolean = isTauri();

/**
 * Begins the system's drag of the `number`-th photo's file, made ready by `portal_photos` before.
 * Rejects with [Refused] when the file is not there.
 */
export async function dragPhotoOut(ask: { id: string; number: number; photo: string }): Promise<void> {
  const words = new TextEncoder().encode(JSON.stringify(ask));
  await answer(() => invoke("request", words, { headers: { request: "photo_drag" } }), () => Promise.resolve(null));
}

/**
 * Calls `flush` before the window closes and before the computer sleeps. A window that a person closes waits for its answer,
 * and stays open where that is false; the end of a session and sleep wait 2 s at the most.
 */
export function beforeClose(flush: () => Promise<boolean>): void {
  if (!isTauri()) {
    window.addEventListener("beforeunload", () => void flush());
    return;
  }
  // The shell hears at once that there is somebody: it waits for no page that hangs, and takes no slow one's words.
  void listen("window-closing", async () => {
    await tell("window_held");
    if (await flush().catch(() => true)) await closeNow();
  });
  void listen("window-sleeping", async () => {
    await flush().catch(() => true);
    await tell("window_rested");
  });
}

/** Closes the window as it stands. What would be typed into a window that ends is kept by nobody: it takes nothing more. */
export function closeNow(): Promise<unknown> {
  document.documentElement.inert = true;
  return tell("window_flushed");
}

function tell(what: string): Promise<unknown> {
  return invoke("request", new Uint8Array(), { headers: { request: what } }).catch(() => undefined);
}

/** Calls `take` when a second start has handed files over; once at the beginning, too, for what came before anybody listened. */
export function whenHanded(take: () => void): void {
  const listening = isTauri() ? listen("files-handed", take) : Promise.resolve();
  void listening.then(take);
}

async function answer(native: () => Promise<unknown>, loopback: () => Promise<unknown>): Promise<unknown> {
  try {
    return await (isTauri() ? native() : loopback());
  } catch (fault) {
    if (fault instanceof Refused) throw fault;
    throw new Refused(isRefusal(fault) ? fault : { code: "internal", detail: { what: String(fault) } });
  }
}

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<unknown> {
  const response = await fetch(path, { method: "POST", body, headers });
  const value: unknown = await response.json();
  if (!response.ok) throw new Refused(isRefusal(value) ? value : { code: "internal", detail: {} });
  return value;
}

function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "code" in value && "detail" in value;
}
