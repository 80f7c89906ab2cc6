/** What the window reads before it can be used: the page's own scripts and all that these import, not what comes on call. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { page } from "./places.mjs";

/** At most so many bytes of scripts at the start, zipped: list, page and caret stand with them. */
export const MOST_AT_START = 150_000;

/** Bytes of the scripts at the start, zipped. */
export function scriptsAtStart() {
  const seen = new Set();
  const text = (file) => readFileSync(path.join(page, "assets", file), "utf8");
  const read = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name] of text(file).matchAll(/(?:^|[;}\s])import\s*(?:[\w*{}\s,$]+from\s*)?["']\.\/([^"']+\.js)["']/g)) read(name);
  };
  for (const [, name] of readFileSync(path.join(page, "index.html"), "utf8").matchAll(/(?:src|href)="\.\/assets\/([^"]+\.js)"/g)) read(name);
  return [...seen].reduce((sum, file) => sum + gzipSync(text(file), { level: 9 }).length, 0);
}
