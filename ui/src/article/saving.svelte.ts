/**
 * Saving while typing: 250 ms after the last key, at the latest every 900 ms. While keys go into a syllable that is
 * composed nothing runs; its end is the moment to save, and so is a rest of 900 ms, for a syllable may stay open as long
 * as its writer thinks. Taking the text touches neither the page nor the caret.
 * One save is on its way at a time; the next carries everything typed meanwhile. «Đã lưu» is said only after the desk
 * answered, which it does after the commit is durable. Where the article was changed elsewhere, what is typed on is kept by the
 * desk beside the other text, a version each time, so less often.
 */
import { Refused, request, type ArticleFields, type ArticleSaved, type Refusal } from "../bridge/bridge";

/** What is to be saved, taken at the moment of sending. */
export type Draft = { fields: ArticleFields; body: unknown; caret: number; scroll?: number };

/** Where saving stands. */
export type SaveState = "saved" | "editing" | "saving" | "trouble" | "newer";

const PAUSE = 250;
const LATEST = 900;
const RETRY = 3_000;
/** What is kept beside another text is kept at the latest after this. */
const BESIDE = 3_000;
/** The input method's last events of a syllable are over after this. */
const BETWEEN = 30;

/** Saves one article. */
export class Saving {
  state = $state<SaveState>("saved");
  /** The last durable save, ISO-8601. */
  saved = $state("");
  /** Why the last try failed. */
  refusal = $state<Refusal | null>(null);

  #id: string;
  #sequence: number;
  #take: () => Draft;
  #composing: () => boolean;
  #onSaved: (saved: ArticleSaved) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dirtySince: number | null = null;
  #lastKey = 0;
  /** The last try that failed was then. */
  #failed = 0;
  #running: Promise<void> | null = null;

  constructor(about: { id: string; sequence: number; saved: string }, take: () => Draft, composing: () => boolean, onSaved: (saved: ArticleSaved) => void) {
    this.#id = about.id;
    this.#sequence = about.sequence;
    this.saved = about.saved;
    this.#take = take;
    this.#composing = composing;
    this.#onSaved = onSaved;
  }

  /** True while something typed is not durable yet. */
  get pending(): boolean {
    return this.#dirtySince !== null || this.#running !== null;
  }

  /** True while what was typed stands on the screen alone, for the desk could not keep it. */
  get unsaved(): boolean {
    return this.pending && this.state === "trouble";
  }

  /** Something was typed after `moment`, on the clock of `performance.now()`. */
  typedSince(moment: number): boolean {
    return this.#lastKey > moment;
  }

  /** Something was typed. */
  touch() {
    const now = performance.now();
    this.#dirtySince ??= now;
    this.#lastKey = now;
    if (this.state === "saved") this.state = "editing";
    const beside = this.state === "newer";
    const left = Math.max(0, this.#dirtySince + (beside ? BESIDE : LATEST) - now);
    this.#plan(this.state === "trouble" ? this.#again() : Math.min(beside ? LATEST : PAUSE, left));
  }

  /** A composed syllable has ended: what waited for it is saved in the pause between two words. */
  composed() {
    if (this.#dirtySince === null) return;
    if (this.state === "newer") this.#plan(LATEST);
    else this.#plan(this.state === "trouble" ? this.#again() : BETWEEN);
  }

  /** Saves now and answers when it is durable, or when it cannot be (then the state says so). */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (this.#dirtySince !== null) await this.#send();
  }

  /** How long until it is tried again, in milliseconds: who types on does not put it off. */
  #again(): number {
    return Math.max(0, this.#failed + RETRY - performance.now());
  }

  #plan(delay: number) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#due(), delay);
  }

  #due() {
    if (this.#running || this.#dirtySince === null) return;
    const rested = performance.now() - this.#lastKey >= LATEST;
    if (this.#composing() && !rested) {
      this.#plan(PAUSE);
      return;
    }
    void this.#send();
  }

  #send(): Promise<void> {
    this.#running ??= this.#save().finally(() => {
      this.#running = null;
      if (this.#dirtySince !== null) this.#plan(this.state === "trouble" ? this.#again() : this.state === "newer" ? LATEST : PAUSE);
    });
    return this.#running;
  }

  async #save() {
    const since = this.#dirtySince;
    this.#dirtySince = null;
    if (this.state !== "trouble" && this.state !== "newer") this.state = "saving";
    try {
      const answer = await request("article_save", { id: this.#id, sequence: this.#sequence, ...this.#take() });
      this.#sequence = answer.sequence;
      this.saved = answer.saved;
      this.refusal = null;
      this.state = this.#dirtySince === null ? "saved" : "editing";
      this.#onSaved(answer);
    } catch (fault) {
      const refusal: Refusal = fault instanceof Refused ? fault.refusal : { code: "internal", detail: {} };
      this.refusal = refusal;
      this.#failed = performance.now();
      this.state = ["newer_text", "article_posted"].includes(refusal.code) ? "newer" : "trouble";
      // A text that the desk refused as built on an older one, or as posted meanwhile, is kept there as a version.
      if (this.state === "trouble") this.#dirtySince ??= since;
    }
  }

  /** The newsroom does not know this article any more: its text becomes an article of its own. Answers its id. */
  async intoNew(): Promise<string> {
    const { id, sequence } = await request("article_new", {});
    await request("article_save", { id, sequence, ...this.#take() });
    this.drop();
    return id;
  }

  /** Forgets what waits; used when another text takes this one's place. */
  drop() {
    clearTimeout(this.#timer);
    this.#dirtySince = null;
  }
}
