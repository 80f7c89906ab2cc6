/**
 * A photo that is pressed is the chosen one: the keys that follow are meant for it, not for where the caret stood. Letters
 * go into its caption; what is chosen as a whole is never written over. Comes behind the first frame.
 */
import { NodeSelection, Plugin, Selection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { isInputMethods } from "../look/keyboard.svelte";

function press(view: EditorView, { target, button }: MouseEvent): boolean {
  const caption = target instanceof HTMLImageElement && button === 0 ? target.closest("figure")?.querySelector("figcaption") : null;
  if (!caption || !view.editable) return false;
  const { doc, tr } = view.state;
  view.dispatch(tr.setSelection(NodeSelection.create(doc, view.posAtDOM(caption, 0) - 1)));
  view.focus();
  return true;
}

/** A key that writes finds the caret at the end of what was chosen; an input method begins its syllable there, too. */
function letter(view: EditorView, event: KeyboardEvent): boolean {
  const { selection, doc, tr } = view.state;
  const writes = isInputMethods(event) || (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey);
  if (writes && selection instanceof NodeSelection) view.dispatch(tr.setSelection(Selection.near(doc.resolve(selection.to - 1), -1)));
  return false;
}

const CHOSEN = new Plugin({ props: { handleDOMEvents: { click: press }, handleKeyDown: letter } });

/** `plugins` with the press on photos before all others; as they are when they have it. */
export const withChosen = (plugins: readonly Plugin[]): readonly Plugin[] => (plugins.includes(CHOSEN) ? plugins : [CHOSEN, ...plugins]);
