/**
 * A straight " that is typed becomes “ or ”, as newspapers print it, and never while a syllable is composed: it ends the word,
 * and no input method counts it among the letters that it takes back. It is a step of its own: one Ctrl+Z has it straight
 * again. What stands behind a letter or a figure without an opening before it (6") stays.
 */
import { Plugin, type EditorState, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { whenCalm } from "./compose";

/** After this (ms) a syllable that was composed stands in the document. */
const SETTLED = 50;

/** What a " behind `before`, the words of its paragraph, is meant as; none when it is meant as it stands. */
export function curled(before: string): "“" | "”" | null {
  if (before === "" || /[\s([{“‘«–—-]$/.test(before)) return "“";
  return before.lastIndexOf("“") > before.lastIndexOf("”") ? "”" : null;
}

/** Gives the " at `at` the form it is meant in; none when that is its own. */
function curl(state: EditorState, at: number): Transaction | null {
  const $at = state.doc.resolve(at);
  const sign = $at.parent.isTextblock ? curled(state.doc.textBetween($at.start(), at, "\n", "\ufffc")) : null;
  return sign && state.doc.textBetween(at, Math.min(at + 1, $at.end())) === '"' ? state.tr.insertText(sign, at, at + 1).setMeta("uiEvent", "quote") : null;
}

function turn(view: EditorView, at: number) {
  const tr = view.isDestroyed || at < 0 ? null : curl(view.state, at);
  if (tr) view.dispatch(tr);
}

const QUOTES = new Plugin({
  props: {
    handleTextInput(view, from, to, text) {
      if (text !== '"' || view.composing) return false;
      view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
      turn(view, from);
      return true;
    },
    handleDOMEvents: {
      compositionend: (view, event) => {
        if (event.data.endsWith('"')) setTimeout(() => whenCalm(view, () => turn(view, view.state.selection.from - 1)), SETTLED);
        return false;
      },
    },
  },
});

/** `plugins` with the curling of quotation marks; as they are when they have it. */
export function withQuotes(plugins: readonly Plugin[]): readonly Plugin[] {
  return plugins.includes(QUOTES) ? plugins : [...plugins, QUOTES];
}
