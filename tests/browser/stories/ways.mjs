/** Ways that keys go: each to what is meant on the screen that stands, and back to where one was. */
import assert from "node:assert/strict";

import { dropMade } from "../made.mjs";
import { openPage } from "../newsroom.mjs";
import { begun, browser, command, settled, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const drop = (page, target, count, width = 800) =>
  page.evaluate(dropMade, { target, wanted: Array.from({ length: count }, (_, n) => ({ name: `Hội nghị ${n}.jpg`, width, height: (width * 3) / 4, seed: n + 1, taken: `2025:10:03 15:0${n}:00` })), extra: [] });
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.className || "");

test("from article to article by the palette: each stands where it was left, and the open one keeps what was done", async () => {
  const { page, end } = await begun();
  const scrolled = () => page.$eval(".canvas", (one) => Math.round(one.scrollTop));
  const opens = async (words, headline) => {
    await command(page, words);
    await page.waitForSelector(`h1.headline >> text=${headline}`);
    await page.waitForSelector(".ProseMirror-focused");
  };
  await write(page, "Bài ngắn", "Sa-pô", "Nội dung");
  await write(page, "Bài dài", "Sa-pô", ...Array.from({ length: 40 }, (_, n) => `Đoạn số ${n}`));
  const place = await scrolled();
  assert.ok(place > 300);
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".palette [role=combobox]:focus");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  assert.equal(await scrolled(), place, "a palette that was opened for nothing moves nothing");
  await page.keyboard.press("F6");
  await page.waitForSelector("aside [role=tab]:focus");
  await page.keyboard.press("Shift+F6");
  await page.waitForSelector(".ProseMirror-focused");
  assert.equal(await scrolled(), place, "nor does a walk over the regions");
  await opens("bai dai", "Bài dài");
  assert.equal(await scrolled(), place);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !document.querySelector(".ProseMirror").textContent.includes("Đoạn số 39"));
  await page.keyboard.press("Control+y");
  await opens("bai ngan", "Bài ngắn");
  await opens("bai dai", "Bài dài");
  assert.equal(await scrolled(), place, "the page stands where it was left");
  await end();
});

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
  await page.keyboard.press("Control+y");
  await page.waitForSelector(".row >> text=Bài bỏ đi", { state: "detached" });
  await page.keyboard.press("Control+z");
  await page.waitForSelector(".row >> text=Bài bỏ đi");
  await end();
});

test("a key right behind leaving an article is its row's, though the rows are still being read", async () => {
  const { page, end } = await begun();
  await write(page, "Bài vừa rời", "Sa-pô", "Một");
  await page.route("**/request/article_list", (route) => setTimeout(() => void route.continue(), 700));
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("Delete");
  await page.waitForSelector(".toast >> text=Bài vừa rời");
  await page.waitForFunction(() => [...document.querySelectorAll(".row")].every((row) => !row.textContent.includes("Bài vừa rời")));
  await write(page, "Bài thứ hai", "Sa-pô", "Hai");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror-focused");
  assert.equal((await shape(page))[0], "h1:Bài thứ hai");
  await end();
});

test("F2 goes to the caption that is meant, and nowhere without photos", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "một");
  await page.keyboard.press("F2");
  await page.keyboard.type(" hai");
  assert.equal((await shape(page))[2], "p:một hai", "without photos the caret stays");
  await drop(page, ".ProseMirror > p:nth-of-type(2)", 2);
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2);
  await page.keyboard.press("F8");
  await page.waitForSelector(".over");
  await page.keyboard.press("F2");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.type("Quang cảnh");
  assert.equal((await shape(page)).filter((one) => one === "figure:Quang cảnh").length, 1, "from the preview it leads to the page");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("ảnh của bài");
  await page.waitForSelector(".entry >> text=Ảnh của bài");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-photo-card]");
  await page.keyboard.press("F2");
  assert.equal(await focused(page), "photo-caption", "among the photos it is the chosen one's");
  await end();
});

test("what works on the text brings the page first", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "một hai");
  for (const screen of ["F8", "F9"]) {
    await page.keyboard.press(screen);
    await page.waitForSelector(".over");
    await page.keyboard.press("Control+f");
    await page.waitForSelector("#find:focus");
    assert.ok(await page.isVisible(".ProseMirror"), "what is found can be seen");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".ProseMirror-focused");
  }
  await page.keyboard.press("F8");
  await page.waitForSelector(".over");
  await page.keyboard.press("F11");
  await page.waitForSelector(".over", { state: "detached" });
  assert.equal(await page.isVisible("header.bar"), false, "F11 shows the page alone");
  await page.keyboard.press("Escape");
  await page.waitForSelector("header.bar");
  await end();
});

test("Esc in the settings leads back to the article they were opened over", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "một hai ba");
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("ArrowLeft");
  await settled(page);
  for (const [key, shown] of [["Control+,", "main.settings"], ["F1", "main.guide"]]) {
    await page.keyboard.press(key);
    await page.waitForSelector(shown);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".ProseMirror-focused");
  }
  await page.keyboard.type("|");
  assert.equal((await shape(page))[2], "p:một hai| ba", "the caret stands where it stood");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("Control+,");
  await page.waitForSelector("main.settings");
  await page.keyboard.press("Escape");
  await page.waitForSelector("main.list");
  await end();
});

test("Esc leads from the guide back to the settings they were asked over, and from there to the article", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "một hai ba");
  await page.keyboard.press("Control+,");
  await page.waitForSelector("main.settings");
  await page.keyboard.press("F1");
  await page.waitForSelector(".guide .column:focus");
  await page.click("text=Xem và đổi phím tắt");
  await page.waitForSelector("#set-keys:focus");
  for (const shown of ["main.guide", ".ProseMirror-focused"]) {
    await page.keyboard.press("Escape");
    await page.waitForSelector(shown);
  }
  await page.keyboard.press("Control+,");
  await page.waitForSelector("main.settings");
  await command(page, "kho anh");
  await page.waitForSelector(".library");
  for (const shown of ["main.settings", ".ProseMirror-focused"]) {
    await page.keyboard.press("Escape");
    await page.waitForSelector(shown);
  }
  await end();
});

test("the palette offers no step that cannot be taken, and Ctrl+Enter sends a return", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "một");
  await page.fill("input[data-section]", "Thông báo");
  await page.waitForFunction(() => document.querySelector(".readiness .good"));
  const offered = async (asked) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(asked);
    await page.waitForFunction((words) => document.querySelector(".palette input")?.value === words, asked);
    const all = await page.$$eval(".entry > .cut:nth-child(2)", (entries) => entries.map((one) => one.textContent));
    await page.keyboard.press("Escape");
    await page.waitForSelector(".palette", { state: "detached" });
    return all;
  };
  assert.equal((await offered("tra lai")).includes("Trả lại"), false, "a draft is returned by nobody");
  assert.deepEqual((await offered("tro giup")).slice(0, 1), ["Hướng dẫn"]);
  await page.click(".ProseMirror > p:nth-of-type(2)");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".toast >> text=Chờ duyệt");
  assert.ok((await offered("tra lai")).includes("Trả lại"));
  await page.click("header.bar >> text=Trả lại");
  await page.waitForSelector("[role=dialog] textarea:focus");
  await page.keyboard.type("Thiếu số liệu");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".notice >> text=Thiếu số liệu");
  await end();
});

test("an editor without an open article begins at what waits for them", async () => {
  const { newsroom, page, end } = await begun();
  await newsroom.ask("settings_save", { role: "editor" });
  const again = await openPage(browser, newsroom.address);
  await again.page.waitForSelector("h1 >> text=Chờ duyệt");
  await again.close();
  await page.waitForSelector(".row");
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

for (const [where, target] of [["on its page", ".ProseMirror"], ["beside it", "#side-panel"]]) {
  test(`a new article is not gone before its first photos come, dropped ${where}`, async () => {
    const { page, end } = await begun();
    await page.keyboard.press("Control+n");
    await page.waitForSelector(".ProseMirror-focused");
    await drop(page, target, 2, 3000);
    await page.keyboard.press("Control+1");
    await page.waitForSelector(".row >> text=2 ảnh chưa có chú thích", { timeout: 60_000 });
    await end();
  });
}
