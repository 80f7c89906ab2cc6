/** Photos on their way to the page: a place held for them that moves with the text, and is no part of it. */
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";

type Change = { hold?: { id: number; at: number; dom: HTMLElement }; leave?: number };

const key = new PluginKey<DecorationSet>("coming");

/** Holds places; writing around them moves them along. */
export function coming(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, held) {
        const moved = held.map(tr.mapping, tr.doc);
        const change = tr.getMeta(key) as Change | undefined;
        if (change?.hold) {
          const { id, at, dom } = change.hold;
          return moved.add(tr.doc, [Decoration.widget(at, dom, { id, side: -1, ignoreSelection: true, stopEvent: () => true })]);
        }
        if (change?.leave !== undefined) return moved.remove(moved.find(undefined, undefined, (spec) => spec["id"] === change.leave));
        return moved;
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

/** Holds a place at `at` and shows `dom` there. */
export function hold(view: EditorView, id: number, at: number, dom: HTMLElement): void {
  view.dispatch(view.state.tr.setMeta(key, { hold: { id, at, dom } }).setMeta("addToHistory", false));
}

/** Where the place is now; none when the text around it is gone. */
export function heldAt(state: EditorState, id: number): number | null {
  return key.getState(state)?.find(undefined, undefined, (spec) => spec["id"] === id)[0]?.from ?? null;
}

/** `tr`, which lets the place go with it: the page is laid out once for both. */
export function leaving(tr: Transaction, id: number): Transaction {
  return tr.setMeta(key, { leave: id });
}

/** Lets the place go. */
export function letGo(view: EditorView, id: number): void {
  view.dispatch(leaving(view.state.tr, id).setMeta("addToHistory", false));
}
