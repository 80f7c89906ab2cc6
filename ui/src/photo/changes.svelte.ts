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

/** What was changed in a photo and is not kept yet: it is there when the photo is shown again. */
const waiting = new Map<string, PhotoEdits>();
/** Who keeps a photo's changes: whoever showed it last. */
const keepers = new Map<string, Changes>();

/** Takes back the last change of `photo` where it was made, so that it can be done again; false when nobody there knows it. */
export function takeBack(photo: string): boolean {
  const keeper = keepers.get(photo);
  if (!keeper?.undoable) return false;
  keeper.undo();
  return true;
}

/** One photo's changes. */
export class Changes {
  edits = $state<PhotoEdits>(untouched());
  /** Something is being kept. */
  busy = $state(false);
  /** What is shown could not be kept; it is tried again by itself. */
  unkept = $state(false);
  #before: PhotoEdits[] = $state([]);
  #after: PhotoEdits[] = [];
  #photo: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #kept: string;
  /** What stands was come back to. */
  #back = false;
  #onKept: (edited: PhotoEdited, back: boolean) => void;
  #onRefused: (fault: unknown) => void;
  #going: Promise<void> | null = null;
  /** Called when nothing waits any more after their photo was left. */
  #forget: (() => void) | null = null;

  /** `onKept` hears of what was kept, and whether it was come back to. */
  constructor(row: PhotoRow, onKept: (edited: PhotoEdited, back: boolean) => void, onRefused: (fault: unknown) => void) {
    this.#photo = row.id;
    this.#kept = JSON.stringify(row.edits ?? untouched());
    this.edits = waiting.get(row.id) ?? row.edits ?? untouched();
    keepers.set(row.id, this);
    this.#onKept = onKept;
    this.#onRefused = onRefused;
  }

  /** They take part in what is kept before the window closes; answers what to call when their photo is left. */
  attend(): () => void {
    const forget = keptToo(() => this.keep());
    if (waiting.has(this.#photo)) void this.keep();
    return () => {
      this.#forget = forget;
      void this.keep();
    };
  }

  get touched(): boolean {
    return !isUntouched(this.edits);
  }

  get undoable(): boolean {
    return this.#before.some((before) => this.#differs(before));
  }

  /** Changes something. `begun` says that it goes on a change already begun (a drag), which is undone as one. */
  set(change: Partial<PhotoEdits>, begun = false) {
    if (!begun) this.mark();
    this.#back = false;
    this.#after = [];
    this.#stand({ ...$state.snapshot(this.edits), ...change });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), BREATH);
  }

  /** The state that undo comes back to. */
  mark() {
    this.#before.push($state.snapshot(this.edits) as PhotoEdits);
  }

  undo() {
    this.#step(this.#before, this.#after, true);
  }

  redo() {
    this.#step(this.#after, this.#before, false);
  }

  /** To the newest of `from` that differs: a press that changed nothing is no step. */
  #step(from: PhotoEdits[], to: PhotoEdits[], back: boolean) {
    let other = from.pop();
    while (other && !this.#differs(other)) other = from.pop();
    if (!other) return;
    to.push($state.snapshot(this.edits) as PhotoEdits);
    this.#back = back;
    this.#stand(other);
    void this.keep();
  }

  #differs(other: PhotoEdits): boolean {
    return JSON.stringify(other) !== JSON.stringify(this.edits);
  }

  #stand(edits: PhotoEdits) {
    this.edits = edits;
    waiting.set(this.#photo, edits);
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
    let again = false;
    for (let now = JSON.stringify(this.edits); this.#mine() && now !== this.#kept; now = JSON.stringify(this.edits)) {
      clearTimeout(this.#timer);
      const [edits, back] = [JSON.parse(now) as PhotoEdits, this.#back];
      try {
        const edited = await request("photo_edit", { photo: this.#photo, edits: isUntouched(edits) ? null : edits });
        this.#kept = now;
        this.unkept = false;
        noteEdition(edited.row.id, edited.row.edition);
        this.#onKept(edited, back);
      } catch (fault) {
        again = this.#refused(fault);
        break;
      }
    }
    this.busy = false;
    if (again) return;
    if (this.#mine()) waiting.delete(this.#photo);
    this.#forget?.();
  }

  /** Nobody else shows the photo since; whoever does keeps what waits. */
  #mine(): boolean {
    return keepers.get(this.#photo) === this;
  }

  /** What stands stays unkept: it is said once, and tried again, though its photo is left. False for what is never kept. */
  #refused(fault: unknown): boolean {
    if (!this.unkept) this.#onRefused(fault);
    this.unkept = true;
    if (fault instanceof Refused && NEVER.includes(fault.refusal.code)) return false;
    this.#timer = setTimeout(() => void this.keep(), RETRY);
    return true;
  }
}
