/**
 * The slash: it opens the insert menu only when it is typed at the start of an empty paragraph of the body; 03/10, và/hoặc
 * and a slash that stood there before open nothing. Once sent away the menu stays away until another slash is typed.
 */
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";

/** Where the paragraph with the slash begins, and what was typed behind it. */
export type Slash = { at: number; asked: string };

const key = new PluginKey<Slash | null>("slash");

/** The open slash of `state`, if there is one. */
export function slashOf(state: EditorState): Slash | null {
  return key.getState(state) ?? null;
}

/** Sends the menu away; the words stay. */
export function dismiss(tr: Transaction): Transaction {
  return tr.setMeta(key, "dismissed");
}

/** What the caret's paragraph says behind its slash, when it is a paragraph of the body with nothing else in it. */
function asked(state: EditorState): Slash | null {
  const { $head, empty } = state.selection;
  if (!empty || $head.depth !== 1 || $head.parent.type.name !== "paragraph" || $head.parent.childCount > 1) return null;
  const words = /^\/([\p{L}\p{M}]{0,24})$/u.exec($head.parent.textContent);
  return words ? { at: $head.before(1), asked: words[1] ?? "" } : null;
}

/** Watches for the slash. */
export function slash(): Plugin<Slash | null> {
  return new Plugin<Slash | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, open, before, after) => {
        if (tr.getMeta(key) === "dismissed") return null;
        if (!tr.docChanged && !tr.selectionSet) return open;
        const now = asked(after);
        if (!now) return null;
        const stays = open !== null && tr.mapping.map(open.at) === now.at;
        const typed = tr.docChanged && now.asked === "" && before.selection.$head.parent.content.size === 0 && !tr.getMeta("history$");
        return stays || typed ? now : null;
      },
    },
  });
}
