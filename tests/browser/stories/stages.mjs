/** Stages: from desk to desk, with what is kept of each step. */
import assert from "node:assert/strict";

import { begun, command, openChosen, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("an article goes from desk to desk, and back with a reason", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelector(".toasts")?.textContent.includes("Chưa chọn chuyên mục nên bài chưa sang «Chờ duyệt»"));
  await page.click(".toast .act");
  await page.waitForSelector("input[data-section]:focus");
  await page.waitForSelector(".offers >> text=Cải cách hành chính");
  await page.keyboard.type("thong");
  await page.keyboard.press("Enter");
  assert.equal(await page.inputValue("input[data-section]"), "Thông báo");
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
  await page.selectOption('select[aria-label="Tác giả"]', { label: "Của tôi" });
  await page.waitForSelector(".none");
  const room = await page.$$eval(".pick > select", (lists) => lists.map((list) => parseFloat(getComputedStyle(list).paddingRight)));
  assert.ok(room.length >= 3 && room.every((width) => width >= 24), `words run under the arrow: ${room}`);
  await page.click("text=Bỏ lọc");
  await page.waitForSelector(".row");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("h1:has-text('Bản nháp')");
  await page.click("button:has-text('Chưa có chú thích')");
  await page.waitForSelector(".row");
  await end();
});

test("a posted article is corrected by a draft of its own, each shows the way to the other", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Đường Suối Hoa thêm bóng mát", "Sa-pô", "Trồng 94 cây.");
  await page.fill("input[data-section]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.waitForSelector('[data-save="saved"]');
  const [row] = (await newsroom.ask("article_list", {})).articles;
  for (const to of ["submitted", "approved", "exported", "posted"]) await newsroom.ask("article_step", { id: row.id, to, note: "" });
  await page.reload();
  await page.waitForSelector(".bar .pill.posted");
  await page.focus(".ProseMirror");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".toast >> text=Bài đã đăng nên không sửa ở đây");
  await page.click(".bar .correct");
  await page.waitForSelector(".bar .pill.draft");
  assert.equal(await page.isVisible(".toast >> text=Bài đã đăng nên không sửa ở đây"), false);
  const listed = (await newsroom.ask("article_list", {})).articles.filter((one) => one.headline === "Đường Suối Hoa thêm bóng mát");
  assert.deepEqual(listed.map((one) => [one.stage, one.correction]).sort(), [["draft", true], ["posted", false]]);
  await command(page, "tat ca bai");
  await page.waitForSelector(".row.chosen .chip >> text=Đính chính");
  await openChosen(page);
  await page.waitForSelector(".ProseMirror >> text=Đính chính: Bài “Đường Suối Hoa thêm bóng mát” đăng ngày");
  await page.waitForSelector("aside >> text=Đính chính cho bài đã đăng");
  await page.click(".linked button");
  await page.waitForSelector(".bar .pill.posted");
  await page.waitForSelector("aside >> text=Đã có đính chính");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("dinh chinh");
  await page.waitForSelector(".entry >> text=Viết đính chính");
  await page.keyboard.press("Escape");
  await page.click(".linked button");
  await page.waitForSelector(".bar .pill.draft");
  await page.keyboard.press("F9");
  await page.waitForSelector(".version >> nth=0");
  await end();
});

test("a posted article is only to be read, says so, and leads to its correction", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Đường Suối Hoa thêm bóng mát", "Sa-pô", "Trồng 94 cây.");
  await page.fill("input[data-section]", "Thông báo");
  await page.fill(".keywords input", "cây xanh");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".keywords .chip button");
  const [row] = (await newsroom.ask("article_list", {})).articles;
  while ((await newsroom.ask("article_read", { id: row.id })).fields.keywords.length === 0) await page.waitForTimeout(50);
  await page.waitForSelector('[data-save="saved"]');
  for (const to of ["submitted", "approved", "exported"]) await newsroom.ask("article_step", { id: row.id, to, note: "" });
  await page.reload();
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+End");
  await page.click(".bar .first");
  await page.waitForSelector(".bar .pill.posted");
  await page.waitForSelector("[data-posted]");
  const before = await newsroom.ask("article_read", { id: row.id });
  await page.click(".ProseMirror p:not(.sapo)");
  await page.keyboard.type("thêm");
  await page.waitForSelector(".toast >> text=Bài đã đăng nên không sửa ở đây");
  assert.equal(await page.getAttribute(".ProseMirror", "aria-readonly"), "true");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+b");
  assert.ok(await page.isDisabled(".format button:has-text('Thêm ảnh')"));
  await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(["Chữ từ tệp."], "chu.txt", { type: "text/plain" }));
    document.querySelector(".ProseMirror").dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
  });
  await page.keyboard.press("Control+h");
  await page.waitForSelector(".find [data-put]");
  await page.fill("#find", "94");
  await page.waitForSelector(".find .number:has-text('1')");
  assert.ok(await page.isDisabled(".find button:has-text('Thay tất cả')"));
  await page.keyboard.press("Escape");
  assert.notEqual(await page.getAttribute("input[data-section]", "readonly"), null);
  assert.equal(await page.innerText(".keywords"), "cây xanh", "nothing to take away or to add");
  assert.equal(await page.locator(".keywords :is(button, input)").count(), 0);
  const after = await newsroom.ask("article_read", { id: row.id });
  assert.deepEqual([after.body, after.fields, after.sequence], [before.body, before.fields, before.sequence]);
  await page.click(".bar [aria-haspopup]");
  await page.click("[role=menuitem]:has-text('Bỏ dấu đã đăng')");
  await page.waitForSelector(".bar .pill.exported");
  await page.click(".ProseMirror p:not(.sapo)");
  await page.keyboard.type("Nữa");
  await page.waitForFunction(() => document.querySelector(".ProseMirror").textContent.includes("Nữa"));
  await end();
});

test("an export that moves the article on leaves no note and no undo of the step before", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.fill("input[data-section]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.waitForSelector('[data-save="saved"]');
  await page.focus(".ProseMirror");
  for (const stage of ["submitted", "approved"]) {
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(`.bar .pill.${stage}`);
  }
  // A pointer that rests on the notes keeps them, however long the export takes.
  await page.hover(".toast:has-text('Đã duyệt')");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".choice");
  await page.uncheck(".choice input[value=portal]");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-export-folder]", { timeout: 60_000 });
  await page.keyboard.press("Escape");
  await page.waitForSelector(".bar .pill.exported");
  await page.waitForFunction(() => !document.querySelector(".toasts")?.textContent.includes("Đã duyệt"));
  await page.click("input[data-section]");
  await page.keyboard.press("Escape");
  await page.focus(".bar .first");
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(300);
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  assert.equal((await newsroom.ask("article_read", { id })).stage, "exported", "Ctrl+Z takes no export back");
  await end();
});

test("a step leaves the page where it stands, and the focus where it is", async () => {
  const { page, end } = await begun();
  await write(page, "Đường Suối Hoa thêm bóng mát", "Sa-pô", ...Array.from({ length: 25 }, (_, n) => `Đoạn ${n} của bài.`));
  await page.fill("input[data-section]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.click(".ProseMirror > p:not([data-field]) >> nth=-1");
  await page.waitForSelector('[data-save="saved"]');
  const scrolled = () => page.$eval("main .canvas", (one) => one.scrollTop);
  const focused = (place) => page.waitForFunction((place) => document.activeElement?.closest(place), place, { timeout: 5_000 });
  const before = await scrolled();
  assert.ok(before > 100, `the page is scrolled: ${before}`);
  for (const stage of ["submitted", "approved"]) {
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(`.bar .pill.${stage}`);
    await settled(page);
    assert.equal(await scrolled(), before, stage);
  }
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.uncheck(".choice input[value=portal]");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".bar .pill.exported", { timeout: 30_000 });
  await page.waitForSelector(".done .file");
  await settled(page);
  await focused("[role=dialog]");
  await page.keyboard.press("Escape");
  await focused(".ProseMirror");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector("[data-posted]");
  for (const [key, place] of [["F8", "div.stage"], ["F9", ".canvas[role=region]"], ["Control+k", ".palette [role=combobox]"]]) {
    await page.keyboard.press(key);
    await focused(place);
    await page.keyboard.press("Escape");
    await focused(".ProseMirror");
  }
  await end();
});
