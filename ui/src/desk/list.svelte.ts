/** The list of articles: which filter, which rows, which one is chosen, what was searched for. */
import { request, type ArticleListAsk, type ArticleRow, type ListOrder, type SearchHit, type StageCounts, type StageName } from "../bridge/bridge";

const NONE: StageCounts = { all: 0, draft: 0, submitted: 0, returned: 0, approved: 0, exported: 0, posted: 0, trash: 0 };

/** Which part of the desk is shown. */
export type Shelf = "all" | StageName | "trash";

/** Rows read at a time. */
const PAGE = 200;

class List {
  shelf = $state<Shelf>("all");
  order = $state<ListOrder>("changed");
  mine = $state(false);
  thisMonth = $state(false);
  withoutPhoto = $state(false);
  withoutCaption = $state(false);
  section = $state("");
  words = $state("");
  rows = $state<ArticleRow[]>([]);
  total = $state(0);
  counts = $state<StageCounts>(NONE);
  hits = $state<SearchHit[] | null>(null);
  took = $state(0);
  chosen = $state<string | null>(null);
  #turn = 0;

  /** The rows on the screen: hits of the search, or the shelf. */
  get shown(): ArticleRow[] {
    return this.hits ? this.hits.map((hit) => hit.row) : this.rows;
  }

  #ask(byline: string): ArticleListAsk {
    const ask: ArticleListAsk = { order: this.order, limit: PAGE };
    if (this.shelf === "trash") ask.trash = true;
    else if (this.shelf !== "all") ask.stage = this.shelf;
    if (this.mine && byline) ask.byline = byline;
    if (this.section) ask.section = this.section;
    if (this.thisMonth) ask.month = new Date().toISOString().slice(0, 7);
    if (this.withoutPhoto) ask.withoutPhoto = true;
    if (this.withoutCaption) ask.withoutCaption = true;
    return ask;
  }

  /** Reads the shelf anew; keeps the chosen article if it is still there. */
  async refresh(byline: string) {
    const turn = ++this.#turn;
    const answer = await request("article_list", this.#ask(byline));
    if (turn !== this.#turn) return;
    this.rows = answer.articles;
    this.total = answer.total;
    this.counts = answer.counts;
    this.#keepChosen();
  }

  /** Reads further rows behind those that are shown. */
  async more(byline: string) {
    if (this.rows.length >= this.total || this.hits) return;
    const turn = this.#turn;
    const answer = await request("article_list", { ...this.#ask(byline), offset: this.rows.length });
    if (turn === this.#turn) this.rows = [...this.rows, ...answer.articles];
  }

  /** Searches for `words`; empty words show the shelf again. */
  async search(words: string) {
    this.words = words;
    if (words.trim() === "") {
      this.hits = null;
      this.#keepChosen();
      return;
    }
    const answer = await request("article_search", { words });
    if (this.words !== words) return;
    this.hits = answer.hits;
    this.took = answer.took;
    this.#keepChosen();
  }

  #keepChosen() {
    const { shown } = this;
    if (!shown.some((row) => row.id === this.chosen)) this.chosen = shown[0]?.id ?? null;
  }

  /** Moves the choice up or down. */
  step(by: number) {
    const { shown } = this;
    const at = shown.findIndex((row) => row.id === this.chosen);
    this.chosen = shown[Math.min(shown.length - 1, Math.max(0, at + by))]?.id ?? null;
  }
}

export const list = new List();
