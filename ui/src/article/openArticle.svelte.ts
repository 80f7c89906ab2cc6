/** The article that is open: its document in the editor, what is said about it, and where saving stands. */
import { closeHistory, undo, redo, undoDepth } from "prosemirror-history";
import { TextSelection, type Command, type EditorState, type Plugin } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { Refused, request, type ArticleFields, type ArticleView, type PhotoRow, type ReadinessView, type Refusal, type StageName, type TextFile, textFile } from "../bridge/bridge";
import { atCaret, NOWHERE, type AtCaret } from "./atCaret";
import { figures, setText } from "./commands";
import { whenCalm } from "./compose";
import { count, type Counts } from "./count";
import { heldAt, hold, letGo } from "./coming";
import { Deed, differ, said, type Run } from "./deed";
import { caretEdge, placePhotos, placePhotosBeside, show, stateOf, type Listener, type Wrong } from "./editor";
import { flushFields } from "../look/kept";
import type { Held } from "../look/dropped";
import { letGo as letGoOfPaste } from "./paste";
import { Pasting } from "./pasting.svelte";
import { Saving } from "./saving.svelte";
import { dismiss, slashOf, type Slash } from "./slash";
import { enter } from "./walk";

/** A photo of the text, as the panels show it. */
export type FigureRow = { at: number; photo: string | null; caption: string; credit: string; alt: string };

/** What an open article asks of the window around it. */
export type Around = {
  onPhotos: (files: File[], at: number | null) => void;
  onHeld: (held: Held, at: number | null) => void;
  onEmptyPlace: (id: string) => void;
  onPicture: (file: File) => Promise<PhotoRow | null>;
  onOpen: (file: TextFile) => void;
  onTrouble: (refusal: Refusal) => void;
  onWrong: (what: Wrong) => void;
  onLocked: () => void;
};

const IDLE = 160;
/** Caret and scroll are kept when they have rested for so long. */
const RESTED = 1_500;

/** One open article. */
export class OpenArticle {
  readonly id: string;
  view = $state.raw<ArticleView>() as ArticleView;
  stage = $state<StageName>("draft");
  fields = $state.raw<ArticleFields>() as ArticleFields;
  readiness = $state.raw<ReadinessView>({ present: [], missing: [] });
  counts = $state.raw<Counts>({ all: 0, headline: 0, sapo: 0, photos: 0, minutes: 1 });
  caret = $state.raw<AtCaret>(NOWHERE);
  headline = $state("");
  byline = $state("");
  figures = $state.raw<FigureRow[]>([]);
  /** The slash that opened the insert menu, with what was typed behind it. */
  slash = $state.raw<Slash | null>(null);
  /** The address of the link at the caret is being asked for. */
  linking = $state(false);
  /** Grows with each change of text or selection; what floats beside the caret follows it. */
  turn = $state(0);
  /** Grows when typing rests; what depends on all the words follows it. */
  rested = $state(0);
  readonly saving: Saving;
  readonly pasting: Pasting;
  editor: EditorView | null = null;
  /** Where the page is scrolled to, in CSS pixels; the page says it. */
  scrolled: () => number = () => this.view.place?.scroll ?? 0;
  #moved: ReturnType<typeof setTimeout> | undefined;
  #state: EditorState;
  #around: Around;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #held = 0;
  /** What was said last, which the next letters are added to. */
  #last: Partial<ArticleFields> | null = null;

  constructor(view: ArticleView, around: Around) {
    this.id = view.id;
    this.view = view;
    this.stage = view.stage;
    this.fields = { ...view.fields };
    this.readiness = view.readiness;
    this.#around = around;
    this.pasting = new Pasting({
      said: ({ section, published }) => this.#said({ ...(section && !this.fields.section ? { section } : {}), ...(published ? { published } : {}) }),
      onTrouble: around.onTrouble,
      onPicture: around.onPicture,
      onOpen: around.onOpen,
    });
    this.#state = stateOf(view.body, view.place?.caret ?? 0, this.#listener());
    this.saving = new Saving(
      { id: view.id, sequence: view.sequence, saved: view.saved },
      () => ({ fields: this.fields, body: this.state.doc.toJSON(), caret: this.state.selection.head, scroll: this.scrolled() }),
      () => this.editor?.composing ?? false,
      (saved) => (this.readiness = saved.readiness),
    );
    this.#look();
  }

  get state(): EditorState {
    return this.editor?.state ?? this.#state;
  }

  /** How many edits Ctrl+Z could take back. */
  get depth(): number {
    return undoDepth(this.state) as number;
  }

  /** Something was edited since the article was opened. */
  get edited(): boolean {
    return this.depth > 0;
  }

  /** It is posted and stays as it was: a correction is the way to change it. */
  get locked(): boolean {
    return this.stage === "posted";
  }

  /** The desk has it so now: where it stands, and with that whether it may be written in. */
  stood(view: ArticleView) {
    this.view = view;
    this.stage = view.stage;
    this.editor?.updateState(this.editor.state);
    this.catchUp();
  }

  /** Gives the page the focus; an editor that writes nothing takes none by itself. */
  focus() {
    if (this.locked) this.editor?.dom.focus({ preventScroll: true });
    else this.editor?.focus();
  }

  /** True, and said, when nothing may be changed. */
  refuses(): boolean {
    if (this.locked) this.#around.onLocked();
    return this.locked;
  }

  /** The person moved without typing: where they are is kept, so that a sudden end brings them back there. */
  moved() {
    clearTimeout(this.#moved);
    this.#moved = setTimeout(() => {
      if (!this.editor || this.saving.pending) return;
      const seen = { id: this.id, caret: this.state.selection.head, scroll: this.scrolled() };
      request("article_place", seen).catch(() => undefined);
    }, RESTED);
  }

  #listener(): Listener {
    return {
      onUpdate: (state, changed) => this.#updated(state, changed),
      onPhotos: (files, at) => this.#around.onPhotos(files, at),
      onHeld: (held, at) => this.#around.onHeld(held, at),
      onEmptyPlace: (id) => this.#around.onEmptyPlace(id),
      onClip: (view, clip) => void this.pasting.paste(view, clip),
      onTextFiles: (view, files) => this.pasting.drop(view, files.map(textFile)),
      onWrong: (what) => this.#around.onWrong(what),
      locked: () => this.locked,
      onLocked: () => this.#around.onLocked(),
    };
  }

  /** Shows the document in `place`; the caret goes where it was last. */
  mount(place: HTMLElement, label: string): () => void {
    const view = show(place, this.#state, label, this.#listener());
    this.editor = view;
    view.dom.addEventListener("compositionend", () => this.saving.composed());
    return () => {
      clearTimeout(this.#moved);
      this.#state = view.state;
      this.editor = null;
      view.destroy();
    };
  }

  /** Gives the editor what need not be there with the caret; a syllable that is being composed is left alone. */
  furnish(more: (plugins: readonly Plugin[]) => readonly Plugin[]) {
    const view = this.editor;
    if (view) whenCalm(view, () => view.isDestroyed || view.updateState(view.state.reconfigure({ plugins: more(view.state.plugins) })));
  }

  #updated(state: EditorState, changed: boolean) {
    if (changed) this.saving.touch();
    if (changed) this.pasting.changed(state.doc);
    this.moved();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), changed ? IDLE : 30);
    this.slash = slashOf(state);
    this.turn += 1;
  }

  /** Says at once what stands in the text, not after a breath: for who acts on it. */
  catchUp() {
    clearTimeout(this.#timer);
    this.#look();
  }

  /** Counts and facts for bars and panels; runs when typing rests. */
  #look() {
    const { doc } = this.state;
    this.rested += 1;
    this.counts = count(doc);
    this.headline = doc.child(0).textContent;
    this.byline = doc.lastChild!.textContent;
    this.figures = figures(doc).map(({ node, at }) => ({
      at,
      photo: node.attrs["photo"] as string | null,
      caption: node.textContent,
      credit: node.attrs["credit"] as string,
      alt: node.attrs["alt"] as string,
    }));
    this.caret = this.locked ? NOWHERE : atCaret(this.state);
  }

  /** Carries out an editing command and gives the focus back to the page. */
  run(command: Command) {
    const view = this.editor;
    if (!view) return;
    command(view.state, view.dispatch, view);
    view.focus();
  }

  /** Writes what was typed before the page stood; the end of a line goes on as Enter does. */
  type(typed: string) {
    const view = this.editor;
    for (const [n, line] of view ? typed.split("\n").entries() : []) {
      if (n > 0) enter(view!.state, view!.dispatch, view!);
      if (line !== "") view!.dispatch(view!.state.tr.insertText(line));
    }
  }

  undo(times = 1) {
    for (let n = 0; n < times; n += 1) this.run(undo);
  }

  redo() {
    this.run(redo);
  }

  /** Goes one step `back` or forth, the focus staying where it is; false when there is none. */
  step(back: boolean): boolean {
    return this.editor !== null && (back ? undo : redo)(this.editor.state, this.editor.dispatch);
  }

  /** Makes what was just done beside the words a step of their history. Answers what takes it back from elsewhere. */
  did(run: Run): () => void {
    let back = false;
    const once: Run = (to) => to !== back && ((back = to), run(to));
    this.editor?.dispatch(this.editor.state.tr.step(new Deed(once)));
    return () => once(true);
  }

  /** Puts photos of the tray into the text. */
  place(photos: PhotoRow[], at: number | null, together = false) {
    const view = this.editor;
    if (view && photos.length > 0) whenCalm(view, () => view.isDestroyed || placePhotos(view, photos, at, together));
  }

  /** Holds a place for photos on their way, at `at` or behind the block at the caret, and shows `dom` there. */
  hold(at: number | null, dom: HTMLElement): number {
    this.#held += 1;
    const [view, held] = [this.editor, this.#held];
    if (view) whenCalm(view, () => view.isDestroyed || hold(view, held, at ?? caretEdge(view.state), dom));
    return held;
  }

  /** Puts photos where their place was held, wherever the text has moved it; the place is let go. */
  placeHeld(held: number, photos: PhotoRow[], together = false) {
    const view = this.editor;
    if (!view) return;
    whenCalm(view, () => {
      if (view.isDestroyed) return;
      const at = heldAt(view.state, held);
      if (at !== null && photos.length > 0) return placePhotosBeside(view, photos, at, together, held);
      letGo(view, held);
      if (photos.length > 0) placePhotos(view, photos, null, together);
    });
  }

  /** No words come to the `place` that was held for them. */
  letGo(place: number | undefined) {
    if (this.editor && place !== undefined) letGoOfPaste(this.editor, place);
  }

  /** Gives the empty place `id` its photo, wherever the text has moved it, and lays the `more` behind it; those whose place is `gone` are told. */
  fillPlace(id: string, [photo, ...more]: PhotoRow[], gone: () => void) {
    const view = this.editor;
    if (!view) return gone();
    whenCalm(view, () => {
      const place = figures(this.state.doc).find(({ node }) => node.attrs["id"] === id && !node.attrs["photo"]);
      if (view.isDestroyed || !photo || !place) return gone();
      const tr = view.state.tr.setNodeAttribute(place.at, "photo", photo.id);
      if (photo.credit) tr.setNodeAttribute(place.at, "credit", photo.credit);
      view.dispatch(tr);
      placePhotosBeside(view, more, view.state.doc.resolve(place.at + 1).after(1), false);
    });
  }

  /** Keeps all that was typed, beside the text too, and answers when it is durable, or when it cannot be. */
  async flush() {
    await flushFields();
    await this.pasting.settled();
    await this.saving.flush();
  }

  /** As `flush`, but rejects with why while something typed is not durable: for who goes on with the stored text. */
  async settle() {
    await this.flush();
    if (this.saving.unsaved) throw new Refused(this.saving.refusal!);
  }

  /** Changes what is said about the article, as a step of the history; what `goesOn` belongs to the change before. */
  set(change: Partial<ArticleFields>, goesOn = false) {
    if (this.refuses()) return;
    if (!goesOn) this.#last = null;
    if (this.#last) Object.assign(this.#last, change), this.#say(change);
    else if (differ(change, this.fields)) this.did(this.#said({ ...change }));
    this.pasting.close();
  }

  /** Says `after`, to which more may be added; answers how to take it back. */
  #said(after: Partial<ArticleFields>): Run {
    this.#last = after;
    return said(after, this.fields, (change) => this.#say(change));
  }

  #say(change: Partial<ArticleFields>) {
    this.fields = { ...this.fields, ...change };
    this.saving.touch();
  }

  /** The byline stands in the document; the panel writes it there. */
  setByline(words: string) {
    const view = this.editor;
    if (!view) return;
    const at = view.state.doc.content.size - view.state.doc.lastChild!.nodeSize;
    setText(at, words)(view.state, view.dispatch);
    this.catchUp();
  }

  /** Words of the figure at `at`. */
  setFigure(at: number, change: { caption?: string; credit?: string; alt?: string }) {
    const view = this.editor;
    if (!view) return;
    if (change.caption !== undefined) {
      view.dispatch(closeHistory(view.state.tr));
      setText(at + 1, change.caption)(view.state, view.dispatch);
    }
    const tr = view.state.tr;
    if (change.credit !== undefined) tr.setNodeAttribute(at, "credit", change.credit);
    if (change.alt !== undefined) tr.setNodeAttribute(at, "alt", change.alt);
    if (tr.docChanged) view.dispatch(tr);
    this.catchUp();
  }

  /** Puts `words` where a fact or a credit is missed; `photo` counts from 1. */
  fillIn(fact: string, photo: number | null, words: string) {
    const view = this.editor;
    if (!view) return;
    const { doc } = view.state;
    const figure = figures(doc)[(photo ?? 1) - 1];
    if (fact === "headline") setText(0, words)(view.state, view.dispatch);
    else if (fact === "lead") setText(doc.child(0).nodeSize, words)(view.state, view.dispatch);
    else if (fact === "byline") this.setByline(words);
    else if (fact === "section") this.set({ section: words });
    else if (figure && (fact === "caption" || fact === "credit" || fact === "alt")) this.setFigure(figure.at, { [fact]: words });
  }

  /** Puts the caret into a field: `headline`, `sapo`, `byline`, the body, or the n-th photo's caption. */
  goTo(field: string, photo = 1) {
    const view = this.editor;
    if (!view) return;
    const { doc } = view.state;
    let at = 1;
    if (field === "lead" || field === "sapo") at = doc.child(0).nodeSize + 1;
    if (field === "body") at = doc.child(0).nodeSize + doc.child(1).nodeSize + 1;
    if (field === "byline") at = doc.content.size - doc.lastChild!.nodeSize + 1;
    if (field === "caption") at = (figures(doc)[photo - 1]?.at ?? 0) + 2;
    const place = doc.resolve(at);
    const end = place.parent.isTextblock ? place.end() : at;
    view.dispatch(view.state.tr.setSelection(TextSelection.near(doc.resolve(end), -1)).scrollIntoView());
    view.focus();
  }

  /** Takes the slash and what follows it away again. */
  dropSlash() {
    const view = this.editor;
    if (!view) return;
    const head = view.state.selection.$head;
    view.dispatch(view.state.tr.delete(head.start(), head.end()));
  }

  /** Sends the insert menu away; the slash stays as it was typed. */
  dismissSlash() {
    const view = this.editor;
    if (view) view.dispatch(dismiss(view.state.tr));
  }

  /** What the preview shows: the text as it is now. */
  draft(): { id: string; fields: ArticleFields; body: unknown } {
    return { id: this.id, fields: this.fields, body: this.state.doc.toJSON() };
  }
}
