/** Ten thousand articles: only those in sight are in the page, and every one of them can be reached. */
import assert from "node:assert/strict";

import { openNewsroom, openPage } from "../newsroom.mjs";
import { begun, browser } from "../scene.mjs";
import { test } from "../tally.mjs";

const MANY = 10_000;

test("ten thousand articles scroll with few rows in the page", async () => {
  const founded = await openNewsroom();
  await founded.ask("settings_save", { byline: "Hạ Vy" });
  await founded.close();
  const newsroom = await openNewsroom(founded.folder, { copies: MANY });
  const { page, close } = await openPage(browser, newsroom.address, { viewport: { width: 1920, height: 1080 } });
  await page.waitForSelector(".row");
  assert.match(await page.innerText(".count-line"), /10\.000 bài/);
  const rows = () => page.locator(".row").count();
  assert.ok((await rows()) <= 60, `${await rows()} rows`);
  await page.keyboard.press("End");
  await page.waitForFunction((many) => document.querySelector(".row.chosen")?.getAttribute("aria-posinset") === String(many), MANY);
  assert.ok((await rows()) <= 60);
  await page.evaluate(() => (document.querySelector(".rows").scrollTop = 400_000));
  await page.waitForFunction(() => [...document.querySelectorAll(".row")].some((row) => row.getBoundingClientRect().top > 200));
  await page.keyboard.press("Home");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => Number(document.querySelector(".row.chosen")?.getAttribute("aria-posinset")) > 8);
  await page.waitForSelector(".quick .headline");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("cay xanh");
  await page.waitForSelector(".row mark");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelectorAll(".row").length > 8 && !document.querySelector(".rows [hidden]"));
  await close();
  await newsroom.close();
  newsroom.forget();
});

test("rows that come back leave the focus in the search, and what is read is read once", async () => {
  const { page, end } = await begun();
  let reads = 0;
  page.on("request", (request) => (reads += request.url().endsWith("/request/article_read") ? 1 : 0));
  await page.keyboard.press("Control+f");
  await page.keyboard.type("qzxwv jkqzx");
  await page.waitForSelector(".none");
  for (let n = 0; n < "qzxwv jkqzx".length; n += 1) await page.keyboard.press("Backspace");
  await page.waitForSelector(".row");
  await page.keyboard.type("cay");
  await page.waitForSelector("mark");
  assert.equal(await page.inputValue("#search"), "cay");
  await page.waitForTimeout(1500);
  assert.ok(reads <= 4, `${reads} readings of one article`);
  await end();
});
