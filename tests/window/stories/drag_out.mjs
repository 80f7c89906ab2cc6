/** A photo leaves the window as a file: dragged by the pointer into another program's window. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { bitmap } from "../../browser/pictures.mjs";
import { test } from "../../browser/tally.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { addPhotos, type } from "../hands.mjs";

/** The system's own Python: GTK's binding is a package of the system. */
const PYTHON = "/usr/bin/python3";
const TARGET = fileURLToPath(new URL("../drop_target.py", import.meta.url));
/** The window lies at the left of the screen, the other program's at its right. */
const SIZE = { width: 780, height: 720 };
const GOAL = { x: 1050, y: 350 };
const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));

/** Deeds of a hand on the mouse. */
function pointer(...words) {
  const done = spawnSync("xdotool", words.map(String), { encoding: "utf8" });
  assert.equal(done.status, 0, `xdotool ${words.join(" ")}: ${done.stderr}`);
  return done.stdout.trim();
}

test("a photo is dragged out of the window and arrives elsewhere as a file", async () => {
  const place = makeHome();
  const app = await openWindow(place, { size: SIZE });
  const { browser } = app;
  await browser.$("#byline").waitForExist();
  await browser.$("#byline").setValue("Hạ Vy");
  await browser.keys("Enter");
  await browser.$(".ProseMirror").waitForExist();
  await pause(300);
  for (const [n, words] of ["Bài có ảnh", "Sa-pô", "Nội dung"].entries()) {
    if (n > 0) await browser.keys("Enter");
    await type(browser, words);
  }
  const file = path.join(place.home, "anh.bmp");
  writeFileSync(file, bitmap(900, 600, 5));
  await addPhotos(browser, [file]);
  await browser.$("figure img").waitForExist({ timeout: 30_000 });
  await app.saved();
  const target = spawn(PYTHON, [TARGET], { stdio: ["ignore", "pipe", "inherit"] });
  let heard = "";
  target.stdout.on("data", (bytes) => (heard += bytes));
  await browser.waitUntil(() => heard.startsWith("ready\n"), { timeout: 20_000, timeoutMsg: "no window to drop on" });
  const window = pointer("search", "--onlyvisible", "--name", "Tin Phường").split("\n")[0];
  pointer("windowmove", window, 0, 0);

  await browser.keys(["Control", "k"]);
  await browser.$(".palette [role=combobox]").waitForExist();
  await type(browser, "dan vao cong");
  await browser.keys("Enter");
  const photo = '.guide img[draggable="true"]';
  await browser.$(photo).waitForExist({ timeout: 30_000 });
  await browser.execute((wanted) => document.querySelector(wanted).scrollIntoView({ block: "center" }), photo);
  await pause(300);
  const start = await browser.execute((wanted) => {
    const box = document.querySelector(wanted).getBoundingClientRect();
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  }, photo);
  pointer("mousemove", start.x, start.y, "mousedown", 1);
  for (let n = 1; n <= 12; n += 1) {
    pointer("mousemove", start.x + n * 6, start.y + n * 2);
    await pause(60);
  }
  await pause(500);
  const from = { x: start.x + 72, y: start.y + 24 };
  for (let n = 1; n <= 10; n += 1) {
    pointer("mousemove", Math.round(from.x + ((GOAL.x - from.x) * n) / 10), Math.round(from.y + ((GOAL.y - from.y) * n) / 10));
    await pause(60);
  }
  await pause(400);
  pointer("mouseup", 1);
  await browser.waitUntil(() => heard.includes("file://"), { timeout: 20_000, timeoutMsg: `nothing arrived: ${heard}` });
  const arrived = fileURLToPath(heard.split("\n")[1]);
  assert.ok(arrived.startsWith(place.exports) && arrived.endsWith("01-anh.jpg"), arrived);
  assert.deepEqual([...readFileSync(arrived).subarray(0, 3)], [0xff, 0xd8, 0xff]);
  await browser.waitUntil(async () => (await browser.$$('.guide li.photo[data-done="true"]').length) === 1, { timeout: 5000, timeoutMsg: "the dragged photo is not ticked" });
  target.kill();
  await app.close();
  place.forget();
});
