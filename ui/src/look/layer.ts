/** A layer over the window: the focus goes in, stays in, and goes back where it was when the layer closes. */
import type { Action } from "svelte/action";

const WITHIN = "button:not([disabled]), input:not([disabled]), select, textarea, a[href], [tabindex='0']";

/** Holds the focus in `node` while it is there; begins at the element marked `data-first`, else at the first there is. */
export const layer: Action<HTMLElement> = (node) => {
  const before = document.activeElement as HTMLElement | null;
  const all = () => Array.from(node.querySelectorAll<HTMLElement>(WITHIN)).filter((one) => one.getClientRects().length > 0);
  const step = (event: KeyboardEvent) => {
    if (event.key !== "Tab") return;
    const inside = all();
    const [first, last] = [inside[0], inside.at(-1)];
    const out = event.shiftKey ? document.activeElement === first : document.activeElement === last;
    if (!out) return;
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  };
  (node.querySelector<HTMLElement>("[data-first]") ?? all()[0])?.focus();
  node.addEventListener("keydown", step);
  return {
    destroy: () => {
      node.removeEventListener("keydown", step);
      if (before?.isConnected) before.focus();
    },
  };
};
