/** Every screen in every theme and size: seen by axe, photographed, nothing cut off, nothing scrolling sideways. */
import assert from "node:assert/strict";
import path from "node:path";

import { audit, cutMarks, outOfReach, screens, sideways, still } from "../looking.mjs";
import { openNewsroom, openPage } from "../newsroom.mjs";
import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, browser, openChosen, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** 1366 × 768 as it comes, a large screen, 125 % and 200 % of the first, and the narrowest that text reflows to. */
const SIZES = [[1920, 1080], [1093, 552], [683, 384], [320, 640], [1366, 768]];
const THEMES = [["light", "light"], ["dark", "dark"], ["contrast", "light"]];

/** Goes through all sizes on the screen as it stands. */
function seer(page, theme, found, sizes = SIZES) {
  return async (name) => {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await still(page);
      const where = `${name} ${width}×${height} ${theme}`;
      found.push(...(await audit(page, where)));
      if (await sideways(page)) found.push(`${where}: scrolls sideways`);
      found.push(...(await outOfReach(page)).map((line) => `${where}: ${line}`));
      if (theme === "light") found.push(...(await cutMarks(page)).map((line) => `${where}: ${line}`));
      if (width >= 1366 || name === "03-soan-thao") await page.screenshot({ path: path.join(screens, `${name}-${width}x${height}-${theme}.png`) });
    }
  };
}

/** The walk over all screens, from the list to the settings. */
async function walk(page, see) {
  await see("01-danh-sach");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("cay xanh");
  await page.waitForSelector("mark");
  await see("02-tim-kiem");
  await page.keyboard.press("Escape");
  await page.click(".row:has-text('Bài mẫu')");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror");
  await page.waitForFunction(() => [...document.querySelectorAll("figure img")].every((one) => one.complete));
  await see("03-soan-thao");
  await page.keyboard.press("F11");
  await see("15-tap-trung");
  await page.keyboard.press("F11");
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector(".photo");
  await see("05-anh");
  await page.keyboard.press("Escape");
  await page.click("#tab-article");
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
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("xuat");
  await page.waitForSelector(".entry");
  await see("12-bang-lenh");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+,");
  await page.waitForSelector(".settings section");
  await see("10-cai-dat");
  await page.keyboard.press("F1");
  await page.waitForSelector(".guide section");
  await see("17-huong-dan");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("kho anh");
  await page.waitForSelector('.entry[aria-selected="true"]:has-text("Kho ảnh")');
  await page.keyboard.press("Enter");
  await page.waitForSelector(".library .card img");
  await see("05-kho-anh");
}

for (const [theme, colorScheme] of THEMES) {
  test(`no screen has a fault that axe can see, no mark is cut (${theme})`, async () => {
    const { page, newsroom, end } = await begun({ colorScheme, bypassCSP: true });
    await newsroom.ask("settings_save", { theme });
    await page.reload();
    await page.waitForSelector(".row");
    const found = [];
    await walk(page, seer(page, theme, found));
    assert.equal(found.length, 0, `\n${found.join("\n")}`);
    await end();
  });

  test(`first run, states and layers have no fault either (${theme})`, async () => {
    const newsroom = await openNewsroom();
    await newsroom.ask("settings_save", { theme });
    const { page, close } = await openPage(browser, newsroom.address, { colorScheme, bypassCSP: true });
    const found = [];
    const see = seer(page, theme, found);
    await page.waitForSelector("#byline:focus");
    await page.waitForFunction(() => document.querySelector(".sheet img")?.complete);
    await see("11-bat-dau");
    await page.keyboard.type("Hạ Vy");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".ProseMirror-focused");
    await page.keyboard.type("Ngõ 12 trồng cây");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.type("/");
    await page.waitForSelector("[role=listbox] [role=option]");
    await see("13-chen-nhanh");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Backspace");
    await page.waitForSelector('[data-save="saved"]');
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".toast.trouble");
    await see("14-con-thieu");
    await page.dispatchEvent(".ProseMirror", "dragenter", { dataTransfer: await page.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(["x"], "a.jpg", { type: "image/jpeg" }));
      return data;
    }) });
    await page.waitForSelector(".place");
    await see("14-keo-anh");
    await page.evaluate(() => window.dispatchEvent(new Event("dragend")));
    await page.keyboard.press("Control+4");
    await page.waitForSelector(".none");
    await see("14-danh-sach-trong");
    await page.keyboard.press("Control+f");
    await page.keyboard.type("qzxwv jkqzx");
    await page.waitForFunction(() => document.querySelector(".none")?.textContent.includes("qzxwv jkqzx"));
    await see("14-tim-khong-thay");
    assert.equal(found.length, 0, `\n${found.join("\n")}`);
    await close();
    await newsroom.close();
    newsroom.forget();
  });
}

test("a palette that finds nothing and a tray with photos have no fault that axe can see", async () => {
  const { page, end } = await begun({ bypassCSP: true });
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".palette [role=combobox]:focus");
  await page.keyboard.type("qzxwv jkqzx");
  await page.waitForSelector(".palette .none");
  assert.deepEqual(await audit(page, "palette"), []);
  await page.keyboard.press("Escape");
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  const chooser = page.waitForEvent("filechooser");
  await page.click(".head >> text=Thêm ảnh");
  await (await chooser).setFiles([{ name: "một.bmp", mimeType: "image/bmp", buffer: bitmap(600, 400, 1) }]);
  await page.waitForSelector("[data-photo-card] input[type=checkbox]", { timeout: 20_000 });
  await still(page);
  assert.deepEqual(await audit(page, "tray"), []);
  await end();
});

test("with the system's own colours what is chosen has a line of its own", async () => {
  const { page, end } = await begun({ forcedColors: "active" });
  const marked = async (where) => {
    await page.waitForSelector(where);
    await page.evaluate(() => document.activeElement?.blur());
    await still(page);
    const line = await page.$eval(where, (one) => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth);
    assert.equal(line, "solid2px", where);
  };
  await marked(".row[aria-selected=true]");
  await page.click(".chip:has-text('Chưa có chú thích')");
  await marked(".chip[aria-pressed=true]:has-text('Chưa có chú thích')");
  await page.keyboard.press("Control+h");
  await marked("[role=dialog] .chip[aria-pressed=true]");
  await page.keyboard.press("Escape");
  await page.click(".row");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("F9");
  await marked(".version[aria-current=true]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+,");
  await marked(".index .way[aria-current=true]");
  await page.keyboard.press("Control+k");
  await marked(".entry[aria-selected=true]");
  await page.keyboard.press("Escape");
  await end();
});

test("in high contrast what is chosen has a line of its own, and the focus another colour", async () => {
  const { page, newsroom, end } = await begun();
  await newsroom.ask("settings_save", { theme: "contrast" });
  await page.reload();
  await page.waitForSelector(".row");
  const line = (where) => page.$eval(where, (one) => [getComputedStyle(one).outlineStyle, getComputedStyle(one).outlineColor].join(" "));
  const [chosen, focus] = ["solid rgb(255, 255, 255)", "solid rgb(255, 225, 0)"];
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("ArrowDown");
  assert.equal(await line(".row[aria-selected=true]"), focus);
  await page.focus("#search");
  assert.equal(await line(".row[aria-selected=true]"), chosen);
  await page.keyboard.press("Control+,");
  await page.waitForSelector(".settings section");
  assert.equal(await line(".segments [aria-pressed=true]"), chosen);
  assert.equal(await line(".index .way[aria-current=true]"), chosen);
  await page.focus(".segments [aria-pressed=true]");
  assert.equal(await line(".segments [aria-pressed=true]"), focus);
  await end();
});

test("the search for cut marks finds one", async () => {
  const { page, end } = await begun({ bypassCSP: true });
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<div style="position:fixed;top:300px;left:300px;font:14px/16px var(--font-ui);height:14px;overflow:hidden">thấp</div>'));
  const found = await cutMarks(page);
  assert.ok(found.some((line) => line.includes("«thấp»")), found.join("\n"));
  await end();
});

test("text reflows at 320 px, panels come as drawers and give the focus back", async () => {
  const { page, end } = await begun({ viewport: { width: 320, height: 640 } });
  assert.equal(await sideways(page), false, "the list");
  await page.click(".way-in");
  await page.waitForSelector("nav.drawn :focus");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.matches(".way-in")), true, "Esc gives the focus back");
  await page.keyboard.press("F6");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror");
  assert.equal(await sideways(page), false, "the page");
  await page.waitForTimeout(100);
  assert.ok(await page.isVisible("[data-save]"), "the save label is the last to hide");
  await page.keyboard.press("Control+\\");
  await page.waitForSelector('[data-drawer="side"] aside');
  assert.equal(await page.evaluate(() => document.activeElement.closest("aside") !== null), true);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+,");
  await page.waitForSelector(".settings section");
  assert.equal(await sideways(page), false, "the settings");
  await end();
});

test("in a narrow window every screen brings its panel and takes it away", async () => {
  const { page, end } = await begun({ viewport: { width: 683, height: 384 } });
  const panel = async (screen, inside) => {
    assert.equal(await page.isVisible("aside"), false, `${screen}: the page has the room`);
    await page.click("main:not([hidden]) .side-in");
    await page.waitForSelector("aside :focus");
    assert.equal(await page.isVisible(`aside ${inside}`), true, `${screen}: its panel is there`);
    await page.keyboard.press("Escape");
    await page.waitForSelector("main:not([hidden]) .side-in:focus");
    assert.equal(await page.isVisible("aside"), false, `${screen}: and gone`);
  };
  await openChosen(page);
  await page.keyboard.press("F9");
  await page.waitForSelector(".history .page");
  await panel("the versions", ".version");
  await page.keyboard.press("F8");
  await page.waitForSelector("iframe");
  await panel("the preview", "[data-check]");
  await page.keyboard.press("F8");
  await page.waitForSelector(".ProseMirror-focused");
  for (const [words, ready, inside] of [["anh cua bai", ".photo", "#photo-caption"], ["kho anh", ".library .card", "#photo-caption"]]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.waitForSelector(".entry");
    await page.keyboard.press("Enter");
    await page.waitForSelector(ready);
    await panel(words, inside);
  }
  await page.keyboard.press("Control+,");
  await page.waitForSelector(".settings section");
  await page.click(".way-in");
  await page.click("nav.drawn >> text=Tất cả bài");
  await page.waitForSelector(".row");
  await end();
});

test("forced colours keep what is chosen visible, and motion stops when it is asked to", async () => {
  const { page, newsroom, end } = await begun({ forcedColors: "active", reducedMotion: "reduce" });
  await page.waitForSelector(".row.chosen");
  const outline = (selector) => page.$eval(selector, (one) => getComputedStyle(one).outlineStyle);
  assert.equal(await outline(".row.chosen"), "solid");
  assert.equal(await outline(".way.on"), "solid");
  assert.equal(await page.$eval(".pill", (one) => getComputedStyle(one).borderTopStyle), "solid");
  const lasts = () => page.$eval(".button", (one) => getComputedStyle(one).transitionDuration);
  assert.equal(await lasts(), "0s");
  await page.emulateMedia({ reducedMotion: "no-preference" });
  assert.notEqual(await lasts(), "0s");
  await newsroom.ask("settings_save", { still: true });
  await page.reload();
  await page.waitForSelector(".button");
  assert.equal(await lasts(), "0s", "set in Settings");
  await end();
});

test("the theme follows the system while the person chose none", async () => {
  const { page, end } = await begun({ colorScheme: "dark" });
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), "dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.waitForFunction(() => document.documentElement.dataset.theme === "light");
  await page.keyboard.press("Control+,");
  await page.click("button:has-text('Tương phản cao')");
  await page.waitForFunction(() => document.documentElement.dataset.theme === "hc");
  await page.click("button:has-text('English')");
  await page.waitForSelector("h1:has-text('Settings')");
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en", "without a restart");
  await end();
});

test("two photos make the panel's cards and the readiness card whole", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["một.bmp", bitmap(600, 400, 1)]]);
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 1);
  await page.waitForFunction(() => document.querySelector(".readiness")?.textContent.includes("Ảnh 1 chưa có mô tả"));
  await page.keyboard.press("F2");
  await page.keyboard.type("Chú thích đủ cả");
  await page.waitForFunction(() => !document.querySelector(".readiness")?.textContent.includes("Ảnh 1"), null, { timeout: 10_000 });
  await end();
});
