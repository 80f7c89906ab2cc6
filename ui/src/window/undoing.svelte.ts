/** Deeds that are no edits of the text (restoring, a change of stage, the trash, photos): one key takes the last one back. */

/** How to take it back, whether something was done since that Ctrl+Z should take back first, whether it is back already, and how to do it again. */
type Deed = { run: () => unknown; since: () => boolean; back: () => boolean; again?: () => unknown };

const never = () => false;

/** Deeds that are remembered. */
const MOST = 100;

class Undoing {
  #deeds: Deed[] = [];
  /** Deeds that were taken back by the key and may be done again. */
  #undone: Deed[] = [];

  /**
   * Ctrl+Z runs `run` from now on, until `since` says that something newer is to be undone; then the deed before it. One that
   * was taken `back` by other means is passed over. Answers what takes the deed back from elsewhere: it is done once, and the
   * key goes on to the deed before it. `again` does it once more, until something else is done.
   */
  offer(run: () => unknown, since = never, back = never, again?: () => unknown): () => void {
    const deed: Deed = { run, since, back, ...(again ? { again } : {}) };
    this.#undone = [];
    this.#deeds = [...this.#deeds.slice(1 - MOST), deed];
    return () => this.#take(deed);
  }

  /** Takes the last deed back, or does the one again that was taken back last; false when there is none, or something newer. */
  take(back = true): boolean {
    if (back) while (this.#deeds.at(-1)?.back()) this.#deeds.pop();
    const deed = (back ? this.#deeds : this.#undone).at(-1);
    if (!deed || deed.since()) return false;
    if (back) this.#take(deed);
    else this.#again(deed);
    return true;
  }

  #take(deed: Deed) {
    if (!this.#deeds.includes(deed)) return;
    this.#deeds = this.#deeds.filter((one) => one !== deed);
    void deed.run();
    if (deed.again) this.#undone = [...this.#undone, deed];
  }

  #again(deed: Deed) {
    const rest = this.#undone.filter((one) => one !== deed);
    void deed.again?.();
    this.#deeds = [...this.#deeds, deed];
    this.#undone = rest;
  }

  /** Nothing is left to take back: it was taken back by other means, or is out of sight. */
  forget() {
    this.#deeds = [];
    this.#undone = [];
  }
}

export const undoing = new Undoing();
