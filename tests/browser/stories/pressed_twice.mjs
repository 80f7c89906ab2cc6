/** Hands that press everything twice and hold keys down: what is meant once is done once, and each of it comes back. */
import assert from "node:assert/strict";

import { begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** Holds the last of `keys` down until it has come `times` times. */
async function hold(page, keys, times = 6) {
  for (const key of keys) await page.keyboard.down(key);
  for (let n = 1; n < times; n += 1) {
    await page.keyboard.down(keys.at(-1));
    await page.waitForTimeout(60);
  }
  for (const key of keys.toReversed()) await page.keyboard.up(key);
  await page.waitForTimeout(400);
}

const stage = async (newsroom) => (await newsroom.ask("article_list", {})).articles[0].stage;

test("a step that is pressed twice, or whose key is held, is one step", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.fill("input[data-section]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.waitForSelector('[data-save="saved"]');
  // The second press falls when the next step stands where the first one stood.
  await page.click(".bar .first", { clickCount: 1 });
  await page.waitForSelector(".bar .pill.submitted");
  await page.click(".toast .act");
  await page.waitForSelector(".bar .pill.draft");
  const box = await (await page.$(".bar .first")).boundingBox();
  const [x, y] = [box.x + box.width - 20, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForSelector(".bar .pill.submitted");
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  await page.waitForTimeout(400);
  assert.equal(await stage(newsroom), "submitted", "two presses send it to the editor, and no further");
  await page.focus(".ProseMirror");
  await hold(page, ["Control", "Enter"]);
  assert.equal(await stage(newsroom), "approved", "a held key approves, and exports nothing");
  assert.equal(await page.locator("[role=dialog]").count(), 0);
  await end();
});

test("a key that is held in the list takes one article away, and Ctrl+Z brings all of them back", async () => {
  const { page, newsroom, end } = await begun();
  for (const headline of ["Một", "Hai", "Ba", "Bốn"]) await write(page, headline, "Sa-pô", "Nội dung");
  const drafts = async () => (await newsroom.ask("article_list", { stage: "draft" })).articles.map((one) => one.headline);
  const all = await drafts();
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  await hold(page, ["Delete"]);
  assert.equal((await drafts()).length, all.length - 1, "one is in the trash");
  await page.keyboard.press("Delete");
  await page.waitForFunction((left) => document.querySelectorAll(".row").length === left, all.length - 2);
  await page.keyboard.press("Delete");
  await page.waitForFunction((left) => document.querySelectorAll(".row").length === left, all.length - 3);
  await page.click(".toast .act >> nth=-1");
  await page.waitForFunction((left) => document.querySelectorAll(".row").length === left, all.length - 2);
  await page.focus("[role=listbox]");
  for (const left of [all.length - 1, all.length]) {
    await page.keyboard.press("Control+z");
    await page.waitForFunction((left) => document.querySelectorAll(".row").length === left, left);
  }
  assert.deepEqual(await drafts(), all);
  await end();
});

test("«Bài mới» pressed twice makes one article, and so do a copy and a correction", async () => {
  const { page, newsroom, end } = await begun();
  const count = async () => (await newsroom.ask("article_list", {})).articles.length;
  const before = await count();
  await page.dblclick("nav .new");
  await page.waitForSelector(".ProseMirror-focused");
  await page.waitForTimeout(400);
  await page.keyboard.type("Tít");
  await page.waitForSelector('[data-save="saved"]');
  assert.equal(await count(), before + 1, "one new article");
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  await page.dblclick(".history button:has-text('Tạo bài mới')");
  await page.waitForSelector(".ProseMirror-focused");
  await page.waitForTimeout(400);
  assert.equal(await count(), before + 2, "one copy");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("main.list .row");
  await end();
});

test("Enter that is held in the list opens an article and writes nothing into it", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  const body = async () => JSON.stringify((await newsroom.ask("article_read", { id: (await newsroom.ask("article_list", {})).articles.find((one) => one.headline === "Tít").id })).body);
  const before = await body();
  await page.keyboard.press("Control+1");
  await page.waitForSelector(".row.chosen");
  await hold(page, ["Enter"], 20);
  await page.waitForSelector(".ProseMirror-focused");
  await page.waitForSelector('[data-save="saved"]');
  assert.equal(await body(), before);
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await page.waitForFunction(() => document.querySelector(".ProseMirror").textContent.includes("!"));
  await end();
});
