/** The window's page in a real browser, on the real desk: every file of `stories` is read, then all tests run. */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { browser } from "./scene.mjs";
import { tally } from "./tally.mjs";

const stories = path.join(path.dirname(fileURLToPath(import.meta.url)), "stories");
for (const name of readdirSync(stories).sort()) await import(pathToFileURL(path.join(stories, name)).href);

await tally();
await browser.close();
process.exit();
