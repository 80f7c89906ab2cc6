/** The changes to one photo: shown at once, kept after a breath, each of them to be undone. */
import { noteEdition, Refused, request, type PhotoEdited, type PhotoEdits, type PhotoRow } from "../bridge/bridge";
import { keptToo } from "../look/kept";
import { isUntouched, untouched } from "./geometry";

/** Milliseconds without a change after which it is kept. */
const BREATH = 350;
/** Milliseconds after which what could not be kept is tried again. */
const RETRY = 3_000;
/** What the desk will never take, however often it is asked. */
const NEVER = ["bad_ask", "photo_not_found"];

/** One photo's changes. */
export class Changes {
  edits = $state<PhotoEdits>(untouched());
  /** Something is being kept. */
  busy = $state(false);
  /** What is shown could not be kept; it is tried again by itself. */
  unkept = $state(false);
  #before: PhotoEdits[] = $state([]);
  #photo: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept: string;
  #onKept: (edited: PhotoEdited) => void;
  #onRefused: (fault: unknown) => void;
  #going: Promise<void> | null = null;
  #left = false;

  constructor(row: PhotoRow, onKept: (edited: PhotoEdited) => void, onRefused: (fault: unknown) => void) {
    this.#photo = row.id;
    this.edits = row.edits ?? untouched();
    this.#kept = JSON.stringify(this.edits);
    this.#onKept = onKept;
    this.#onRefused = onRefused;
  }

  /** They take part in what is kept before the window closes; answers what to call when their photo is left. */
  attend(): () => void {
    const forget = keptToo(() => this.keep());
    return () => {
      void this.keep();
      this.#left = true;
      forget();
    };
  }

  get touched(): boolean {
    return !isUntouched(this.edits);
  }

  get undoable(): boolean {
    return this.#before.length > 0;
  }

  /** Changes something. `begun` says that it goes on a change already begun (a drag), which is undone as one. */
  set(change: Partial<PhotoEdits>, begun = false) {
    if (!begun) this.mark();
    this.edits = { ...$state.snapshot(this.edits), ...change };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), BREATH);
  }

  /** The state that undo comes back to. */
  mark() {
    this.#before.push($state.snapshot(this.edits) as PhotoEdits);
  }

  undo() {
    const before = this.#before.pop();
    if (!before) return;
    this.edits = before;
    void this.keep();
  }

  /** «Về ảnh gốc»: nothing is changed any more. It can be undone as well. */
  original() {
    this.set(untouched());
    void this.keep();
  }

  /** Keeps what stands now; the desk makes every size anew. Answers when nothing newer stands, or when it cannot be kept. */
  keep(): Promise<void> {
    clearTimeout(this.#timer);
    return (this.#going ??= this.#keep().finally(() => (this.#going = null)));
  }

  async #keep() {
    this.busy = true;
    for (let now = JSON.stringify(this.edits); now !== this.#kept; now = JSON.stringify(this.edits)) {
      clearTimeout(this.#timer);
      const edits = JSON.parse(now) as PhotoEdits;
      try {
        const edited = await request("photo_edit", { photo: this.#photo, edits: isUntouched(edits) ? null : edits });
        this.#kept = now;
        this.unkept = false;
        noteEdition(edited.row.id, edited.row.edition);
        this.#onKept(edited);
      } catch (fault) {
        this.#refused(fault);
        break;
      }
    }
    this.busy = false;
  }

  /** What stands stays unkept: it is said once, and tried again as long as its photo is shown. */
  #refused(fault: unknown) {
    if (!this.unkept) this.#onRefused(fault);
    this.unkept = true;
    if (this.#left || (fault instanceof Refused && NEVER.includes(fault.refusal.code))) return;
    this.#timer = setTimeout(() => void this.keep(), RETRY);
  }
}
