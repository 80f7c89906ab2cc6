/** Attacks known from the world's pages: pasted, kept as words in every field, searched, previewed, exported; none runs. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { root } from "../../places.mjs";
import { blank, pasteInto, shown } from "../clipboard.mjs";
import { begun, browser } from "../scene.mjs";
import { test } from "../tally.mjs";

const ATTACKS = readFileSync(path.join(root, "tests/fixtures/attacks.txt"), "utf8").split("\n").filter(Boolean);

/** Counts every call of `alert`, in every frame, without a policy that would hide one. */
async function watched() {
  const scene = await begun({ bypassCSP: true });
  await scene.context.addInitScript(() => {
    window.alert = () => (window.top.attacked = (window.top.attacked ?? 0) + 1);
  });
  await scene.page.reload();
  await scene.page.waitForSelector(".row");
  return { ...scene, runs: () => scene.page.evaluate(() => window.attacked ?? 0) };
}

test("pasted attacks do not run", async () => {
  assert.ok(ATTACKS.length >= 100);
  const { page, runs, end } = await watched();
  await blank(page);
  await page.keyboard.type("Tít");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  for (const [n, attack] of ATTACKS.entries()) {
    await pasteInto(page, `<p>Trước ${n}.</p>${attack}<p>Sau.</p>`, `Trước ${n}.`);
    await shown(page, `Trước ${n}.`);
  }
  const links = await page.$$eval(".ProseMirror a", (all) => all.map((one) => one.getAttribute("href")));
  assert.ok(links.every((link) => link.startsWith("https://phuong.example")), links.join());
  const strange = await page.$$eval(".ProseMirror *", (all) => all.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith("on"))));
  assert.deepEqual(strange, []);
  assert.equal(await runs(), 0);
  await page.waitForSelector('[data-save="saved"]');
  await end();
});

const text = (words) => (words ? [{ type: "text", text: words }] : []);
const bodyOf = (few) => ({
  type: "article",
  attrs: { version: 1 },
  content: [
    { type: "headline", content: text(few[0]) },
    { type: "sapo", content: text(few[1]) },
    ...few.map((attack, n) => ({ type: "paragraph", attrs: { id: `p${n}` }, content: text(attack) })),
    { type: "figure", attrs: { id: "f", photo: null, credit: few[2] ?? "", alt: few[3] ?? "" }, content: [{ type: "caption", content: text(few[4] ?? few[0]) }] },
    { type: "byline", content: text("Hạ Vy") },
  ],
});

test("attacks kept as words do not run in list, search, editor, preview and export", async () => {
  const { page, newsroom, runs, end } = await watched();
  const ids = [];
  for (let at = 0; at < ATTACKS.length; at += 12) {
    const few = ATTACKS.slice(at, at + 12);
    const made = await newsroom.ask("article_new", {});
    const fields = { ...made.fields, section: few[0].slice(0, 60), keywords: [few[1] ?? few[0]] };
    await newsroom.ask("article_save", { id: made.id, sequence: made.sequence, fields, body: bodyOf(few), caret: 1 });
    ids.push(made.id);
  }
  await page.reload();
  await page.waitForSelector(".row");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("alert");
  await page.waitForSelector("mark");
  assert.equal(await runs(), 0, "list and search");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror");
  await page.keyboard.press("F8");
  await page.waitForSelector("iframe");
  await page.waitForTimeout(500);
  assert.equal(await runs(), 0, "editor and preview");
  for (const id of ids) await newsroom.ask("export_run", { id, formats: ["html"] });
  const bare = await (await browser.newContext()).newPage();
  await bare.addInitScript(() => (window.alert = () => (window.attacked = 1)));
  let seen = 0;
  for (const name of readdirSync(newsroom.exports, { recursive: true }).filter((name) => name.endsWith(".html"))) {
    await bare.goto(`file://${path.join(newsroom.exports, name)}`);
    assert.equal(await bare.evaluate(() => window.attacked ?? 0), 0, name);
    const strange = await bare.$$eval("*", (all) => all.filter((one) => (one.localName === "script" && one.type !== "application/ld+json") || one.getAttributeNames().some((attribute) => attribute.startsWith("on"))).map((one) => one.outerHTML));
    assert.deepEqual(strange, []);
    seen += 1;
  }
  assert.equal(seen, ids.length);
  await bare.context().close();
  await end();
});
