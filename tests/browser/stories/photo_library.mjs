/** Photos dropped, cut by the keyboard, hidden, brought back, made into a gallery, found in the library. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";

import { root } from "../../places.mjs";
import { dropMade } from "../made.mjs";
import { begun, command, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const screens = path.join(root, "target", "screens");
mkdirSync(screens, { recursive: true });

const photo = (n, more = {}) => ({ name: `Hội nghị ${n}.jpg`.normalize("NFD"), width: 1600, height: 1200, seed: n, taken: `2025:10:03 15:0${9 - n}:00`, place: true, ...more });
const toasts = (page) => page.innerText(".toasts");

/** Waits until the desk says so. */
async function until(asked, what) {
  for (let n = 0; n < 100; n += 1) {
    if (await asked()) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  assert.fail(what);
}

const toPhotos = async (page) => {
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector("[data-photo-card]");
};

test("photos dropped on the page hold their place while writing goes on", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Đoạn một", "Đoạn hai");
  await page.evaluate(dropMade, { target: ".ProseMirror > p:nth-of-type(2)", wanted: [photo(1), photo(2)], extra: [] });
  const strip = await page.waitForFunction(() => {
    const one = document.querySelector("[data-coming-strip]");
    return one && { needed: one.scrollHeight, high: one.clientHeight };
  });
  const { needed, high } = await strip.jsonValue();
  assert.ok(needed <= high, `the looks need ${needed} px of ${high}`);
  await page.keyboard.type(" thêm chữ");
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 30_000 });
  assert.equal(await page.$("[data-coming-strip]"), null);
  await page.keyboard.type(" nữa");
  assert.equal(await page.innerText(".ProseMirror > p:nth-of-type(3)"), "Đoạn hai thêm chữ nữa", "the caret stays where it was");
  const shapes = await page.$$eval(".ProseMirror > *", (all) => all.map((one) => one.localName).join());
  assert.match(shapes, /p,figure,figure,p/, shapes);
  for (let n = 0; n < 6 && (await page.$("figure img")); n += 1) await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 0);
  for (let n = 0; n < 6 && !(await page.$("figure img")); n += 1) await page.keyboard.press("Control+y");
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2);
  await page.click("figure .caption >> nth=0");
  await settled(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("gop anh");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".gallery figure");
  await page.waitForSelector('[data-save="saved"]');
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  const { body } = await newsroom.ask("article_read", { id });
  assert.ok(JSON.stringify(body).includes('"gallery"'), "the gallery is stored");
  await page.keyboard.press("F8");
  const frame = page.frameLocator('[data-preview="desktop"]');
  await frame.locator(".gallery img").first().waitFor();
  assert.equal(await frame.locator(".gallery img").count(), 2, "the preview shows it");
  await end();
});

test("photos that fell on the page are stopped where they come in, and those that are ready stay", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Đoạn một");
  const wanted = Array.from({ length: 12 }, (_, n) => photo(n % 9, { name: `Ảnh ${n}.jpg`, seed: n, width: 2400, height: 1800 }));
  const dropped = page.evaluate(dropMade, { target: ".ProseMirror > p", wanted, extra: [] });
  await page.waitForFunction(() => /Đang thu nhỏ [1-9]/.test(document.querySelector("[data-coming-strip]")?.textContent ?? ""), null, { timeout: 60_000 });
  await page.click("[data-coming-strip] button");
  await dropped;
  await page.waitForSelector("[data-coming-strip]", { state: "detached" });
  await page.waitForSelector("figure img");
  const photos = await page.locator("figure img").count();
  assert.ok(photos > 0 && photos < 12, `${photos} of 12`);
  await page.keyboard.type("!");
  assert.match(await page.innerText(".ProseMirror"), /Đoạn một!/, "the caret stays in the text");
  await end();
});

test("a photo is cut by the keyboard, a place is hidden, and the original comes back", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.evaluate(dropMade, { target: ".ProseMirror > p:nth-of-type(2)", wanted: [photo(1, { orientation: 6 })], extra: [] });
  await page.waitForSelector("figure img", { timeout: 30_000 });
  await toPhotos(page);
  const row = async () => {
    const [{ id }] = (await newsroom.ask("article_list", {})).articles;
    return (await newsroom.ask("photo_list", { id })).photos[0];
  };
  assert.equal((await row()).name, "Hội nghị 1.jpg".normalize("NFC"));
  assert.deepEqual([(await row()).width, (await row()).height], [1200, 1600]);
  await page.click('.segments button:has-text("1:1")');
  await page.waitForFunction(() => document.querySelector("[data-photo-card] img").src.includes("e=1"));
  assert.deepEqual([(await row()).webWidth, (await row()).webHeight], [1200, 1200]);
  await page.focus(".crop");
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("ArrowDown");
  await until(async () => Math.abs((await row()).edits.crop.top - 0.155) < 0.001, "three steps down");
  await page.click("summary");
  await page.click("text=Che chữ, biển số");
  await page.click('[aria-label="Thêm ô che ở giữa ảnh"]');
  await page.waitForFunction(() => /Đã che 1 chỗ bằng ô tối/.test(document.querySelector(".toasts").innerText), null, { timeout: 20_000 });
  await page.focus(".hidden");
  await page.keyboard.press("Delete");
  await page.waitForFunction(() => !document.querySelector(".hidden"));
  await page.click("text=Về ảnh gốc");
  await until(async () => (await row()).edits === null, "«Về ảnh gốc»");
  await page.click('.tools [aria-label^="Hoàn tác"]');
  await until(async () => (await row()).edits?.crop, "«Về ảnh gốc» is undone");
  await end();
});

test("the library finds a photo by its caption and says where it is used", async () => {
  const { page, end } = await begun();
  await write(page, "Hội nghị tổng kết", "Sa-pô", "Nội dung");
  await page.evaluate(dropMade, { target: ".ProseMirror > p:nth-of-type(2)", wanted: [photo(1), photo(2, { bare: true })], extra: [] });
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 30_000 });
  await toPhotos(page);
  await page.click("#photo-caption");
  await page.keyboard.type("Bà con tổ 5 nhận quà");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("[data-photo-card].active .pill")[0]?.textContent === "Ảnh 2");
  await page.keyboard.type("Chủ tịch phát biểu");
  await page.fill('[data-words="people"]', "Lê Thị Mơ, Trần Văn Đạt");
  await page.keyboard.press("Tab");
  await page.click("text=Đưa vào chú thích");
  await page.waitForFunction(() => /Từ trái sang: Lê Thị Mơ, Trần Văn Đạt/.test(document.querySelector("#photo-caption").value));
  await page.waitForSelector('.photos [data-save="saved"]');
  await page.click('nav [aria-label="Kho ảnh"]');
  await page.waitForFunction(() => document.querySelectorAll(".library .grid li").length >= 2);
  await page.fill("#search", "to 5 nhan qua");
  await page.waitForFunction(() => document.querySelectorAll(".library .grid li").length === 1);
  await page.waitForFunction(() => document.querySelector(".uses").innerText.includes("Hội nghị tổng kết"));
  assert.ok(await page.isDisabled("text=Bỏ vào thùng rác ảnh"), "a photo in use stays");
  await page.click(".uses .textual");
  await page.waitForSelector("figure img");
  await end();
});

test("a photo that repeats an older one is noticed, and Enter walks over the captions of the grid", async () => {
  const { page, end } = await begun();
  await write(page, "Bài cũ", "Sa-pô", "Nội dung");
  await page.evaluate(dropMade, { target: ".ProseMirror > p:nth-of-type(2)", wanted: [photo(1)], extra: [] });
  await page.waitForSelector("figure img", { timeout: 30_000 });
  await page.waitForSelector('[data-save="saved"]');
  await page.click("text=Bài viết");
  await page.waitForSelector(".row");
  await write(page, "Bài mới", "Sa-pô", "Nội dung");
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.evaluate(dropMade, { target: ".scroll", wanted: [photo(1, { width: 800, height: 600, name: "từ Zalo.jpg", bare: true }), photo(3)], extra: [] });
  await page.waitForFunction(() => document.querySelectorAll("[data-photo-card]").length === 2, null, { timeout: 30_000 });
  assert.match(await page.innerText(".grid"), /Giống ảnh đã dùng trong bài “Bài cũ”/);
  await page.click("[data-photo-card] textarea >> nth=0");
  await page.keyboard.type("Một");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Hai");
  await page.keyboard.press("Tab");
  await page.waitForTimeout(400);
  assert.deepEqual(await page.$$eval("[data-photo-card] textarea", (all) => all.map((one) => one.value)), ["Một", "Hai"]);
  assert.doesNotMatch(await toasts(page), /Không/);
  await end();
});

test("the photos' screen has the places of its design, in light and dark", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Đảng bộ phường Mây Trắng sơ kết chín tháng", "Sa-pô của bài", "Nội dung của bài");
  await page.evaluate(dropMade, { target: ".ProseMirror > p:nth-of-type(2)", wanted: [photo(1), photo(2)], extra: [] });
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 30_000 });
  await toPhotos(page);
  const tray = [3, 4, 5, 6, 7, 8].map((n) => photo(n, { width: 4000, height: 3000, taken: `2025:10:03 15:0${n}:00` }));
  await page.evaluate(dropMade, { target: ".scroll", wanted: tray, extra: [] });
  await page.waitForSelector("[data-coming] [data-look]");
  await page.screenshot({ path: path.join(screens, "05-anh-coming.png") });
  await page.waitForFunction(() => document.querySelectorAll("[data-photo-card]").length === 8, null, { timeout: 60_000 });
  await page.click('[data-photo-card]:nth-child(2) .show');
  await page.click("#photo-caption");
  await page.keyboard.type("Bí thư Đảng ủy, Chủ tịch HĐND phường phát biểu tại hội nghị");
  await page.keyboard.press("Tab");
  await page.click('.segments button:has-text("3:2")');
  for (const n of [3, 4]) await page.check(`[data-photo-card]:nth-child(${n}) input`);
  await page.waitForTimeout(1500);
  for (const theme of ["light", "dark"]) {
    await newsroom.ask("settings_save", { theme });
    await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(screens, `05-anh-full-${theme}.png`) });
  }
  const box = (selector) => page.$eval(selector, (one) => one.getBoundingClientRect().toJSON());
  const [one, two, four] = [await box("[data-photo-card]:nth-child(1)"), await box("[data-photo-card]:nth-child(2)"), await box("[data-photo-card]:nth-child(4)")];
  assert.ok(one.top === two.top && four.top > one.top && four.left === one.left, "three in a row");
  assert.equal((await box("aside.side")).width, 322);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, "nothing goes sideways");
  await end();
});

test("Esc leads from the library back to where it was opened, as from the settings", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await command(page, "kho anh");
  await page.waitForSelector(".library #search:focus");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.type("!");
  assert.match(await page.innerText(".ProseMirror"), /Nội dung!/, "the caret is where it was");
  await page.click("header.bar .back");
  await page.waitForSelector(".row");
  await page.click("nav >> text=Kho ảnh");
  await page.waitForSelector(".library #search:focus");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".row");
  await end();
});
