/** PDF: poppler reads every word and draws the pages, qpdf reads the structure, pdfua and outloud judge accessibility. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { check, program, run, skip, undrawn, words } from "./say.mjs";

/** Samples that break a rule of PDF/UA-1 themselves (signs that no typeface has) make no claim to it. */
const CLAIMS_NOTHING = ["hostile"];
const FAMILIES = /\+(Tinos|BeVietnamPro)/;

export async function prints(files) {
  if (files.length === 0) return skip("pdf", "this build has no typesetter");
  const folder = join(process.env.TINPHUONG_FORMATS_OUT, ".printed");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const claims = !CLAIMS_NOTHING.includes(file.sample);
    if (program("pdftotext") === null) skip(`pdf: poppler, ${file.sample}`, "no poppler-utils");
    else poppler(file, claims, folder);
    if (program("qpdf") === null) skip(`pdf: qpdf, ${file.sample}`, "no qpdf");
    else {
      const told = run("qpdf", ["--check", file.path]);
      check(`pdf: qpdf, ${file.sample}`, told.code === 0 ? [] : `${told.out}${told.err}`.split("\n"));
    }
    if (!claims) continue;
    // pdfua: 0 clean, 1 a remark, 2 a warning, 3 an error.
    judged(`pdf: pdfua, ${file.sample}`, "pdfua", ["check", file.path], (code) => code < 3);
    outloud(file);
  }
}

/**
 * A false alarm of the rule TBL-010 («header cells are shredded»), and the only finding that is let pass. The rule cites no
 * clause: it guesses, from more TH than TD, that the words of one heading were torn apart. The table of this sample has a
 * heading for each of its 3 columns and 3 rows, and 4 data cells over the 6 places between them, for one spans two rows
 * and one two columns. ISO 14289-1, 7.5 asks that such heads are TH and that their Scope says of what: `poppler` sees to it.
 */
const GUESSED = { long: "header cells look shredded: 6 header cells against 4 data cells" };

/** No error but the guess, and that one as long as it is made. */
function outloud(file) {
  const tool = program("outloud");
  if (tool === null) return skip(`pdf: outloud, ${file.sample}`, "not installed");
  const told = run(tool, [file.path]).out;
  const guess = GUESSED[file.sample];
  const errors = told.split("\n").filter((line) => /^\s*ERROR/.test(line));
  const problems = errors.filter((line) => guess === undefined || !line.includes(guess));
  if (guess !== undefined && problems.length === errors.length) problems.push(`no longer said: ${guess}`);
  check(`pdf: outloud, ${file.sample}`, told.trim() === "" ? "it said nothing" : problems);
}

function judged(what, name, args, well) {
  const tool = program(name);
  if (tool === null) return skip(what, "not installed");
  const told = run(tool, args);
  check(what, well(told.code) ? [] : `${told.out}${told.err}`.split("\n").filter((line) => line.trim()));
}

function poppler(file, claims, folder) {
  const text = run("pdftotext", [file.path, "-"]).out;
  const wanted = words(readFileSync(file.words, "utf8"));
  if (claims) check(`pdf: poppler reads every word, ${file.sample}`, undrawn(wanted, words(text)));
  const facts = run("pdfinfo", [file.path]).out;
  const lacks = [/^Tagged:\s+yes/m, /^Page size:.*A4/m, /^Title:/m].filter((fact) => !fact.test(facts));
  check(`pdf: tagged A4 with a title, ${file.sample}`, lacks);
  const fonts = run("pdffonts", [file.path]).out.split("\n").slice(2).filter((line) => line.trim());
  const foreign = fonts.filter((line) => !FAMILIES.test(line) || !/ yes (yes|no) +yes /.test(line));
  check(`pdf: bundled typefaces, embedded, with letters, ${file.sample}`, foreign);
  const tree = run("pdfinfo", ["-struct", file.path]).out;
  const heads = tree.split("\n").filter((line) => /^\s*H1\b/.test(line)).length;
  check(`pdf: one H1 in its tags, ${file.sample}`, heads === 1 ? [] : `${heads} of them`);
  const lines = tree.split("\n");
  const bare = lines.filter((line, n) => /^\s*TH\b/.test(line) && !/\/Scope \/(Row|Column)/.test(lines[n + 1] ?? ""));
  check(`pdf: every heading of a table says of what, ${file.sample}`, bare);
  run("pdftoppm", ["-r", "60", "-png", file.path, join(folder, file.sample)]);
}
