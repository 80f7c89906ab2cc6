/** What a key does in the window. Keys that belong to an input method are never taken. */
import { isInputMethods, keyboard, keyName, PAGE_KEYS } from "../look/keyboard.svelte";
import { during } from "./ahead";
import { commands } from "./commands";
import { desk } from "./deeds.svelte";
import { DIALOG, regionStep } from "./regions";
import { room } from "./room.svelte";
import { undoing } from "./undoing.svelte";

/** The keys that go back, and forth again. */
const AGAIN: string[] = [PAGE_KEYS.redo, "Ctrl+Shift+Z"];

/** Known to the fingers of those who come from elsewhere; never shown. */
const HIDDEN: Record<string, string> = { "Ctrl+Shift+P": "preview" };

/** Handles a key of the window; true when it was ours. */
export function press(event: KeyboardEvent): boolean {
  if (isInputMethods(event) || room.screen === "first" || room.learning) return false;
  const name = keyName(event);
  if (name === "Escape") return escape();
  const back = name === PAGE_KEYS.undo;
  if ((back || AGAIN.includes(name)) && !isWrittenIn(event.target)) return undoing.take(back) || goes(back, event.target);
  const id = keyboard.command(name) ?? keyboard.command(name.replace("Shift+", "")) ?? HIDDEN[name];
  if (id === "region") return regionStep(name.includes("Shift+") ? -1 : 1);
  if (!id || covered() || (name.includes("Shift+") && !HIDDEN[name] && keyboard.command(name) === undefined)) return false;
  const command = commands().find((one) => one.id === id);
  if (!command || (command.when === "article" && !desk.open) || (command.when === "list" && room.screen !== "list")) return false;
  // A key that is held is pressed once: an article held down would go from desk to desk.
  if (!event.repeat || id === "larger" || id === "smaller") void command.run();
  return true;
}

/** The page's own keys are heard by the page; elsewhere beside it, and where it is only read, they mean it, too. */
function goes(back: boolean, target: EventTarget | null): boolean {
  if (room.screen !== "article" || covered() || (target as HTMLElement).isContentEditable) return false;
  return desk.open?.article.step(back) ?? false;
}

/** A dialog is over the window, or on its way: keys are its own. */
function covered(): boolean {
  return room.exporting || room.portal || room.commanding !== "" || room.replacingDrafts || document.querySelector(DIALOG) !== null;
}

/** A field of words takes its own letters back; a slider or a tick has none. */
function isWrittenIn(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !["range", "checkbox", "radio"].includes(target.type));
}

function endFinding() {
  room.finding = false;
  desk.open?.article.focus();
}

/** Closes the top layer. */
function escape(): boolean {
  if (covered()) return false;
  if (room.finding && room.screen === "article") endFinding();
  else if (room.drawer !== "") room.closeDrawer();
  else if (room.focus) room.focus = false;
  else if (["preview", "history", "photos"].includes(room.coming || room.screen)) void desk.open?.to("article");
  else if (room.aside && room.under) room.toUnder();
  else if (room.aside) void during(() => room.back());
  else return false;
  return true;
}
