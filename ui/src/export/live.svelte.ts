/** The preview while somebody writes: the newest text is asked for as soon as the answer before is there, never later. */
import { Refused, request, type ArticleFields, type Preview, type Refusal } from "../bridge/bridge";

/** The text as it stands in the window, and the portal whose rules it goes through. */
export type Draft = { id: string; fields: ArticleFields; body: unknown; profile?: string };

/** Asks for the exporter's page of a text that changes. */
export class Live {
  /** The newest page; none before the first answer. */
  preview = $state.raw<Preview | null>(null);
  /** Why there is none newer. */
  refusal = $state.raw<Refusal | null>(null);
  readonly #draft: () => Draft;
  #asking = false;
  #again = false;

  constructor(draft: () => Draft) {
    this.#draft = draft;
  }

  /** The text may have changed. Never two questions at once: while one is under way, the last wish counts. */
  async refresh(): Promise<void> {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    do {
      this.#again = false;
      try {
        this.preview = await request("article_preview", this.#draft());
        this.refusal = null;
      } catch (fault) {
        this.refusal = fault instanceof Refused ? fault.refusal : { code: "internal", detail: {} };
      }
    } while (this.#again);
    this.#asking = false;
  }
}
