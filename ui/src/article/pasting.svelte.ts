/** A paste from the key to the note about it: asked of the desk, put in its place, taken back or taken as it came. */
import { closeHistory, undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import type { Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { Refused, request, type PasteAnswer, type PastedArticle, type PasteHow, type PasteReport, type PhotoRow, type Refusal, type TextFile } from "../bridge/bridge";
import { catchUp } from "./compose";
import { Deed, type Run } from "./deed";
import { clipOfFile, goesOn, hold, holdAgain, letGo, take, type Clip } from "./paste";
import type * as pasteIn from "./pasteIn";

/** Milliseconds for which a paste is waited for at the most. */
const PATIENCE = 2_000;

/** What is said about the last paste; `file`: it was one, and may be an article of its own. */
export type PasteNote = { report: PasteReport; blocks: number; filled: boolean; how: PasteHow; file: TextFile | null };

/** What a paste asks of the article around it. */
export type AroundPaste = {
  /** Says about the article what a paste knows; answers how that is taken back. */
  said: (article: PastedArticle) => Run;
  onTrouble: (refusal: Refusal) => void;
  onPicture: (file: File) => Promise<PhotoRow | null>;
  /** A file is to be an article of its own. */
  onOpen: (file: TextFile) => void;
};

/** The pastes of one article. */
export class Pasting {
  note = $state<PasteNote | null>(null);
  #around: AroundPaste;
  #clip: Clip | null = null;
  #file: TextFile | null = null;
  #after: Node | null = null;
  /** One paste after the other, in the order of the keys. */
  #running: Promise<void> = Promise.resolve();

  constructor(around: AroundPaste) {
    this.#around = around;
  }

  /** Pastes `clip` where the selection is now, even when typing goes on meanwhile. */
  paste(view: EditorView, clip: Clip, how: PasteHow = clip.plain ? "as_it_came" : "clean", charset?: string, file: TextFile | null = null): Promise<void> {
    return this.#next(view, () => Promise.resolve(clip), how, charset, file);
  }

  /** Answers when no paste is on its way any more; one that waits for the end of a syllable is not waited for for long. */
  settled(): Promise<unknown> {
    return Promise.race([this.#running, new Promise((late) => setTimeout(late, PATIENCE))]);
  }

  /** Pastes text files where the selection is now, or at the `place` that was held for them, one behind the other. */
  drop(view: EditorView, files: TextFile[], place = hold(view)) {
    const places = files.map(() => holdAgain(view, place));
    letGo(view, place);
    for (const [n, file] of files.entries()) void this.#next(view, () => clipOfFile(file), "clean", undefined, file, places[n]);
  }

  #next(view: EditorView, read: () => Promise<Clip>, how: PasteHow, charset: string | undefined, file: TextFile | null, place = hold(view)): Promise<void> {
    const lost = (fault: unknown) => this.#around.onTrouble({ code: "internal", detail: { what: String(fault) } });
    this.#running = this.#running.then(() => this.#one(view, read, how, charset, file, place)).catch(lost);
    return this.#running;
  }

  async #one(view: EditorView, read: () => Promise<Clip>, how: PasteHow, charset: string | undefined, file: TextFile | null, place: number) {
    let clip: Clip | null = null;
    let answer: PasteAnswer | null = null;
    // What puts it in comes while the desk reads it.
    const coming = import("./pasteIn");
    try {
      clip = await read();
      if (clip.beside || clip.rtf.includes("\\pict")) clip = (await import("./wordPictures")).withPictures(clip);
      const { html, rtf, text, markdown } = clip;
      if (clip.charset && how === "clean") [how, charset] = ["convert", clip.charset];
      answer = await request("article_paste", { html, rtf, text, how, ...(markdown ? { markdown } : {}), ...(charset ? { charset } : {}) });
    } catch (fault) {
      if (fault instanceof Refused) this.#around.onTrouble(fault.refusal);
    }
    const into = await coming;
    // Nothing touches the text between the keys of a syllable.
    while (view.composing) await new Promise((frame) => requestAnimationFrame(frame));
    if (view.isDestroyed || !view.editable) return;
    catchUp(view);
    const tr = take(view, place);
    if (clip && answer) this.#put(view, { clip, how, file }, answer, tr, into);
    else view.dispatch(tr);
  }

  #put(view: EditorView, { clip, how, file }: { clip: Clip; how: PasteHow; file: TextFile | null }, answer: PasteAnswer, tr: ReturnType<typeof take>, into: typeof pasteIn) {
    const stays = goesOn(view, tr);
    const put = into.putIn(tr, answer, how !== "as_it_came");
    if (!put.article) stays(put.tr);
    else put.tr.step(new Deed(this.#around.said(put.article)));
    this.#clip = clip;
    this.#file = file;
    this.note = null;
    view.dispatch(put.tr);
    view.dispatch(closeHistory(view.state.tr));
    this.#after = view.state.doc;
    if (file || into.isWorthSaying(answer, put.article !== null)) {
      this.note = { report: answer.report, blocks: answer.blocks.length, filled: put.article !== null, how, file };
    }
    let said = this.note;
    const lost = () => {
      if (!said || this.note !== said) return;
      this.note = { ...said, report: into.withoutPhoto(said.report) };
      said = this.note;
    };
    const came = (tr: Transaction) => {
      const same = this.#after === view.state.doc;
      // The note tells of it already: it is no change that ends the note.
      if (same) this.#after = null;
      view.dispatch(tr);
      if (same) this.#after = view.state.doc;
    };
    void into.bringPictures(view, clip.pictures, put.figures, this.#around.onPicture, lost, came);
  }

  /** Hears of every change: it ends the note. */
  changed(doc: Node) {
    if (this.#after && doc !== this.#after) this.close();
  }

  /** Takes the paste back. */
  undo(view: EditorView) {
    undo(view.state, view.dispatch);
    view.focus();
  }

  /** The same clipboard again, its words alone. */
  asItCame(view: EditorView) {
    this.#again(view, "as_it_came");
  }

  /** The same clipboard again, its old letters read in `charset`. */
  convert(view: EditorView, charset: string) {
    this.#again(view, "convert", charset);
  }

  #again(view: EditorView, how: PasteHow, charset?: string) {
    const [clip, file] = [this.#clip, this.#file];
    this.undo(view);
    if (clip) void this.paste(view, clip, how, charset, file);
  }

  /** Takes the paste back; `file` becomes an article of its own. */
  apart(view: EditorView, file: TextFile) {
    this.undo(view);
    this.#around.onOpen(file);
  }

  close() {
    this.note = null;
    this.#after = null;
  }
}
