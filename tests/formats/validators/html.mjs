/** Pages: the Nu checker, axe in a browser, the structured data that search engines read. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { check, program, run, skip, tools } from "./say.mjs";

const require = createRequire(join(tools, "package.json"));
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** 0 messages of the Nu HTML checker over all pages in one start. */
export async function markup(pages) {
  if (program("java") === null) return skip("html: Nu checker", "no Java");
  const jar = join(tools, "node_modules/vnu-jar/build/dist/vnu.jar");
  const told = run("java", ["-jar", jar, "--format", "json", ...pages.map((page) => page.path)]);
  let messages;
  try {
    messages = JSON.parse(told.err).messages;
  } catch {
    return check("html: Nu checker", told.err.slice(0, 400) || "it said nothing");
  }
  for (const page of pages) {
    const mine = messages.filter((one) => decodeURI(one.url ?? "").endsWith(page.path));
    check(`html: Nu checker, ${name(page)}`, mine.map((one) => `${one.type} line ${one.lastLine}: ${one.message}`));
  }
}

/** 0 violations of WCAG 2.2 AA and of axe's good practice. */
export async function accessibility(pages) {
  const executablePath = process.env.TINPHUONG_BROWSER;
  if (!executablePath) return skip("html: axe", "no Chromium or Chrome");
  const puppeteer = require("puppeteer-core");
  const axe = readFileSync(join(tools, "node_modules/axe-core/axe.min.js"), "utf8");
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--headless=new", "--disable-gpu"] });
  for (const one of pages) {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(one.path).href);
    await page.evaluate(axe);
    const found = await page.evaluate((values) => globalThis.axe.run(document, { runOnly: values }), RULES);
    const told = found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(" | ")}`);
    check(`html: axe, ${name(one)} (${found.passes.length} rules passed)`, told);
    await page.close();
  }
  await browser.close();
}

/** The presets of Google and Facebook, of articles that have what these ask for. */
export async function structuredData(pages) {
  const { structuredDataTest } = require("structured-data-testing-tool");
  const presets = require("structured-data-testing-tool/presets");
  const whole = pages.filter((page) => ["seed", "long", "twelve_photos"].includes(page.sample));
  for (const page of whole) {
    const html = readFileSync(page.path, "utf8");
    const options = { presets: [presets.Google, presets.Facebook], schemas: ["NewsArticle"] };
    let result;
    try {
      result = await structuredDataTest(html, options);
    } catch (fault) {
      if (!fault.res) throw fault;
      result = fault.res;
    }
    const told = result.failed.map((one) => `${one.group ?? ""} ${one.test}: ${one.error?.message ?? ""}`);
    check(`html: structured data, ${page.sample} (${result.passed.length} passed)`, told);
  }
}

function name(page) {
  return `${page.sample} ${page.path.split(/[\\/]/).at(-1)}`;
}
