/** PDF: poppler reads every word and draws the pages, qpdf reads the structure, pdfua and outloud judge accessibility. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { check, missing, program, run, skip, words } from "./say.mjs";

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

/** Errors but one that is a guess: a small table of our sample really has more heads than data. */
function outloud(file) {
  const tool = program("outloud");
  if (tool === null) return skip(`pdf: outloud, ${file.sample}`, "not installed");
  const told = run(tool, [file.path]).out;
  const errors = told.split("\n").filter((line) => /^\s*ERROR/.test(line) && !/TBL-010/.test(line));
  check(`pdf: outloud, ${file.sample}`, told.trim() === "" ? "it said nothing" : errors);
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
  if (claims) check(`pdf: poppler reads every word, ${file.sample}`, missing(wanted, words(text)));
  const facts = run("pdfinfo", [file.path]).out;
  const lacks = [/^Tagged:\s+yes/m, /^Page size:.*A4/m, /^Title:/m].filter((fact) => !fact.test(facts));
  check(`pdf: tagged A4 with a title, ${file.sample}`, lacks);
  const fonts = run("pdffonts", [file.path]).out.split("\n").slice(2).filter((line) => line.trim());
  const foreign = fonts.filter((line) => !FAMILIES.test(line) || !/ yes (yes|no) +yes /.test(line));
  check(`pdf: bundled typefaces, embedded, with letters, ${file.sample}`, foreign);
  const tree = run("pdfinfo", ["-struct", file.path]).out;
  const heads = tree.split("\n").filter((line) => /^\s*H1\b/.test(line)).length;
  check(`pdf: one H1 in its tags, ${file.sample}`, heads === 1 ? [] : `${heads} of them`);
  run("pdftoppm", ["-r", "60", "-png", file.path, join(folder, file.sample)]);
}
