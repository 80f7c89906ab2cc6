/** What stands on one line, side by side or free of its neighbour on the smallest usual screen. */
import assert from "node:assert/strict";

import { outOfReach } from "../looking.mjs";
import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, openChosen, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** How many lines the elements stand on: those whose middles are apart by more than a few pixels. */
const lines = (page, selector) =>
  page.$$eval(selector, (all) => {
    const middles = all.filter((one) => one.getClientRects().length > 0).map((one) => one.getBoundingClientRect()).map((box) => box.top + box.height / 2).sort((a, b) => a - b);
    return middles.filter((middle, n) => n === 0 || middle - middles[n - 1] > 8).length;
  });

test("at 1366 px the filters stand on one line, whatever is chosen", async () => {
  const { page, end } = await begun();
  assert.equal(await lines(page, ".filters > *"), 1);
  await page.click("button:has-text('Chưa có ảnh')");
  await page.click("button:has-text('Chưa có chú thích')");
  assert.equal(await lines(page, ".filters > *"), 1, "bold too");
  const cut = await page.$$eval(".filters button", (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
  assert.deepEqual(cut, []);
  await end();
});

test("an empty shelf of a newsroom with articles leads to all of them", async () => {
  const { page, end } = await begun();
  await page.click("nav >> text=Đã đăng");
  await page.waitForSelector(".none");
  assert.doesNotMatch(await page.innerText(".none"), /bài đầu tiên/);
  await page.click(".none button");
  await page.waitForSelector("h1:has-text('Tất cả bài')");
  await page.waitForSelector(".row");
  await end();
});

test("the find bar closes in its corner, beside one line of fields", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+h");
  await page.waitForSelector("[data-put]");
  await page.keyboard.type("dung");
  assert.equal(await lines(page, ".find > *"), 1);
  await page.setViewportSize({ width: 683, height: 384 });
  const [bar, close] = await page.evaluate(() => [".find", ".find .close"].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()));
  assert.ok(close.right <= bar.right && close.top - bar.top < 12, JSON.stringify([bar, close]));
  await end();
});

test("two versions side by side both fit the window", async () => {
  const { page, end } = await begun();
  await openChosen(page);
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  await page.click("button:has-text('Cạnh nhau')");
  await page.waitForFunction(() => document.querySelectorAll("article.page").length === 2);
  assert.equal(await page.$eval(".canvas", (one) => one.scrollWidth > one.clientWidth), false, "nothing scrolls sideways");
  await end();
});

test("after an export each file is told on one line, with nothing of the estimate left", async () => {
  const { page, end } = await begun();
  await write(page, "Đảng bộ phường Mây Trắng: Quyết tâm hoàn thành thu ngân sách, giải ngân vốn đầu tư công", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img", { timeout: 20_000 });
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.check(".choice input[value=html]");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-export-folder]", { timeout: 30_000 });
  const files = await page.locator(".done .file").count();
  assert.ok(files >= 1);
  assert.equal(await lines(page, ".done .file > *"), files);
  assert.doesNotMatch(await page.innerText("[role=dialog] .foot"), /giây/);
  await end();
});

test("the grip beside a photo leaves its number to be read", async () => {
  const { page, end } = await begun();
  await openChosen(page);
  await page.waitForFunction(() => [...document.querySelectorAll("figure img")].every((one) => one.naturalWidth > 0));
  await page.hover("figure img >> nth=0");
  await page.waitForSelector(".grip");
  const free = await page.evaluate(() => {
    const figure = document.querySelector("figure");
    const label = getComputedStyle(figure, "::before");
    return document.querySelector(".grip").getBoundingClientRect().top - figure.getBoundingClientRect().top - Number.parseFloat(label.marginTop) - Number.parseFloat(label.lineHeight);
  });
  assert.ok(free >= 0, `the grip begins ${free} px below the label`);
  await end();
});

test("a description is needed as long as no caption stands in for it", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img", { timeout: 20_000 });
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector("[data-words=alt]");
  const label = () => page.$eval("[data-words=alt]", (one) => one.closest("label").textContent);
  assert.match(await label(), /Cần điền/);
  await page.fill("#photo-caption", "Bà con trồng cây");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector("[data-words=alt]").closest("label").textContent.includes("Tùy chọn"));
  await end();
});

test("what a search found is quoted in two lines at most, with where it stands and no more", async () => {
  const { page, end } = await begun();
  await write(page, "Rà soát thu ngân sách", "Sa-pô", `Phường rà soát các khoản thu ngân sách ${"và công khai tiến độ hằng tuần tại nhà văn hóa ".repeat(6)}`);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tat ca bai");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("khoan thu ngan sach");
  await page.waitForSelector(".row .snippet mark");
  const high = await page.$eval(".row .snippet", (one) => one.clientHeight - Number.parseFloat(getComputedStyle(one).paddingTop) - Number.parseFloat(getComputedStyle(one).paddingBottom));
  assert.ok(high > 0 && high <= 41, `${high} px`);
  assert.ok(await page.$eval(".row .snippet", (box) => box.querySelector("mark").getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom), "what was found is seen");
  assert.match(await page.innerText(".row .meta >> nth=0"), /khớp ở [^\n]+$/);
  await end();
});

test("a share card cuts the same words in every window", async () => {
  const { page, end } = await begun();
  await write(page, "Đảng bộ phường Mây Trắng: Quyết tâm hoàn thành thu ngân sách, giải ngân vốn đầu tư công", "Sa-pô", "Nội dung");
  const cut = [];
  for (const [width, height] of [[1366, 768], [1920, 1080]]) {
    await page.setViewportSize({ width, height });
    await page.keyboard.press("F8");
    await page.waitForSelector("[data-card]");
    await page.waitForFunction(() => document.querySelector(".checks")?.textContent.includes("hẻ chia sẻ"));
    cut.push(await page.$$eval(".checks > *", (all) => all.map((one) => one.textContent.trim()).filter((said) => said.includes("chia sẻ")).join()));
    await page.keyboard.press("F8");
    await page.waitForSelector(".ProseMirror-focused");
  }
  assert.match(cut[0], /cắt mất/);
  assert.equal(cut[1], cut[0]);
  await end();
});

test("the export dialog takes the height that the window has", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  const shown = () => page.$eval(".options", (one) => one.clientHeight);
  const small = await shown();
  const whole = () => page.$eval("[role=dialog]", (one) => one.getBoundingClientRect().bottom <= window.innerHeight && one.querySelector(".two").scrollHeight <= one.querySelector(".two").clientHeight);
  assert.ok(await whole(), "nothing but the two lists scrolls at 1366 × 768");
  await page.setViewportSize({ width: 1920, height: 1080 });
  assert.ok((await shown()) > small + 100);
  assert.ok(await whole());
  await end();
});

test("the handle of a cut is whole, wherever the cut ends", async () => {
  const { page, end } = await begun();
  await openChosen(page);
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector(".corner");
  const inside = await page.evaluate(() => {
    const [handle, frame] = [".corner", ".stage .frame"].map((one) => document.querySelector(one).getBoundingClientRect());
    return handle.right <= frame.right && handle.bottom <= frame.bottom;
  });
  assert.ok(inside);
  await end();
});

test("what could not be saved is said whole before the headline has its place", async () => {
  const { page, end } = await begun();
  await write(page, "Đảng bộ phường Mây Trắng: Quyết tâm hoàn thành thu ngân sách, giải ngân vốn đầu tư công", "Sa-pô", "Nội dung");
  await page.route("**/request/article_save", (route) => route.fulfill({ status: 500, body: JSON.stringify({ code: "internal" }) }));
  await page.keyboard.type(" thêm");
  await page.waitForSelector('[data-save="trouble"]');
  const shown = await page.$eval('[data-save="trouble"] .cut', (one) => {
    const range = document.createRange();
    range.setStart(one.firstChild, 0);
    range.setEnd(one.firstChild, "Chưa lưu được".length);
    return { said: range.toString(), whole: range.getBoundingClientRect().right <= one.getBoundingClientRect().right };
  });
  assert.deepEqual(shown, { said: "Chưa lưu được", whole: true });
  await page.unroute("**/request/article_save");
  await page.waitForSelector('[data-save="saved"]', { timeout: 20_000 });
  await end(/500/);
});

test("the ring around what scrolls is drawn whole, within it", async () => {
  const { page, end } = await begun();
  await openChosen(page);
  for (const [key, place] of [["F8", "div.stage"], ["F9", ".canvas[role=region]"]]) {
    await page.keyboard.press(key);
    await page.waitForSelector(place);
    await page.focus(place);
    const { outlineStyle, outlineOffset } = await page.$eval(place, (one) => (({ outlineStyle, outlineOffset }) => ({ outlineStyle, outlineOffset }))(getComputedStyle(one)));
    assert.deepEqual({ outlineStyle, outlineOffset }, { outlineStyle: "solid", outlineOffset: "-2px" }, place);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".ProseMirror-focused");
  }
  await end();
});

test("a field without words on one side of a comparison is no line there", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+s");
  // The version is made of the text without a section.
  await page.waitForSelector(".toast >> text=đã ghim");
  await page.fill("input[data-section]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("F9");
  await page.waitForSelector(".version");
  await page.click(".version >> nth=0");
  await page.click("button:has-text('Cạnh nhau')");
  await page.waitForFunction(() => document.querySelectorAll("article.page").length === 2);
  await page.waitForFunction(() => document.querySelectorAll("article.page")[1].textContent.includes("Thông báo"));
  const empty = await page.$$eval(".note", (all) => all.map((one) => one.textContent.trim()).filter((said) => said.endsWith(":")));
  assert.deepEqual(empty, []);
  await end();
});

test("the bar over the versions is as high as its lines in a narrow window", async () => {
  const { page, end } = await begun({ viewport: { width: 683, height: 384 } });
  await write(page, "Tít", "Sa-pô", "Nội dung");
  /** What of a bar stands out of it, or out of the window. */
  const out = (bar) =>
    page.$eval(bar, (one) => {
      const { bottom } = one.getBoundingClientRect();
      const inside = (box) => box.height === 0 || (box.top >= 0 && box.bottom <= bottom);
      return [...one.querySelectorAll("button, .field")].filter((part) => !inside(part.getBoundingClientRect())).map((part) => part.textContent.trim());
    });
  await page.keyboard.press("F9");
  await page.waitForSelector(".history .version, .history .page");
  assert.deepEqual(await out("main.history .bar"), []);
  await end();
});

test("a version's name of any length stays within its line", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  const { articles } = await newsroom.ask("article_list", {});
  await newsroom.ask("revision_pin", { id: articles.find((row) => row.headline === "Tít").id, name: "Bản đã đọc lại cùng đồng chí Chánh Văn phòng và bộ phận truyền thanh của phường" });
  await page.keyboard.press("F9");
  await page.waitForSelector(".version .chip:has-text('Chánh Văn phòng')");
  const [chip, counts] = await page.evaluate(() => {
    const row = [...document.querySelectorAll(".version")].find((one) => one.textContent.includes("Chánh"));
    return [".chip", ".counts"].map((part) => row.querySelector(part).getBoundingClientRect().toJSON());
  });
  assert.ok(chip.right <= counts.left, JSON.stringify([chip, counts]));
  await end();
});

test("on the narrowest window what was exported is told line by line, and each way on is in reach", async () => {
  const { page, end } = await begun();
  await write(page, "Đảng bộ phường Mây Trắng: Quyết tâm hoàn thành thu ngân sách, giải ngân vốn đầu tư công", "Sa-pô", "Nội dung");
  await page.fill("input[data-section]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.click(".ProseMirror");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".bar .pill.submitted");
  await page.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await outOfReach(page), [], "the bar of an article that waits for review");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".done .file", { timeout: 30_000 });
  assert.deepEqual(await outOfReach(page), []);
  assert.ok(await page.$eval(".done .field", (one) => one.clientWidth > 200), "the folder can be read");
  const over = await page.$$eval(".done .file", (all) => all.flatMap((file) => {
    const boxes = [...file.children].map((one) => one.getBoundingClientRect());
    return boxes.flatMap((one, n) => boxes.slice(n + 1).filter((other) => one.right > other.left + 1 && other.right > one.left + 1 && one.bottom > other.top + 5 && other.bottom > one.top + 5).map(() => file.textContent));
  }));
  assert.deepEqual(over, []);
  await page.keyboard.press("Escape");
  await page.keyboard.press("F8");
  await page.click(".preview .segments button >> nth=-1");
  await page.waitForSelector(".cards [data-card]");
  assert.ok(await page.$$eval(".cards [data-card]", (all) => all.every((one) => one.getBoundingClientRect().left >= 0 && one.getBoundingClientRect().right <= 320)));
  await end();
});

test("in a low window the dialog that replaces in all drafts keeps its buttons in sight", async () => {
  const { page, end } = await begun({ viewport: { width: 683, height: 384 } });
  await page.keyboard.press("Control+h");
  await page.waitForSelector("[data-drafts=words]:focus");
  await page.keyboard.type("phường");
  await page.waitForSelector(".places li");
  const foot = () => page.$eval(".layer .foot .first", (one) => {
    const box = one.getBoundingClientRect();
    return document.elementFromPoint(box.left + box.width / 2, box.bottom - 3) === one;
  });
  assert.ok(await foot());
  await page.$eval(".layer", (one) => one.scrollTo(0, 9_999));
  assert.ok(await foot());
  await end();
});

test("on the narrowest window what could not be saved is told with all that can be done about it", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.route("**/request/article_save", (route) => route.fulfill({ status: 500, body: JSON.stringify({ code: "storage_gone", detail: { place: "/nhà/tòa soạn" } }) }));
  await page.keyboard.type(" thêm");
  await page.waitForSelector(".notice.danger:has-text('vừa bị dời, đổi tên hay xóa')");
  await page.setViewportSize({ width: 320, height: 640 });
  assert.deepEqual(await outOfReach(page), []);
  await page.unroute("**/request/article_save");
  await page.waitForSelector('[data-save="saved"]', { timeout: 20_000 });
  await end(/500/);
});

test("the buttons of the dialog that restores are in reach on the narrowest window", async () => {
  const { page, newsroom, end } = await begun();
  await newsroom.ask("backup_now", {});
  await page.keyboard.press("Control+,");
  await page.waitForSelector(".settings section");
  await page.setViewportSize({ width: 320, height: 640 });
  await page.click("button:has-text('Khôi phục…')");
  await page.click("[role=dialog] .one input");
  await page.waitForSelector("[role=dialog] .foot .first:has-text('Khôi phục bản')");
  const out = await page.$$eval("[role=dialog] button", (all) => all.map((one) => [one.textContent, one.getBoundingClientRect(), one.closest(".layer").getBoundingClientRect()]).filter(([, box, frame]) => box.left < frame.left || box.right > frame.right).map(([said]) => said));
  assert.deepEqual(out, []);
  await end();
});
