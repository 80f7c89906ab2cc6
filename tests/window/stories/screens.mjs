/** The real window photographed: its main screens, light and dark, on a small and on a large screen. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";

import { test } from "../../browser/tally.mjs";
import { root } from "../../places.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { picture, text } from "../hands.mjs";

const screens = path.join(root, "target", "screens");
mkdirSync(screens, { recursive: true });

/** Runs a command by its words in the palette. */
async function command(browser, words) {
  await browser.keys(["Control", "k"]);
  await browser.$(".palette [role=combobox]").waitForExist();
  await browser.keys(words);
  await browser.pause(250);
  await browser.keys("Enter");
  await browser.pause(250);
}

async function photographAll(browser, name) {
  for (const [width, height] of [[1920, 1080], [1366, 768]]) {
    await browser.setWindowSize(width, height);
    await browser.pause(350);
    await picture(browser, path.join(screens, `cua-so-${name}-${width}x${height}.png`));
  }
}

test("the main screens stand in the real window, and its title follows them", async () => {
  const place = makeHome();
  const app = await openWindow(place);
  const { browser } = app;
  await browser.$("#byline").waitForExist();
  await browser.$(".sheet img").waitForExist();
  await photographAll(browser, "11-bat-dau");
  await browser.$("#byline").setValue("Hạ Vy");
  await browser.$("button*=Xem bài mẫu trước").click();
  await browser.$(".ProseMirror").waitForExist();
  await browser.waitUntil(() => browser.execute(() => [...document.querySelectorAll("figure img")].every((one) => one.naturalWidth > 0)), { timeout: 20_000 });
  for (const theme of ["sang", "toi"]) {
    const shows = () => browser.execute(() => document.documentElement.dataset.theme);
    if ((await shows()) !== { sang: "light", toi: "dark" }[theme]) await command(browser, "doi chu de");
    assert.equal(await shows(), { sang: "light", toi: "dark" }[theme]);
    await photographAll(browser, `03-soan-thao-${theme}`);
    await browser.keys("F11");
    await photographAll(browser, `15-tap-trung-${theme}`);
    await browser.keys("F11");
    await browser.keys(["Control", "k"]);
    await browser.$(".palette [role=combobox]").waitForExist();
    await browser.keys("xuat");
    await photographAll(browser, `12-bang-lenh-${theme}`);
    await browser.keys("Escape");
    await browser.keys(["Control", ","]);
    await browser.$(".settings section").waitForExist();
    await photographAll(browser, `10-cai-dat-${theme}`);
    await browser.keys("Escape");
    await browser.waitUntil(() => browser.execute(() => document.activeElement?.closest(".ProseMirror") !== null));
    await command(browser, "tat ca bai");
    await browser.$(".row").waitForExist();
    await browser.$(".quick .headline").waitForExist();
    await photographAll(browser, `01-danh-sach-${theme}`);
    assert.equal(await browser.getTitle(), "Tất cả bài – Tin Phường");
    await browser.keys("Enter");
    await browser.$(".ProseMirror").waitForExist();
  }
  assert.match(await text(browser, "h1.headline"), /Mây Trắng/);
  await app.close();
  place.forget();
});
