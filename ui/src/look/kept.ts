/**
 * Fields whose words are kept while they are typed: 250 ms after the last key, at the latest 900 ms after the first, and at
 * once when the field is left. While keys go into a composed syllable nothing is kept; its end is the moment, and so is a
 * rest of 900 ms, for a syllable may stay open as long as its writer thinks. What stands in a field that has the focus is
 * never written anew: an input method may be at work in it.
 */

const PAUSE = 250;
const LATEST = 900;
/** The input method's last events of a syllable are over after this. */
const BETWEEN = 30;

export type Keeping = {
  /** What the field shows while nobody writes in it; none where its own component shows it. */
  value?: string;
  /**
   * Keeps what was typed; `goesOn` when it goes on what was kept since the focus came. Leaving waits for its promise. One
   * that fails has told so; the words are kept anew with the next key and when the field is left.
   */
  keep: (typed: string, goesOn: boolean) => unknown;
};

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What keeps at once what waits: one for each field that is shown. */
const waiting = new Set<() => unknown>();
const underWay = new Set<Promise<unknown>>();

/** Keeps what was typed in all fields, and answers when nothing of it is on its way any more. */
export async function flushFields(): Promise<void> {
  for (const keep of waiting) underWayUntil(Promise.resolve(keep()));
  while (underWay.size > 0) await Promise.all(underWay);
}

/** Something else that is kept after a breath takes part in `flushFields`; answers what to call when it goes. */
export function keptToo(keep: () => unknown): () => void {
  waiting.add(keep);
  return () => waiting.delete(keep);
}

function underWayUntil(promise: Promise<unknown>) {
  const forget = () => void underWay.delete(over);
  const over: Promise<void> = promise.then(forget, forget);
  underWay.add(over);
}

/** `use:kept={{ value, keep }}` on a field. */
export function kept(field: Field, keeping: Keeping) {
  let about = keeping;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirtySince: number | null = null;
  let lastKey = 0;
  let composing = false;
  let goesOn = false;
  let running: Promise<void> | null = null;

  function show() {
    const written = dirtySince !== null || running !== null || document.activeElement === field;
    if (!written && about.value !== undefined && field.value !== about.value) field.value = about.value;
  }

  function plan(delay: number) {
    clearTimeout(timer);
    timer = setTimeout(due, delay);
  }

  function due() {
    if (composing && performance.now() - lastKey < LATEST) plan(PAUSE);
    else void keep();
  }

  /** Keeps what stands there now, behind what is on its way. */
  function keep(): Promise<void> {
    clearTimeout(timer);
    if (running) return running.then(keep);
    if (dirtySince === null) return Promise.resolve();
    const since = dirtySince;
    dirtySince = null;
    const sent = asked(field.value).then(
      () => (running = null),
      () => {
        running = null;
        dirtySince ??= since;
      },
    );
    running = sent.then(show);
    underWayUntil(running);
    return running;
  }

  async function asked(typed: string) {
    const before = goesOn;
    goesOn = true;
    await about.keep(typed, before);
  }

  function typed() {
    const now = performance.now();
    dirtySince ??= now;
    lastKey = now;
    plan(Math.min(PAUSE, Math.max(0, dirtySince + LATEST - now)));
  }

  function left() {
    composing = false;
    void keep().then(show);
  }

  const listeners: [string, () => void][] = [
    ["input", typed],
    ["change", () => void keep()],
    ["focus", () => (goesOn = false)],
    ["blur", left],
    ["compositionstart", () => (composing = true)],
    [
      "compositionend",
      () => {
        composing = false;
        if (dirtySince !== null) plan(BETWEEN);
      },
    ],
  ];
  for (const [name, listener] of listeners) field.addEventListener(name, listener);
  const forget = keptToo(keep);
  show();

  return {
    update(now: Keeping) {
      about = now;
      show();
    },
    destroy() {
      void keep();
      forget();
      for (const [name, listener] of listeners) field.removeEventListener(name, listener);
    },
  };
}
