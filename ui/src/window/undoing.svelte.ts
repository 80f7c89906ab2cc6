/** Deeds that are no edits of the text (restoring, a change of stage, the trash, photos): one key takes the last one back. */

/** How to take it back, whether something was done since that Ctrl+Z should take back first, and whether it is back already. */
type Deed = { run: () => unknown; since: () => boolean; back: () => boolean };

const never = () => false;

/** Deeds that are remembered. */
const MOST = 100;

class Undoing {
  #deeds: Deed[] = [];

  /**
   * Ctrl+Z runs `run` from now on, until `since` says that something newer is to be undone; then the deed before it. One that
   * was taken `back` by other means is passed over. Answers what takes the deed back from elsewhere: it is done once, and the
   * key goes on to the deed before it.
   */
  offer(run: () => unknown, since = never, back = never): () => void {
    const deed = { run, since, back };
    this.#deeds = [...this.#deeds.slice(1 - MOST), deed];
    return () => this.#take(deed);
  }

  /** Takes the last deed back; false when there is none, or something newer. */
  take(): boolean {
    while (this.#deeds.at(-1)?.back()) this.#deeds.pop();
    const deed = this.#deeds.at(-1);
    if (!deed || deed.since()) return false;
    this.#take(deed);
    return true;
  }

  #take(deed: Deed) {
    this.#deeds = this.#deeds.filter((one) => one !== deed);
    void deed.run();
    deed.run = () => undefined;
  }

  /** Nothing is left to take back: it was taken back by other means, or is out of sight. */
  forget() {
    this.#deeds = [];
  }
}

export const undoing = new Undoing();
