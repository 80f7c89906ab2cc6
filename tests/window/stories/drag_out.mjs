/** A photo leaves the window as a file: dragged by the pointer from one newsroom's window into another program's. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../../browser/pictures.mjs";
import { test } from "../../browser/tally.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { addPhotos, type } from "../hands.mjs";

const SIZE = { width: 683, height: 720 };
const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));

function pointer(...words) {
  const done = spawnSync("xdotool", words.map(String), { encoding: "utf8" });
  assert.equal(done.status, 0, `xdotool ${words.join(" ")}: ${done.stderr}`);
  return done.stdout.trim();
}

const windows = () => pointer("search", "--onlyvisible", "--name", "Tin Phường").split("\n").filter(Boolean);

/** A window whose first run is done, with an article that has a headline. */
async function begun(place, headline) {
  const app = await openWindow(place, { size: SIZE });
  await app.browser.$("#byline").waitForExist();
  await app.browser.$("#byline").setValue("Hạ Vy");
  await app.browser.keys("Enter");
  await app.browser.$(".ProseMirror").waitForExist();
  await pause(300);
  for (const [n, words] of [headline, "Sa-pô", "Nội dung"].entries()) {
    if (n > 0) await app.browser.keys("Enter");
    await type(app.browser, words);
  }
  await app.saved();
  return app;
}

const middle = (browser, selector) =>
  browser.execute((wanted) => {
    const box = document.querySelector(wanted).getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }, selector);

test("a photo is dragged out of the window and arrives elsewhere as a file", async () => {
  if (spawnSync("xdotool", ["version"]).status !== 0) {
    console.log("skipped: xdotool is not installed, no pointer can drag");
    return;
  }
  const [here, there] = [makeHome(), makeHome()];
  const from = await begun(here, "Bài có ảnh");
  const [source] = windows();
  const file = path.join(here.home, "anh.bmp");
  writeFileSync(file, bitmap(900, 600, 5));
  await addPhotos(from.browser, [file]);
  await from.browser.$("figure img").waitForExist({ timeout: 30_000 });
  await from.saved();
  const to = await begun(there, "Bài nhận ảnh");
  const target = windows().find((one) => one !== source);
  assert.ok(source && target, "two windows are there");
  pointer("windowmove", source, 0, 0);
  pointer("windowmove", target, SIZE.width, 0);

  await from.browser.keys(["Control", "k"]);
  await from.browser.$("[role=combobox]").waitForExist();
  await type(from.browser, "dan vao cong");
  await from.browser.keys("Enter");
  const photo = '.guide img[draggable="true"]';
  await from.browser.$(photo).waitForExist({ timeout: 30_000 });
  await from.browser.execute((wanted) => document.querySelector(wanted).scrollIntoView({ block: "center" }), photo);
  await pause(300);
  const start = await middle(from.browser, photo);
  const end = await middle(to.browser, ".ProseMirror > p:nth-of-type(2)");
  pointer("mousemove", start.x, start.y, "mousedown", 1);
  for (let n = 1; n <= 12; n += 1) {
    pointer("mousemove", start.x + n * 6, start.y + n * 2);
    await pause(60);
  }
  await pause(500);
  const goal = { x: SIZE.width + end.x, y: end.y };
  for (let n = 1; n <= 10; n += 1) {
    pointer("mousemove", Math.round(start.x + 72 + ((goal.x - start.x - 72) * n) / 10), Math.round(start.y + 24 + ((goal.y - start.y - 24) * n) / 10));
    await pause(60);
  }
  await pause(400);
  pointer("mouseup", 1);
  await to.browser.waitUntil(async () => (await to.browser.$$("figure img").length) === 1, { timeout: 20_000, timeoutMsg: "the other window got no photo" });
  await to.saved();
  await from.browser.waitUntil(async () => (await from.browser.$$('.guide li.photo[data-done="true"]').length) === 1, { timeout: 5000, timeoutMsg: "the dragged photo is not ticked" });
  await from.close();
  await to.close();
  here.forget();
  there.forget();
});
