/** The window's page in a real browser, on the real desk: writing, photos, paste, search, keys, accessibility. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { fromUi, root } from "../places.mjs";
import { openNewsroom, openPage, startBrowser } from "./newsroom.mjs";
import { bitmap } from "./pictures.mjs";
import { tally, test } from "./tally.mjs";

const axe = readFileSync(fromUi.resolve("axe-core/axe.min.js"), "utf8");
const screens = path.join(root, "target", "screens");
mkdirSync(screens, { recursive: true });
const browser = await startBrowser();

/** A newsroom whose first run is done. */
async function begun(options) {
  const newsroom = await openNewsroom();
  await newsroom.ask("settings_save", { byline: "Hạ Vy", ward: "Phường Mây Trắng" });
  const opened = await openPage(browser, newsroom.address, options);
  await opened.page.waitForSelector(".row");
  return {
    newsroom,
    ...opened,
    async end(provoked) {
      await opened.close(provoked);
      await newsroom.close();
      newsroom.forget();
    },
  };
}

/** Begins a new article by the keyboard. */
async function write(page, headline, lead, ...paragraphs) {
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
  for (const [n, words] of [headline, lead, ...paragraphs].entries()) {
    if (n > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(words);
  }
  await page.waitForSelector('[data-save="saved"]');
}

const shape = (page) => page.$$eval(".ProseMirror > *", (blocks) => blocks.map((block) => `${block.localName}:${block.textContent}`));
const dropped = (files) => files.map(([name, bytes]) => ({ name, mimeType: "image/bmp", buffer: bytes }));

async function addPhotos(page, files) {
  const chooser = page.waitForEvent("filechooser");
  await page.click(".format >> text=Thêm ảnh");
  await (await chooser).setFiles(dropped(files));
}

test("the first run asks one thing and puts the caret into Tít", async () => {
  const newsroom = await openNewsroom();
  const { page, close } = await openPage(browser, newsroom.address);
  await page.waitForSelector("#byline:focus");
  await page.keyboard.press("Enter");
  assert.equal(await page.isVisible("#byline"), true, "without a byline nothing begins");
  await page.keyboard.type("Hạ Vy");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.type("Tít đầu tiên");
  assert.equal((await shape(page))[0], "h1:Tít đầu tiên");
  assert.equal((await shape(page)).at(-1), "p:Hạ Vy", "the draft is signed");
  await close();
  await newsroom.close();
  newsroom.forget();
});

test("what is said to be saved survives a power cut", async () => {
  const newsroom = await openNewsroom();
  await newsroom.ask("settings_save", { byline: "Hạ Vy" });
  const first = await openPage(browser, newsroom.address);
  await first.page.waitForSelector(".row");
  await write(first.page, "Mất điện giữa chừng", "Sa-pô còn nguyên.", "Đoạn một.");
  await newsroom.kill();
  await first.context.close();
  const again = await openNewsroom(newsroom.folder);
  const second = await openPage(browser, again.address);
  await second.page.waitForSelector(".ProseMirror");
  assert.deepEqual((await shape(second.page)).slice(0, 3), ["h1:Mất điện giữa chừng", "p:Sa-pô còn nguyên.", "p:Đoạn một."]);
  assert.match(await second.page.innerText(".toasts"), /dừng đột ngột/);
  await second.close();
  await again.close();
  again.forget();
});

test("Enter, lists, the insert menu and undo by words", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Mở đầu");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/trich");
  await page.waitForSelector(".menu");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Lời phát biểu");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Bà Nguyễn Mẫu");
  await page.keyboard.press("Enter");
  await page.keyboard.type("một hai ba");
  assert.deepEqual((await shape(page)).slice(3), ["blockquote:Lời phát biểuBà Nguyễn Mẫu", "p:một hai ba", "p:Hạ Vy"]);
  await page.keyboard.press("Control+z");
  assert.equal((await shape(page))[4], "p:một hai ", "undo takes one word");
  await page.keyboard.press("Control+y");
  assert.equal((await shape(page))[4], "p:một hai ba");
  await page.keyboard.press("Alt+ArrowUp");
  assert.equal((await shape(page))[3], "p:một hai ba", "a block moves by keys");
  await end();
});

test("pasted pages keep their words and lose everything active", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
  await page.evaluate(() => {
    window.attacked = 0;
    const data = new DataTransfer();
    data.setData("text/html", '<h1>Tít dán</h1><p onclick="attacked=1">Sa-pô <b>đậm</b><img src=x onerror="attacked=1"><script>attacked=1</script></p><ul><li>Một</li><li>Hai</li></ul><p>Th\u01b0\u0323 c\u1ea3nh</p>');
    data.setData("text/plain", "x");
    document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  const shown = await shape(page);
  assert.deepEqual(shown.slice(0, 4), ["h1:Tít dán", "p:Sa-pô đậm", "ul:MộtHai", "p:Thự cảnh"]);
  assert.equal(await page.evaluate(() => window.attacked), 0);
  await page.waitForSelector('[data-save="saved"]');
  await end(/inline event handler/);
});

test("photos come in, get captions, and a bad one says what to do", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(700, 500, 1)], ["hỏng.bmp", Buffer.from("không phải ảnh")], ["hai.bmp", bitmap(500, 700, 2)]]);
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 20_000 });
  assert.match(await page.innerText(".toasts"), /hỏng\.bmp không phải là ảnh\. Bài và các ảnh khác vẫn nguyên/);
  await page.keyboard.press("F2");
  await page.keyboard.type("Chú thích một");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Chú thích hai");
  await page.waitForSelector('[data-save="saved"]');
  assert.deepEqual(await page.$$eval("figcaption", (all) => all.map((one) => one.textContent)), ["Chú thích một", "Chú thích hai"]);
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

test("search finds without accents and says where", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("cay xanh suoi hoa");
  await page.waitForSelector("mark");
  const marked = await page.$$eval("mark", (all) => all.map((one) => one.textContent.toLowerCase()));
  assert.ok(marked.includes("cây") && marked.includes("xanh"), marked.join());
  assert.match(await page.innerText(".row .meta"), /khớp ở/);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror");
  await end();
});

test("the main job by the keyboard alone: write, preview, export", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Viết bằng phím", "Sa-pô của bài.", "Nội dung của bài.");
  await page.keyboard.press("F8");
  const frame = page.frameLocator('[data-preview="desktop"]');
  await frame.locator("h1").waitFor();
  assert.equal(await frame.locator("h1").innerText(), "Viết bằng phím");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-export-folder]");
  const folder = await page.getAttribute("[data-export-folder]", "data-export-folder");
  assert.ok(folder.startsWith(newsroom.exports), folder);
  assert.deepEqual(readdirSync(folder).sort(), ["viet-bang-phim.html", "viet-bang-phim.zip"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("F9");
  await page.waitForSelector(".timeline .version");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.querySelector(".toasts")?.textContent.includes("Đã lưu rồi"));
  await end();
});

test("an article goes from desk to desk, and back with a reason", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelector(".toasts")?.textContent.includes("còn thiếu"));
  await page.fill("input[list=sections]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.click(".bar >> text=Gửi duyệt");
  await page.waitForSelector(".bar .pill.submitted");
  await page.click(".bar button:has-text('Trả lại')");
  await page.fill("[role=dialog] textarea", "Thiếu ảnh");
  await page.click("[role=dialog] button.first");
  await page.waitForSelector(".bar .pill.returned");
  await end();
});

test("restoring an old version removes nothing", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Bản đầu");
  await page.keyboard.press("Control+s");
  await page.waitForTimeout(200);
  await page.keyboard.type(" rồi viết thêm mấy chữ");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  await page.click(".version >> nth=0");
  await page.waitForSelector("ins");
  const before = await page.locator(".version").count();
  await page.fill(".name input", "Bản đầu tiên");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".timeline")?.textContent.includes("Bản đầu tiên"));
  await page.click("button:has-text('Cạnh nhau')");
  assert.equal(await page.locator("article.page").count(), 2);
  await page.click("button:has-text('Thay đổi') >> nth=0");
  await page.click("button:has-text('Khôi phục bản')");
  await page.waitForSelector(".ProseMirror");
  await page.waitForFunction(() => document.querySelector(".ProseMirror > p:nth-child(3)")?.textContent === "Bản đầu");
  await page.click(".toast >> text=Hoàn tác");
  await page.waitForFunction(() => document.querySelector(".ProseMirror > p:nth-child(3)")?.textContent.includes("viết thêm"));
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  assert.ok((await page.locator(".version").count()) >= before + 2);
  await end();
});

/** Runs axe on the page as it stands. */
async function audit(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], iframes: false }));
  const lines = violations.map((one) => `${where}: ${one.id} – ${one.help}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  return lines;
}

for (const colorScheme of ["light", "dark"]) {
  test(`no screen has a fault that axe can see (${colorScheme})`, async () => {
    const { page, end } = await begun({ colorScheme, bypassCSP: true });
    const found = [];
    const see = async (name) => {
      await page.waitForTimeout(350);
      found.push(...(await audit(page, name)));
      await page.screenshot({ path: path.join(screens, `${name}-1366x768-${colorScheme}.png`) });
    };
    await see("01-danh-sach");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".ProseMirror");
    await see("03-soan-thao");
    await page.click("#tab-photos");
    await page.click("text=Xem tất cả ảnh");
    await page.waitForSelector(".photo");
    await see("05-anh");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F8");
    await page.waitForSelector("iframe");
    await see("07-xem-truoc");
    await page.keyboard.press("Control+e");
    await page.waitForSelector(".choice");
    await see("08-xuat");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F9");
    await page.waitForSelector(".version");
    await see("06-phien-ban");
    await page.keyboard.press("Control+k");
    await page.waitForSelector(".entry");
    await see("12-bang-lenh");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+,");
    await page.waitForSelector(".settings");
    await see("10-cai-dat");
    await page.setViewportSize({ width: 320, height: 640 });
    await see("10-cai-dat-320");
    assert.deepEqual(found, []);
    await end();
  });
}

await tally();
await browser.close();
process.exit();
