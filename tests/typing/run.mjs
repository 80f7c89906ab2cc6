/**
 * Typing with real Vietnamese input methods in the real window: what was meant is what is stored. Every framework that
 * is installed, Telex and VNI, 60 and 30 ms a key, in every surface; then the keys and clicks that come in mid-word.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { tally } from "../browser/tally.mjs";
import { pause, sweep } from "./person.mjs";

const stories = path.join(path.dirname(fileURLToPath(import.meta.url)), "stories");
for (const name of readdirSync(stories).sort()) await import(pathToFileURL(path.join(stories, name)).href);

await tally(async (body) => {
  try {
    await body();
  } finally {
    sweep();
    await pause(500);
  }
});
process.exit();
