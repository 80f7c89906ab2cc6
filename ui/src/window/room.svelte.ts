/** The window's state: settings, which screen is shown, which article is open. */
import { Refused, request, type ArticleView, type Newsroom, type Settings, type SettingsChange } from "../bridge/bridge";
import { list, type Shelf } from "../desk/list.svelte";
import { sentence } from "../words/sentence";
import { speech } from "../words/speech.svelte";
import { clock } from "../words/when";
import { toasts } from "./toasts.svelte";

/** What stands in the window. */
export type Screen = "loading" | "first" | "list" | "article" | "photos" | "preview" | "history" | "settings";

class Room {
  screen = $state<Screen>("loading");
  newsroom = $state<Newsroom | null>(null);
  settings = $state<Settings | null>(null);
  /** The article that is open, as it was when it was opened. */
  open = $state.raw<ArticleView | null>(null);
  /** Grows with each opening, so that the editor is made anew. */
  turn = $state(0);
  exporting = $state(false);
  /** The pieces for the portal's form are shown. */
  portal = $state(false);
  /** The preview stands beside the article instead of the side panel. */
  beside = $state(false);
  commanding = $state(false);
  focus = $state(false);
  side = $state(true);

  /** Says what was refused, in words. */
  refuse = (fault: unknown) => {
    const text = fault instanceof Refused ? sentence(fault.refusal, speech.words) : speech.words.refused.internal;
    toasts.show(text, { kind: "trouble" });
  };

  /** Reads the newsroom and shows where the person was. */
  async start() {
    const newsroom = await request("newsroom_open", {});
    this.newsroom = newsroom;
    this.#apply(newsroom.settings);
    if (newsroom.settings.byline === "") {
      this.screen = "first";
      return;
    }
    if (newsroom.last) {
      await this.openArticle(newsroom.last.article).catch(() => this.toList());
      if (newsroom.recovered?.saved) toasts.show(speech.words.article.recovered(clock(newsroom.recovered.saved)));
    } else {
      await this.toList();
    }
  }

  #apply(settings: Settings) {
    this.settings = settings;
    speech.speak(settings.language);
    const root = document.documentElement;
    root.style.setProperty("--read-size", `${settings.pageSize}px`);
    root.style.setProperty("--read-line", `${Math.round(settings.pageSize * 1.67)}px`);
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = { system: dark ? "dark" : "light", light: "light", dark: "dark", contrast: "hc" }[settings.theme];
    root.dataset["theme"] = theme;
  }

  /** Follows the system when it turns dark or light. */
  followSystem() {
    if (this.settings) this.#apply(this.settings);
  }

  async change(change: SettingsChange) {
    try {
      this.#apply(await request("settings_save", change));
    } catch (fault) {
      this.refuse(fault);
    }
  }

  async toList(shelf: Shelf = list.shelf) {
    list.shelf = shelf;
    this.open = null;
    this.exporting = false;
    this.portal = false;
    this.focus = false;
    this.screen = "list";
    document.title = speech.words.app.name;
  }

  async openArticle(id: string) {
    this.show(await request("article_open", { id }));
  }

  async newArticle() {
    try {
      const view = await request("article_new", {});
      await this.openArticle(view.id);
    } catch (fault) {
      this.refuse(fault);
    }
  }

  /** Puts an article into the window. */
  show(view: ArticleView) {
    this.open = view;
    this.turn += 1;
    this.screen = "article";
  }

  /** Puts a restored article into the window, and offers the text before it again. */
  async showRestored(view: ArticleView) {
    this.show(view);
    const { revisions } = await request("revision_list", { id: view.id });
    const before = revisions[1];
    const back = before && { label: speech.words.app.undo, run: () => this.#restore(view.id, before.number) };
    toasts.show(speech.words.history.restored, back ? { action: back } : {});
  }

  #restore(id: string, number: number) {
    request("revision_restore", { id, number }).then((view) => this.show(view), this.refuse);
  }

  /** Opens text files chosen in the system's dialog. */
  async importFiles() {
    try {
      const imported = await request("article_import", {});
      for (const refused of imported.refused) toasts.show(sentence(refused.refusal, speech.words), { kind: "trouble" });
      if (imported.articles.length === 1 && imported.articles[0]) await this.openArticle(imported.articles[0].id);
      else await list.refresh(this.settings?.byline ?? "");
      if (imported.articles.length > 0) toasts.show(speech.words.list.imported(imported.articles.length));
    } catch (fault) {
      this.refuse(fault);
    }
  }
}

export const room = new Room();
