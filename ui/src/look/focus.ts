/** The focus of a screen that comes into the window. */

/** Gives `place` the focus, unless somebody writes already: the field that waits for a screen to come (`window/ahead.ts`) keeps it. */
export function offerFocus(place: { focus: () => void } | null | undefined) {
  if (!document.activeElement?.matches(".ahead")) place?.focus();
}
