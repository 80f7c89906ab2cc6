/** Stages: from desk to desk, with what is kept of each step. */
import assert from "node:assert/strict";

import { begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("an article goes from desk to desk, and back with a reason", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelector(".toasts")?.textContent.includes("còn thiếu"));
  await page.click(".toast .act");
  await page.waitForSelector("input[list=sections]:focus");
  await page.keyboard.type("Thông báo");
  await page.keyboard.press("Tab");
  await page.click(".bar .first");
  await page.waitForSelector(".bar .pill.submitted");
  await page.click(".bar button:has-text('Trả lại')");
  await page.fill("[role=dialog] textarea", "Thiếu ảnh");
  await page.click("[role=dialog] button.first");
  await page.waitForSelector(".bar .pill.returned");
  assert.match(await page.innerText(".notice"), /Hạ Vy trả lại .*“Thiếu ảnh”/s);
  await page.click(".toast .act >> nth=-1");
  await page.waitForSelector(".bar .pill.submitted");
  await page.focus(".ProseMirror");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".bar .pill.approved");
  assert.equal(await page.isVisible(".notice"), false);
  await page.keyboard.type("thêm chữ ");
  await page.waitForFunction(() => document.querySelector(".notice")?.textContent.includes("không còn giá trị"), null, { timeout: 10_000 });
  const log = await page.innerText(".log");
  for (const words of ["Đã duyệt", "Chờ duyệt", "Trả lại", "“Thiếu ảnh”", "Hạ Vy"]) assert.ok(log.includes(words), `${words} in ${log}`);
  const { articles, counts } = await newsroom.ask("article_list", { stage: "approved" });
  assert.equal(counts.approved, 1);
  const view = await newsroom.ask("article_read", { id: articles[0].id });
  assert.ok(view.steps.every((step) => /^[0-9a-f]{64}$/.test(step.hash) && step.who === "Hạ Vy" && step.at !== ""));
  await end();
});

test("shelves count, filters narrow, the way out is one press", async () => {
  const { page, newsroom, end } = await begun();
  await newsroom.ask("settings_save", { byline: "Trần Minh" });
  await page.reload();
  await page.waitForSelector(".row");
  assert.match(await page.innerText("nav .on"), /Tất cả bài\s*1/);
  await page.click("button:has-text('Của tôi')");
  await page.waitForSelector(".none");
  await page.click("text=Bỏ lọc");
  await page.waitForSelector(".row");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("h1:has-text('Bản nháp')");
  await page.click("button:has-text('Chưa có chú thích')");
  await page.waitForSelector(".row");
  await end();
});
