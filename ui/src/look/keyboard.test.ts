/** Keys: their names, what may be chosen, how they are shown. */
import { expect, test } from "vitest";

import { isInputMethods, keyboard, keyName, OWN_KEYS } from "./keyboard.svelte";

const press = (init: KeyboardEventInit) => keyName(new KeyboardEvent("keydown", init));

test("a key is named by what is on it and what is held", () => {
  expect(press({ key: "e", ctrlKey: true })).toBe("Ctrl+E");
  expect(press({ key: "F6", shiftKey: true })).toBe("Shift+F6");
  expect(press({ key: "=", ctrlKey: true })).toBe("Ctrl++");
  expect(press({ key: "+", ctrlKey: true, shiftKey: true })).toBe("Ctrl++");
  expect(press({ key: "P", ctrlKey: true, shiftKey: true })).toBe("Ctrl+Shift+P");
});

test("no two commands share a key, and each key could be chosen", () => {
  for (const [command, key] of Object.entries(OWN_KEYS)) {
    expect(keyboard.command(key)).toBe(command);
    expect(keyboard.fault(command, key)).toBeUndefined();
  }
});

test("single letters, Ctrl+Shift chords, the page's keys and taken keys are refused", () => {
  expect(keyboard.fault("preview", "P")).toBe("letter");
  expect(keyboard.fault("preview", "Ctrl+Shift+P")).toBe("chord");
  expect(keyboard.fault("preview", "Ctrl+Alt+P")).toBe("chord");
  expect(keyboard.fault("preview", "Ctrl+Z")).toBe("page");
  expect(keyboard.fault("preview", "Ctrl+E")).toBe("taken");
  expect(keyboard.fault("preview", "F4")).toBeUndefined();
});

test("a chosen key takes the place of the command's own", () => {
  keyboard.chosen = { preview: "F4", pin: "" };
  expect(keyboard.command("F4")).toBe("preview");
  expect(keyboard.command("F8")).toBeUndefined();
  expect(keyboard.shown("pin")).toBe("");
  expect(keyboard.tip("Xuất", "export")).toBe("Xuất (Ctrl E)");
  keyboard.chosen = {};
});

test("no part of the window names a key itself: what the person chose is shown everywhere", () => {
  const sources = import.meta.glob<string>("../**/*.svelte", { query: "?raw", import: "default", eager: true });
  const named = Object.entries(sources).filter(([, text]) => /Ctrl [A-Z0-9\\]|["(>]F\d{1,2}[")<]/.test(text.replace(/<!--.*?-->|event\.key !== "F10"/gs, "")));
  expect(named.map(([file]) => file)).toEqual([]);
});

test("a key of an input method is known in a syllable and at its edges, a plain one is the window's", () => {
  const isTaken = (init: KeyboardEventInit) => isInputMethods(new KeyboardEvent("keydown", { key: "Enter", ...init }));
  expect(isTaken({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isTaken({ keyCode: 229 })).toBe(true);
  expect(isTaken({ keyCode: 13 })).toBe(false);
});
