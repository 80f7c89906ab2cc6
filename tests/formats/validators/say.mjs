/** Saying what was checked, and counting it. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** The folder with `node_modules` and the Python environment. */
export const tools = process.env.TINPHUONG_VALIDATORS;

let passed = 0;
let failed = 0;
const skipped = [];

/** One check; `problems` is empty when all is well. */
export function check(what, problems) {
  const list = [problems].flat().filter(Boolean);
  if (list.length === 0) {
    passed += 1;
    console.log(`ok      ${what}`);
    return;
  }
  failed += 1;
  console.log(`FAILED  ${what}`);
  for (const problem of list.slice(0, 12)) console.log(`          ${String(problem).slice(0, 400)}`);
}

/** A check that cannot be made here. */
export function skip(what, why) {
  skipped.push(what);
  console.log(`SKIPPED ${what}: ${why}`);
}

/** The last lines. */
export function tally() {
  if (skipped.length > 0) console.log(`\nNOT CHECKED: ${skipped.join(", ")}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** Runs a program; its output is text. */
export function run(program, args, more = {}) {
  const ended = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 28, ...more });
  return { code: ended.status ?? -1, out: ended.stdout ?? "", err: ended.stderr ?? String(ended.error ?? "") };
}

/** Where a program lies, in the environments of the tools or on the search path. */
export function program(name) {
  const folder = process.platform === "win32" ? "Scripts" : "bin";
  const own = [join(tools, "venv", folder, name), join(tools, "venv", folder, `${name}.exe`)].find(existsSync);
  if (own) return own;
  const found = run(process.platform === "win32" ? "where" : "which", [name]);
  return found.code === 0 ? found.out.split(/\r?\n/)[0] : null;
}

/** Words as the comparison sees them: letters and digits of any script, composed. */
export function words(text) {
  return text.normalize("NFC").split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
}

/** Words of `wanted` that do not stand in `found` in the same order. */
export function missing(wanted, found) {
  let at = 0;
  const lost = [];
  for (const word of wanted) {
    const next = found.indexOf(word, at);
    if (next < 0) lost.push(word);
    else at = next + 1;
  }
  return lost;
}

/** Words within which a word of a drawn page is looked for, before and behind its place. */
const NEAR = 60;

/**
 * Words of `wanted` that do not stand in `found`, where a table's cells and a page's number are drawn in another order than
 * they are read: each word stands for the nearest there is, ahead or among those that were passed over, and for one only.
 */
export function undrawn(wanted, found) {
  const left = [...found];
  let from = 0;
  return wanted.filter((word) => {
    const back = Math.max(0, from - NEAR);
    const ahead = left.slice(from, from + NEAR).indexOf(word);
    const behind = left.slice(back, from).lastIndexOf(word);
    if (ahead < 0 && behind < 0) return true;
    const isAhead = behind < 0 || (ahead >= 0 && ahead < from - back - behind);
    const at = isAhead ? from + ahead : back + behind;
    left[at] = "";
    from = Math.max(from, at + 1);
    return false;
  });
}
