/**
 * Input methods come first. WebKit takes a syllable that is being composed out of the text when the pointer goes down
 * elsewhere, moves the caret, and puts the syllable back at the new place or nowhere. Here the press waits until the
 * syllable is back, and only then moves the caret.
 */
import { Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { isInputMethods } from "../look/keyboard.svelte";

/** A press this soon (ms) after an empty end of composition belongs to it. */
const TOGETHER = 250;
/** Longest wait (ms) for the syllable to come back. */
const PATIENCE = 500;
/** The syllable is in the document this long (ms) after it came back. */
const SETTLED = 20;

/**
 * ProseMirror drops the first key within half a second of a composition's end in every WebKit, because on macOS that
 * key may be the one that ended it. On Linux the input method hands such keys over marked (229): a plain Enter is meant.
 */
function takesKey(view: EditorView, event: KeyboardEvent) {
  if (!navigator.userAgent.includes("Linux") || isInputMethods(event)) return;
  (view as unknown as { input: { compositionEndedAt: number } }).input.compositionEndedAt = -Infinity;
}

/** Keeps the syllable when the pointer goes elsewhere, and the key that follows a syllable. */
export function keepSyllable(): Plugin {
  let emptied = -Infinity;
  let shown = "";
  return new Plugin({
    view: (view) => {
      const press = (event: MouseEvent) => {
        if (event.button !== 0 || performance.now() - emptied > TOGETHER) return;
        event.preventDefault();
        event.stopPropagation();
        whenBack(view, () => place(view, event));
      };
      document.addEventListener("mousedown", press, true);
      return { destroy: () => document.removeEventListener("mousedown", press, true) };
    },
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          takesKey(view, event);
          return false;
        },
        compositionupdate: (_view, event) => {
          shown = event.data;
          return false;
        },
        compositionend: (_view, event) => {
          // A syllable that was taken back letter by letter is gone for good; one that was whole comes back.
          if (event.data === "" && shown !== "") emptied = performance.now();
          shown = "";
          return false;
        },
      },
    },
  });
}

/**
 * Reads the caret as the browser has it now. The browser tells of a caret that a key moved only after the key; a change
 * of the text in between would put the caret back where it was.
 */
export function catchUp(view: EditorView) {
  if (!view.isDestroyed) (view as unknown as { domObserver: { flush: () => void } }).domObserver.flush();
}

/** Does `deed` once no syllable is being composed, and one frame later: until then nothing may touch the page. */
export function whenCalm(view: EditorView, deed: () => void) {
  if (!view.composing) {
    catchUp(view);
    deed();
  } else view.dom.addEventListener("compositionend", () => requestAnimationFrame(() => setTimeout(() => whenCalm(view, deed), SETTLED)), { once: true });
}

function whenBack(view: EditorView, then: () => void) {
  let done = false;
  const finish = () => {
    if (done) return;
    done = true;
    view.dom.removeEventListener("compositionend", finish);
    setTimeout(then, SETTLED);
  };
  view.dom.addEventListener("compositionend", finish);
  setTimeout(finish, PATIENCE);
}

function place(view: EditorView, event: MouseEvent) {
  if (event.target instanceof HTMLElement && view.dom.contains(event.target)) {
    const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (found) view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(found.pos))));
    view.focus();
  } else if (event.target instanceof HTMLElement) {
    view.dom.blur();
    event.target.closest<HTMLElement>("button, a, input, select, textarea, [tabindex]")?.focus();
    event.target.closest<HTMLElement>("button, a")?.click();
  }
}
