/** What can be done to the open article from keys and commands, wherever they stand. */
import type { OpenArticle } from "../article/openArticle.svelte";
import type { FactView, PhotoRow, StageName } from "../bridge/bridge";
import type { Source } from "../photo/source";
import type { Tray } from "../photo/tray.svelte";

/** The open article's deeds. */
export type Deeds = {
  article: OpenArticle;
  tray: Tray;
  /** Leaves the article in order; false while its text is not durable, and then it stays. */
  leave: () => Promise<boolean>;
  step: (to: StageName) => Promise<void>;
  pin: () => Promise<void>;
  to: (screen: "preview" | "history" | "photos" | "article") => Promise<void>;
  fill: (fact: FactView) => void;
  place: (rows: PhotoRow[]) => void;
  exporting: () => Promise<void>;
  addPhotos: (sources: Source[], at: number | null, into?: "text" | "tray") => Promise<void>;
};

class Desk {
  /** None while the list or another screen is shown. */
  open = $state.raw<Deeds | null>(null);

  /** The article's screen is there; answers what to call when it goes. */
  attend(deeds: Deeds): () => void {
    this.open = deeds;
    return () => {
      if (this.open === deeds) this.open = null;
    };
  }
}

export const desk = new Desk();
