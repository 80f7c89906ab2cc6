/** What is typed into a field beside the text is durable while the caret stands in it. */
import assert from "node:assert/strict";

import { dropMade } from "../made.mjs";
import { begun, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const photo = { name: "Chợ đêm.jpg", width: 1600, height: 1200, seed: 1, taken: "2025:10:03 15:01:00" };

/** Waits until it is so. */
async function until(asked, what) {
  for (let n = 0; n < 100; n += 1) {
    if (await asked()) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  assert.fail(what);
}

/** Types into a field behind what stands there, and waits until the desk has it; nothing leaves the field. */
async function types(page, selector, words, there) {
  await page.focus(selector);
  await page.keyboard.press("End");
  await page.keyboard.type(words, { delay: 15 });
  await until(there, `${selector} is durable`);
  assert.ok(await page.evaluate((field) => document.querySelector(field) === document.activeElement, selector), `${selector} has the focus still`);
}

/** An article with one photo, on the screen of its photos. `body` asks the desk for its text. */
async function atPhotos() {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.evaluate(dropMade, { target: ".ProseMirror > p:nth-of-type(2)", wanted: [photo], extra: [] });
  await page.waitForSelector("figure img", { timeout: 30_000 });
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector("[data-photo-card]");
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  const body = async () => JSON.stringify((await newsroom.ask("article_read", { id })).body);
  return { page, newsroom, end, id, body };
}

const BYLINE = "aside .pair input";
const KEYWORD = "aside input.chip";

test("section, byline, day and keyword are durable while they are typed", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  const article = () => newsroom.ask("article_read", { id });
  await types(page, "input[data-section]", "Đô thị", async () => (await article()).fields.section === "Đô thị");
  await types(page, BYLINE, " – Lan Chi", async () => JSON.stringify((await article()).body).includes("– Lan Chi"));
  await types(page, "aside input[inputmode=numeric]", "03-10-2026", async () => (await article()).fields.published?.startsWith("2026-10-03"));
  await types(page, KEYWORD, "chợ đêm", async () => (await article()).fields.keywords.join() === "chợ đêm");
  assert.equal(await page.locator("aside span.chip").count(), 0, "it is no chip while it is typed");
  await types(page, KEYWORD, " mới", async () => (await article()).fields.keywords.join() === "chợ đêm mới");
  await page.keyboard.press("Enter");
  await page.waitForSelector("aside span.chip >> text=chợ đêm mới");
  await types(page, KEYWORD, "phường", async () => (await article()).fields.keywords.join() === "chợ đêm mới,phường");
  await page.reload();
  await page.waitForSelector("aside span.chip >> text=phường");
  assert.equal(await page.inputValue("input[data-section]"), "Đô thị");
  assert.match(await page.inputValue(BYLINE), /– Lan Chi$/);
  assert.match(await page.inputValue("aside input[inputmode=numeric]"), /^03.10.2026/);
  assert.equal(await page.locator("aside span.chip").count(), 2);
  await end();
});

test("words of photos are durable while they are typed, in the text and in the tray, and Esc loses none", async () => {
  const { page, newsroom, end, id, body } = await atPhotos();
  const row = async () => (await newsroom.ask("photo_list", { id })).photos[0];
  await types(page, "#photo-caption", "Bà con", async () => (await body()).includes("Bà con"));
  await types(page, "#photo-caption", " nhận quà", async () => (await body()).includes("Bà con nhận quà"));
  await types(page, "[data-words=credit]", "Ảnh: Hạ Vy", async () => (await body()).includes("Ảnh: Hạ Vy"));
  await types(page, "[data-words=alt]", "Quầy hàng", async () => (await body()).includes("Quầy hàng"));
  await types(page, "[data-words=people]", "Lan Chi", async () => (await row()).people === "Lan Chi");
  await types(page, "[data-photo-card] textarea", " Tết", async () => (await body()).includes("Bà con nhận quà Tết"));
  assert.equal(await page.inputValue("#photo-caption"), "Bà con nhận quà Tết", "the large field follows the card");
  await page.focus("[data-words=people]");
  await page.keyboard.press("End");
  await page.keyboard.type(", Minh");
  await page.focus("#photo-caption");
  await page.keyboard.press("End");
  await page.keyboard.type(" sớm");
  await page.keyboard.press("Escape");
  await page.waitForSelector("figcaption >> text=Bà con nhận quà Tết sớm");
  await until(async () => (await row()).people === "Lan Chi, Minh", "the people are kept");
  await page.waitForSelector('[data-save="saved"]');
  await page.reload();
  await page.waitForSelector("figcaption >> text=Bà con nhận quà Tết sớm");
  await end();
});

test("one undo takes back what was typed into a caption while the focus was there", async () => {
  const { page, end, body } = await atPhotos();
  await types(page, "#photo-caption", "Bà con", async () => (await body()).includes("Bà con"));
  await page.waitForTimeout(700);
  await types(page, "#photo-caption", " nhận quà", async () => (await body()).includes("Bà con nhận quà"));
  await page.evaluate(() => document.activeElement?.blur());
  await settled(page);
  await page.keyboard.press("Control+z");
  await until(async () => !(await body()).includes("Bà con"), "all of it is taken back");
  assert.ok(await page.$("figure img"), "and nothing else with it");
  await end();
});

test("the name of a version is durable while it is typed", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Bản đầu");
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(200);
  await page.keyboard.type(" rồi viết thêm");
  await page.waitForSelector('[data-save="saved"]');
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  const names = async () => (await newsroom.ask("revision_list", { id })).revisions.map((one) => one.name).filter(Boolean);
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  await page.click(".version >> nth=0");
  await types(page, ".name input", "Bản đầu", async () => (await names()).includes("Bản đầu"));
  await types(page, ".name input", " tiên", async () => (await names()).includes("Bản đầu tiên"));
  await page.keyboard.type(" nhất");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await until(async () => (await names()).includes("Bản đầu tiên nhất"), "what was typed at last");
  await end();
});

test("the reason of a return is durable while it is written, until it is sent", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.fill("input[data-section]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.click(".bar .first");
  await page.waitForSelector(".bar .pill.submitted");
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  const begunNote = async () => (await newsroom.ask("article_note_begun", { id })).note;
  const field = "[role=dialog] textarea";
  await page.click(".bar button:has-text('Trả lại')");
  await types(page, field, "Thiếu chú thích", async () => (await begunNote()) === "Thiếu chú thích");
  await page.reload();
  await page.click(".bar button:has-text('Trả lại')");
  await page.waitForFunction((field) => document.querySelector(field)?.value === "Thiếu chú thích", field);
  await page.keyboard.press("End");
  await page.keyboard.type(" ảnh 2");
  await page.click("[role=dialog] button.first");
  await page.waitForSelector(".bar .pill.returned");
  assert.match(await page.innerText(".notice"), /“Thiếu chú thích ảnh 2”/);
  assert.equal(await begunNote(), "", "what was sent is begun no more");
  await end();
});

test("Ctrl+Z takes back the section and keywords, each as a whole, and the words behind them first", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  const fields = async () => (await newsroom.ask("article_read", { id })).fields;
  await types(page, "input[data-section]", "Đô thị", async () => (await fields()).section === "Đô thị");
  await page.focus("form input.chip");
  await page.keyboard.type("cây xanh", { delay: 15 });
  await page.keyboard.press("Enter");
  await page.keyboard.type("Suối Hoa", { delay: 15 });
  await page.keyboard.press("Enter");
  await until(async () => (await fields()).keywords.join() === "cây xanh,Suối Hoa", "both keywords are durable");
  await page.click(".ProseMirror > p:nth-of-type(2)");
  await page.keyboard.press("End");
  await page.keyboard.type(" mới");
  await page.keyboard.press("Control+z");
  await until(async () => (await page.innerText(".ProseMirror")).includes("Nội dung") && !(await page.innerText(".ProseMirror")).includes("mới"), "the word goes first");
  for (const keywords of ["cây xanh", ""]) {
    await page.keyboard.press("Control+z");
    await until(async () => (await fields()).keywords.join() === keywords, `«${keywords}» is left`);
  }
  await page.keyboard.press("Control+z");
  await until(async () => (await fields()).section === "", "the section is taken back");
  assert.match(await page.innerText(".ProseMirror"), /Nội dung/, "and no word with it");
  await end();
});
