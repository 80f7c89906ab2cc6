/**
 * The real window under WebDriver: every file of `stories` is read, then all tests run. Two hands share the whole of them,
 * each with a screen and a session bus of its own; a story that is named runs alone.
 */
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { isWhole, named, share, tally } from "../browser/tally.mjs";

const HANDS = 2;
const SURROUNDINGS = ["dbus-run-session", "--", "xvfb-run", "-a", "-s", "-screen 0 1366x768x24"];

if (isWhole() && named().length === 0) {
  await share(fileURLToPath(import.meta.url), HANDS, SURROUNDINGS);
} else {
  const stories = path.join(path.dirname(fileURLToPath(import.meta.url)), "stories");
  // The longest, at the end of the names, begins first.
  for (const name of readdirSync(stories).sort().reverse()) await import(pathToFileURL(path.join(stories, name)).href);
  await tally();
}
process.exit();
