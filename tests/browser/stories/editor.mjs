/** The editor's tools: bubble, link, insert menu, tables, dragging blocks, comfort of the caret. */
import assert from "node:assert/strict";

import { begun, settled, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** Selects `words` in the text, as a double click or Shift with arrows would. */
const select = (page, words) =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector(".ProseMirror"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(wanted);
      if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + wanted.length);
    }
    throw new Error(`«${wanted}» is not on the page`);
  }, words);

test("a bubble comes with selected words; its link takes an address as people type it", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Xem cổng phường để biết thêm");
  await select(page, "cổng phường");
  await page.waitForSelector(".floating");
  await page.keyboard.press("Alt+F10");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Đậm", "the keyboard gets there");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ask input:focus");
  await page.keyboard.type("phuong.example/tin");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror-focused");
  assert.equal(await page.getAttribute(".ProseMirror a", "href"), "https://phuong.example/tin");
  assert.equal(await page.innerText(".ProseMirror a"), "cổng phường");
  await select(page, "phường");
  await page.click(".floating [aria-label='Liên kết']");
  await page.click(".ask [aria-label='Bỏ liên kết']");
  await page.waitForFunction(() => !document.querySelector(".ProseMirror a"));
  await page.waitForSelector('[data-save="saved"]');
  const { articles } = await newsroom.ask("article_list", {});
  assert.ok(!JSON.stringify((await newsroom.ask("article_read", { id: articles[0].id })).body).includes("link"));
  await end();
});

test("the insert menu opens on an empty paragraph only, finds without accents, and stays away when sent away", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Ngày 03/10 và/hoặc 12/QĐ-UBND");
  assert.equal(await page.locator(".insert").count(), 0);
  await page.keyboard.press("Enter");
  await page.keyboard.type("/");
  await page.waitForSelector(".insert");
  assert.ok((await page.locator(".insert li").count()) >= 6);
  const apart = () => page.evaluate(() => document.querySelector(".insert").getBoundingClientRect().left - document.querySelector(".ProseMirror > p:last-of-type").getBoundingClientRect().left);
  const before = await apart();
  await page.setViewportSize({ width: 1800, height: 900 });
  await page.waitForFunction(() => innerWidth === 1800);
  await settled(page);
  assert.ok(Math.abs((await apart()) - before) < 2, "it goes with the text when the window grows");
  await page.keyboard.type("hop");
  assert.equal(await page.locator(".insert li").count(), 1);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".insert"));
  await page.keyboard.type("x");
  assert.equal(await page.locator(".insert").count(), 0, "sent away is sent away");
  for (let n = 0; n < 5; n += 1) await page.keyboard.press("Backspace");
  await page.keyboard.type("/bang");
  await page.waitForSelector(".insert");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Tổ");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Hộ");
  for (let n = 0; n < 8; n += 1) await page.keyboard.press("Tab");
  assert.equal(await page.locator(".ProseMirror tr").count(), 4, "Tab in the last cell makes a row");
  await page.waitForSelector(".floating");
  await page.keyboard.press("Alt+F10");
  for (let n = 0; n < 2; n += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".ProseMirror tr").count(), 3, "the bar deletes a row by the keyboard");
  await page.click(".floating [aria-label='Xóa bảng']");
  assert.equal(await page.locator(".ProseMirror table").count(), 0);
  await end();
});

test("a tool that could do nothing is shown so, and none is dead", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Một");
  await page.click("h1.headline");
  await page.waitForFunction(() => document.querySelector(".format [aria-label='Đậm']").disabled);
  assert.ok(await page.isDisabled(".format select"));
  await page.click(".ProseMirror > p:nth-child(3)");
  await page.waitForFunction(() => !document.querySelector(".format select").disabled);
  for (const [kind, tag] of [["heading2", "h2"], ["ordered_list", "ol"], ["quote", "blockquote"], ["bullet_list", "ul"], ["heading3", "h3"], ["fact_box", "aside"], ["paragraph", "p"]]) {
    await page.selectOption(".format select", kind);
    assert.equal((await shape(page))[2], `${tag}:Một`, `${kind} from what it was before`);
    await page.waitForFunction((one) => document.querySelector(".format select").value === one, kind);
  }
  await end();
});

test("a block is dragged by its grip", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Đoạn một", "Đoạn hai", "Đoạn ba");
  const box = (text) => page.locator(`.ProseMirror > p:text-is("${text}")`).boundingBox();
  const three = await box("Đoạn ba");
  await page.mouse.move(three.x + 60, three.y + 10);
  await page.waitForSelector(".grip");
  const grip = await page.locator(".grip").boundingBox();
  await page.mouse.move(grip.x + 12, grip.y + 12);
  await page.mouse.down();
  const one = await box("Đoạn một");
  await page.mouse.move(one.x + 40, one.y + 14, { steps: 6 });
  await page.mouse.move(one.x + 40, one.y + 3, { steps: 3 });
  await page.mouse.up();
  await page.waitForFunction(() => document.querySelector(".ProseMirror > p:nth-child(3)")?.textContent === "Đoạn ba");
  assert.deepEqual((await shape(page)).slice(2, 5), ["p:Đoạn ba", "p:Đoạn một", "p:Đoạn hai"]);
  await page.keyboard.press("Control+z");
  assert.deepEqual((await shape(page)).slice(2, 5), ["p:Đoạn một", "p:Đoạn hai", "p:Đoạn ba"], "one step undoes the move");
  await end();
});

test("the caret keeps to the middle while the text grows, and a headline breaks evenly only when it rests", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", ...Array.from({ length: 30 }, (_, n) => `Đoạn ${n + 1}`));
  const share = await page.evaluate(() => {
    const canvas = document.querySelector(".canvas").getBoundingClientRect();
    const caret = document.querySelector(".at-caret").getBoundingClientRect();
    return (caret.bottom - canvas.top) / canvas.height;
  });
  assert.ok(share > 0.35 && share < 0.66, `the caret stands at ${Math.round(share * 100)} % of the page`);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector("h1.headline")).textWrap), "balance");
  await page.click("h1.headline");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1.headline")).textWrap !== "balance");
  await end();
});

test("a letter is laid out and painted within the page alone", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Một đoạn dài hơn một dòng. ".repeat(8).trim());
  const touched = await page.evaluate(() => {
    const own = Object.getOwnPropertyDescriptor(Element.prototype, "scrollTop");
    const scrolled = [];
    const set = function (value) {
      scrolled.push(this.className);
      own.set.call(this, value);
    };
    Object.defineProperty(Element.prototype, "scrollTop", { ...own, set });
    for (const letter of "phường") document.execCommand("insertText", false, letter);
    Object.defineProperty(Element.prototype, "scrollTop", own);
    return { scrolled, contain: getComputedStyle(document.querySelector(".canvas")).contain };
  });
  assert.deepEqual(touched, { scrolled: [], contain: "strict" }, "the grids of the window stay out of it");
  await end();
});
