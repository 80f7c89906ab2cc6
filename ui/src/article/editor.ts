/** The editor of one article: the document, its keys, its plugins. Knows nothing of saving; it only tells of changes. */
import { baseKeymap, chainCommands, selectAll } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { EditorState, Selection, TextSelection, type Command } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

import { maybePhoto } from "../bridge/endings";
import { heldOf, keptFromPage, type Held } from "../look/dropped";
import { figure, insertBlocks, moveBlock, em, strong } from "./commands";
import { coming, leaving } from "./coming";
import { keepSyllable } from "./compose";
import { FigureView } from "./figureView";
import { findMarks } from "./found";
import { gallery } from "./gallery";
import { giveIds, ids } from "./ids";
import { caretBlock, margin } from "./margin";
import { clipOf, isPictureElsewhere, mayBeText, paste, type Clip } from "./paste";
import { schema } from "./schema";
import { slash } from "./slash";
import { backToField, openBlock } from "./turn";
import { NO_PAUSE, ownStep, WORDS_BACK, wordByWord } from "./undo";
import { enter, tab, tabBack } from "./walk";

/** What was dropped in vain, by the sentence about it. */
export type Wrong = "wrongFile" | "onlyAddress";

/** What the article's screen hears from the editor. */
export type Listener = {
  /** Something was shown anew; `changed` when the words did. */
  onUpdate: (state: EditorState, changed: boolean) => void;
  /** Pictures to take in; `at` is where they go, or the caret when there is none. */
  onPhotos: (files: File[], at: number | null) => void;
  /** Files dropped on the page or pasted; `at` is where, or the caret when there is none. */
  onHeld: (held: Held, at: number | null) => void;
  /** The place of a photo that is still empty was pressed; `id` is its block's. */
  onEmptyPlace: (id: string) => void;
  /** A clipboard was pasted, or text dropped: it goes where the selection is now. */
  onClip: (view: EditorView, clip: Clip) => void;
  /** A text file was dropped; the same. */
  onTextFile: (view: EditorView, file: File) => void;
  /** What was dropped can be no part of an article: a file that is neither a photo nor text, a picture without its bytes. */
  onWrong: (what: Wrong) => void;
  /** The article may not be written in; the page shows it to be read. */
  locked: () => boolean;
  /** Something would have changed a text that may not be written in; it stays as it is. */
  onLocked: () => void;
};

/** A stored body as a document. Throws when it is none that this window knows. */
export function read(body: unknown): Node {
  const doc = schema.nodeFromJSON(body);
  doc.check();
  return doc;
}

function keys(): Record<string, Command> {
  return {
    "Mod-b": strong,
    "Mod-i": em,
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-a": selectAll,
    Enter: enter,
    Backspace: chainCommands(openBlock, backToField),
    Tab: tab,
    "Shift-Tab": tabBack,
    "Shift-Enter": (state, dispatch) => {
      if (!state.selection.$head.parent.isTextblock || state.selection.$head.parent.type.name === "headline") return false;
      dispatch?.(state.tr.replaceSelectionWith(schema.node("hard_break")).scrollIntoView());
      return true;
    },
    "Alt-ArrowUp": moveBlock("up"),
    "Alt-ArrowDown": moveBlock("down"),
  };
}

/** The state of a freshly opened article, with the caret where it was. */
export function stateOf(body: unknown, caret: number, listener: Listener): EditorState {
  const state = EditorState.create({
    doc: read(body),
    plugins: [
      keepSyllable(),
      ids,
      wordByWord(),
      margin(),
      coming(),
      caretBlock,
      slash(),
      findMarks(),
      paste((files) => listener.onPhotos(files, null), (held) => listener.onHeld(held, null), listener.onClip),
      history({ depth: WORDS_BACK, newGroupDelay: NO_PAUSE }),
      keymap(keys()),
      keymap(baseKeymap),
      dropCursor({ width: 2, color: "var(--color-accent)" }),
      gapCursor(),
    ],
  });
  const named = giveIds(state.doc, state.tr);
  const ready = named ? state.apply(named) : state;
  const at = Math.min(Math.max(caret, 0), ready.doc.content.size);
  const selection = caret > 0 ? Selection.near(ready.doc.resolve(at)) : TextSelection.create(ready.doc, 1);
  return ready.apply(ready.tr.setSelection(selection));
}

/** Shows `state` in `place`. */
export function show(place: HTMLElement, state: EditorState, label: string, listener: Listener): EditorView {
  const view = new EditorView(place, {
    state,
    editable: () => !listener.locked(),
    attributes: () => ({ class: "page column", role: "textbox", tabindex: "0", "aria-multiline": "true", "aria-readonly": String(listener.locked()), "aria-label": label, lang: "vi", spellcheck: "false" }),
    nodeViews: {
      figure: (node, shown) => new FigureView(node, shown, listener.onEmptyPlace),
    },
    dispatchTransaction(tr) {
      if (tr.docChanged && listener.locked()) return listener.onLocked();
      const next = view.state.apply(ownStep(tr));
      view.updateState(next);
      listener.onUpdate(next, tr.docChanged);
    },
    handleDrop(shown, event) {
      const carried = event.dataTransfer;
      const all = Array.from(carried?.files ?? []);
      if (!carried || !(keptFromPage(carried) || holdsPhotos(carried))) return dropText(shown, event, all, listener);
      event.preventDefault();
      const found = shown.posAtCoords({ left: event.clientX, top: event.clientY });
      listener.onHeld(heldOf(carried), found ? blockEdge(shown.state, found.pos) : null);
      return true;
    },
  });
  return view;
}

/** Text from elsewhere goes the way of a paste, to where it was dropped; what is moved inside the article does not. */
function dropText(view: EditorView, event: DragEvent, files: File[], listener: Listener): boolean {
  const clip = files.length === 0 && event.dataTransfer && !view.dragging ? clipOf(event.dataTransfer, false) : null;
  if (!clip && files.length === 0) return false;
  event.preventDefault();
  if (clip && event.dataTransfer!.types.includes("text/uri-list") && isPictureElsewhere(clip)) return listener.onWrong("onlyAddress"), true;
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (found) view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(found.pos))));
  if (clip) listener.onClip(view, clip);
  for (const file of files) {
    if (mayBeText(file)) listener.onTextFile(view, file);
    else listener.onWrong("wrongFile");
  }
  return true;
}

/** True when photos are carried, or folders that may hold some. */
function holdsPhotos(carried: DataTransfer): boolean {
  const folders = Array.from(carried.items ?? []).some((item) => item.webkitGetAsEntry?.()?.isDirectory);
  return folders || Array.from(carried.files).some(maybePhoto);
}

/** The edge between two blocks that is nearest behind `at`, within the body. */
function blockEdge(state: EditorState, at: number): number {
  const { doc } = state;
  const first = doc.child(0).nodeSize + doc.child(1).nodeSize;
  const last = doc.content.size - doc.lastChild!.nodeSize;
  const $at = doc.resolve(at);
  const edge = $at.depth === 0 ? at : $at.after(1);
  return Math.min(Math.max(edge, first), last);
}

/** The edge of the block at the caret, where photos go that nobody gave a place. */
export function caretEdge(state: EditorState): number {
  return blockEdge(state, state.selection.head);
}

/** Puts photos into the text at `at` beside somebody who goes on writing: their caret stays where it is. The place `held` for them goes. */
export function placePhotosBeside(view: EditorView, photos: { id: string; caption: string; credit: string; alt: string }[], at: number, together: boolean, held?: number) {
  const figures = photos.map((photo) => figure(photo.id, photo));
  const tr = view.state.tr.insert(at, together && figures.length > 1 ? gallery(figures) : figures);
  view.dispatch(held === undefined ? tr : leaving(tr, held));
}

/** Puts photos into the text at `at`, or at the caret; as one gallery if they belong `together`. */
export function placePhotos(view: EditorView, photos: { id: string; caption: string; credit: string; alt: string }[], at: number | null, together = false) {
  const figures = photos.map((photo) => figure(photo.id, photo));
  const blocks = together && figures.length > 1 ? [gallery(figures)] : figures;
  insertBlocks(blocks, at ?? undefined)(view.state, view.dispatch);
}
