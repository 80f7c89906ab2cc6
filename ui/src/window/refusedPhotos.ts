/** More refused files of one drop than notes can hold: one note that stays, and the list behind it. */
import { mount, unmount } from "svelte";

import type { PhotoRow, Refusal } from "../bridge/bridge";
import { refusedWords } from "../words/photosRefused";
import { sentence } from "../words/sentence";
import { speech } from "../words/speech.svelte";
import RefusedPhotos from "./RefusedPhotos.svelte";
import { toasts } from "./toasts.svelte";

/** Tells `refused` together, in the place of the notes that told the first of them; `rows` came in with the same drop. */
export const tell = (refused: Refusal[], rows: PhotoRow[]) => tellBeside(refused, new Set(rows.map((row) => row.id)).size);

/** The same beside so many photos that are ready. */
export function tellBeside(refused: Refusal[], ready: number) {
  const words = refusedWords(speech.language);
  const told = refused.map((one) => sentence(one, speech.words));
  for (const toast of toasts.shown) if (told.includes(toast.text)) toasts.close(toast.id);
  const run = () => {
    const list = mount(RefusedPhotos, { target: document.body, props: { refused, ready, onClose: () => void unmount(list) } });
  };
  toasts.show(words.summary(ready, refused.length), { kind: "trouble", stays: true, action: { label: words.show(refused.length), run } });
}
