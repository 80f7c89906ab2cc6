/** Every command of the window, once: the palette lists them, the keys run them. */
import type { IconName } from "../look/icons";
import { choosePhotos } from "../photo/choose";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";

/** A command: its words, its key as shown, when it can run. */
export type Command = { id: string; label: string; icon: IconName; keys: string; when: "always" | "article"; run: () => unknown };

function nextStep() {
  const open = desk.open;
  if (!open) return;
  const { stage } = open.article;
  if (stage === "draft" || stage === "returned") return open.step("submitted");
  return stage === "submitted" ? open.step("approved") : open.exporting();
}

function toggle(screen: "preview" | "history" | "photos") {
  return desk.open?.to(room.screen === screen ? "article" : screen);
}

/** All commands, in the order of the palette. */
export function commands(): Command[] {
  const words = speech.words;
  const open = () => desk.open;
  return [
    { id: "new", label: words.nav.newArticle, icon: "plus", keys: "Ctrl N", when: "always", run: () => leaveThen(() => room.newArticle()) },
    { id: "list", label: words.nav.all, icon: "all", keys: "", when: "always", run: () => leaveThen(() => room.toList("all")) },
    { id: "import", label: words.list.import, icon: "open", keys: "", when: "always", run: () => leaveThen(() => room.importFiles()) },
    { id: "next", label: words.step.submitted, icon: "submitted", keys: "Ctrl ↵", when: "article", run: nextStep },
    { id: "export", label: words.commands.exportArticle, icon: "export", keys: "Ctrl E", when: "article", run: () => open()?.exporting() },
    { id: "portal", label: words.commands.copyPortal, icon: "clipboard", keys: "", when: "article", run: copyForPortal },
    { id: "preview", label: words.article.preview, icon: "preview", keys: "F8", when: "article", run: () => toggle("preview") },
    { id: "beside", label: words.preview.beside, icon: "phone", keys: "Ctrl F8", when: "article", run: beside },
    { id: "history", label: words.article.history, icon: "history", keys: "F9", when: "article", run: () => toggle("history") },
    { id: "photos", label: words.photos.title, icon: "photo", keys: "", when: "article", run: () => toggle("photos") },
    { id: "add-photos", label: words.article.addPhoto, icon: "photoAdd", keys: "", when: "article", run: async () => open()?.addPhotos(await choosePhotos(), null) },
    { id: "caption", label: words.photos.caption, icon: "photo", keys: "F2", when: "article", run: caption },
    { id: "pin", label: words.history.pin, icon: "pin", keys: "Ctrl S", when: "article", run: () => open()?.pin() },
    { id: "focus", label: words.article.focus, icon: "focus", keys: "F11", when: "article", run: () => (room.focus = !room.focus) },
    { id: "side", label: words.article.side, icon: "side", keys: "Ctrl \\", when: "article", run: () => (room.side = !room.side) },
    { id: "trash", label: words.nav.trash, icon: "trash", keys: "", when: "always", run: () => leaveThen(() => room.toList("trash")) },
    { id: "settings", label: words.nav.settings, icon: "settings", keys: "Ctrl ,", when: "always", run: () => leaveThen(() => (room.screen = "settings")) },
  ];
}

async function leaveThen(then: () => unknown) {
  if (desk.open) await desk.open.leave();
  await then();
}

async function copyForPortal() {
  await desk.open?.article.saving.flush();
  room.portal = true;
}

/** The preview comes beside the article, or goes; the caret stays where it is. */
async function beside() {
  if (room.screen !== "article") await desk.open?.to("article");
  room.beside = !room.beside;
}

/** F2: to the caption of the photo at the caret, else of the first photo without one. */
function caption() {
  const article = desk.open?.article;
  if (!article) return;
  const head = article.state.selection.from;
  const at = article.figures.findIndex((figure) => figure.at >= head - 1);
  const missing = article.figures.findIndex((figure) => figure.caption === "");
  article.goTo("caption", (missing >= 0 ? missing : Math.max(at, 0)) + 1);
}
