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

  /** Looks anew; an answer that comes late is dropped. */
  async search() {
    const turn = (this.#turn += 1);
    const found = await request("photo_search", { words: this.words, trashed: this.trashed, limit: PAGE, offset: 0 });
    if (turn !== this.#turn) return;
    this.#note(found.photos);
    this.rows = found.photos;
    this.total = found.total;
  }

  /** The next rows. */
  async more() {
    const found = await request("photo_search", { words: this.words, trashed: this.trashed, limit: PAGE, offset: this.rows.length });
    this.#note(found.photos);
    this.rows = [...this.rows, ...found.photos];
    this.total = found.total;
  }

  #note(rows: PhotoRow[]) {
    for (const row of rows) noteEdition(row.id, row.edition);
  }

  /** The articles that use a photo. */
  async look(photo: string) {
    this.uses = [];
    this.uses = (await request("photo_uses", { photo })).uses;
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
