/** Faces are suggested, and hidden by a person alone. */
import assert from "node:assert/strict";

import { drawnFaces } from "../drawn_faces.mjs";
import { addPhotos, begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** Waits until it is so. */
async function until(asked, what) {
  for (let n = 0; n < 100; n += 1) {
    if (await asked()) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  assert.fail(what);
}

const said = (page) => page.innerText("[data-faces-said]");

async function withFaces() {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["Hai người.bmp", drawnFaces()]]);
  await page.waitForSelector("figure img", { timeout: 30_000 });
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector("[data-photo-card]");
  await page.click("summary");
  await page.click("text=Gợi ý khuôn mặt");
  await page.waitForSelector(".face");
  const row = async () => {
    const [{ id }] = (await newsroom.ask("article_list", {})).articles;
    return (await newsroom.ask("photo_list", { id })).photos[0];
  };
  return { page, row, end };
}

test("suggested faces hide nothing by themselves; each is hidden or passed over by keys", async () => {
  const { page, row, end } = await withFaces();
  assert.equal((await page.$$(".face")).length, 2);
  assert.equal(await said(page), "Máy thấy 2 khuôn mặt. Máy có thể bỏ sót. Hãy nhìn lại cả ảnh.");
  await new Promise((wait) => setTimeout(wait, 600));
  assert.equal((await row()).edits, null, "a suggestion hides nothing");
  await page.focus('[aria-label="Khuôn mặt gợi ý 1"]');
  await page.keyboard.press("Enter");
  await until(async () => (await row()).edits?.redactions.length === 1, "the first is hidden");
  const [{ region, cover }] = (await row()).edits.redactions;
  assert.equal(cover, "mosaic");
  const holds = (x, y) => region.left < x && x < region.left + region.width && region.top < y && y < region.top + region.height;
  assert.ok(holds(250 / 800, 280 / 600) && !holds(560 / 800, 300 / 600), JSON.stringify(region));
  await until(() => page.evaluate(() => document.activeElement.className.includes("face")), "the focus goes on to the next");
  await page.keyboard.press("Delete");
  await until(async () => !(await page.$(".face")), "the second is passed over");
  assert.equal(await said(page), "Đã xem hết gợi ý. Máy có thể bỏ sót. Hãy nhìn lại cả ảnh.");
  assert.equal((await row()).edits.redactions.length, 1);
  await page.click("text=Gợi ý khuôn mặt");
  await page.waitForSelector(".face");
  assert.equal((await page.$$(".face")).length, 1, "what is hidden is not suggested again");
  await end();
});

test("suggested faces are answered by buttons, and go when the photo is turned", async () => {
  const { page, row, end } = await withFaces();
  await page.click("text=Che mặt này");
  await until(async () => (await row()).edits?.redactions.length === 1, "the first is hidden");
  await page.click("text=Xoay phải");
  assert.equal(await page.$(".face"), null, "a place on the upright picture is none on the turned one");
  await page.click('.tools [aria-label^="Hoàn tác"]');
  await page.waitForSelector(".face");
  await page.click("text=Bỏ qua");
  await until(async () => !(await page.$(".face")), "none is left");
  assert.match(await said(page), /Đã xem hết gợi ý/);
  await page.click('.tools [aria-label^="Hoàn tác"]');
  await until(async () => (await row()).edits === null, "hiding a face is undone by itself");
  await end();
});
