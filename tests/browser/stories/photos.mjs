/** Photos come in and get their words. */
import assert from "node:assert/strict";

import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, command, openChosen, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("photos come in, get captions, and a bad one says what to do", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(700, 500, 1)], ["hỏng.bmp", Buffer.from("không phải ảnh")], ["hai.bmp", bitmap(500, 700, 2)]]);
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 20_000 });
  const spoken = () => page.$$eval("figure img", (all) => all.map((one) => one.alt));
  assert.deepEqual(await spoken(), ["Ảnh chưa có chú thích", "Ảnh chưa có chú thích"], "a photo without words has a name all the same");
  assert.match(await page.innerText(".toasts"), /hỏng\.bmp không phải là ảnh\. Bài và các ảnh khác vẫn nguyên/);
  await page.keyboard.press("F2");
  await page.keyboard.type("Chú thích một");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Chú thích hai");
  await page.waitForSelector('[data-save="saved"]');
  assert.deepEqual(await page.$$eval("figcaption", (all) => all.map((one) => one.textContent)), ["Chú thích một", "Chú thích hai"]);
  assert.deepEqual(await spoken(), ["Chú thích một", "Chú thích hai"]);
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector(".photo");
  await page.fill(".side .field input >> nth=0", "Ảnh: Hạ Vy");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-save="saved"]');
  const list = await newsroom.ask("article_list", {});
  assert.equal(list.articles[0].photos, 2);
  const view = await newsroom.ask("article_read", { id: list.articles[0].id });
  assert.ok(JSON.stringify(view.body).includes("Ảnh: Hạ Vy"), "the credit is stored");
  await end();
});

/** An article with a place for a photo between two paragraphs, opened; answers its id. */
async function withPlace(page, newsroom) {
  const { id, sequence, fields, body } = await newsroom.ask("article_new", {});
  const words = (text) => [{ type: "text", text }];
  const [headline, sapo, byline] = [body.content[0], body.content[1], body.content.at(-1)];
  const place = { type: "figure", attrs: { id: "bchoanhcho", photo: null, credit: "", alt: "" }, content: [{ type: "caption", content: words("Bà con ra quân") }] };
  const content = [{ ...headline, content: words("Ngõ 12") }, sapo, { type: "paragraph", attrs: { id: "btruoctruoc" }, content: words("Trước") }, place, { type: "paragraph", attrs: { id: "bsausausau" }, content: words("Sau") }, byline];
  await newsroom.ask("article_save", { id, sequence, fields, body: { ...body, content }, caret: 1, scroll: 0 });
  await page.reload();
  await page.waitForSelector(".row");
  await openChosen(page);
  return id;
}

test("the place of a photo gets it though the text above grows meanwhile, and no chosen photo is lost", async () => {
  const { page, newsroom, end } = await begun();
  await withPlace(page, newsroom);
  let arrive;
  const held = new Promise((go) => (arrive = go));
  await page.route("**/photo_add", (route) => held.then(() => route.continue()));
  const chooser = page.waitForEvent("filechooser");
  await page.click(".empty-place");
  await (await chooser).setFiles([1, 2].map((n) => ({ name: `${n}.bmp`, mimeType: "image/bmp", buffer: bitmap(600, 400, n) })));
  await page.click("h1.headline");
  await page.keyboard.press("End");
  await page.keyboard.type(" trồng thêm cây");
  arrive();
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 20_000 });
  await page.waitForSelector('[data-save="saved"]');
  const blocks = await page.$$eval(".ProseMirror > *", (all) => all.map((one) => `${one.localName}:${one.querySelector("figcaption")?.textContent ?? one.textContent}`));
  assert.deepEqual(blocks.slice(0, 6), ["h1:Ngõ 12 trồng thêm cây", "p:", "p:Trước", "figure:Bà con ra quân", "figure:", "p:Sau"]);
  await end();
});

test("a photo whose place is gone when it comes is told, with the way into the text", async () => {
  const { page, newsroom, end } = await begun();
  await withPlace(page, newsroom);
  let arrive;
  const held = new Promise((go) => (arrive = go));
  await page.route("**/photo_add", (route) => held.then(() => route.continue()));
  const chooser = page.waitForEvent("filechooser");
  await page.click(".empty-place");
  await (await chooser).setFiles([{ name: "một.bmp", mimeType: "image/bmp", buffer: bitmap(600, 400, 1) }]);
  await page.click("h1.headline");
  await page.keyboard.type("Sáng nay ");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("main.list .row");
  arrive();
  await page.click(".toast .act");
  await page.waitForSelector("figure img", { timeout: 20_000 });
  await end();
});

test("the lines of a caption stay lines among the photos, and in what is copied", async () => {
  const { page, newsroom, context, end } = await begun();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.keyboard.press("F2");
  await page.keyboard.type("Bà con");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("ra quân");
  await settled(page);
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Shift+ArrowUp");
  await page.keyboard.press("Shift+Home");
  await settled(page);
  await page.keyboard.press("Control+c");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "Bà con\nra quân");
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector("#photo-caption");
  assert.equal(await page.inputValue("#photo-caption"), "Bà con\nra quân");
  await page.focus("#photo-caption");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" sáng nay");
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-save="saved"]');
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  const { body } = await newsroom.ask("article_read", { id });
  const figure = body.content.find((block) => block.type === "figure");
  assert.deepEqual(figure.content[0].content.map((part) => part.text ?? part.type), ["Bà con", "hard_break", "ra quân sáng nay"]);
  await end();
});

test("a photo cut out of one article and pasted into another is among that one's photos", async () => {
  const { page, context, end } = await begun();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await write(page, "Bài một", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.click("figure .im");
  await page.waitForSelector("figure.selected");
  await page.keyboard.press("Control+x");
  await page.waitForFunction(() => !document.querySelector("figure"));
  await write(page, "Bài hai", "Sa-pô", "Nội dung");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+v");
  await page.waitForSelector("figure img");
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector("[data-photo-card] .pill");
  await page.focus("[role=tab][aria-selected=true]");
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector("#tab-article[aria-selected=true]");
  await end();
});

test("a photo that is pressed is chosen: letters go into its caption, and Delete takes the photo alone", async () => {
  const { page, context, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.click("h1.headline");
  await page.click("figure .im");
  await page.waitForSelector("figure.selected");
  await page.keyboard.type("Bà con");
  await settled(page);
  assert.equal(await page.textContent("figcaption"), "Bà con", "letters do not write the photo over");
  await page.click("figure .im");
  await page.waitForSelector("figure.selected");
  const session = await context.newCDPSession(page);
  await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", windowsVirtualKeyCode: 229 });
  for (const text of ["r", "ra"]) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send("Input.insertText", { text: "ra" });
  await settled(page);
  assert.equal(await page.textContent("figcaption"), "Bà conra", "nor does an input method");
  await page.click("h1.headline");
  await page.click("figure .im");
  await page.waitForSelector("figure.selected");
  await page.keyboard.press("Delete");
  await page.waitForFunction(() => !document.querySelector("figure"));
  await page.waitForSelector('[data-save="saved"]');
  const { body } = await newsroom.ask("article_read", { id: (await newsroom.ask("article_list", {})).articles[0].id });
  assert.match(JSON.stringify(body), /"Tít".*"Sa-pô".*"Nội dung"/, "no word of the text is lost by it");
  await page.keyboard.press("Control+z");
  await page.waitForSelector("figure img");
  await end();
});

test("the number of a photo in a gallery stands on that photo, not on its neighbour", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(300, 200, 1)], ["hai.bmp", bitmap(300, 200, 2)]]);
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 20_000 });
  await page.click("figure img");
  await command(page, "gop anh");
  await page.waitForSelector(".gallery figure[data-label='Ảnh 2']");
  const label = await page.$eval(".gallery figure[data-label='Ảnh 2']", (figure) => {
    const style = getComputedStyle(figure, "::before");
    return { left: Number.parseFloat(style.marginLeft), float: style.float, place: style.position, figure: getComputedStyle(figure).position };
  });
  // What is written in is never positioned itself: WebKit would take it away with its last letter.
  assert.deepEqual(label, { left: 8, float: "none", place: "absolute", figure: "static" });
  await end();
});

test("beside its photo a long caption shows whole, and one of two lines leaves no line by half", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["a.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.keyboard.press("F2");
  await page.keyboard.type("Quang cảnh hội nghị tổng kết phong trào thi đua yêu nước của phường, sáng 03-10. Hội nghị có hơn một trăm đại biểu của mười lăm tổ dân phố tham dự");
  await page.waitForSelector('[data-save="saved"]');
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  const whole = async (selector) => {
    await page.waitForSelector(selector);
    await settled(page);
    const [inside, seen] = await page.$eval(selector, (one) => [one.scrollHeight, one.clientHeight]);
    assert.ok(inside <= seen + 1, `${selector}: ${inside} of ${seen} px`);
    return seen;
  };
  const all = () => Promise.all([whole("#photo-caption"), whole(".photo textarea")]);
  const asItIs = await all();
  // As in a web view whose fields do not grow by themselves.
  await page.addInitScript(() => {
    CSS.supports = () => false;
    addEventListener("DOMContentLoaded", () => document.head.append(Object.assign(document.createElement("style"), { textContent: "textarea { field-sizing: fixed !important }" })));
  });
  await page.reload();
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  assert.deepEqual(await all(), asItIs);
  await page.fill("#photo-caption", "Ngắn");
  await settled(page);
  assert.ok((await whole("#photo-caption")) < asItIs[0], "it shrinks, too");
  await end();
});
