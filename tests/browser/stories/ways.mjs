/** Ways that keys go: each to what is meant on the screen that stands, and back to where one was. */
import assert from "node:assert/strict";

import { dropMade } from "../made.mjs";
import { begun, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const drop = (page, target, count, width = 800) =>
  page.evaluate(dropMade, { target, wanted: Array.from({ length: count }, (_, n) => ({ name: `Hội nghị ${n}.jpg`, width, height: (width * 3) / 4, seed: n + 1, taken: `2025:10:03 15:0${n}:00` })), extra: [] });

test("Ctrl+Z belongs to the text again when the list is left", async () => {
  const { page, end } = await begun();
  await write(page, "Bài bỏ đi", "Sa-pô", "Một");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("Delete");
  await page.waitForSelector(".toast >> text=vào Thùng rác");
  await write(page, "Bài viết tiếp", "Sa-pô", "một hai");
  await page.keyboard.press("Control+z");
  assert.equal((await shape(page))[2], "p:một ", "the key takes back the last word");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  assert.equal(await page.isVisible(".row >> text=Bài bỏ đi"), false, "and nothing out of the trash");
  await page.keyboard.press("Control+z");
  await page.waitForSelector(".row >> text=Bài bỏ đi");
  await end();
});

test("photos that arrive behind somebody who left are told, and go into the text by one press", async () => {
  const { page, end } = await begun();
  await write(page, "Bài có ảnh", "Sa-pô", "một");
  await drop(page, ".ProseMirror > p:nth-of-type(2)", 2, 3000);
  await page.keyboard.press("Control+1");
  await page.waitForSelector(".row");
  await page.click(".toast >> text=Đưa 2 ảnh vào bài", { timeout: 60_000 });
  await page.waitForFunction(() => document.querySelectorAll(".ProseMirror figure img").length === 2);
  assert.equal((await shape(page)).filter((one) => one.startsWith("p:một")).length, 1);
  await end();
});

test("a new article is not gone before its first photos come", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
  await drop(page, ".ProseMirror", 2, 3000);
  await page.keyboard.press("Control+1");
  await page.waitForSelector(".row >> text=2 ảnh chưa có chú thích", { timeout: 60_000 });
  await end();
});
