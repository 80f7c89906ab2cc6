/** Text files beside an open article: where they fall or are pasted says what is meant, else the person is asked; each way can be taken back. */
import assert from "node:assert/strict";

import { bitmap } from "../pictures.mjs";
import { begun, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const NEWS = "Họp tổ dân phố số 5\n\nTối 3-10, tổ dân phố số 5 họp bàn 12 việc.\n\nBà con góp 45.678.000 đồng.\n";

/** Brings `files` of `[name, text or bytes]`: dropped on `place`, or pasted there. */
const bring = (page, kind, place, files) =>
  page.evaluate(
    ([kind, place, files]) => {
      const carried = new DataTransfer();
      for (const [name, content] of files) carried.items.add(new File([typeof content === "string" ? content : new Uint8Array(content)], name, name.endsWith(".bmp") ? { type: "image/bmp" } : {}));
      const target = document.querySelector(place);
      const { left, top } = target.getBoundingClientRect();
      const how = { bubbles: true, cancelable: true, clientX: left + 2, clientY: top + 4 };
      target.dispatchEvent(kind === "paste" ? new ClipboardEvent("paste", { ...how, clipboardData: carried }) : new DragEvent("drop", { ...how, dataTransfer: carried }));
    },
    [kind, place, files],
  );

const articles = async (newsroom) => (await newsroom.ask("article_list", {})).articles.map((one) => one.headline);
const HEADLINE = "Họp tổ dân phố số 5";

test("a text file that is pasted stands at the caret, is one undo, and may be an article of its own", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Lễ ra quân", "Sáng nay, phường ra quân.", "Đoạn một.", "Đoạn hai.");
  const before = await shape(page);
  await bring(page, "paste", ".ProseMirror > p:nth-of-type(3)", [["tin.txt", NEWS]]);
  await page.waitForSelector(".ProseMirror:has-text('45.678.000 đồng')");
  await page.waitForSelector("[data-paste]");
  await page.keyboard.press("Control+z");
  assert.deepEqual(await shape(page), before, "one undo takes it back");

  await bring(page, "drop", ".ProseMirror > p:nth-of-type(2)", [["tin.txt", NEWS]]);
  await page.waitForSelector(".ProseMirror:has-text('45.678.000 đồng')");
  await page.click("[data-paste] button:has-text('Mở thành bài mới')");
  await page.waitForSelector(`.ProseMirror h1:has-text('${HEADLINE}')`);
  assert.ok((await articles(newsroom)).includes("Lễ ra quân"));
  const { articles: rows } = await newsroom.ask("article_list", {});
  const old = await newsroom.ask("article_read", { id: rows.find((one) => one.headline === "Lễ ra quân").id });
  assert.ok(!JSON.stringify(old.body).includes("45.678.000"), "the article it fell on is as it was");
  await end();
});

test("a text that comes with photos, or falls beside the page, is asked about and goes where it fell", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Lễ ra quân", "Sáng nay, phường ra quân.", "Đoạn một.", "Đoạn hai.");
  await bring(page, "drop", ".ProseMirror > p:nth-of-type(2)", [["họp.bmp", [...bitmap(640, 480, 1)]], ["tin.txt", NEWS]]);
  await page.waitForSelector(".ProseMirror figure img");
  await page.waitForSelector(".toast:has-text('«tin.txt»')");
  assert.ok(!(await articles(newsroom)).includes(HEADLINE), "nothing is opened that nobody asked for");
  const before = await shape(page);
  await page.keyboard.press("Control+End");
  await page.click(".toast button:has-text('Chèn vào bài này')");
  await page.waitForSelector(".ProseMirror:has-text('45.678.000 đồng')");
  const words = await page.textContent(".ProseMirror");
  assert.ok(words.indexOf("45.678.000 đồng") < words.indexOf("Đoạn hai."), `it goes where it fell: ${words}`);
  await page.click("[data-paste] button:has-text('Hoàn tác')");
  assert.deepEqual(await shape(page), before);

  await bring(page, "drop", ".panel", [["tin.txt", NEWS]]);
  await page.waitForSelector(".toast:has-text('«tin.txt»')");
  await page.click(".toast button:has-text('Mở thành bài mới')");
  await page.waitForSelector(`.ProseMirror h1:has-text('${HEADLINE}')`);
  assert.equal((await articles(newsroom)).filter((one) => one === HEADLINE).length, 1);
  await end();
});

test("texts that nobody answers for are let go when their article is left", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Lễ ra quân", "Sáng nay, phường ra quân.", "Đoạn một.");
  await bring(page, "drop", ".panel", [["a.txt", NEWS], ["b.txt", NEWS]]);
  await page.waitForSelector(".toast:has-text('2 tệp văn bản')");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("main.list .row");
  assert.equal(await page.locator(".toast:has-text('2 tệp văn bản')").count(), 0, "its note goes with the article");
  assert.ok(!(await articles(newsroom)).includes(HEADLINE));
  await end();
});

test("a page with a photo, a table and a list comes in whole beside what is written, told of, and goes in one undo", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Lễ ra quân", "Sáng nay, phường ra quân.", "Đoạn một.", "Đoạn hai.");
  const before = await shape(page);
  const photo = `<figure><img src="data:image/bmp;base64,${Buffer.from(bitmap(640, 480, 3)).toString("base64")}" alt="Bà con dọn hẻm"><figcaption>Bà con dọn hẻm 12</figcaption></figure>`;
  const table = "<table><tr><th>Chỉ tiêu</th><th>Số</th></tr><tr><td>Thu</td><td>45.678.000.000</td></tr></table>";
  const whole = `<p style="font-family:Arial;color:red">Báo cáo 9 tháng, tăng 12,5%.</p>${photo}${table}<ol><li>Một<ul><li>Một rưỡi</li></ul></li><li>Hai</li></ol><p>Hết 24 trang.</p>`;
  await bring(page, "drop", ".ProseMirror > p:nth-of-type(2)", [["báo cáo.html", whole]]);
  await page.waitForFunction(() => document.querySelector(".ProseMirror figure img")?.complete, null, { timeout: 30_000 });
  const note = await page.innerText("[data-paste]");
  for (const told of ["1 bảng", "1 ảnh", "danh sách", "Mở thành bài mới"]) assert.ok(note.includes(told), `${told} in ${note}`);
  const words = await page.textContent(".ProseMirror");
  for (const one of ["Báo cáo 9 tháng, tăng 12,5%.", "Bà con dọn hẻm 12", "45.678.000.000", "Một rưỡi", "Hết 24 trang."]) assert.equal(words.split(one).length, 2, `${one} once in ${words}`);
  assert.ok(words.indexOf("Hết 24 trang.") < words.indexOf("Đoạn hai."), words);
  await page.click("[data-paste] button:has-text('Hoàn tác')");
  assert.deepEqual(await shape(page), before);
  await page.keyboard.press("Control+y");
  await page.waitForSelector(".ProseMirror figure img");
  await page.waitForSelector('[data-save="saved"]');
  const { articles: rows } = await newsroom.ask("article_list", {});
  const { body } = await newsroom.ask("article_read", { id: rows.find((one) => one.headline === "Lễ ra quân").id });
  assert.match(JSON.stringify(body), /"photo":"[0-9a-f]{64}"/, "the photo comes again with it");
  await end();
});
