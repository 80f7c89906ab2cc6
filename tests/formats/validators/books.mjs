/** EPUB: the checker of the W3C and EDRLab, in its Python package. */
import { check, program, run, skip } from "./say.mjs";

/** 0 errors, 0 warnings. */
export async function books(files) {
  const epubcheck = program("epubcheck");
  if (epubcheck === null || program("java") === null) return skip("epub: EPUBCheck", "no epubcheck or no Java");
  for (const file of files) {
    const told = run(epubcheck, [file.path]);
    const lines = `${told.out}${told.err}`.split("\n").filter((line) => /error|warning|fatal/i.test(line));
    const bad = lines.filter((line) => !/No errors|0 (errors|warnings|fatals)/i.test(line));
    check(`epub: EPUBCheck, ${file.sample}`, told.code === 0 ? bad : [`exit ${told.code}`, ...bad, told.err.slice(0, 200)]);
  }
}
