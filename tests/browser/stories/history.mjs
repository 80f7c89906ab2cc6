/** The history: comparing and restoring. */
import assert from "node:assert/strict";

import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, write } from "../scene.mjs";
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
  assert.match(await page.locator(".version").first().innerText(), /Khôi phục từ \d\d:\d\d/, "which one came back");
  await end();
});

test("a version tells what was exported of it and read back", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Bản được xuất");
  await addPhotos(page, [["a.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.waitForSelector('[data-save="saved"]');
  const { articles } = await newsroom.ask("article_list", {});
  const id = articles.find((row) => row.headline === "Tít").id;
  for (const formats of [["html"], ["txt", "html"]]) await newsroom.ask("export_run", { id, formats });
  await page.click(".ProseMirror > p >> nth=2");
  await page.keyboard.press("End");
  await page.keyboard.type(" rồi viết thêm");
  await page.waitForSelector('[data-save="saved"]');
  await newsroom.ask("revision_pin", { id, name: "Bản về sau" });
  await page.keyboard.press("F9");
  await page.click(".version:has-text('Xuất') >> nth=0");
  await page.waitForSelector("[data-proofs] li >> nth=1");
  const told = await page.locator("[data-proofs] li").allInnerTexts();
  assert.equal(told.length, 2, `the last time of each format: ${told}`);
  assert.ok(told.some((line) => /Đã xuất HTML một tệp, 100 % chữ, 1\/1 ảnh/.test(line)), told.join(" / "));
  assert.ok(told.some((line) => /Đã xuất Chữ thuần \(\.txt\), 100 % chữ(?!,)/.test(line)), told.join(" / "));
  await page.click(".version:has-text('Bản về sau')");
  await page.waitForFunction(() => !document.querySelector("[data-proofs]"), null, { timeout: 5000 });
  await end();
});

test("captions, single and in a gallery, are compared in the type of captions", async () => {
  const { page, newsroom, end } = await begun();
  const { articles } = await newsroom.ask("article_list", {});
  const { id } = articles[0];
  const { sequence, fields, body } = await newsroom.ask("article_open", { id });
  const figure = body.content.find((one) => one.type === "figure");
  const gallery = { type: "gallery", attrs: { id: "bo" }, content: [{ ...figure, attrs: { ...figure.attrs, id: "g1" } }, { ...figure, attrs: { ...figure.attrs, id: "g2" } }] };
  await newsroom.ask("article_save", { id, sequence, fields, body: { ...body, content: body.content.flatMap((one) => (one === figure ? [one, gallery] : [one])) }, caret: 1 });
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror figcaption");
  const type = (selector) => page.$$eval(selector, (all) => all.map((one) => getComputedStyle(one).font));
  const [caption] = await type(".ProseMirror > figure figcaption");
  await page.keyboard.press("F9");
  await page.waitForSelector(".block img");
  const compared = await type(".block > img + p");
  assert.ok(compared.length >= 3, String(compared.length));
  assert.deepEqual([...new Set(compared)], [caption]);
  await end();
});

test("a credit that says what it is has no name before it", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  const { articles } = await newsroom.ask("article_list", {});
  const id = articles.find((row) => row.headline === "Tít").id;
  await page.keyboard.press("Control+1");
  await page.waitForSelector("main.list .row");
  for (const [caption, credit] of [["Bà con dọn hẻm", "Ảnh: Hạ Vy"], ["Bà con quét hẻm", "Tư liệu"]]) {
    const { sequence, fields, body } = await newsroom.ask("article_read", { id });
    const figure = { type: "figure", attrs: { id: `f${sequence}`, photo: null, credit, alt: "" }, content: [{ type: "caption", content: [{ type: "text", text: caption }] }] };
    body.content.splice(3, 0, figure);
    await newsroom.ask("article_save", { id, sequence, fields, body, caret: 0 });
  }
  await newsroom.ask("revision_pin", { id, name: "" });
  await page.click(".row:has-text('Tít')");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror");
  await page.keyboard.press("F9");
  await page.waitForSelector("article.page .note");
  await page.waitForFunction(() => document.querySelectorAll("article.page .note").length >= 2);
  const notes = (await page.locator("article.page .note").allInnerTexts()).map((one) => one.trim());
  assert.ok(notes.includes("Ảnh: Hạ Vy") && notes.includes("Nguồn ảnh: Tư liệu"), notes.join(" | "));
  await end();
});
