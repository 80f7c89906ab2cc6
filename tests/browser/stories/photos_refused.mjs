/** Many files of one drop that become no photos: one note that stays, and the list behind it, by the keyboard. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const notes = (page) => page.$$eval(".toast", (all) => all.map((one) => one.querySelector(".push").textContent));
const bad = (n) => (n % 3 === 0 ? [`rỗng ${n}.bmp`, Buffer.alloc(0)] : n % 3 === 1 ? [`chữ ${n}.bmp`, Buffer.from("không phải ảnh")] : [`cụt ${n}.bmp`, bitmap(30, 20, n).subarray(0, 40)]);

test("three refused files are told one by one", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [bad(0), ["một.bmp", bitmap(300, 200, 1)], bad(1), bad(2)]);
  await page.waitForSelector("figure img");
  await page.waitForFunction(() => document.querySelectorAll(".toast").length === 3);
  assert.match((await notes(page)).join("\n"), /rỗng 0\.bmp.*chữ 1\.bmp.*cụt 2\.bmp/s);
  await end();
});

test("twelve refused files are one note with a list, reached and left by the keyboard", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  const bads = Array.from({ length: 12 }, (_, n) => bad(n));
  await addPhotos(page, [["một.bmp", bitmap(300, 200, 1)], ...bads, ["hai.bmp", bitmap(200, 300, 2)]]);
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 30_000 });
  await page.waitForSelector(".toast .act");
  assert.deepEqual(await notes(page), ["2 ảnh đã vào, 12 tệp không vào được. Bài, các ảnh đã vào và tệp gốc vẫn nguyên. Hãy xem danh sách để biết cần làm gì với từng tệp."]);
  for (let n = 0; n < 6 && !(await page.evaluate(() => document.activeElement.closest(".toast"))); n += 1) await page.keyboard.press("F6");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Xem 12 tệp", "the note is a region of the window");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[role=dialog] [role=region]:focus');
  const list = await page.innerText("[role=dialog]");
  for (const [name] of bads) assert.ok(list.includes(name), `${name} is named`);
  assert.match(list, /Tệp rỗng \(4\)\s+Hãy chép lại/);
  assert.match(list, /Không phải là ảnh \(4\)/);
  assert.match(list, /2 ảnh đã vào\. Bài, các ảnh ấy và tệp gốc vẫn nguyên\./);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("[role=dialog]"));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Xem 12 tệp", "the focus comes back, and the list can be seen again");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll(".toast").length === 0);
  await end();
});

test("a folder with two hundred bad files is told in one note, and its list scrolls by keys", async () => {
  const { page, newsroom, end } = await begun({ photos: true });
  mkdirSync(newsroom.photos, { recursive: true });
  for (let n = 0; n < 200; n += 1) writeFileSync(path.join(newsroom.photos, `IMG_${String(n).padStart(4, "0")}.bmp`), bad(n)[1]);
  writeFileSync(path.join(newsroom.photos, "tốt.bmp"), bitmap(300, 200, 3));
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.click("text=Thêm từ thư mục");
  await page.waitForSelector(".toast .act >> text=Xem 200 tệp", { timeout: 60_000 });
  assert.deepEqual((await notes(page)).map((one) => one.slice(0, 43)), ["1 ảnh đã vào, 200 tệp không vào được. Bài, "]);
  await page.click(".toast .act");
  await page.waitForSelector('[role=dialog] [role=region]:focus');
  assert.equal(await page.$$eval("[role=dialog] li", (all) => all.length), 200);
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.querySelector("[role=dialog] [role=region]").scrollTop > 1000);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector("[role=dialog]"));
  await end();
});
