/** The newsroom coming back from a backup, while the person goes on working: how far it is, and what is shown after. */
import { Refused, request, type RestoreProgress, type Restored } from "../bridge/bridge";
import { secondsLeft } from "../look/left";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";
import { toasts } from "./toasts.svelte";

/** How often the desk is asked how far it is, in milliseconds. */
const ASKED = 300;

class Restoring {
  /** A backup is being chosen or comes back. */
  running = $state(false);
  /** How far it is; none while nothing comes back. */
  progress = $state<RestoreProgress | null>(null);
  /** Seconds that it will still take; none while nobody can say. */
  left = $state<number | null>(null);

  /** Brings the newsroom back by what `ask` asks for; says in a note what came of it. */
  async run(ask: () => Promise<Restored>) {
    if (this.running) return;
    this.running = true;
    const began = performance.now();
    const rest = this.#watch();
    try {
      const back = await ask();
      if (back.done) await this.#arrived(back, began);
    } catch (fault) {
      if (fault instanceof Refused && fault.refusal.code === "cancelled") toasts.show(speech.words.keeping.restoreStopped);
      else room.refuse(fault);
    }
    rest();
    this.running = room.restoring = false;
    this.progress = this.left = null;
  }

  /** Stops it; everything is then as it was. */
  stop() {
    request("backup_restore_cancel", {}).catch(room.refuse);
  }

  #watch(): () => void {
    let began = 0;
    const seen = (now: RestoreProgress) => {
      if (!this.running || !now.work) return;
      began ||= performance.now();
      this.progress = now;
      room.restoring = true;
      this.left = secondsLeft(now.wholeDone, now.wholeAll, (performance.now() - began) / 1000);
    };
    const timer = setInterval(() => void request("backup_restore_progress", {}).then(seen, () => undefined), ASKED);
    return () => clearInterval(timer);
  }

  /**
   * What was typed after `began` is saved once more, beside what came back: then both texts are kept, and one that the
   * backup does not know becomes an article of its own. Whoever writes stays with their text.
   */
  async #arrived(back: Restored, began: number) {
    const words = speech.words.keeping;
    const writing = desk.open?.article;
    if (writing?.saving.typedSince(began)) writing.saving.touch();
    await writing?.saving.flush();
    await room.reread();
    if (!writing) await room.toList("all");
    else if (writing.saving.refusal?.code === "article_not_found") await room.openArticle(await writing.saving.intoNew());
    else if (writing.saving.state !== "newer") await room.openArticle(writing.id).catch(() => room.toList("all"));
    if (back.complete) toasts.show(words.restored(back.articles, back.revisions, back.photos));
    else toasts.show(words.restoredPartly(back.articles, back.damage.length), { kind: "trouble" });
  }
}

export const restoring = new Restoring();
