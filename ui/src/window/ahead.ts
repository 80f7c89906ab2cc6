/** What is typed while an article is on its way into the window: kept, and written where its caret stands. */
import { tick } from "svelte";

import { isInputMethods } from "../look/keyboard.svelte";
import { speech } from "../words/speech.svelte";
import { desk } from "./deeds.svelte";

/** Ways that are being gone, the first first, each with what was typed since it was asked for. */
const ways: { typed: string }[] = [];
let last: Promise<unknown> = Promise.resolve();

/** Where letters go meanwhile: a field like any other, so that an input method writes there too. */
let field: HTMLTextAreaElement | null = null;
let from: Element | null = null;
let composing = false;

/** Goes `way` to another article, behind the ways before it; letters typed meanwhile go neither astray nor into the text before. */
export function during(way: () => Promise<unknown>): Promise<void> {
  const before = ways.at(-1);
  if (before) before.typed += taken();
  const mine = { typed: "" };
  ways.push(mine);
  if (!field && !document.activeElement?.closest("[role=dialog]")) wait();
  const gone = last.then(way).then(tick);
  const done = gone.finally(async () => {
    // A syllable that is being composed is let end: until then nothing may touch its field or the focus.
    while (composing) await new Promise(requestAnimationFrame);
    ways.shift();
    if (ways.length === 0) {
      mine.typed += taken();
      leave();
    }
    desk.open?.article.type(mine.typed);
  });
  last = done.catch(() => undefined);
  return done;
}

/** True when the press was kept for the article to come. A dialog and an input method have their own, and so has the field that waits. */
export function keptAhead(event: KeyboardEvent): boolean {
  const way = ways.at(-1);
  if (!way || isInputMethods(event)) return false;
  // A key that is still held from before was meant for where it went down.
  if (event.repeat) return true;
  const elsewhere = event.target instanceof Element && (event.target === field || event.target.closest("[role=dialog]"));
  if (elsewhere || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === "Backspace") way.typed = way.typed.slice(0, -1);
  else if (event.key === "Enter") way.typed += "\n";
  else if (event.key.length === 1) way.typed += event.key;
  else return false;
  return true;
}

/** Puts the field into the window and the focus into it. */
function wait() {
  from = document.activeElement;
  const waits = document.createElement("textarea");
  Object.assign(waits, { className: "ahead", lang: "vi", spellcheck: false, ariaLabel: speech.words.article.label });
  waits.addEventListener("compositionstart", () => (composing = true));
  waits.addEventListener("compositionend", () => (composing = false));
  document.body.append(waits);
  waits.focus({ preventScroll: true });
  field = waits;
}

/** What stands in the field; it is empty afterwards. */
function taken(): string {
  const typed = field?.value ?? "";
  if (field) field.value = "";
  return typed;
}

/** Takes the field away; the focus goes to the article, or back where it was, unless it went elsewhere by itself. */
function leave() {
  const had = document.activeElement === field;
  const home = desk.open?.article.editor ?? (from instanceof HTMLElement && from.isConnected ? from : null);
  if (had && home instanceof HTMLElement) home.focus({ preventScroll: true });
  else if (had) home?.focus();
  field?.remove();
  field = null;
  composing = false;
}
