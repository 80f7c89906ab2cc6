/** The photos of an article: those in its tray, those being made ready, and the way in for new ones. */
import { Refused, addPhoto, request, type PhotoRow, type Refusal } from "../bridge/bridge";

/** Photos that travel to the desk at a time. */
const AT_A_TIME = 2;

/** One article's photos. */
export class Tray {
  readonly article: string;
  rows = $state<PhotoRow[]>([]);
  /** Photos of the running batch that are ready or refused. */
  done = $state(0);
  /** Photos of the running batch; 0 when none runs. */
  all = $state(0);
  #stopped = false;

  constructor(article: string) {
    this.article = article;
  }

  /** Reads the tray anew. */
  async refresh() {
    this.rows = (await request("photo_list", { id: this.article })).photos;
  }

  /** Takes `files` in, two at a time, in their order. Answers those that became photos; a bad one stops no other. */
  async add(files: File[], onRefused: (refusal: Refusal) => void): Promise<PhotoRow[]> {
    this.#stopped = false;
    this.all += files.length;
    const made: (PhotoRow | null)[] = files.map(() => null);
    const waiting = files.map((file, n) => ({ file, n }));
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        made[next.n] = this.#stopped ? null : await this.#one(next.file, onRefused);
        this.done += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    if (this.done >= this.all) {
      this.done = 0;
      this.all = 0;
    }
    return made.filter((row) => row !== null);
  }

  async #one(file: File, onRefused: (refusal: Refusal) => void): Promise<PhotoRow | null> {
    try {
      const row = await addPhoto({ article: this.article, name: file.name.normalize("NFC") }, await file.arrayBuffer());
      if (!this.rows.some((one) => one.id === row.id)) this.rows = [...this.rows, row];
      return row;
    } catch (fault) {
      const refusal: Refusal = fault instanceof Refused ? fault.refusal : { code: "file_unreadable", detail: { name: file.name } };
      if (refusal.code !== "cancelled") onRefused(refusal);
      return null;
    }
  }

  /** Stops the batch; photos that are ready stay. */
  async stop() {
    this.#stopped = true;
    await request("photo_cancel", {});
  }

  /** Keeps a photo's words. */
  async setWords(row: PhotoRow, change: Partial<Pick<PhotoRow, "caption" | "credit" | "alt">>) {
    const { caption, credit, alt } = { ...row, ...change };
    const kept = await request("photo_words", { photo: row.id, caption, credit, alt });
    this.rows = this.rows.map((one) => (one.id === kept.id ? { ...kept, warnings: one.warnings } : one));
  }

  /** Takes a photo out of the tray; the original stays in the library. */
  async remove(row: PhotoRow) {
    await request("photo_remove", { article: this.article, photo: row.id });
    this.rows = this.rows.filter((one) => one.id !== row.id);
  }

  /** Undoes a removal. */
  async bringBack(row: PhotoRow) {
    await request("photo_return", { article: this.article, photo: row.id });
    await this.refresh();
  }
}
