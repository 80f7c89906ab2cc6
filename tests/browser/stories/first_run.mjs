/** The first run, and what a power cut leaves. */
import assert from "node:assert/strict";

import { openNewsroom, openPage } from "../newsroom.mjs";
import { MOST_AT_START, scriptsAtStart } from "../../scripts_at_start.mjs";
import { browser, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("what is read before the caret stands stays small", () => {
  const bytes = scriptsAtStart();
  assert.ok(bytes <= MOST_AT_START, `${bytes} bytes of scripts at the start, zipped; at most ${MOST_AT_START}`);
});

test("the first run asks one thing and puts the caret into Tít", async () => {
  const newsroom = await openNewsroom();
  const { page, close } = await openPage(browser, newsroom.address);
  await page.waitForSelector("#byline:focus");
  await page.keyboard.press("Enter");
  assert.equal(await page.isVisible("#byline"), true, "without a byline nothing begins");
  await page.keyboard.type("Hạ Vy");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.type("Tít đầu tiên");
  assert.equal((await shape(page))[0], "h1:Tít đầu tiên");
  assert.equal((await shape(page)).at(-1), "p:Hạ Vy", "the draft is signed");
  await close();
  await newsroom.close();
  newsroom.forget();
});

test("the sample is marked, can be tried, and each hint goes once it was followed", async () => {
  const newsroom = await openNewsroom();
  const { page, close } = await openPage(browser, newsroom.address);
  await page.waitForSelector("#byline:focus");
  await page.keyboard.type("Hạ Vy");
  await page.click("text=Xem bài mẫu trước");
  await page.waitForSelector(".ProseMirror-focused");
  await page.waitForFunction(() => document.querySelectorAll(".hints li").length === 3);
  assert.equal((await newsroom.ask("article_list", {})).articles[0].sample, true);
  await page.keyboard.press("F8");
  await page.waitForSelector("iframe");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-export-folder]", { timeout: 20_000 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelectorAll(".hints li").length === 2);
  await page.keyboard.press("Control+n");
  await page.waitForFunction(() => document.querySelector("h1.headline")?.textContent === "");
  await page.keyboard.type("Tít của tôi");
  await page.waitForFunction(() => document.querySelectorAll(".hints li").length === 1);
  assert.deepEqual((await newsroom.ask("newsroom_open", {})).settings.hintsDone.sort(), ["export", "headline"]);
  await close();
  await newsroom.close();
  newsroom.forget();
});

test("what is said to be saved survives a power cut", async () => {
  const newsroom = await openNewsroom();
  await newsroom.ask("settings_save", { byline: "Hạ Vy" });
  const first = await openPage(browser, newsroom.address);
  await first.page.waitForSelector(".row");
  await write(first.page, "Mất điện giữa chừng", "Sa-pô còn nguyên.", "Đoạn một.");
  await newsroom.kill();
  await first.context.close();
  const again = await openNewsroom(newsroom.folder);
  const second = await openPage(browser, again.address);
  await second.page.waitForSelector(".ProseMirror");
  assert.deepEqual((await shape(second.page)).slice(0, 3), ["h1:Mất điện giữa chừng", "p:Sa-pô còn nguyên.", "p:Đoạn một."]);
  assert.match(await second.page.innerText(".notices"), /dừng đột ngột/);
  await second.page.click("text=Viết tiếp");
  await second.page.waitForSelector(".ProseMirror-focused");
  assert.equal(await second.page.isVisible(".notices .notice"), false);
  await second.page.keyboard.type("!");
  await second.page.waitForSelector('[data-save="saved"]');
  await again.kill();
  await second.context.close();
  const anew = await openNewsroom(newsroom.folder);
  const third = await openPage(browser, anew.address);
  await third.page.waitForSelector(".notices >> text=Con trỏ vẫn ở chỗ cũ");
  await third.page.waitForSelector(".ProseMirror-focused");
  await third.page.keyboard.press("Control+n");
  await third.page.waitForFunction(() => document.querySelector("h1.headline")?.textContent === "");
  assert.equal(await third.page.isVisible(".notices .notice"), false, "what was said of one article stands over no other");
  await third.close();
  await anew.close();
  anew.forget();
});
