/**
 * Judges the files in TINPHUONG_FORMATS_OUT by tools that nobody here wrote. Each check is one line; one whose tool is
 * not there is told loudly and counted apart. The last line counts: «N passed, N failed».
 */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { accessibility, markup, structuredData } from "./html.mjs";
import { books } from "./books.mjs";
import { data } from "./data.mjs";
import { office } from "./office.mjs";
import { prints } from "./prints.mjs";
import { tally } from "./say.mjs";
import { wordpress } from "./wordpress.mjs";

const out = process.env.TINPHUONG_FORMATS_OUT;
const names = readdirSync(out).filter((name) => !name.startsWith("."));

/** Files of one format, by sample: `seed`, its path, and the paths of its plain text, its words and what Word is asked for. */
function files(format) {
  const mine = names.filter((name) => name.split(".")[1] === format);
  return mine.map((name) => {
    const sample = name.split(".")[0];
    return { sample, path: join(out, name), text: join(out, `${sample}.txt.txt`), words: join(out, `${sample}.words`), asked: join(out, `${sample}.asked`) };
  });
}

const html = files("html");
const folder = files("folder").map((one) => ({ ...one, path: join(one.path, "bai.html") }));
const social = files("social").map((one) => ({ ...one, path: join(one.path, "the.html") }));
const pages = [...html, ...folder, ...social].filter((one) => statSync(one.path, { throwIfNoEntry: false }) !== undefined);

await markup(pages);
await accessibility(pages);
await structuredData({ folder, html, jsonld: files("jsonld"), social });
await books(files("epub"));
await data({ ninjs: files("ninjs"), newsml: files("newsml"), atom: files("atom"), wxr: files("wxr"), jsonld: files("jsonld") });
await office(files("docx"));
await prints(files("pdf"));
await wordpress(files("wordpress"), files("wxr"));
tally();
