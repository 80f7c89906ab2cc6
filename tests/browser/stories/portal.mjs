/** Export and portal: «Điền» in place, the pieces copied one after another, pasted elsewhere as they were. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** Pastes into a field of its own in another tab, as into a portal's form, and answers what arrived. */
async function pasted(page) {
  const tab = await page.context().newPage();
  await tab.setContent("<div contenteditable id=form></div>");
  await tab.click("#form");
  await tab.keyboard.press("Control+v");
  const html = await tab.innerHTML("#form");
  await tab.close();
  await page.bringToFront();
  return html;
}

test("from a finished article to the portal's form by the keyboard: two steps, then piece by piece", async () => {
  const { page, newsroom, end } = await begun({ permissions: ["clipboard-read", "clipboard-write"] });
  await write(page, "Thu ngân sách", "Sa-pô của bài.", "Đoạn một.", "Đoạn hai.");
  await addPhotos(page, [["a.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.keyboard.press("F2");
  await page.keyboard.type("Quang cảnh hội nghị");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  assert.match(await page.innerText(".foot"), /(KB|MB) · khoảng \d+ giây/, "size and time are said first");
  assert.match(await page.innerText(".targets .field"), /\d{4}-\d\d-\d\d_thu-ngan-sach$/);
  assert.deepEqual(await page.$$eval(".choice input:checked", (ticked) => ticked.map((one) => one.value)), ["portal", "zip"], "the pieces for the portal and the package come first");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".guide li button:focus");
  assert.match(await page.innerText(".done .card"), /100 % chữ, 1\/1 ảnh/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-portal-said]").textContent === "Đã chép tít. Sang cổng và nhấn Ctrl V.");
  assert.equal((await pasted(page)).replace(/<[^>]+>/g, ""), "Thu ngân sách");
  await page.waitForFunction(() => document.activeElement.textContent.includes("Chép sa-pô"), null, { timeout: 5000 });
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.textContent.includes("Chép nội dung"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("[data-portal-said]").textContent.includes("nội dung"));
  const body = await pasted(page);
  for (const words of ["Đoạn một.", "Đoạn hai.", "[Ảnh 1]", "Quang cảnh hội nghị", "Hạ Vy"]) assert.ok(body.includes(words), `${words} is missing: ${body}`);
  assert.ok(!body.includes("Sa-pô của bài."), body);
  await page.waitForFunction(() => document.activeElement.textContent.includes("Chép đường dẫn"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll('.guide li[data-done="true"]').length === 4);
  const place = (await pasted(page)).replace(/<[^>]+>/g, "");
  assert.ok(existsSync(place) && place.startsWith(newsroom.exports), place);
  assert.deepEqual(readdirSync(path.dirname(place)), ["01-quang-canh-hoi-nghi.jpg"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  assert.ok(await page.isChecked(".choice input[value=portal]"), "the targets of last time are ticked");
  await end();
});

test("the package from the window is made for the portal that was chosen for the form", async () => {
  const { page, newsroom, end } = await begun({ permissions: ["clipboard-read", "clipboard-write"] });
  await write(page, "Thu ngân sách", "Sa-pô của bài.", "Đoạn một.");
  await addPhotos(page, [["a.bmp", bitmap(1700, 900, 1)]]);
  await page.waitForSelector("figure img");
  await page.keyboard.press("F2");
  await page.keyboard.type("Quang cảnh hội nghị");
  await page.waitForSelector('[data-save="saved"]');
  await newsroom.ask("settings_save", { exportFormats: ["portal:nukeviet-4.5"] });
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  assert.match(await page.innerText(".choice:has(input[value=zip])"), /NukeViet 4\.5/, "it is said for which portal");
  await page.check(".choice input[value=zip]");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".done .card");
  assert.match(await page.innerText(".done .card"), /100 % chữ, 1\/1 ảnh/);
  const folder = await page.getAttribute("[data-export-folder]", "data-export-folder");
  const zip = readFileSync(path.join(folder, "thu-ngan-sach.zip")).toString("latin1");
  for (const name of ["noi-dung.html", "cong.json"]) assert.ok(zip.includes(name), `${name} is not in the package`);
  assert.equal(jpegWidth(zip, "01-quang-canh-hoi-nghi.jpg"), 1500, "the photo has the portal's size");
  await end();
});

/** Pixels across of the photo `name`, which lies unpacked in the bytes of a package. */
function jpegWidth(zip, name) {
  const bytes = Buffer.from(zip, "latin1");
  for (let at = zip.indexOf(name) + name.length + 2; at < bytes.length; ) {
    const kind = bytes[at + 1];
    if (kind >= 0xc0 && kind <= 0xc2) return bytes.readUInt16BE(at + 7);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return 0;
}

test("a copied caption has its credit and is no piece that is counted", async () => {
  const { page, end } = await begun({ permissions: ["clipboard-read", "clipboard-write"] });
  await write(page, "Thu ngân sách", "Sa-pô của bài.", "Đoạn một.");
  await addPhotos(page, [["a.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.keyboard.press("F2");
  await page.keyboard.type("Quang cảnh hội nghị");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  for (const [gap, words] of [["credit1", "Ảnh: Hạ Vy"]]) {
    await page.click(`[data-gap=${gap}] button`);
    await page.waitForSelector(`[data-gap=${gap}] input:focus`);
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await page.waitForFunction((key) => !document.querySelector(`[data-gap="${key}"]`), gap);
  }
  await page.check(".choice input[value=portal]");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.click(".guide [data-caption]");
  await page.waitForFunction(() => document.querySelector("[data-portal-said]").textContent.includes("chú thích"));
  assert.equal((await pasted(page)).replace(/<[^>]+>/g, ""), "Quang cảnh hội nghị Ảnh: Hạ Vy");
  assert.match(await page.innerText(".guide"), /0\/4/, "nothing is ticked by it");
  await end();
});

test("what is missing is filled in from the export dialog itself", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["a.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+e");
  for (const [gap, words] of [["section", "Thông báo"], ["caption1", "Quang cảnh"], ["credit1", "Ảnh: Hạ Vy"]]) {
    await page.click(`[data-gap=${gap}] button`);
    await page.waitForSelector(`[data-gap=${gap}] input:focus`);
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
    await page.waitForFunction((key) => !document.querySelector(`[data-gap="${key}"]`), gap);
  }
  const { articles } = await newsroom.ask("article_list", {});
  const stored = JSON.stringify(await newsroom.ask("article_read", { id: articles[0].id }));
  for (const words of ["Thông báo", "Quang cảnh", "Ảnh: Hạ Vy"]) assert.ok(stored.includes(words), `${words} is not stored`);
  assert.ok(await page.isVisible("[role=dialog]"), "the dialog stays");
  await end();
});

test("what a written file does not claim is told beside its proof", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.waitForSelector('[data-save="saved"]');
  // The desk under this page has no typesetter; what one objects to is put into its true answer. `tests/formats/findings.rs`
  // sees the desk say it.
  await page.route("**/request/export_run", async (route) => {
    const response = await route.fetch();
    const exported = await response.json();
    exported.files[0].findings = [
      { kind: "no_description", number: 2, words: null },
      { kind: "no_typeface", number: null, words: "👩" },
      { kind: "no_claim", number: null, words: "PDF/A-2a error" },
    ];
    await route.fulfill({ response, json: exported });
  });
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.check(".choice input[value=html]");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".done [data-finding] >> nth=2");
  const told = (await page.locator(".done [data-finding]").allInnerTexts()).join(" / ");
  for (const words of ["Ảnh 2 không có mô tả lẫn chú thích", "«👩»", "PDF/UA", "PDF/A-2a error"]) assert.ok(told.includes(words), told);
  assert.match(await page.innerText(".done .card"), /100 % chữ/, "the proof stands beside it");
  await end();
});
