/** The list of articles: which filter, which rows, which one is chosen, what was searched for. */
import { request, type ArticleListAsk, type ArticleRow, type ListOrder, type SearchHit, type StageCounts, type StageName } from "../bridge/bridge";

const NONE: StageCounts = { all: 0, draft: 0, submitted: 0, returned: 0, approved: 0, exported: 0, posted: 0, trash: 0 };

/** Which part of the desk is shown. */
export type Shelf = "all" | StageName | "trash";

/** Rows read at a time: twice what a high screen shows. */
const PAGE = 50;
/** Hits read at a time: more than a screen shows, few enough for every letter. */
const HITS = 14;

class List {
  shelf = $state<Shelf>("all");
  #orders = $state<{ queue: ListOrder; rest: ListOrder }>({ queue: "waiting", rest: "changed" });
  mine = $state(false);
  /** Only of this byline; empty for all. */
  author = $state("");
  /** Only last changed in this month, `2025-10`; empty for all. */
  month = $state("");
  withoutPhoto = $state(false);
  withoutCaption = $state(false);
  section = $state("");
  words = $state("");
  /** Rows of the shelf by their place; those not read yet are holes. */
  rows = $state.raw<(ArticleRow | undefined)[]>([]);
  total = $state(0);
  counts = $state.raw<StageCounts>(NONE);
  hits = $state.raw<SearchHit[] | null>(null);
  took = $state(0);
  /** Articles that match in all, and whether there may be more. */
  matching = $state(0);
  uncounted = $state(false);
  /** Nothing matched the words that were `asked`; `mended` were searched for in their place. */
  mended = $state.raw<{ asked: string; mended: string } | null>(null);
  /** The place of the chosen row; −1 while the row of the article that was left is not read yet. */
  at = $state(0);
  /** Grows whenever the rows are other rows. */
  turn = $state(0);
  /** The article that was left for the list: it is the chosen one there. */
  left = $state<string>();
  #byline = "";
  #asking: Promise<void> | null = null;
  /** How often the shelf was read. */
  #refreshed = 0;
  /** How often something was searched for. */
  #wanted = 0;
  #reading = new Set<number>();

  /** What waits for review is a queue, with an order of its own: who came first goes first. */
  get #of(): "queue" | "rest" {
    return this.shelf === "submitted" ? "queue" : "rest";
  }

  get order(): ListOrder {
    return this.#orders[this.#of];
  }

  set order(order: ListOrder) {
    this.#orders[this.#of] = order;
  }

  /** How many rows there are to scroll through. */
  get length(): number {
    return this.hits ? this.hits.length : this.total;
  }

  /** The row at a place; none while it is not read. */
  row(n: number): ArticleRow | undefined {
    return this.hits ? this.hits[n]?.row : this.rows[n];
  }

  /** The chosen article. */
  get chosen(): ArticleRow | null {
    return this.row(this.at) ?? null;
  }

  /** The article `id` was left for the list: no other may be the chosen one until the rows are read anew. */
  leave(id: string) {
    this.left = id;
    this.at = this.#place(id);
  }

  /** True when a filter leaves some articles of the shelf out. */
  get filtered(): boolean {
    return this.mine || this.author !== "" || this.month !== "" || this.withoutPhoto || this.withoutCaption || this.section !== "";
  }

  /** Takes every filter away. */
  clear() {
    this.mine = this.withoutPhoto = this.withoutCaption = false;
    this.section = this.author = this.month = "";
  }

  /** Goes to all articles, with what is searched for. */
  everywhere() {
    this.clear();
    this.shelf = "all";
  }

  #ask(offset: number): ArticleListAsk {
    return { ...this.#narrow(), order: this.order, limit: PAGE, offset };
  }

  /** What narrows the shelf and the search alike. */
  #narrow(): Omit<ArticleListAsk, "order"> {
    const ask: Omit<ArticleListAsk, "order"> = {};
    if (this.shelf === "trash") ask.trash = true;
    else if (this.shelf !== "all") ask.stage = this.shelf;
    if (this.mine && this.#byline) ask.byline = this.#byline;
    else if (this.author) ask.byline = this.author;
    if (this.section) ask.section = this.section;
    if (this.month) ask.month = this.month;
    if (this.withoutPhoto) ask.withoutPhoto = true;
    if (this.withoutCaption) ask.withoutCaption = true;
    return ask;
  }

  /** Reads the shelf anew, and what was found on it; keeps the chosen article if it is still near. */
  async refresh(byline: string) {
    this.#byline = byline;
    const refreshed = ++this.#refreshed;
    this.turn += 1;
    const before = this.left ?? this.chosen?.id;
    this.#reading.clear();
    const offset = this.hits ? 0 : Math.floor(Math.max(0, this.at) / PAGE) * PAGE;
    let answer = await request("article_list", this.#ask(offset));
    if (answer.articles.length === 0 && offset > 0) answer = await request("article_list", this.#ask(0));
    if (refreshed !== this.#refreshed) return;
    const first = answer.articles.length === 0 || offset >= answer.total ? 0 : offset;
    const rows = new Array<ArticleRow | undefined>(answer.total);
    answer.articles.forEach((row, n) => (rows[first + n] = row));
    this.rows = rows;
    this.total = answer.total;
    this.counts = answer.counts;
    this.left = undefined;
    this.#keep(before);
    if (this.words !== "") await this.search(this.words);
  }

  /** Reads the rows from `from` to before `to`, as far as they are not read. */
  async need(from: number, to: number) {
    if (this.hits) return this.#further(to);
    const turn = this.turn;
    for (let page = Math.floor(from / PAGE); page * PAGE < Math.min(to, this.total); page += 1) {
      const offset = page * PAGE;
      const end = Math.min(offset + PAGE, this.total);
      if (this.#reading.has(page) || (this.rows[offset] && this.rows[end - 1])) continue;
      this.#reading.add(page);
      const answer = await request("article_list", this.#ask(offset)).finally(() => this.#reading.delete(page));
      if (turn !== this.turn) return;
      const rows = this.rows.slice();
      answer.articles.forEach((row, n) => (rows[offset + n] = row));
      this.rows = rows;
    }
  }

  /** Reads the hits behind those that are read, as far as `to`. */
  async #further(to: number) {
    const { hits, words } = this;
    if (!hits || hits.length >= to || hits.length >= this.matching || hits.length % HITS > 0 || this.#reading.has(hits.length)) return;
    this.#reading.add(hits.length);
    const answer = await request("article_search", { ...this.#narrow(), words, offset: hits.length, limit: HITS }).finally(() => this.#reading.delete(hits.length));
    if (this.hits === hits) this.hits = [...hits, ...answer.hits.filter((hit) => !hits.some((one) => one.id === hit.id))];
  }

  /**
   * Searches for `words` on this shelf; empty words show the shelf again. One search is on its way at a time: what is typed
   * meanwhile is searched for as soon as it is back, and only the last of it.
   */
  async search(words: string) {
    this.words = words;
    this.#wanted += 1;
    if (words.trim() === "") return this.#shelved();
    this.#asking ??= this.#answered().finally(() => (this.#asking = null));
    await this.#asking;
  }

  /** Asks until the answer is one to what is wanted now. */
  async #answered() {
    for (let answered = 0; answered !== this.#wanted && this.words.trim() !== ""; ) {
      const [wanted, before] = [this.#wanted, this.left ?? this.chosen?.id];
      const asked = this.words;
      const answer = await request("article_search", { ...this.#narrow(), words: asked, limit: HITS }).catch((fault: unknown) => {
        if (wanted === this.#wanted) throw fault;
      });
      if (!answer || wanted !== this.#wanted) continue;
      answered = wanted;
      this.hits = answer.hits;
      this.took = answer.took;
      this.matching = answer.total;
      this.uncounted = answer.more;
      this.mended = answer.mended === null ? null : { asked: asked.trim(), mended: answer.mended };
      this.#reading.clear();
      this.turn += 1;
      this.#keep(before);
    }
  }

  /** Shows the shelf again. */
  #shelved() {
    const before = this.left ?? this.chosen?.id;
    this.hits = null;
    this.mended = null;
    this.turn += 1;
    this.#keep(before);
  }

  /** The place of an article among the rows that are read; −1 for none. */
  #place(id: string): number {
    return this.hits ? this.hits.findIndex((hit) => hit.id === id) : this.rows.findIndex((row) => row?.id === id);
  }

  #keep(id: string | undefined) {
    const found = id === undefined ? -1 : this.#place(id);
    this.at = found >= 0 || this.left !== undefined ? found : Math.max(0, Math.min(this.at, this.length - 1));
  }

  /** Moves the choice up or down. */
  step(by: number) {
    this.at = Math.max(0, Math.min(this.length - 1, this.at + by));
  }
}

export const list = new List();
