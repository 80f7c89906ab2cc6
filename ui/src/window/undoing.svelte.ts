/** The last deed that is no edit of the text (restoring, a change of stage, the trash): one key takes it back. */

/** How to take it back, and whether something was done since that Ctrl+Z should take back first. */
type Deed = { run: () => unknown; since: () => boolean };

class Undoing {
  #last: Deed | null = null;

  /** Ctrl+Z runs `run` from now on, until `since` says that something newer is to be undone. */
  offer(run: () => unknown, since: () => boolean = () => false) {
    this.#last = { run, since };
  }

  /** Takes the deed back; false when there is none, or something newer. */
  take(): boolean {
    const deed = this.#last;
    if (!deed || deed.since()) return false;
    this.#last = null;
    void deed.run();
    return true;
  }

  /** Nothing is left to take back: it was taken back by other means. */
  forget() {
    this.#last = null;
  }
}

export const undoing = new Undoing();
