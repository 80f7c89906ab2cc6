/** The window's state: settings, which screen is shown, which article is open. */
import { Refused, request, type ArticleView, type Newsroom, type Settings, type SettingsChange, type StageName, type TextFile } from "../bridge/bridge";
import { list, type Shelf } from "../desk/list.svelte";
import { flushFields } from "../look/kept";
import { keyboard } from "../look/keyboard.svelte";
import { sentence } from "../words/sentence";
import { speech } from "../words/speech.svelte";
import { clock } from "../words/when";
import { desk } from "./deeds.svelte";
import { toasts } from "./toasts.svelte";

/** What stands in the window. */
export type Screen = "loading" | "first" | "list" | "article" | "photos" | "preview" | "history" | "settings" | "library" | "guide";

class Room {
  constructor() {
    const narrow = globalThis.matchMedia?.("(max-width: 1150px)");
    this.narrow = narrow?.matches ?? false;
    narrow?.addEventListener("change", () => {
      this.narrow = narrow.matches;
      this.drawer = "";
    });
  }

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
  /** The palette: closed, over everything, or over articles alone. */
  commanding = $state<"" | "all" | "articles">("");
  focus = $state(false);
  /** The first frame of the window stood, with page and caret: the bars come now. */
  framed = $state(false);
  /** The find bar is shown above the page, and whether it replaces. */
  finding = $state(false);
  replacing = $state(false);
  /** Replacing over all drafts is asked for. */
  replacingDrafts = $state(false);
  /** The side panel stands beside the page; on a narrow window it comes as a drawer instead. */
  side = $state(true);
  /** What lies over a narrow window: nothing, the navigation, the side panel. */
  drawer = $state<"" | "nav" | "side">("");
  /** Which half of the side panel is shown. */
  tab = $state<"article" | "photos">("article");
  /** An export was finished since the start. */
  exported = $state(false);
  /** What a sudden end left: when it was, and until when everything was saved. None when it was seen. */
  found = $state<{ stopped: string; saved: string } | null>(null);
  /** The open article's way to another stage. */
  step: ((to: StageName) => void) | null = null;
  /** A key is being learnt: the next press is not a command. */
  learning = $state(false);
  /** The section of the settings to show first. */
  section = $state("");
  /** Grows when Ctrl+S finds everything saved: the label pulses once. */
  pulse = $state(0);
  /** The version that the history shows first, beside the text as it is now. */
  look = $state<number | null>(null);
  /** The newsroom is coming back from a backup. */
  restoring = $state(false);
  /** The screen over the article that comes once the text is saved; empty when none is on its way. */
  coming: Screen | "" = "";
  /** The article over which the settings, the library or the guide were opened; empty when they were opened from elsewhere. */
  over = "";
  /** Of settings, library and guide the one from which another of them was opened; empty when it was none of them. */
  under: Screen | "" = "";
  #before: HTMLElement | null = null;

  /** Says what was refused, in words. */
  refuse = (fault: unknown) => {
    const text = fault instanceof Refused ? sentence(fault.refusal, speech.words) : speech.words.refused.internal;
    toasts.show(text, { kind: "trouble" });
  };

  /** Reads the newsroom and shows where the person was. */
  async start() {
    const newsroom = await this.reread();
    if (newsroom.settings.byline === "") {
      this.screen = "first";
      return;
    }
    if (newsroom.last) {
      await this.openArticle(newsroom.last.article).catch(() => this.toList());
      const sudden = newsroom.recovered;
      // Where the database was replaced, that is what happened; the page is not as it was.
      if (sudden?.stopped && sudden.notes.join() === "sudden_stop") this.found = { stopped: sudden.stopped, saved: sudden.saved ? clock(sudden.saved) : "" };
    } else {
      await this.toList(newsroom.settings.role === "editor" ? "submitted" : "all");
    }
  }

  /** Reads the newsroom and its settings, and leaves the screen as it is. */
  async reread(): Promise<Newsroom> {
    const newsroom = await request("newsroom_open", {});
    this.newsroom = newsroom;
    this.#apply(newsroom.settings);
    return newsroom;
  }

  #apply(settings: Settings) {
    this.settings = settings;
    void speech.speak(settings.language);
    const root = document.documentElement;
    keyboard.chosen = settings.keys;
    root.style.setProperty("--read-size", `${settings.pageSize}px`);
    root.style.setProperty("--read-line", `${Math.round(settings.pageSize * 1.67)}px`);
    const says = (query: string) => matchMedia(query).matches;
    const system = says("(prefers-contrast: more)") ? "hc" : says("(prefers-color-scheme: dark)") ? "dark" : "light";
    root.dataset["theme"] = { system, light: "light", dark: "dark", contrast: "hc" }[settings.theme];
    root.dataset["face"] = settings.pageFace;
    root.toggleAttribute("data-still", settings.still);
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

  /** Opens the palette, over everything or over articles alone. */
  command(over: "all" | "articles") {
    this.drawer = "";
    this.commanding = over;
  }

  /** Shows the settings, beginning with a section (empty: the first). */
  toSettings(section: string) {
    void flushFields();
    this.section = section;
    this.drawer = "";
    this.screen = "settings";
    document.title = `${speech.words.nav.settings} – ${speech.words.app.name}`;
  }

  /** Settings, library or guide are shown: Esc leads back from them. */
  get aside(): boolean {
    return ["settings", "library", "guide"].includes(this.screen);
  }

  /** Back from one of them to the one it was opened from. */
  toUnder() {
    if (this.under) this.screen = this.under;
    this.under = "";
  }

  /** Back from them, to where they were opened. */
  back() {
    return this.over ? this.openArticle(this.over).catch(() => this.toList()) : this.toList();
  }

  /** Makes the interface larger or smaller by `percent`. */
  zoomBy(percent: number) {
    return this.change({ zoom: Math.min(300, Math.max(50, (this.settings?.zoom ?? 100) + percent)) });
  }

  /** True while panels come as drawers. */
  narrow = $state(false);

  /** Shows or hides the side panel, as a drawer when the window is narrow. */
  toggleSide() {
    if (!this.narrow) this.side = !this.side;
    else if (this.drawer === "side") this.closeDrawer();
    else this.openDrawer("side");
  }

  /** Lays a drawer over the window; the focus goes into it. */
  openDrawer(which: "nav" | "side") {
    this.#before = document.activeElement as HTMLElement | null;
    this.drawer = which;
    const into = which === "nav" ? ["nav button"] : ["aside [role=tab][aria-selected=true]", "aside button"];
    requestAnimationFrame(() => into.map((one) => document.querySelector<HTMLElement>(one)).find(Boolean)?.focus());
  }

  /** Takes the drawer away; the focus goes back where it was. */
  closeDrawer() {
    this.drawer = "";
    if (this.#before?.isConnected) this.#before.focus({ preventScroll: true });
  }

  /** Shows a whole shelf: what was searched for is put away. */
  async toShelf(shelf: Shelf) {
    await list.search("");
    await this.toList(shelf);
  }

  /** Shows the list, with the search as it was left. */
  async toList(shelf: Shelf = list.shelf) {
    void flushFields();
    this.drawer = "";
    list.shelf = shelf;
    if (this.open) list.leave(this.open.id);
    this.open = null;
    this.exporting = false;
    this.portal = false;
    this.focus = false;
    this.finding = false;
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
    void flushFields();
    this.drawer = "";
    this.open = view;
    this.turn += 1;
    this.screen = "article";
  }

  /** Shows the find bar of the open article, with the field for replacing or without; a second time, its field. */
  find(replacing: boolean) {
    const shown = this.finding;
    this.finding = true;
    this.replacing = replacing || (shown && this.replacing);
    if (shown) this.seek("find");
  }

  /** Gives a field of words the focus, with what stands in it chosen: what is typed next takes its place. */
  seek(id: string) {
    const field = document.getElementById(id) as HTMLInputElement | null;
    field?.focus();
    field?.select();
  }

  /** Opens text files chosen in the system's dialog. */
  async importFiles() {
    const opened = toasts.during(speech.words.app.opening, request("article_import", {}));
    await (await import("./arrived")).show(opened);
  }

  /** Opens text files that were dropped where no article is open; one alone is shown where the window is `free` for it. */
  async importDropped(files: TextFile[], free: boolean) {
    const opened = toasts.during(speech.words.app.opening, (await import("./arrived")).dropped(files));
    await (await import("./arrived")).show(opened, free);
  }

  /** Opens the files named at a start, if there are any. */
  async takeHanded() {
    const imported = await request("article_handed", {});
    if (imported.articles.length + imported.refused.length === 0) return;
    const free = (await desk.open?.leave()) !== false;
    await (await import("./arrived")).show(Promise.resolve(imported), free);
  }
}

export const room = new Room();
