/** Finding: the list by words, slips and filters; the open article and all drafts by words to replace. */
import assert from "node:assert/strict";

import { begun, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const headline = (page) => page.$eval(".ProseMirror .headline", (one) => one.textContent);

async function toList(page) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tat ca bai");
  await page.waitForSelector('.entry[aria-selected="true"]:has-text("Tất cả bài")');
  await page.keyboard.press("Enter");
  await page.waitForSelector("#search");
}

test("every letter searches; a slip is forgiven and said", async () => {
  const { page, end } = await begun();
  await write(page, "Thu ngân sách quý ba", "Sa-pô", "Nội dung");
  await toList(page);
  await page.keyboard.press("Control+f");
  for (const letter of "thu ng") {
    await page.keyboard.type(letter);
    await page.waitForFunction(() => [...document.querySelectorAll(".row .head")].some((one) => /Thu ngân sách/.test(one.textContent)));
  }
  await page.keyboard.type("an sahc");
  await page.waitForFunction(() => /«thu ngan sahc».*«Thu ngân sách»/s.test(document.querySelector(".notice")?.innerText));
  assert.deepEqual(await page.$$eval(".row mark", (all) => all.map((one) => one.textContent)), ["Thu ngân sách"]);
  await end();
});

test("filters narrow what was found", async () => {
  const { page, end } = await begun();
  await write(page, "Họp tổ dân phố", "Sa-pô", "Nội dung");
  await toList(page);
  await page.keyboard.press("Control+f");
  await page.keyboard.type("phuong ");
  await page.waitForSelector(".row mark");
  await page.click(".chip >> text=Chưa có ảnh");
  await page.waitForFunction(() => document.querySelectorAll(".row mark").length === 0);
  await page.keyboard.press("Control+f");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("dan pho");
  await page.waitForSelector(".row mark");
  await end();
});

test("letters typed right behind the key go to the find bar, never into the text", async () => {
  const { page, end } = await begun();
  await write(page, "Trồng cây ở ngõ 12", "Sa-pô", "Nội dung");
  for (let turn = 0; turn < 3; turn += 1) {
    await page.keyboard.press("Control+f");
    await page.keyboard.type("cây");
    assert.equal(await page.inputValue("#find"), "cây");
    await page.keyboard.press("Escape");
  }
  for (const [key, place] of [
    ["f", "#find"],
    ["k", ".palette input"],
  ]) {
    let open;
    const gate = new Promise((resolve) => (open = resolve));
    await page.route(/FindBar|Palette/, (route) => gate.then(() => route.continue()));
    // Not until it has loaded: what is fetched ahead, and held here, may belong to that.
    await page.reload({ waitUntil: "commit" });
    await page.waitForSelector(".ProseMirror-focused");
    await page.keyboard.press(`Control+${key}`);
    await page.keyboard.type("nõ");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("ngõ");
    assert.equal(await page.locator(place).count(), 0, "what was called is not here yet");
    open();
    await page.waitForFunction((place) => document.querySelector(place)?.value === "ngõ", place);
    await page.keyboard.type(" 12");
    assert.equal(await page.inputValue(place), "ngõ 12");
    assert.equal(await headline(page), "Trồng cây ở ngõ 12");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".ProseMirror-focused");
  }
  await end();
});

test("find and replace in the article, with one undo", async () => {
  const { page, end } = await begun();
  await write(page, "Hòa bình ở phố Hòa", "Ông Hoa nói", "hoan hô hòa giải");
  await page.keyboard.press("Control+f");
  await page.waitForSelector("#find");
  await page.keyboard.type("hoa");
  await page.waitForFunction(() => document.querySelectorAll(".ProseMirror .found").length === 5);
  assert.match(await page.innerText(".find .number"), /1\/5/);
  await page.click(".find >> text=Nguyên từ");
  await page.waitForFunction(() => document.querySelectorAll(".ProseMirror .found").length === 4);
  await page.keyboard.press("Control+h");
  await page.fill("[data-put]", "mùa");
  await page.click(".find >> text=Thay tất cả");
  assert.equal(await headline(page), "Mùa bình ở phố Mùa");
  assert.match(await page.innerText(".toasts"), /4 chỗ/);
  await page.waitForSelector("#find:focus");
  await page.keyboard.press("Escape");
  await page.waitForSelector("#find", { state: "detached" });
  await page.keyboard.press("Control+z");
  assert.equal(await headline(page), "Hòa bình ở phố Hòa");
  await page.waitForSelector('[data-save="saved"]');
  await end();
});

test("a chosen word is looked for, and what is typed next takes its place; a chosen article is no word", async () => {
  const { page, end } = await begun();
  await write(page, "Chợ đêm", "Sa-pô", "Ba bốn ba");
  const found = (count) => page.waitForFunction((count) => document.querySelectorAll(".ProseMirror .found").length === count, count);
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await settled(page);
  await page.keyboard.press("Control+f");
  await found(2);
  assert.equal(await page.inputValue("#find"), "ba");
  await page.keyboard.type("chợ");
  await found(1);
  assert.equal(await page.inputValue("#find"), "chợ");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+a");
  await settled(page);
  await page.keyboard.press("Control+f");
  await page.waitForSelector("#find:focus");
  assert.equal(await page.inputValue("#find"), "");
  await end();
});

test("one by one, what was put in is not found again at once", async () => {
  const { page, end } = await begun();
  await write(page, "Thoa kể", "bà Thoa, ông Thoa", "x");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+h");
  await page.waitForSelector("#find:focus");
  await page.keyboard.type("Thoa");
  await page.fill("[data-put]", "cô Thoa");
  await page.waitForSelector(".number:has-text('1/3')");
  await page.focus("[data-put]");
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("Enter");
  await page.waitForSelector("[data-put]:focus");
  assert.equal(await headline(page), "cô Thoa kể");
  assert.equal(await page.$eval(".ProseMirror .sapo", (one) => one.textContent), "bà cô Thoa, ông cô Thoa");
  await end();
});

test("find and replace over all drafts: a look, one step, and that step back", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Bà Nguyễn Thoa", "Sa-pô", "bà Nguyễn Thoa nói, Nguyễn Thoan cười");
  await toList(page);
  await write(page, "Nguyễn Thoa viết", "Sa-pô", "x");
  await toList(page);
  await page.keyboard.press("Control+h");
  await page.fill("[data-drafts=words]", "Nguyễn Thoa");
  await page.fill("[data-drafts=put]", "Nguyễn Thảo");
  await page.waitForFunction(() => document.querySelectorAll(".places .place").length === 3);
  await page.click("text=Thay trong 2 bài");
  await page.waitForSelector(".toasts");
  const read = async () => {
    const list = await newsroom.ask("article_list", {});
    return list.articles.filter((one) => !one.sample).map((one) => one.headline).sort();
  };
  assert.deepEqual(await read(), ["Bà Nguyễn Thảo", "Nguyễn Thảo viết"]);
  const [first] = (await newsroom.ask("article_list", {})).articles.filter((one) => one.headline.startsWith("Bà"));
  const revisions = (await newsroom.ask("revision_list", { id: first.id })).revisions;
  assert.equal(revisions[0].reason, "replace");
  await page.click(".toasts >> text=Hoàn tác");
  await page.waitForFunction(() => /trả lại chữ cũ cho 2 bài/.test(document.querySelector(".toasts")?.textContent ?? ""));
  assert.deepEqual(await read(), ["Bà Nguyễn Thoa", "Nguyễn Thoa viết"]);
  await end();
});

test("what is replaced right behind a letter is what was found, not what the letter moved into its place", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "một hai một hai");
  await page.keyboard.press("Control+h");
  await page.waitForSelector("#find:focus");
  await page.keyboard.type("hai");
  await page.fill("[data-put]", "ba");
  await page.waitForSelector(".number:has-text('2')");
  await page.click("h1.headline");
  await page.keyboard.press("Home");
  // All in one breath, before the places are looked for anew.
  await page.evaluate(() => {
    document.execCommand("insertText", false, "Xin chào ");
    return new Promise((drawn) => requestAnimationFrame(drawn)).then(() => [...document.querySelectorAll(".find button")].find((one) => one.textContent.includes("tất cả")).click());
  });
  await page.waitForSelector('[data-save="saved"]');
  const articles = (await newsroom.ask("article_list", {})).articles;
  const { body } = await newsroom.ask("article_read", { id: articles.find((one) => one.headline === "Xin chào Tít").id });
  assert.match(JSON.stringify(body), /một ba một ba/);
  await end();
});

test("what is looked for comes into sight while it is typed and by Enter, and the text moves for nothing else", async () => {
  const { page, end } = await begun();
  const lines = Array.from({ length: 40 }, (_, n) => `Đoạn ${n}${[25, 35].includes(n) ? " nói về ngân sách" : ""}`);
  await write(page, "Tít", "Sa-pô", ...lines);
  await page.keyboard.press("Control+Home");
  await settled(page);
  const inSight = () =>
    page.waitForFunction(() => {
      const [now, canvas] = [".found.now", ".canvas"].map((one) => document.querySelector(one)?.getBoundingClientRect());
      return now && now.top >= canvas.top && now.bottom <= canvas.bottom;
    });
  const scroll = () => page.$eval(".canvas", (one) => one.scrollTop);
  await page.keyboard.press("Control+f");
  await page.waitForSelector("#find:focus");
  await page.keyboard.type("ngan sach");
  await inSight();
  assert.ok((await scroll()) > 0, "it stood below");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "find", "the focus stays");
  const first = await page.innerText(".found.now >> xpath=..");
  for (const key of ["Enter", "Enter"]) {
    await page.keyboard.press(key);
    await inSight();
  }
  assert.notEqual(await page.innerText(".found.now >> xpath=.."), first);
  await page.keyboard.press("Shift+Enter");
  await inSight();
  assert.equal(await page.innerText(".found.now >> xpath=.."), first);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+f");
  await page.waitForSelector("#find:focus");
  await page.keyboard.type("đoạn 0");
  await inSight();
  await page.click(".ProseMirror > p >> nth=3");
  await settled(page);
  const stands = await scroll();
  await page.keyboard.type(" thêm");
  await page.waitForSelector('[data-save="saved"]');
  assert.equal(await scroll(), stands, "writing on moves nothing");
  await end();
});
