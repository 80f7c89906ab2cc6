/** Every command of the window, once: the palette lists them, the keys run them, Settings gives them other keys. */
import { em, moveBlock, strong } from "../article/commands";
import type { OpenArticle } from "../article/openArticle.svelte";
import type { IconName } from "../look/icons";
import { toggleGallery } from "../article/gallery";
import { choosePhotos } from "../photo/choose";
import { fromFiles } from "../photo/source";
import type { StageName } from "../bridge/bridge";
import { speech } from "../words/speech.svelte";
import { during } from "./ahead";
import { desk, type Deeds } from "./deeds.svelte";
import { room } from "./room.svelte";

/** A command: its words, when it can run; one of many alike is listed only when `named` is asked for. Its key is the keyboard map's, under its id. */
export type Command = { id: string; label: string; icon: IconName; when: "always" | "article" | "list"; run: () => unknown; named?: string };

const SHELVES = ["draft", "submitted", "returned", "approved", "exported"] as const;


/** The step that Ctrl+Enter takes from `stage`; none when nothing is left to do. */
export function nextStep(stage: StageName): StageName | null {
  if (stage === "draft" || stage === "returned") return "submitted";
  if (stage === "submitted") return "approved";
  if (stage === "approved") return "exported";
  return stage === "exported" ? "posted" : null;
}

function takeNextStep() {
  const open = desk.open;
  const next = open && nextStep(open.article.stage);
  if (!open || !next) return;
  return next === "exported" ? open.exporting() : open.step(next);
}

function toggle(screen: "preview" | "history" | "photos") {
  return desk.open?.to((room.coming || room.screen) === screen ? "article" : screen);
}

/** All commands, in the order of the palette. */
export function commands(): Command[] {
  const linked = desk.open && !desk.open.article.state.selection.empty;
  return [...(linked ? [linkCommand()] : []), ...ofArticle(), ...ofWindow(), ...ofPage(), ...(linked ? [] : [linkCommand()])];
}

function ofArticle(): Command[] {
  const words = speech.words;
  const open = () => desk.open;
  const next = open() ? nextStep(open()!.article.stage) : "submitted";
  return [
    ...(next ? [{ id: "next", label: words.step[next], icon: next, when: "article", run: takeNextStep } as const] : []),
    { id: "export", label: words.commands.exportArticle, icon: "export", when: "article", run: () => open()?.exporting() },
    { id: "print", label: words.commands.print, icon: "print", when: "article", run: async () => (await import("./print")).print() },
    { id: "portal", label: words.commands.copyPortal, icon: "clipboard", when: "article", run: copyForPortal },
    { id: "preview", label: words.article.preview, icon: "preview", when: "article", run: () => toggle("preview") },
    { id: "beside", label: words.preview.beside, icon: "phone", when: "article", run: beside },
    { id: "history", label: words.article.history, icon: "history", when: "article", run: () => toggle("history") },
    { id: "photos", label: words.photos.title, icon: "photo", when: "article", run: () => toggle("photos") },
    { id: "gallery", label: words.photos.gallery, icon: "library", when: "article", run: edit(toggleGallery) },
    { id: "add-photos", label: words.article.addPhoto, icon: "photoAdd", when: "article", run: async () => open()?.addPhotos(fromFiles(await choosePhotos()), null) },
    { id: "caption", label: words.commands.caption, icon: "photo", when: "article", run: caption },
    { id: "pin", label: words.history.pin, icon: "pin", when: "article", run: () => open()?.pin() },
    ...(open()?.article.view.next.includes("returned") ? [{ id: "return", label: words.step.returned, icon: "returned", when: "article", run: () => open()?.step("returned") } as const] : []),
    ...(open()?.article.stage === "posted" ? [correction()] : []),
    { id: "focus", label: words.article.focus, icon: "focus", when: "article", run: () => onPage(() => (room.focus = !room.focus)) },
    { id: "side", label: words.article.side, icon: "side", when: "article", run: () => room.toggleSide() },
  ];
}

/** What is left to do with a posted article in which something is wrong. */
function correction(): Command {
  return { id: "correct", label: speech.words.step.correct, icon: "reply", when: "article", run: async () => (await import("./correct")).correct() };
}

/** Word's habit: Ctrl+K and Enter make the chosen words a link. */
function linkCommand(): Command {
  return { id: "link", label: speech.words.article.link, icon: "link", when: "article", run: () => onPage(({ article }) => setTimeout(() => (article.linking = true))) };
}

/** What the page's own keys do, so that the palette shows them. */
function ofPage(): Command[] {
  const words = speech.words.article;
  return [
    { id: "undo", label: words.undo, icon: "undo", when: "article", run: () => onPage(({ article }) => article.undo()) },
    { id: "redo", label: words.redo, icon: "redo", when: "article", run: () => onPage(({ article }) => article.redo()) },
    { id: "strong", label: words.strong, icon: "bold", when: "article", run: edit(strong) },
    { id: "em", label: words.em, icon: "italic", when: "article", run: edit(em) },
    { id: "moveUp", label: words.moveUp, icon: "previous", when: "article", run: edit(moveBlock("up")) },
    { id: "moveDown", label: words.moveDown, icon: "next", when: "article", run: edit(moveBlock("down")) },
  ];
}

function ofWindow(): Command[] {
  const words = speech.words;
  const shelf = (name: (typeof SHELVES)[number]): Command => ({ id: `shelf-${name}`, label: words.commands.shelf(words.stage[name]), icon: name, when: "always", run: () => leaveThen(() => room.toShelf(name)) });
  return [
    { id: "new", label: words.nav.newArticle, icon: "plus", when: "always", run: () => during(() => leaveThen(() => room.newArticle())) },
    { id: "list", label: words.nav.all, icon: "all", when: "always", run: () => leaveThen(() => room.toShelf("all")) },
    { id: "open", label: words.commands.open, icon: "text", when: "always", run: () => room.command("articles") },
    { id: "find", label: desk.open ? words.find.inArticle : words.list.search, icon: "search", when: "always", run: () => (desk.open ? onPage(() => room.find(false)) : room.seek("search")) },
    { id: "replace", label: words.find.showReplace, icon: "search", when: "always", run: () => (desk.open ? onPage(() => room.find(true)) : (room.replacingDrafts = true)) },
    { id: "replace-drafts", label: words.find.inDrafts, icon: "search", when: "always", run: () => leaveThen(() => (room.replacingDrafts = true)) },
    { id: "import", label: words.list.import, icon: "open", when: "always", run: () => leaveThen(() => room.importFiles()) },
    ...SHELVES.map(shelf),
    { id: "library", label: words.photos.library, icon: "library", when: "always", run: () => leaveThen(() => (room.screen = "library")) },
    { id: "trash", label: words.nav.trash, icon: "trash", when: "always", run: () => leaveThen(() => room.toShelf("trash")) },
    { id: "settings", label: words.nav.settings, icon: "settings", when: "always", run: () => leaveThen(() => room.toSettings("")) },
    { id: "guide", label: words.guide.title, icon: "book", when: "always", run: () => leaveThen(() => (room.screen = "guide")) },
    { id: "keys", label: words.nav.keys, icon: "keyboard", when: "always", run: () => leaveThen(() => room.toSettings("keys")) },
    { id: "theme", label: words.commands.theme, icon: "moon", when: "always", run: () => room.change({ theme: document.documentElement.dataset["theme"] === "dark" ? "light" : "dark" }) },
    { id: "larger", label: words.commands.larger, icon: "zoomIn", when: "always", run: () => room.zoomBy(10) },
    { id: "smaller", label: words.commands.smaller, icon: "zoomOut", when: "always", run: () => room.zoomBy(-10) },
    { id: "actual", label: words.commands.actual, icon: "search", when: "always", run: () => room.change({ zoom: 100 }) },
    { id: "palette", label: words.nav.commands, icon: "commands", when: "always", run: () => room.command("all") },
  ];
}

/** Does something to the page, which comes first where another screen of the article stands before it. */
async function onPage(run: (open: Deeds) => unknown) {
  const { open } = desk;
  if (!open) return;
  if (room.screen !== "article") await open.to("article");
  run(open);
}

const edit = (command: Parameters<OpenArticle["run"]>[0]) => () => onPage(({ article }) => article.run(command));

/** Leaves the article in order, then goes elsewhere; does not go while its text is not durable. What lies aside of the articles knows the way back. */
export async function leaveThen(then: () => unknown) {
  const over = room.aside ? room.over : (desk.open?.article.id ?? "");
  const under = room.aside ? room.screen : "";
  if (desk.open && !(await desk.open.leave())) return;
  room.over = over;
  await then();
  if (room.screen !== under) room.under = room.aside ? under : "";
}

async function copyForPortal() {
  await desk.open?.article.settle().then(() => (room.portal = true), room.refuse);
}

/** The preview comes beside the article, or goes; the caret stays where it is. A narrow window has no room for both: there it comes over the page. */
async function beside() {
  if (room.narrow) return desk.open?.to(room.screen === "preview" ? "article" : "preview");
  if (room.screen !== "article") await desk.open?.to("article");
  room.beside = !room.beside;
}

/** F2: to the caption of the photo that is chosen, else of the first without one, else of the one behind the caret. */
function caption() {
  if (room.screen === "photos") return document.getElementById("photo-caption")?.focus();
  return onPage(({ article }) => {
    article.catchUp();
    const { figures, state } = article;
    const { from, empty } = state.selection;
    const of = (is: (figure: (typeof figures)[number]) => boolean) => figures.findIndex(is);
    const chosen = [empty ? -1 : of((one) => one.at === from), of((one) => one.caption === ""), of((one) => one.at >= from - 1), 0].find((n) => n >= 0)!;
    if (figures.length > 0) article.goTo("caption", chosen + 1);
  });
}
