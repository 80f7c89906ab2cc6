/** Hands faster than the window, and texts larger than life: nothing goes astray, nothing falls over. */
import assert from "node:assert/strict";

import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** Tít and body of each article, by tít. */
async function kept(newsroom) {
  const { articles } = await newsroom.ask("article_list", {});
  const views = await Promise.all(articles.map(({ id }) => newsroom.ask("article_read", { id })));
  const said = (node) => node.text ?? (node.content ?? []).map(said).join("");
  return new Map(views.map(({ body }) => [said(body.content[0]), body.content.slice(1, -1).map(said).join("|")]));
}

test("letters typed while a new article comes go into it, none into the one before, none nowhere", async () => {
  const { page, newsroom, end } = await begun();
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.type(`so ${n} het`);
    await page.keyboard.press("Enter");
    await page.keyboard.type(`mo dau ${n}`);
    if (n < 11) await page.keyboard.press("Control+n");
  }
  await page.waitForFunction(() => document.querySelector(".ProseMirror")?.textContent.includes("mo dau 11"));
  await page.waitForSelector('[data-save="saved"]');
  const articles = await kept(newsroom);
  for (let n = 0; n < 12; n += 1) assert.equal(articles.get(`so ${n} het`), `mo dau ${n}|`);
  await end();
});

for (const early of [false, true]) {
  test(`a syllable composed while a new article comes goes into it, ${early ? "also when the article comes in its middle" : "as the letters around it do"}`, async () => {
    const { page, context, newsroom, end } = await begun();
    await write(page, "Tít cũ", "Sa-pô cũ", "Bài cũ");
    const session = await context.newCDPSession(page);
    const compose = (text) => session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    let arrive;
    const held = new Promise((go) => (arrive = go));
    await page.route("**/article_new", async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press("Control+n");
    await page.waitForSelector("textarea.ahead:focus", { state: "attached" });
    for (const part of ["P", "Ph", "Phư", "Phươ"]) await compose(part);
    if (early) {
      arrive();
      await page.waitForFunction(() => document.querySelector(".ProseMirror .headline")?.textContent === "");
      await new Promise((wait) => setTimeout(wait, 300));
    }
    await compose("Phường");
    await session.send("Input.insertText", { text: "Phường" });
    if (!early) await page.keyboard.type(" Mây");
    arrive();
    await page.waitForSelector(".ProseMirror-focused");
    await page.keyboard.type(" Trắng");
    const headline = early ? "Phường Trắng" : "Phường Mây Trắng";
    await page.waitForFunction((words) => document.querySelector(".ProseMirror .headline").textContent.replaceAll("\u00a0", " ") === words, headline);
    await page.waitForSelector('[data-save="saved"]');
    assert.equal(await page.$("textarea.ahead"), null, "the field is gone with its use");
    const articles = await kept(newsroom);
    assert.equal(articles.get("Tít cũ"), "Sa-pô cũ|Bài cũ");
    assert.ok(articles.has(headline), [...articles.keys()].join(", "));
    await end();
  });
}

test("articles changed for one another while writing keep their own words", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "mot", "S", "1");
  await write(page, "hai", "S", "2");
  for (let n = 0; n < 6; n += 1) {
    await page.keyboard.press("Control+o");
    await page.keyboard.type(n % 2 === 0 ? "mot" : "hai");
    await page.keyboard.press("Enter");
    await page.keyboard.type(n % 2 === 0 ? "a" : "b");
    const now = n % 2 === 0 ? `motS1${"a".repeat(n / 2 + 1)}` : `haiS2${"b".repeat((n + 1) / 2)}`;
    await page.waitForFunction((words) => document.querySelector(".ProseMirror")?.textContent.startsWith(words), now);
  }
  await page.waitForSelector('[data-save="saved"]');
  const articles = await kept(newsroom);
  assert.deepEqual([articles.get("mot"), articles.get("hai")], ["S|1aaa", "S|2bbb"]);
  await end();
});

test("a tít of five hundred letters and words without a break stay inside every screen", async () => {
  const { page, end } = await begun();
  await write(page, "Phường Mây Trắng ra quân tổng vệ sinh ".repeat(14).slice(0, 500), "B".repeat(400), "C".repeat(600));
  const wide = (box) => page.$eval(box, (one) => one.scrollWidth - one.clientWidth);
  assert.equal(await wide(".canvas"), 0, "the page");
  await page.keyboard.press("F9");
  await page.waitForSelector(".history .page");
  assert.equal(await wide(".history .canvas"), 0, "the versions");
  await page.keyboard.press("F8");
  await page.waitForSelector('[data-check="warn"] >> text=Thẻ chia sẻ cắt mất');
  assert.ok((await page.innerText('[data-check="warn"] >> text=Thẻ chia sẻ cắt mất')).length < 90, "the check says how it goes on, not all of it");
  await page.keyboard.press("Control+e");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=dialog] .good", { timeout: 30_000 });
  assert.equal(await wide("[role=dialog]"), 0, "the export");
  await page.keyboard.press("Escape");
  let read;
  const asked = new Promise((go) => (read = go));
  await page.route("**/request/article_list", (route) => asked.then(() => route.continue()));
  await page.keyboard.press("Control+1");
  await page.waitForSelector("main.list .row");
  assert.equal(await page.locator(".row.chosen").count(), 0, "nothing is chosen in place of the article that was left");
  read();
  await page.waitForSelector(".row.chosen");
  assert.match(await page.innerText(".row.chosen"), /ra quân tổng vệ sinh Phường/, "the article that was left is the chosen one, and none before it");
  assert.equal(await wide("main.list"), 0, "the list");
  await end();
});

test("an export that is asked for while photos come waits for all of them", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Ngõ 12 trồng cây", "Sa-pô", "Nội dung");
  await addPhotos(page, [1, 2, 3, 4].map((n) => [`${n}.bmp`, bitmap(800, 600, n)]));
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice", { timeout: 30_000 });
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  assert.equal((await newsroom.ask("export_plan", { id })).photos.length, 4);
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=dialog] >> text=4/4 ảnh", { timeout: 30_000 });
  await end();
});

test("the window made tiny and large again, and dark under an open dialog, keeps caret and focus", async () => {
  const { page, end } = await begun({ colorScheme: "light" });
  await write(page, "Tít", "Sa-pô", "Nội dung");
  for (const [width, height] of [[200, 150], [60, 40], [320, 640], [1366, 768]]) {
    await page.setViewportSize({ width, height });
    await settled(page);
    await page.keyboard.type(" x");
  }
  assert.match(await page.innerText(".ProseMirror"), /Nội dung x x x x/);
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  assert.equal(await page.evaluate(() => document.activeElement.closest("[role=dialog]") !== null), true, "the dialog keeps the focus");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await end();
});

test("emoji and words from right to left are letters like others", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Lễ hội 🎉👨‍👩‍👧‍👦 שלום عربي", "مرحبا بكم 🇻🇳", "עברית עם English 👍🏽");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("hết");
  await page.waitForSelector('[data-save="saved"]');
  const articles = await kept(newsroom);
  assert.equal(articles.get("Lễ hội 🎉👨‍👩‍👧‍👦 שלום عربي"), "مرحبا بكم 🇻🇳|עברית עם English hết", "one key takes back one sign");
  await page.keyboard.press("Control+e");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=dialog] >> text=100 % chữ", { timeout: 30_000 });
  await end();
});

for (const [key, way] of [["Control+n", "article_new"], ["Escape", "article_open"]]) {
  test(`the palette that is called behind ${key} keeps the keys, and the article gets them when it closes`, async () => {
    const { page, newsroom, end } = await begun();
    await write(page, "Tít cũ", "Sa-pô cũ", "Bài cũ");
    if (key === "Escape") {
      await page.keyboard.press("Control+,");
      await page.waitForSelector(".settings section");
    }
    let arrive;
    const held = new Promise((go) => (arrive = go));
    await page.route(`**/${way}`, async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press(key);
    await page.keyboard.press("Control+k");
    await page.waitForSelector(".palette [role=combobox]:focus");
    arrive();
    await page.waitForSelector(".ProseMirror .headline");
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "combobox", "the article comes behind the palette");
    await page.keyboard.type("xuat");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".ProseMirror-focused");
    await page.keyboard.type("Mới ");
    await page.waitForSelector('[data-save="saved"]');
    const headlines = [...(await kept(newsroom)).keys()];
    assert.ok(headlines.every((words) => !words.includes("xuat")), headlines.join("|"));
    await end();
  });
}

for (const away of ["Escape", "F8"]) {
  test(`${away} right behind F8 is meant for the preview that is on its way: the page stays`, async () => {
    const { page, end } = await begun();
    await write(page, "Tít", "Sa-pô", "Đang viết");
    let go;
    const saved = new Promise((open) => (go = open));
    await page.route("**/request/article_save", (route) => saved.then(() => route.continue()));
    await page.keyboard.type(" dở");
    await page.keyboard.press("F8");
    await page.keyboard.press(away);
    go();
    await page.waitForSelector('[data-save="saved"]');
    await settled(page);
    await page.keyboard.type(" tiếp");
    await page.waitForFunction(() => document.querySelector(".ProseMirror > p:nth-of-type(2)").textContent === "Đang viết dở tiếp");
    assert.equal(await page.locator(".preview").count(), 0);
    await page.keyboard.press("F8");
    await page.waitForSelector(".preview");
    await end();
  });
}
