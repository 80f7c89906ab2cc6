/** Formats for machines: ninjs by its schema, NewsML-G2 by its schema, feeds by XML readers, JSON-LD by its shape. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { check, program, run, skip, tools } from "./say.mjs";

const require = createRequire(join(tools, "package.json"));
const schemas = fileURLToPath(new URL("../schemas", import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

export async function data({ ninjs, newsml, atom, wxr, jsonld }) {
  ninjsByTwo(ninjs);
  if (program("xmllint") === null) {
    skip("newsml, atom, wxr: xmllint", "no xmllint");
  } else {
    const schema = join(schemas, "NewsML-G2_2.35-spec-All-Power.xsd");
    for (const file of newsml) xml(`newsml: schema 2.35, ${file.sample}`, ["--schema", schema, file.path]);
    for (const file of [...atom, ...wxr]) xml(`xml: ${file.path.split(/[\\/]/).at(-1)}`, [file.path]);
  }
  feeds(atom);
  for (const file of jsonld) {
    const value = json(file.path);
    const lacks = ["@context", "@type", "headline"].filter((key) => !(key in value));
    check(`jsonld: ${file.sample}`, lacks.map((key) => `no ${key}`));
  }
}

function xml(what, args) {
  const told = run("xmllint", ["--nonet", "--noout", ...args]);
  check(what, told.code === 0 ? [] : told.err.split("\n"));
}

function ninjsByTwo(files) {
  const Ajv = require("ajv/dist/2020").default;
  const ajv = new Ajv({ strict: false, allErrors: true });
  require("ajv-formats").default(ajv);
  ajv.addSchema(json(join(schemas, "GeoJSON-schema.json")));
  const valid = ajv.compile(json(join(schemas, "ninjs-schema_3.1.json")));
  const python = program("python");
  for (const file of files) {
    valid(json(file.path));
    check(`ninjs: schema 3.1 by ajv, ${file.sample}`, (valid.errors ?? []).map((one) => `${one.instancePath} ${one.message}`));
    const script = fileURLToPath(new URL("ninjs.py", import.meta.url));
    const told = run(python, [script, schemas, file.path]);
    check(`ninjs: schema 3.1 by jsonschema, ${file.sample}`, told.code === 0 ? [] : `${told.out}${told.err}`);
  }
}

function feeds(files) {
  const python = program("python");
  const script = fileURLToPath(new URL("feed.py", import.meta.url));
  for (const file of files) {
    const told = run(python, [script, file.path]);
    check(`atom: feedparser, ${file.sample}`, told.code === 0 ? [] : `${told.out}${told.err}`);
  }
}
