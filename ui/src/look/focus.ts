/** The focus of a screen that comes into the window. */

type Place = { focus: (how?: FocusOptions) => void };

/** What came behind a dialog and has the focus when that closes. */
let behind: Place | null = null;

/**
 * Gives `place` the focus, unless somebody writes already: the field that waits for a screen to come (`window/ahead.ts`)
 * keeps it, and so does a dialog, or the field that waits for one, until it closes.
 */
export function offerFocus(place: Place | null | undefined) {
  const at = document.activeElement;
  if (at?.matches(".ahead")) return;
  if (at?.closest("[aria-modal], .awaited")) behind = place ?? null;
  else place?.focus();
}

/** Gives `place` the focus when nothing that is to be seen has it; a dialog gives it on when it closes. */
export function offerLost(place: Place) {
  const at = document.activeElement;
  if (!at || at === document.body || at.getClientRects().length === 0 || at.closest("[aria-modal], .awaited")) offerFocus(place);
}

/**
 * A dialog has closed: the focus goes to what came behind it, else to what had it before. That stands where the person left
 * it: an article taller than the window would be scrolled to its head.
 */
export function giveBack(before: HTMLElement | null) {
  const place = behind ?? (before?.isConnected ? before : null);
  behind = null;
  place?.focus({ preventScroll: true });
}
