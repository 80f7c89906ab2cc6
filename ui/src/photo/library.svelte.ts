/** The library over all photos: what is looked for, what was found, and where a photo is used. */
import { noteEdition, request, type PhotoRow, type PhotoUse } from "../bridge/bridge";

/** Rows asked for at a time. */
const PAGE = 60;

/** The library's screen while it is shown. */
export class Library {
  words = $state("");
  trashed = $state(false);
  rows = $state.raw<PhotoRow[]>([]);
  total = $state(0);
  uses = $state.raw<PhotoUse[]>([]);
  #turn = 0;
  #looked = "";

  /** Looks anew; an answer that comes late is dropped. */
  async search() {
    const turn = (this.#turn += 1);
    const found = await request("photo_search", { words: this.words, trashed: this.trashed, limit: PAGE, offset: 0 });
    if (turn !== this.#turn) return;
    this.#note(found.photos);
    this.rows = found.photos;
    this.total = found.total;
  }

  /** The next rows. What came into the library meanwhile moves them on: none is shown twice. */
  async more() {
    const turn = this.#turn;
    const found = await request("photo_search", { words: this.words, trashed: this.trashed, limit: PAGE, offset: this.rows.length });
    if (turn !== this.#turn) return;
    this.#note(found.photos);
    const shown = new Set(this.rows.map((row) => row.id));
    this.rows = [...this.rows, ...found.photos.filter((row) => !shown.has(row.id))];
    this.total = found.total;
  }

  #note(rows: PhotoRow[]) {
    for (const row of rows) noteEdition(row.id, row.edition);
  }

  /** The articles that use a photo; an answer about one that is not looked at any longer is dropped. */
  async look(photo: string) {
    this.#looked = photo;
    this.uses = [];
    const { uses } = await request("photo_uses", { photo });
    if (this.#looked === photo) this.uses = uses;
  }

  async toTrash(photo: string) {
    await request("photo_trash", { photo });
    await this.search();
  }

  async fromTrash(photo: string) {
    await request("photo_untrash", { photo });
    await this.search();
  }
}
