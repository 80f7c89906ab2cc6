/** The main job in the real window: write in Vietnamese, add photos with captions, preview, export, start again. */
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../../browser/pictures.mjs";
import { test } from "../../browser/tally.mjs";
import { root } from "../../places.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { openConnections } from "../connections.mjs";
import { addPhotos, picture, text, type } from "../hands.mjs";

const HEADLINE = "Phường Mây Trắng khai mạc lớp học kỹ năng số cho người cao tuổi";
const LEAD = "Sáng 24-11, gần 60 cụ ở tổ dân phố số 3 đến nhà văn hóa học dùng điện thoại, tra cứu thủ tục và nhận biết tin giả.";
const BODY = ["Lớp do Đoàn phường đứng lớp, mỗi buổi 90 phút, cầm tay chỉ việc.", "Đường Thượng Đình, ngõ Ủy Lạo, chữ ưỡng ẹo: gõ sao ra vậy."];
const CAPTIONS = ["Các cụ tập quét mã ở nhà văn hóa", "Đoàn viên hướng dẫn từng người"];
const screens = path.join(root, "target", "screens");

mkdirSync(screens, { recursive: true });

async function photograph(browser, name) {
  await new Promise((wait) => setTimeout(wait, 300));
  await picture(browser, path.join(screens, `${name}.png`));
}

test("write, photograph, preview, export, start again", async () => {
  const place = makeHome();
  let app = await openWindow(place);
  let { browser } = app;
  await browser.$("#byline").waitForExist();
  await photograph(browser, "11-bat-dau");
  await browser.$("#byline").setValue("Hạ Vy");
  await browser.keys("Enter");
  await browser.$(".ProseMirror").waitForExist();
  await browser.pause(300);

  await type(browser, HEADLINE);
  await browser.keys("Enter");
  await type(browser, LEAD);
  await browser.keys("Enter");
  await type(browser, BODY[0]);
  await browser.keys("Enter");
  await type(browser, BODY[1]);
  await app.saved();
  assert.equal(await text(browser, "h1.headline"), HEADLINE);
  assert.equal(await text(browser, "p.sapo"), LEAD);
  const paragraphs = await browser.execute(() => [...document.querySelectorAll(".ProseMirror > p:not([data-field])")].map((one) => one.textContent));
  assert.deepEqual(paragraphs, BODY, "Enter makes a paragraph");

  const files = ["anh-1.bmp", "anh-2.bmp"].map((name, n) => {
    const file = path.join(place.home, name);
    writeFileSync(file, bitmap(900 + n * 60, 600, n + 1));
    return file;
  });
  await addPhotos(browser, files);
  await browser.waitUntil(async () => (await browser.$$("figure img").length) === 2, { timeout: 30_000 });
  for (const [n, caption] of CAPTIONS.entries()) {
    const places = await browser.$$("figcaption .caption");
    await places[n].click();
    await type(browser, caption);
  }
  await app.saved();
  const loaded = () => browser.execute(() => [...document.querySelectorAll("figure img")].every((image) => image.naturalWidth === 800));
  await browser.waitUntil(loaded, { timeout: 10_000, timeoutMsg: "the photos are not shown by the scheme photo" });
  await photograph(browser, "03-soan-thao");

  await browser.keys("F8");
  await browser.$('[data-preview="desktop"]').waitForExist();
  const shown = await browser.execute(() => document.querySelector('[data-preview="desktop"]').srcdoc);
  for (const words of [HEADLINE, LEAD, ...BODY, ...CAPTIONS]) assert.ok(shown.includes(words), `the preview lacks «${words}»`);
  await photograph(browser, "07-xem-truoc");

  await browser.keys(["Control", "e"]);
  await browser.$("[role=dialog]").waitForExist();
  await browser.$(".choice").waitForExist();
  await photograph(browser, "08-xuat");
  await browser.$(".choice input[value=html]").click();
  await browser.$(".foot").$("button.first").click();
  await browser.$("[data-export-folder]").waitForExist({ timeout: 20_000 });
  const folder = await browser.$("[data-export-folder]").getAttribute("data-export-folder");
  const written = readdirSync(folder);
  assert.ok(written.some((name) => name.endsWith(".html")) && written.some((name) => name.endsWith(".zip")), written.join());
  const html = readFileSync(path.join(folder, written.find((name) => name.endsWith(".html"))), "utf8");
  for (const words of [HEADLINE, LEAD, ...BODY, ...CAPTIONS]) assert.ok(html.includes(words), `the export lacks «${words}»`);
  assert.equal((await browser.$$(".done li .good").length), 2, "both files are proved");
  assert.deepEqual(openConnections(place), [], "the window speaks to nobody");
  await app.close();

  app = await openWindow(place);
  ({ browser } = app);
  await browser.$(".ProseMirror").waitForExist({ timeout: 20_000 });
  assert.equal(await text(browser, "h1.headline"), HEADLINE);
  assert.deepEqual(await browser.execute(() => [...document.querySelectorAll("figcaption")].map((one) => one.textContent)), CAPTIONS);
  await browser.waitUntil(loaded.bind(null), { timeout: 10_000 }).catch(() => undefined);
  await browser.$("button*=Bài viết").click();
  await browser.$(".row").waitForExist();
  await photograph(browser, "01-danh-sach");
  assert.equal(await browser.$$(".row").length, 2, "the article and the sample");
  await app.close();
  place.forget();
});
