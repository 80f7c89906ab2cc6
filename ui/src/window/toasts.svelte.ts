/** Short notes at the foot of the window: they come by themselves, never take the focus, and may be undone. */
import type { IconName } from "../look/icons";

/** What a note offers. */
type Act = { label: string; run: () => void };

/** One note. One that `stays` is there until somebody closes it; one that comes `of` the same as an earlier takes its place; one that is true `here` alone goes with the article. */
export type Toast = { id: number; text: string; kind: "note" | "trouble"; icon?: IconName; stays?: boolean; of?: string; here?: boolean; action?: Act; second?: Act };

/** How a note is shown. */
export type ToastLook = Partial<Omit<Toast, "id" | "text">>;

/** How long a note and a trouble stay at the least, and for each of their letters, in milliseconds. */
const STAYS = { note: 6_000, trouble: 14_000 };
const LETTER = 70;
/** So many refused files or photos are told one by one; more would push one another away and are told together. */
export const SINGLY = 3;

class Toasts {
  shown = $state<Toast[]>([]);
  #next = 1;
  #clocks = new Map<number, ReturnType<typeof setTimeout>>();
  #held = false;

  /** Shows `text` for 6 s (trouble stays 14 s), a long one until it can be read, longer while it is held; `action` is offered meanwhile. What is said again stands once. */
  show(text: string, look: ToastLook = {}) {
    const toast: Toast = { kind: "note", ...look, id: this.#next++, text };
    for (const one of this.shown) if ((one.text === text && !one.action) || (look.of && one.of === look.of)) this.close(one.id);
    const brief = this.shown.filter((one) => !one.stays).slice(-2);
    this.shown = [...this.shown.filter((one) => one.stays || brief.includes(one)), toast];
    if (!this.#held) this.#wind(toast);
  }

  /** Says `text` while `work` goes on, if it takes longer than a second. Answers what the work answers. */
  async during<T>(text: string, work: Promise<T>): Promise<T> {
    const toast: Toast = { id: this.#next++, text, kind: "note", icon: "loading" };
    const soon = setTimeout(() => (this.shown = [...this.shown, toast]), 1000);
    return work.finally(() => {
      clearTimeout(soon);
      this.close(toast.id);
    });
  }

  #wind(toast: Toast) {
    clearTimeout(this.#clocks.get(toast.id));
    if (toast.stays) return;
    this.#clocks.set(toast.id, setTimeout(() => this.close(toast.id), Math.max(STAYS[toast.kind], LETTER * toast.text.length)));
  }

  /** The pointer or the focus rests on the notes: none goes. */
  hold() {
    this.#held = true;
    for (const clock of this.#clocks.values()) clearTimeout(clock);
  }

  /** The notes are left: their time begins anew. */
  release() {
    this.#held = false;
    for (const toast of this.shown) if (toast.icon !== "loading") this.#wind(toast);
  }

  /** What was troubling here, or true of this article alone, is left behind: its remedy would do nothing elsewhere. */
  leave() {
    for (const toast of this.shown) if (toast.here || (toast.kind === "trouble" && toast.action && !toast.stays)) this.close(toast.id);
  }

  /** What was said `of` something is so no longer. */
  drop(of: string) {
    for (const toast of this.shown) if (toast.of === of) this.close(toast.id);
  }

  close(id: number) {
    clearTimeout(this.#clocks.get(id));
    this.#clocks.delete(id);
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
