/** The changes to one photo: shown at once, kept after a breath, each of them to be undone. */
import { noteEdition, request, type PhotoEdited, type PhotoEdits, type PhotoRow } from "../bridge/bridge";
import { isUntouched, untouched } from "./geometry";

/** Milliseconds without a change after which it is kept. */
const BREATH = 350;

/** One photo's changes. */
export class Changes {
  edits = $state<PhotoEdits>(untouched());
  /** Something is being kept. */
  busy = $state(false);
  #before: PhotoEdits[] = $state([]);
  #photo: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept: string;
  #onKept: (edited: PhotoEdited) => void;
  #onRefused: (fault: unknown) => void;

  constructor(row: PhotoRow, onKept: (edited: PhotoEdited) => void, onRefused: (fault: unknown) => void) {
    this.#photo = row.id;
    this.edits = row.edits ?? untouched();
    this.#kept = JSON.stringify(this.edits);
    this.#onKept = onKept;
    this.#onRefused = onRefused;
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

  /** Keeps what stands now; the desk makes every size anew. */
  async keep() {
    clearTimeout(this.#timer);
    const now = JSON.stringify(this.edits);
    if (this.busy || now === this.#kept) return;
    this.busy = true;
    try {
      const edits = $state.snapshot(this.edits) as PhotoEdits;
      const edited = await request("photo_edit", { photo: this.#photo, edits: isUntouched(edits) ? null : edits });
      this.#kept = now;
      noteEdition(edited.row.id, edited.row.edition);
      this.#onKept(edited);
    } catch (fault) {
      this.#kept = now;
      this.#onRefused(fault);
    } finally {
      this.busy = false;
    }
    if (JSON.stringify(this.edits) !== this.#kept) await this.keep();
  }
}
