/** A layer over the window: the focus goes in, stays in, and goes back where it was when the layer closes. */
import type { Action } from "svelte/action";

import { giveBack } from "./focus";

const WITHIN = "button:not([disabled]), input:not([disabled]), select, textarea, summary, a[href], [tabindex='0']";

/**
 * Holds the focus in `node` while it is there; begins at what is marked `data-first`, `node` itself or in it, else at the
 * first there is. A click beside it moves no focus. Keys that fall beside it, because what had the focus is gone, are its own.
 * `from` had the focus before a field that waited for the layer; none when there was no such field.
 */
export const layer: Action<HTMLElement, HTMLElement | null | undefined> = (node, from) => {
  const before = from ?? (document.activeElement as HTMLElement | null);
  // Notes that stood before it wait behind it: over it they would cover its head.
  const notes = Array.from(document.querySelectorAll<HTMLElement>(".toast:not([hidden])"));
  for (const note of notes) note.hidden = true;
  const all = () => Array.from(node.querySelectorAll<HTMLElement>(WITHIN)).filter((one) => one.getClientRects().length > 0);
  const holds = (target: EventTarget | null) => target instanceof Node && node.contains(target);
  const step = (event: KeyboardEvent) => {
    if (event.key !== "Tab") return;
    const inside = all();
    const [first, last] = [inside[0], inside.at(-1)];
    const at = document.activeElement;
    const out = event.shiftKey ? at === first || at === node : at === last;
    if (!out) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  };
  const beside = (event: KeyboardEvent) => {
    if (holds(event.target) || (event.key !== "Tab" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Tab") (event.shiftKey ? all().at(-1) : all()[0])?.focus();
    else node.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true }));
  };
  const stay = (event: MouseEvent) => {
    if (!holds(event.target)) event.preventDefault();
  };
  (node.matches("[data-first]") ? node : (node.querySelector<HTMLElement>("[data-first]") ?? all()[0]))?.focus();
  node.addEventListener("keydown", step);
  document.addEventListener("keydown", beside, true);
  document.addEventListener("mousedown", stay, true);
  return {
    destroy: () => {
      node.removeEventListener("keydown", step);
      document.removeEventListener("keydown", beside, true);
      document.removeEventListener("mousedown", stay, true);
      for (const note of notes) note.hidden = false;
      giveBack(before);
    },
  };
};
