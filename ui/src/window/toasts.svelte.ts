/** Short notes at the foot of the window: they come by themselves, never take the focus, and may be undone. */

/** One note. */
export type Toast = { id: number; text: string; kind: "note" | "trouble"; action?: { label: string; run: () => void } };

class Toasts {
  shown = $state<Toast[]>([]);
  #next = 1;

  /** Shows `text` for 6 s (trouble stays 14 s); `action` is offered meanwhile. */
  show(text: string, options: { kind?: Toast["kind"]; action?: Toast["action"] } = {}) {
    const toast: Toast = { id: this.#next++, text, kind: options.kind ?? "note", ...(options.action ? { action: options.action } : {}) };
    this.shown = [...this.shown.slice(-2), toast];
    setTimeout(() => this.close(toast.id), toast.kind === "trouble" ? 14_000 : 6_000);
  }

  close(id: number) {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
