/** F6 walks over the regions of the window: what stands over every screen, notes, navigation, page, side panel; each gives the focus back where it was. */

/** What is over the window and keeps the focus. */
export const DIALOG = "[aria-modal]";
const NOTES = ".toasts:not(:empty)";
const REGIONS = `.strips:has(button), nav, main:not([hidden]), aside, ${NOTES}`;
/** Where the focus goes in a region, the first that is there. */
const INTO = ["[role=textbox]", "[role=listbox]", "[role=tab][aria-selected=true]", "[aria-current=page]", "input:not([disabled])", "button:not([disabled])"];

/** The element that had the focus in a region when it was left. */
const last = new WeakMap<Element, HTMLElement>();

/** Goes to the next region (`1`) or the one before (`-1`); under a dialog there are but the notes. */
export function regionStep(step: 1 | -1): boolean {
  const seen = (one: HTMLElement) => one.getClientRects().length > 0;
  const regions = Array.from(document.querySelectorAll<HTMLElement>(document.querySelector(DIALOG) ? `${DIALOG}, ${NOTES}` : REGIONS)).filter(seen);
  const at = regions.findIndex((one) => one.contains(document.activeElement));
  const here = regions[at];
  if (here && document.activeElement instanceof HTMLElement) last.set(here, document.activeElement);
  for (let n = 1; n <= regions.length; n += 1) {
    const next = regions[(at + step * n + regions.length * 2) % regions.length];
    if (!next || (next === here && next.matches(DIALOG))) break;
    const before = next === here ? undefined : last.get(next);
    const into = before?.isConnected && seen(before) ? before : INTO.flatMap((one) => Array.from(next.querySelectorAll<HTMLElement>(one))).find(seen);
    if (into) {
      // The article is taller than its place: the browser would go to its head.
      into.focus({ preventScroll: into === before || into.matches("[role=textbox]") });
      return true;
    }
  }
  return true;
}
