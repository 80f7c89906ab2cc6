/** Work that may wait until the person has seen what was just laid out. */

/** Milliseconds after which nobody is looking: a window that is hidden paints nothing. */
const UNSEEN = 100;

/** Answers behind the next frame that is painted. */
export function painted(): Promise<void> {
  return new Promise((seen) => {
    const unseen = setTimeout(seen, UNSEEN);
    requestAnimationFrame(() => {
      clearTimeout(unseen);
      setTimeout(seen);
    });
  });
}
