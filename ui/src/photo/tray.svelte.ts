/** The photos of an article: those in its tray, those being made ready, and the way in for new ones. */
import { Refused, noteEdition, request, type PhotoLook, type PhotoRow, type Refusal } from "../bridge/bridge";
import { secondsLeft } from "../look/left";
import { painted } from "../look/painted";
import { keepWords, type PhotoWords } from "./keptWords";
import type { Source } from "./source";

/** Photos that travel to the desk at a time. */
const AT_A_TIME = 2;
/** Looks that are shown before any photo travels, and how long the photos wait for them at the most, in milliseconds. */
const [LOOKS_FIRST, PATIENCE] = [12, 500];

/** A photo on its way, the `n`-th of the running batch: its name at once, its look when there is one. */
export type Coming = { key: number; n: number; name: string; look: PhotoLook | null };

let keys = 0;

/** Whether the photos on their way are still wanted; `when` answers none once they are not. */
type Halt = { stopped: boolean; when: Promise<null>; stop: () => void };

function halting(): Halt {
  const halt: Halt = { stopped: false, when: Promise.resolve(null), stop: () => undefined };
  halt.when = new Promise((resolve) => {
    halt.stop = () => {
      halt.stopped = true;
      resolve(null);
    };
  });
  return halt;
}

/** One article's photos. */
export class Tray {
  readonly article: string;
  rows = $state.raw<PhotoRow[]>([]);
  /** Photos on their way, in the order in which they came. */
  coming = $state<Coming[]>([]);
  /** Photos of the running batch that are ready or refused. */
  done = $state(0);
  /** Photos of the running batch; 0 when none runs. */
  all = $state(0);
  /** Seconds that the running batch will still take; none while nobody can say. */
  left = $state<number | null>(null);
  #began = 0;
  /** Photos of the running batch that are ready. */
  #ready = 0;
  #halt = halting();
  #settle: (() => void)[] = [];

  constructor(article: string) {
    this.article = article;
  }

  /** Reads the tray anew. */
  async refresh() {
    const { photos } = await request("photo_list", { id: this.article });
    for (const row of photos) noteEdition(row.id, row.edition);
    this.rows = photos;
  }

  /** Takes `sources` in, two at a time, in their order. Answers those that became photos; a bad one stops no other. */
  async add(sources: Source[], onRefused: (refusal: Refusal) => void): Promise<PhotoRow[]> {
    if (this.#halt.stopped) this.#halt = halting();
    const halt = this.#halt;
    if (this.all === 0) [this.#began, this.#ready] = [performance.now(), 0];
    const before = this.all;
    this.all += sources.length;
    const batch = sources.map((source, n) => ({ source, n, key: (keys += 1) }));
    this.coming.push(...batch.map(({ source, n, key }) => ({ key, n: before + n, name: source.name, look: null })));
    await painted();
    // The eye first: whole photos that are read beside the looks hold the page's frames up.
    const looks = this.#looks(batch.slice(0, LOOKS_FIRST), halt);
    await Promise.race([looks, new Promise((late) => setTimeout(late, PATIENCE))]);
    const others = looks.then(() => this.#looks(batch.slice(LOOKS_FIRST), halt));
    const made: (PhotoRow | null)[] = sources.map(() => null);
    const waiting = [...batch];
    // To read a file and hand it over takes a few milliseconds of the page: each begins in a frame of its own.
    const work = async (_: unknown, n: number) => {
      for (let frame = 0; frame <= n; frame += 1) await painted();
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        if (!halt.stopped) made[next.n] = await Promise.race([this.#one(next.source, halt, onRefused), halt.when]);
        this.#arrived(next.key);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }).map(work));
    await others;
    // Whoever waits for them goes on, and the page takes all of them in at once: what the last one changed is painted before that.
    await painted();
    if (this.done >= this.all) {
      this.done = 0;
      this.all = 0;
      this.left = null;
      for (const done of this.#settle.splice(0)) done();
    }
    return made.filter((row) => row !== null);
  }

  /** Answers when no photo is on its way. */
  settled(): Promise<void> {
    return this.all === 0 ? Promise.resolve() : new Promise((done) => this.#settle.push(done));
  }

  /** Asks for looks one by one, each in a frame of its own; one that cannot be had leaves the empty card. */
  async #looks(batch: { source: Source; key: number }[], halt: Halt) {
    const place = (key: number) => this.coming.find((one) => one.key === key);
    for (const { source, key } of batch) {
      await painted();
      if (halt.stopped) return;
      if (!place(key)) continue;
      const look = await Promise.race([source.look().catch(() => null), halt.when]);
      const still = place(key);
      if (still && look) still.look = look;
    }
  }

  #arrived(key: number) {
    this.coming = this.coming.filter((one) => one.key !== key);
    this.done += 1;
    this.left = secondsLeft(this.done, this.all, (performance.now() - this.#began) / 1000);
  }

  async #one(source: Source, halt: Halt, onRefused: (refusal: Refusal) => void): Promise<PhotoRow | null> {
    try {
      const row = await source.add(this.article, () => !halt.stopped);
      noteEdition(row.id, row.edition);
      this.#ready += 1;
      if (!this.rows.some((one) => one.id === row.id)) this.rows = [...this.rows, row].sort(byCapture);
      return row;
    } catch (fault) {
      const { code, detail }: Refusal = fault instanceof Refused ? fault.refusal : { code: "file_unreadable", detail: {} };
      if (code !== "cancelled") onRefused({ code, detail: { name: source.name, ...detail } });
      return null;
    }
  }

  /** Stops the batch; answers how many of its photos are ready, which stay. One that the desk was just laying down comes later. */
  async stop(): Promise<number> {
    const ready = this.#ready;
    this.#halt.stop();
    this.coming = [];
    await request("photo_cancel", {});
    return ready;
  }

  /** Puts a row that changed in the place of the old one. */
  replace(row: PhotoRow) {
    this.rows = this.rows.map((one) => (one.id === row.id ? { ...row, alike: one.alike, warnings: one.warnings } : one));
  }

  /** A photo as it stands now; `row` may be how it stood before. */
  newest(row: PhotoRow): PhotoRow {
    return this.rows.find((one) => one.id === row.id) ?? row;
  }

  /** Changes some of a photo's words. */
  async setWords(row: PhotoRow, change: Partial<PhotoWords>) {
    this.replace(await keepWords(this.newest(row), change));
  }

  /** Takes a photo out of the tray; the original stays in the library. */
  async remove(row: PhotoRow) {
    await request("photo_remove", { article: this.article, photo: row.id });
    this.rows = this.rows.filter((one) => one.id !== row.id);
  }

  /** Lays a photo of the library into the tray, or one that was removed. */
  async bringBack(row: PhotoRow) {
    await request("photo_return", { article: this.article, photo: row.id });
    await this.refresh();
  }
}

/** By the time of capture; those without one last, as they came. */
function byCapture(a: PhotoRow, b: PhotoRow): number {
  if (!a.captured || !b.captured) return Number(!a.captured) - Number(!b.captured);
  return a.captured < b.captured ? -1 : Number(a.captured > b.captured);
}
