/** One key takes back what is done to photos: adding, cutting, captions, order, removing. */
import assert from "node:assert/strict";

import { dropMade } from "../made.mjs";
import { begun, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const photo = (n) => ({ name: `Hội nghị ${n}.jpg`, width: 1600, height: 1200, seed: n, taken: `2025:10:03 15:0${9 - n}:00` });

/** Waits until it is so. */
async function until(asked, what) {
  for (let n = 0; n < 100; n += 1) {
    if (await asked()) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  assert.fail(what);
}

const figures = (page) => page.$$eval(".ProseMirror figure img", (all) => all.map((one) => one.dataset.photo ?? one.src.split("/").at(-1).split("?")[0]));
const captions = (page) => page.$$eval("figcaption", (all) => all.map((one) => one.textContent));
const drop = (page, target, ...wanted) => page.evaluate(dropMade, { target, wanted, extra: [] });

/** An article with one photo, seen among its photos. */
async function amongPhotos() {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await drop(page, ".ProseMirror > p:nth-of-type(2)", photo(1));
  await page.waitForSelector("figure img", { timeout: 30_000 });
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector("[data-photo-card]");
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  return { page, newsroom, id, end };
}

test("Ctrl+Z takes back photos that came into the text, and their order", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Đoạn một", "Đoạn hai");
  await drop(page, ".ProseMirror > p:nth-of-type(2)", photo(1), photo(2));
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 30_000 });
  const before = await figures(page);
  await page.click("figcaption >> nth=0");
  await settled(page);
  await page.keyboard.press("Alt+ArrowDown");
  await until(async () => (await figures(page)).join() === [...before].reverse().join(), "the order was changed");
  await page.keyboard.press("Control+z");
  await until(async () => (await figures(page)).join() === before.join(), "the order is back");
  for (let n = 0; n < 4 && (await page.$("figure img")); n += 1) await page.keyboard.press("Control+z");
  assert.deepEqual(await figures(page), [], "what came is taken back");
  assert.match(await page.innerText(".ProseMirror"), /Đoạn một[^]*Đoạn hai/, "and no word with it");
  await end();
});

test("Ctrl+Z takes back a cut, a caption, a removal and an addition among the photos, the last first", async () => {
  const { page, newsroom, id, end } = await amongPhotos();
  const rows = async () => (await newsroom.ask("photo_list", { id })).photos;
  await page.fill("#photo-caption", "Bà con nhận quà");
  await page.keyboard.press("Tab");
  await until(async () => (await captions(page))[0] === "Bà con nhận quà", "the caption is in the text");
  await page.click('.segments button:has-text("1:1")');
  await until(async () => (await rows())[0].edits?.crop, "it is cut");
  await drop(page, "main.photos", photo(2));
  await until(async () => (await rows()).length === 2 && (await page.$$("[data-photo-card]")).length === 2, "another came into the tray");
  await page.click("[data-photo-card]:nth-of-type(2) .show");
  await page.fill("#photo-caption", "Chủ tịch phát biểu");
  await page.keyboard.press("Tab");
  await until(async () => (await rows()).some((row) => row.caption === "Chủ tịch phát biểu"), "its caption is kept");
  await page.click("text=Bỏ khỏi khay");
  await until(async () => (await rows()).length === 1, "it is removed");
  const back = async () => {
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press("Control+z");
  };
  await back();
  await until(async () => (await rows()).length === 2, "the removal is taken back");
  await back();
  await until(async () => (await rows()).every((row) => row.caption !== "Chủ tịch phát biểu"), "the caption in the tray is taken back");
  await back();
  await until(async () => (await rows()).length === 1, "the addition is taken back");
  await back();
  await until(async () => (await rows())[0].edits === null, "the cut is taken back");
  assert.equal((await captions(page))[0], "Bà con nhận quà", "nothing else with it");
  await back();
  await until(async () => (await captions(page))[0] === "", "the caption in the text is taken back");
  assert.equal((await figures(page)).length, 1);
  await end();
});

test("a photo that stands in the text twice is a card each time, with words of its own", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Đoạn một", "Đoạn hai");
  for (const times of [1, 2]) {
    await drop(page, `.ProseMirror > p:nth-of-type(${times + 1})`, photo(1));
    await page.waitForFunction((times) => document.querySelectorAll("figure img").length === times, times, { timeout: 30_000 });
  }
  const [first, second] = await figures(page);
  assert.equal(first, second, "the same photo");
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await until(async () => (await page.$$("[data-photo-card]")).length === 2, "a card for each");
  await page.click("[data-photo-card] >> nth=1 >> .show");
  await page.fill("#photo-caption", "Lúc ra về");
  await page.keyboard.press("Tab");
  await until(async () => (await captions(page)).join("|") === "|Lúc ra về", "the words stand under the second");
  await page.fill("[data-photo-card] >> nth=0 >> textarea", "Lúc đến");
  await page.keyboard.press("Tab");
  await until(async () => (await captions(page)).join("|") === "Lúc đến|Lúc ra về", "and these under the first");
  await end();
});

test("no press of Ctrl+Z does nothing after a photo's own undo", async () => {
  const { page, newsroom, id, end } = await amongPhotos();
  const edits = async () => (await newsroom.ask("photo_list", { id })).photos[0].edits;
  await page.fill("#photo-caption", "Bà con nhận quà");
  await page.keyboard.press("Tab");
  await until(async () => (await captions(page))[0] === "Bà con nhận quà", "the caption is in the text");
  await page.click('.segments button:has-text("1:1")');
  await until(async () => (await edits())?.crop, "it is cut");
  await page.click(".tools button[aria-label^='Hoàn tác']");
  await until(async () => (await edits()) === null, "the tools took the cut back");
  await settled(page);
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("Control+z");
  await until(async () => (await captions(page))[0] === "", "the next press takes the caption back");
  await end();
});
