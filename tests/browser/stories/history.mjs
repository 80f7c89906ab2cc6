/** The history: comparing and restoring. */
import assert from "node:assert/strict";

import { begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("restoring an old version removes nothing", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Bản đầu");
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(200);
  await page.keyboard.type(" rồi viết thêm mấy chữ");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  await page.click(".version >> nth=0");
  await page.waitForSelector("ins");
  const before = await page.locator(".version").count();
  await page.fill(".name input", "Bản đầu tiên");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".timeline")?.textContent.includes("Bản đầu tiên"));
  await page.click("button:has-text('Cạnh nhau')");
  assert.equal(await page.locator("article.page").count(), 2);
  await page.click("button:has-text('Thay đổi') >> nth=0");
  await page.click("button:has-text('Khôi phục bản')");
  await page.waitForSelector(".ProseMirror");
  await page.waitForFunction(() => document.querySelector(".ProseMirror > p:nth-child(3)")?.textContent === "Bản đầu");
  await page.click(".toast >> text=Hoàn tác");
  await page.waitForFunction(() => document.querySelector(".ProseMirror > p:nth-child(3)")?.textContent.includes("viết thêm"));
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  assert.ok((await page.locator(".version").count()) >= before + 2);
  await end();
});
