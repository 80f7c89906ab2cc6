/** Undo goes word by word: a space closes the step, so that a tone retyped by an input method belongs to its word. */
import { closeHistory } from "prosemirror-history";
import { Plugin } from "prosemirror-state";

/** Closes the undo step after each word. */
export function wordByWord(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, before, after) => {
      const typed = transactions.find((tr) => tr.docChanged && tr.getMeta("uiEvent") === undefined && !tr.getMeta("history$"));
      if (!typed || after.doc.content.size <= before.doc.content.size) return null;
      const { $from, empty } = after.selection;
      if (!empty || $from.parentOffset === 0) return null;
      const last = $from.parent.textBetween($from.parentOffset - 1, $from.parentOffset, "", " ");
      return last === " " ? closeHistory(after.tr).setMeta("addToHistory", false) : null;
    },
  });
}
