/**
 * The window's page in a real browser, on the real desk: every file of `stories` is read, then all tests run. Two browsers
 * share the whole of them, each with its own clipboard and newsrooms; a story that is named runs alone.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { isWhole, named, share, tally } from "./tally.mjs";

const HANDS = 2;

if (isWhole() && named().length === 0) {
  await share(fileURLToPath(import.meta.url), HANDS);
} else {
  const { browser } = await import("./scene.mjs");
  const stories = path.join(path.dirname(fileURLToPath(import.meta.url)), "stories");
  for (const name of readdirSync(stories).sort()) await import(pathToFileURL(path.join(stories, name)).href);
  await tally();
  await browser.close();
}
process.exit();
