/**
 * What is shown beside the place where the person looks. The web view paints all that changes in one frame as one piece:
 * two words in two corners of the window cost as much as the whole window. Each of these waits for a frame of its own.
 */
import { untrack } from "svelte";

import { painted } from "./painted";

/** What waits for a frame, in its order. */
const waiting = new Set<() => void>();
let running = false;

async function run() {
  running = true;
  for (const deed of waiting) {
    await painted();
    if (waiting.delete(deed)) deed();
  }
  running = false;
}

/**
 * `what()`, a plain value, as it may be shown: as it is now at first, then behind the frames of what changed before it, and
 * not before it was the same for `rest()` milliseconds.
 */
export function ownFrame<T>(what: () => T, rest: () => number = () => 0): () => T {
  let now = $state.raw(untrack(what));
  $effect(() => {
    const next = what();
    // Most letters change no number: they cost no frame.
    if (untrack(() => JSON.stringify(now)) === JSON.stringify(next)) return;
    const deed = () => void (now = next);
    const begin = () => {
      waiting.add(deed);
      if (!running) void run();
    };
    const time = untrack(rest);
    let resting: ReturnType<typeof setTimeout> | undefined;
    if (time > 0) resting = setTimeout(begin, time);
    else begin();
    return () => {
      clearTimeout(resting);
      waiting.delete(deed);
    };
  });
  return () => now;
}
