/**
 * Words that are offered below a field and found without accents. What is typed stays as it is until one of them is taken:
 * by Enter, by a press. An empty field offers all of them when the focus comes; ArrowDown always does.
 */
import { fold } from "../words/fold";
import { isInputMethods } from "./keyboard.svelte";

let count = 0;

/** The words of `all` that hold `typed`, those that begin with it first. */
export function answering(all: string[], typed: string): string[] {
  const asked = fold(typed.trim());
  const begins = (word: string) => Number(fold(word).startsWith(asked));
  return all.filter((word) => fold(word).includes(asked)).toSorted((a, b) => begins(b) - begins(a));
}

/** `use:offered={words}` on a field that stands in a `.field`. */
export function offered(field: HTMLInputElement, words: string[]) {
  let all = words;
  let found: string[] = [];
  let at = -1;
  let taking = false;
  const list = document.createElement("ul");
  list.id = `offers-${(count += 1)}`;
  list.className = "offers layer";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.getAttribute("aria-label") ?? field.labels?.[0]?.textContent?.trim() ?? "");
  list.hidden = true;
  field.after(list);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id], ["autocomplete", "off"]]) field.setAttribute(name!, value!);

  function row(word: string, n: number): HTMLLIElement {
    const item = document.createElement("li");
    item.id = `${list.id}-${n}`;
    item.setAttribute("role", "option");
    item.textContent = word;
    return item;
  }

  /** Marks the word at `place`; -1 for none. */
  function mark(place: number) {
    at = place;
    for (const [n, item] of Array.from(list.children).entries()) item.setAttribute("aria-selected", String(n === at));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    list.children[at]?.scrollIntoView?.({ block: "nearest" });
  }

  function show(typed: string) {
    found = answering(all, typed);
    const nothingNew = found.length === 0 || (found.length === 1 && found[0] === typed);
    if (field.readOnly || nothingNew) return close();
    list.replaceChildren(...found.map(row));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    list.scrollIntoView?.({ block: "nearest" });
    mark(typed.trim() === "" ? -1 : 0);
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function take(word: string) {
    taking = true;
    field.value = word;
    for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
    taking = false;
    close();
  }

  /** Walks by `step`; a closed list opens with all its words, at the one that stands in the field. */
  function walk(step: 1 | -1) {
    if (!list.hidden) return mark((Math.max(at, step < 0 ? 0 : -1) + step + found.length) % found.length);
    show("");
    if (!list.hidden) mark(Math.max(0, found.indexOf(field.value)));
  }

  function key(event: KeyboardEvent) {
    if (isInputMethods(event) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "ArrowDown") walk(1);
    else if (event.key === "ArrowUp") walk(-1);
    else if (list.hidden) return;
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && at >= 0) take(found[at]!);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function pressed(event: Event) {
    const n = Array.from(list.children).findIndex((item) => item.contains(event.target as Node));
    if (n >= 0 && event.type === "click") take(found[n]!);
    else if (n >= 0 && n !== at) mark(n);
    event.preventDefault();
    event.stopPropagation();
  }

  const listeners: [EventTarget, string, (event: never) => void][] = [
    [field, "input", () => taking || show(field.value)],
    [field, "focus", () => field.value === "" && show("")],
    [field, "click", () => list.hidden && show("")],
    [field, "blur", close],
    [field, "keydown", key],
    [list, "mousedown", (event: Event) => event.preventDefault()],
    [list, "mousemove", pressed],
    [list, "click", pressed],
  ];
  for (const [place, name, listener] of listeners) place.addEventListener(name, listener as EventListener);

  return {
    update(now: string[]) {
      all = now;
      if (!list.hidden) show(field.value);
    },
    destroy() {
      for (const [place, name, listener] of listeners) place.removeEventListener(name, listener as EventListener);
      list.remove();
    },
  };
}
