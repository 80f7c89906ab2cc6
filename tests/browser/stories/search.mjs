/** Search in the list. */
import assert from "node:assert/strict";

import { begun, openChosen, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("search finds without accents and says where", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("cay xanh suoi hoa");
  await page.waitForFunction(() => [...document.querySelectorAll("mark")].some((one) => one.textContent === "suối hoa" || one.textContent === "Suối Hoa"));
  const marked = await page.$$eval("mark", (all) => all.map((one) => one.textContent.toLowerCase()));
  assert.ok(marked.includes("cây xanh") && marked.includes("suối hoa"), marked.join());
  assert.match(await page.innerText(".row .meta"), /khớp ở/);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror");
  await end();
});

test("the field stays under the hands while letters find nothing, and on a shelf where nothing lies", async () => {
  const { page, end } = await begun();
  const place = async () => (await page.locator("#search").boundingBox()).x;
  for (const shelf of ["1", "2"]) {
    await page.keyboard.press(`Control+${shelf}`);
    await page.waitForSelector(shelf === "1" ? ".row" : ".none");
    const before = await place();
    await page.keyboard.press("Control+f");
    await page.keyboard.type("không có ở đâu");
    await page.waitForSelector(".none >> text=Không thấy «không có ở đâu»");
    assert.equal(await place(), before);
    await page.keyboard.press("Escape");
  }
  await end();
});

test("who comes back finds the search as it was left; «Tất cả bài» puts it away", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("không có ở đâu");
  await page.waitForSelector(".none button");
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.type("Bài mới");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tat ca");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".row");
  await page.waitForSelector("[role=listbox]:focus");
  assert.equal(await page.inputValue("#search"), "");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("cay xanh");
  await page.waitForSelector(".row mark");
  await openChosen(page);
  await page.click(".bar .back");
  await page.waitForSelector(".row mark");
  assert.equal(await page.inputValue("#search"), "cay xanh");
  await end();
});

test("what goes into the trash goes out of what was found, and comes back there, and the focus stays at the rows", async () => {
  const { page, end } = await begun();
  await write(page, "Hoa sữa một", "Sa-pô", "x");
  await write(page, "Hoa sữa hai", "Sa-pô", "x");
  await page.click(".bar .back");
  await page.waitForSelector(".row");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("hoa sữa");
  const shown = (count) => page.waitForFunction((count) => document.querySelectorAll(".row mark").length === count, count);
  await shown(2);
  await page.focus("[role=listbox]");
  await page.keyboard.press("Delete");
  await shown(1);
  await page.waitForSelector("[role=listbox]:focus");
  await page.click(".toast .act");
  await shown(2);
  await page.waitForSelector("[role=listbox]:focus");
  await end();
});

test("what is not on a shelf is said to be missing there alone, and one press looks for it among all articles", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+4");
  await page.waitForFunction(() => document.querySelector(".none")?.textContent.includes("Đã duyệt"));
  await page.keyboard.press("Control+f");
  assert.equal(await page.getAttribute("#search", "placeholder"), "Tìm trong «Đã duyệt»…");
  await page.keyboard.type("cay xanh");
  await page.waitForFunction(() => document.querySelector(".none")?.textContent.includes("Không thấy «cay xanh» trong «Đã duyệt»"));
  await page.focus(".none button");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".row mark");
  await page.waitForSelector("[role=listbox]:focus");
  assert.equal(await page.inputValue("#search"), "cay xanh");
  assert.equal(await page.textContent("h1"), "Tất cả bài");
  await page.click(".chip:has-text('Chưa có ảnh')");
  await page.waitForFunction(() => document.querySelector(".none")?.textContent.includes("trong các bài đang lọc"));
  await page.click(".none button");
  await page.waitForSelector(".row mark");
  await end();
});
