/** What fell on the window or was pasted, until it is known what of it comes: there may be photos for an article that is left. */
import type { Held } from "../look/dropped";
import type { Source } from "../photo/source";

/** Over once all that fell so far is looked through. */
let looking: Promise<unknown> = Promise.resolve();

/** Waits until what fell so far is looked through; its photos are on their way then. */
export const lookedThrough = () => looking;

/** Takes in what is `held`; `take` brings the photos into the article on whose page it fell. Done when they are there. */
export function takeHeld(held: Held, take?: (sources: Source[]) => Promise<void>): Promise<void> {
  let known = () => {};
  looking = Promise.all([looking, new Promise<void>((over) => (known = over))]);
  return import("./fallen").then((fallen) => fallen.takeHeld(held, () => known(), take)).finally(() => known());
}
