/** The main job by the keyboard alone. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";

import { begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("the main job by the keyboard alone: write, preview, export", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Viết bằng phím", "Sa-pô của bài.", "Nội dung của bài.");
  await page.keyboard.press("F8");
  const frame = page.frameLocator('[data-preview="desktop"]');
  await frame.locator("h1").waitFor();
  assert.equal(await frame.locator("h1").innerText(), "Viết bằng phím");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-export-folder]");
  const folder = await page.getAttribute("[data-export-folder]", "data-export-folder");
  assert.ok(folder.startsWith(newsroom.exports), folder);
  assert.deepEqual(readdirSync(folder).sort(), ["viet-bang-phim.html", "viet-bang-phim.zip"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("F9");
  await page.waitForSelector(".timeline .version");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.querySelector(".toasts")?.textContent.includes("Đã lưu rồi"));
  await end();
});
