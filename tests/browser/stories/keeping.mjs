/** Keeping: undoing what is no edit, two texts side by side, coming back where one was, restoring the newsroom, the drill. */
import assert from "node:assert/strict";
import { openSync, closeSync, statSync, writeSync } from "node:fs";
import path from "node:path";

import { openNewsroom, openPage } from "../newsroom.mjs";
import { blank } from "../clipboard.mjs";
import { begun, browser, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const paragraph = (page, n) => page.locator(`.ProseMirror > p >> nth=${n}`);

test("one key takes back a restore, a change of stage and the trash", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Bản đầu");
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(200);
  await page.keyboard.type(" rồi viết thêm");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  await page.click("button:has-text('Khôi phục bản')");
  await page.waitForFunction(() => !document.querySelector(".ProseMirror")?.textContent.includes("viết thêm") && document.querySelector(".ProseMirror"));
  await page.waitForSelector(".toast");
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector(".ProseMirror")?.textContent.includes("viết thêm"));
  await page.keyboard.press("Control+y");
  await page.waitForFunction(() => document.querySelector(".ProseMirror")?.textContent.includes("viết thêm") === false);
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => document.querySelector(".ProseMirror")?.textContent.includes("viết thêm"));

  const { articles } = await newsroom.ask("article_list", {});
  const id = articles.find((row) => row.headline === "Tít").id;
  await page.fill("input[data-section]", "Đô thị");
  await page.keyboard.press("Tab");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".toast:has-text('Chờ duyệt')");
  assert.equal((await newsroom.ask("article_read", { id })).stage, "submitted");
  await page.click(".ProseMirror");
  await page.keyboard.press("Control+z");
  await page.waitForSelector(".toast:has-text('Bản nháp')");
  const read = await newsroom.ask("article_read", { id });
  assert.deepEqual([read.stage, read.steps.length], ["draft", 2], "taken back by a step of its own");
  assert.ok(JSON.stringify(read.body).includes("viết thêm"), "the text was not undone with it");
  await page.keyboard.press("Control+y");
  await page.waitForSelector(".bar .pill.submitted");
  await page.keyboard.press("Control+z");
  await page.waitForSelector(".bar .pill.draft");
  await end();
});

test("the history shows photos' words and fields, one version as it was, and those with a name", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít cũ", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(200);
  await page.fill("input[data-section]", "Đô thị");
  await page.keyboard.press("Tab");
  await page.waitForSelector('[data-save="saved"]');
  const { articles } = await newsroom.ask("article_list", {});
  const id = articles.find((row) => row.headline === "Tít cũ").id;
  await newsroom.ask("revision_pin", { id, name: "Trước khi gửi" });
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  await page.click(".version:has-text('Đã ghim')");
  await page.waitForSelector(".note:has-text('Chuyên mục') ins");
  await page.click("button:has-text('So với bản hiện tại')");
  await page.waitForSelector("button:has-text('So với bản trước đó')");
  await page.click("button:has-text('Chỉ bản này')");
  await page.waitForFunction(() => document.querySelectorAll("article.page ins, article.page del").length === 0);
  const all = await page.locator(".version").count();
  await page.click("button:has-text('Có tên')");
  await page.waitForFunction(() => document.querySelectorAll(".version").length === 1);
  assert.ok(all > 1);
  await end();
});

test("after a sudden end the page stands where it stood", async () => {
  const first = await begun();
  const { page, newsroom } = first;
  const lines = Array.from({ length: 40 }, (_, n) => `Đoạn số ${n}`);
  await write(page, "Bài dài", "Sa-pô", ...lines);
  await page.evaluate(() => (document.querySelector(".canvas").scrollTop = 700));
  await paragraph(page, 20).click();
  const scrolled = await page.evaluate(() => Math.round(document.querySelector(".canvas").scrollTop));
  assert.ok(scrolled > 300);
  await page.waitForTimeout(2_300);
  await newsroom.kill();
  await first.context.close();
  const again = await openNewsroom(newsroom.folder);
  const second = await openPage(browser, again.address);
  await second.page.waitForSelector("text=Viết tiếp");
  await second.page.waitForSelector(".ProseMirror-focused");
  const now = await second.page.evaluate(() => Math.round(document.querySelector(".canvas").scrollTop));
  assert.ok(Math.abs(now - scrolled) < 60, `${now} instead of ${scrolled}`);
  await second.page.keyboard.type("Ở ĐÂY");
  await second.page.waitForSelector('[data-save="saved"]');
  assert.match(await paragraph(second.page, 20).innerText(), /Ở ĐÂY/, "the caret is where it was");
  await second.page.click("text=Xem thay đổi");
  await second.page.waitForSelector(".version");
  await second.close();
  await again.close();
  again.forget();
});

test("two texts of one article are both shown", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Hai bản", "Sa-pô", "Chung");
  const { articles } = await newsroom.ask("article_list", {});
  const id = articles.find((row) => row.headline === "Hai bản").id;
  const there = await newsroom.ask("article_read", { id });
  const body = structuredClone(there.body);
  body.content[2].content = [{ type: "text", text: "Bản ở nơi khác" }];
  await newsroom.ask("article_save", { id, sequence: there.sequence, fields: there.fields, body, caret: 0 });
  await page.keyboard.type(" bản ở cửa sổ này");
  await page.click("text=Xem cả hai");
  await page.waitForSelector("article.page >> nth=1");
  const [left, right] = await page.locator("article.page").allInnerTexts();
  assert.match(left, /bản ở cửa sổ này/);
  assert.match(right, /Bản ở nơi khác/);
  await page.keyboard.press("Escape");
  await page.click("text=Mở bản trên máy");
  await page.waitForSelector("[data-two-texts]");
  await page.click("text=Giữ bản này");
  await page.waitForFunction(() => !document.querySelector("[data-two-texts]"));
  assert.equal((await newsroom.ask("article_read", { id })).other, null);
  await end(/409/);
});

test("the newsroom comes back from a backup in three clicks, and from that again", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Bài trước", "Sa-pô", "Nội dung");
  await newsroom.ask("backup_now", {});
  await blank(page);
  await page.keyboard.type("Bài sau");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+,");
  await page.waitForSelector("[data-drill]");
  await page.click("button:has-text('Diễn tập ngay')");
  await page.waitForSelector('[data-drill="passed"]');
  const before = (await newsroom.ask("backup_list", {})).backups.length;
  await page.click("button:has-text('Khôi phục…')");
  await page.click(".one >> nth=0");
  await page.click("button:has-text('Khôi phục bản')");
  await page.waitForSelector(".toast:has-text('đếm lại đủ')");
  await page.waitForSelector(".row");
  const titles = async () => (await newsroom.ask("article_list", {})).articles.map((row) => row.headline);
  assert.ok((await titles()).includes("Bài trước") && !(await titles()).includes("Bài sau"));
  const { backups } = await newsroom.ask("backup_list", {});
  assert.equal(backups.length, before + 1, "what stood there was backed up first");
  await newsroom.ask("backup_restore", { number: backups[0].number });
  assert.ok((await titles()).includes("Bài sau"), "and it comes back");
  await end();
});

test("coming back shows its count, is stopped, hinders nobody and loses nothing that is typed meanwhile", async () => {
  const founded = await openNewsroom();
  await founded.ask("settings_save", { byline: "Hạ Vy", ward: "Phường Mây Trắng" });
  await founded.close();
  const newsroom = await openNewsroom(founded.folder, { copies: 8_000 });
  const { page, close } = await openPage(browser, newsroom.address);
  await page.waitForSelector(".row");
  await newsroom.ask("backup_now", {});
  const titles = async () => (await newsroom.ask("article_list", {})).articles.map((row) => row.headline);
  await blank(page);
  await page.keyboard.type("Viết sau sao lưu");
  await page.waitForSelector('[data-save="saved"]');
  const restore = async () => {
    await page.keyboard.press("Control+,");
    await page.waitForSelector("[data-drill]");
    await page.click("button:has-text('Khôi phục…')");
    await page.click(".one >> nth=-1");
    await page.click("button:has-text('Khôi phục bản')");
    assert.equal(await page.locator("[role=dialog]").count(), 0, "nobody waits before a dialog");
    await page.waitForSelector("[data-restoring]");
  };
  await restore();
  assert.match(await page.locator("[data-restoring]").innerText(), /Đang khôi phục: .+ \d+\/\d+/);
  await page.click("button:has-text('Dừng khôi phục')");
  await page.waitForSelector(".toast:has-text('vẫn nguyên')");
  assert.ok((await titles()).includes("Viết sau sao lưu"), "a stop leaves everything as it was");

  await restore();
  await blank(page);
  await page.keyboard.type("Viết trong lúc khôi phục");
  await page.waitForSelector(".toast:has-text('đếm lại đủ')", { timeout: 60_000 });
  assert.equal(await page.locator(".ProseMirror").innerText().then((text) => text.includes("Viết trong lúc khôi phục")), true, "whoever writes stays with their text");
  await page.click(".ProseMirror");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" và viết tiếp");
  await page.waitForSelector('[data-save="saved"]');
  const now = await titles();
  assert.ok(now.some((title) => title.includes("Viết trong lúc khôi phục")) && !now.includes("Viết sau sao lưu"));
  await close(/404/);
  await newsroom.close();
  newsroom.forget();
});

/** Writes over a part of every fifth page of the database. */
function damage(newsroom) {
  const file = path.join(newsroom.folder, "newsroom", "newsroom.db");
  const open = openSync(file, "r+");
  for (let at = 8192; at < statSync(file).size; at += 5 * 4096) writeSync(open, Buffer.alloc(2048, 7), 0, 2048, at);
  closeSync(open);
}

test("a database that was replaced is told in one bar, and a key leads to it", async () => {
  const { page, newsroom, close } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await close();
  await newsroom.close();
  damage(newsroom);
  const again = await openNewsroom(newsroom.folder);
  const second = await openPage(browser, again.address);
  await second.page.waitForSelector(".ProseMirror-focused");
  await second.page.waitForSelector(".strips .notice:has-text('mở lại từ bản sao lưu')");
  await second.page.waitForSelector("aside");
  assert.equal(await second.page.isVisible(".notices .notice"), false, "nothing is said of a computer that stopped");
  for (let tries = 0; tries < 5 && !(await second.page.isVisible(".strips button:focus")); tries += 1) await second.page.keyboard.press("F6");
  await second.page.keyboard.press("Enter");
  await second.page.waitForSelector(".strips .notice", { state: "detached" });
  await second.close();
  await again.close();
  again.forget();
});
