/** What a field is called: WebKit says the words of a label and the hint in the field as one, without a space between. */
import { expect, test } from "vitest";

const sources = import.meta.glob<string>("../**/*.svelte", { query: "?raw", import: "default", eager: true });

test("a field with a hint has a name of its own", () => {
  const nameless: string[] = [];
  for (const [file, source] of Object.entries(sources)) {
    for (const at of source.matchAll(/placeholder=/g)) {
      const tag = source.slice(source.lastIndexOf("<", source.lastIndexOf("placeholder=", at.index)), source.indexOf("\n", at.index));
      if (!tag.includes("aria-label=")) nameless.push(`${file}: ${tag.slice(0, 80)}`);
    }
  }
  expect(Object.keys(sources).length).toBeGreaterThan(50);
  expect(nameless).toEqual([]);
});
