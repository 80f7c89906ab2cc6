/** The marks of what is looked for in the article. They stand with the editor; what finds comes when it is asked for. */
import { Plugin, PluginKey, type Command, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** One place in the document; with `photo`, a figure whose source or description has the words. */
export type Match = { from: number; to: number; photo?: boolean };

type Marks = { set: DecorationSet };
const key = new PluginKey<Marks>("find");

/** The marks of what is looked for. Typing only moves them; they are made anew when the find bar asks for it. */
export function findMarks(): Plugin<Marks> {
  return new Plugin<Marks>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty }),
      apply: (tr, value) => {
        const places = tr.getMeta(key) as { all: Match[]; at: number } | undefined;
        if (places) {
          const mark = ({ from, to, photo }: Match, n: number) => (photo ? Decoration.node : Decoration.inline)(from, to, { class: n === places.at ? "found now" : "found" });
          return { set: DecorationSet.create(tr.doc, places.all.map(mark)) };
        }
        return tr.docChanged ? { set: value.set.map(tr.mapping, tr.doc) } : value;
      },
    },
    props: { decorations: (state: EditorState) => key.getState(state)?.set },
  });
}

/** Marks `all`, the one at `at` more than the others. */
export function mark(all: Match[], at: number): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { all, at }).setMeta("addToHistory", false));
    return true;
  };
}
