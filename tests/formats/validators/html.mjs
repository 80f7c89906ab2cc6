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
  const of = (page) => (one) => decodeURI(one.url ?? "").endsWith(page.path);
  const strange = messages.filter((one) => !pages.some((page) => of(page)(one)));
  check("html: Nu checker, every message has its page", strange.map((one) => `${one.type} ${one.url ?? ""}: ${one.message}`));
  for (const page of pages) {
    const mine = messages.filter(of(page));
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

/**
 * What the presets ask for and a file made without a network cannot truly say. Google's guide to Article names no property
 * that must be there, and publishers' logos only for AMP pages (developers.google.com/search/docs/appearance/structured-data/article):
 * a ward has no logo here. Photos inside the page have no address. The permanent address (og:url, ogp.me) is given by the
 * portal after the export.
 */
const LOGO = ["NewsArticle[0].publisher.logo", "NewsArticle[0].publisher.logo.url"];
const UNSAID = { folder: LOGO, jsonld: LOGO, html: [...LOGO, "NewsArticle[0].image"], social: ['"og:url"'] };

/** The presets of Google and Facebook, of articles that have what these ask for. What is unsaid must be unsaid indeed. */
export async function structuredData({ folder, html, jsonld, social }) {
  const { structuredDataTest } = require("structured-data-testing-tool");
  const { Google, Facebook } = require("structured-data-testing-tool/presets");
  const read = (page) => readFileSync(page.path, "utf8");
  const inPage = (page) => `<!DOCTYPE html><title>x</title><script type="application/ld+json">${read(page)}</script>`;
  const judge = async (format, page, markup, options) => {
    // The tool throws what it found when something is missing.
    const result = await structuredDataTest(markup, options).catch((fault) => fault.res ?? Promise.reject(fault));
    const fails = new Map(result.failed.map((one) => [one.test, `${one.group ?? ""} ${one.test}: ${one.error?.message ?? ""}`]));
    const said = UNSAID[format].filter((test) => !fails.has(test)).map((test) => `${test} is said after all`);
    const told = [...fails].filter(([test]) => !UNSAID[format].includes(test)).map(([, words]) => words);
    check(`${format}: structured data, ${page.sample} (${result.passed.length} passed)`, [...told, ...said]);
  };
  const whole = (page) => ["seed", "long", "twelve_photos"].includes(page.sample);
  const article = { presets: [Google], schemas: ["NewsArticle"] };
  for (const page of folder.filter(whole)) await judge("folder", page, read(page), article);
  for (const page of html.filter(whole)) await judge("html", page, read(page), article);
  for (const page of jsonld.filter(whole)) await judge("jsonld", page, inPage(page), article);
  for (const page of social.filter(whole)) await judge("social", page, read(page), { presets: [Facebook] });
}

function name(page) {
  return `${page.sample} ${page.path.split(/[\\/]/).at(-1)}`;
}
