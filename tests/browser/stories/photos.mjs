/** Photos come in and get their words. */
import assert from "node:assert/strict";

import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("photos come in, get captions, and a bad one says what to do", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(700, 500, 1)], ["hỏng.bmp", Buffer.from("không phải ảnh")], ["hai.bmp", bitmap(500, 700, 2)]]);
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 20_000 });
  assert.match(await page.innerText(".toasts"), /hỏng\.bmp không phải là ảnh\. Bài và các ảnh khác vẫn nguyên/);
  await page.keyboard.press("F2");
  await page.keyboard.type("Chú thích một");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Chú thích hai");
  await page.waitForSelector('[data-save="saved"]');
  assert.deepEqual(await page.$$eval("figcaption", (all) => all.map((one) => one.textContent)), ["Chú thích một", "Chú thích hai"]);
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector(".photo");
  await page.fill(".side .field input >> nth=0", "Ảnh: Hạ Vy");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-save="saved"]');
  const list = await newsroom.ask("article_list", {});
  assert.equal(list.articles[0].photos, 2);
  const view = await newsroom.ask("article_read", { id: list.articles[0].id });
  assert.ok(JSON.stringify(view.body).includes("Ảnh: Hạ Vy"), "the credit is stored");
  await end();
});
