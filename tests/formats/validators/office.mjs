/** Word files: an auditor of the standard, two readers, and LibreOffice, which draws them. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import { check, missing, program, run, skip, words } from "./say.mjs";

export async function office(files) {
  const audit = program("openxml-audit");
  const python = program("python");
  const script = fileURLToPath(new URL("office.py", import.meta.url));
  for (const file of files) {
    if (audit === null) skip(`docx: openxml-audit, ${file.sample}`, "not installed");
    else {
      const told = run(audit, [file.path]);
      check(`docx: openxml-audit, ${file.sample}`, told.code === 0 ? [] : `${told.out}${told.err}`.split("\n"));
    }
    const read = run(python, [script, file.path, file.asked]);
    if (read.code !== 0) {
      check(`docx: python-docx and mammoth, ${file.sample}`, read.err);
      continue;
    }
    const seen = JSON.parse(read.out);
    const wanted = words(readFileSync(file.words, "utf8"));
    check(`docx: python-docx reads every word, ${file.sample}`, missing(wanted, words(seen.text)));
    check(`docx: mammoth reads every word, ${file.sample}`, missing(wanted, words(seen.mammoth)));
    check(`docx: styles and alt texts, ${file.sample}`, seen.faults);
  }
  drawn(files);
}

/** Every file becomes pages; the pictures stay beside them to be looked at. */
function drawn(files) {
  const soffice = program("soffice");
  if (soffice === null) return skip("docx: LibreOffice", "not installed");
  const folder = join(process.env.TINPHUONG_FORMATS_OUT, ".drawn");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const home = join(folder, "home");
  const profile = `-env:UserInstallation=file://${home}`;
  run(soffice, ["--headless", profile, "--convert-to", "pdf", "--outdir", folder, ...files.map((file) => file.path)]);
  const made = readdirSync(folder);
  for (const file of files) {
    const name = basename(file.path).replace(/\.docx$/, ".pdf");
    check(`docx: LibreOffice draws it, ${file.sample}`, made.includes(name) ? [] : "no pages");
    if (made.includes(name) && program("pdftoppm") !== null) {
      run("pdftoppm", ["-r", "60", "-png", join(folder, name), join(folder, file.sample)]);
    }
  }
}
