/** A key that belongs to an input method is no shortcut, wherever words are typed. */
import { expect, it } from "vitest";

const parts = import.meta.glob<string>("../**/*.svelte", { query: "?raw", import: "default", eager: true });
const FIELD = /<textarea|<input(?![^>]*type="(?:radio|checkbox|range|number|color|date)")/;

it("is looked at by every part that has a field and listens to keys", () => {
  const listening = Object.entries(parts).filter(([, text]) => FIELD.test(text) && text.includes("onkeydown"));
  expect(listening.length).toBeGreaterThan(8);
  const deaf = listening.filter(([, text]) => !text.includes("isInputMethods(event)"));
  expect(deaf.map(([name]) => name)).toEqual([]);
});
