/** The keyboard map. Keys that belong to an input method are never taken. */
import { commands } from "./commands";
import { desk } from "./deeds.svelte";
import { room } from "./room.svelte";

const KEYS: Record<string, string> = {
  "Ctrl+n": "new",
  "Ctrl+e": "export",
  "Ctrl+Enter": "next",
  "Ctrl+s": "pin",
  "Ctrl+,": "settings",
  "Ctrl+\\": "side",
  F2: "caption",
  F8: "preview",
  "Ctrl+F8": "beside",
  F9: "history",
  F11: "focus",
};

/** Handles a key of the window; true when it was ours. */
export function press(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.altKey || room.screen === "first") return false;
  const held = event.ctrlKey || event.metaKey;
  const name = (held ? "Ctrl+" : "") + (event.key.length === 1 ? event.key.toLowerCase() : event.key);
  if (name === "Ctrl+k" || name === "Ctrl+o") {
    room.commanding = true;
    return true;
  }
  if (name === "Ctrl+f" && room.screen === "list") {
    document.getElementById("search")?.focus();
    return true;
  }
  if (name === "F6") return region(event.shiftKey ? -1 : 1);
  if (name === "Escape") return escape();
  if (event.shiftKey || room.exporting || room.portal || room.commanding) return false;
  const command = commands().find((one) => one.id === KEYS[name]);
  if (!command || (command.when === "article" && !desk.open)) return false;
  void command.run();
  return true;
}

/** Closes the top layer. */
function escape(): boolean {
  if (room.commanding || room.exporting || room.portal) return false;
  if (room.focus) room.focus = false;
  else if (["preview", "history", "photos"].includes(room.screen)) void desk.open?.to("article");
  else if (room.screen === "settings") void room.toList();
  else return false;
  return true;
}

/** F6 walks over the regions: navigation, page, side panel. */
function region(step: number): boolean {
  const regions = Array.from(document.querySelectorAll<HTMLElement>("nav, main:not([hidden]), aside")).filter((one) => one.offsetParent !== null);
  const at = regions.findIndex((one) => one.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  const first = next?.querySelector<HTMLElement>("[role=textbox], [role=listbox], [role=tab][aria-selected=true], input, button:not([disabled])");
  first?.focus();
  return true;
}
