/** A drive that becomes full while somebody writes: the red bar stays, the text is kept, saving goes on when there is room. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

import { test } from "../../browser/tally.mjs";
import { root } from "../../places.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { processesOf } from "../connections.mjs";
import { begin, picture, text, type } from "../hands.mjs";

/** Mounts a drive of `megabytes` in memory on `folder`; false where that is not allowed. */
function mounted(folder, megabytes) {
  mkdirSync(folder);
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", folder]).status === 0;
}

/** Writes until not a byte more fits. */
function fill(file) {
  const open = openSync(file, "a");
  for (let size = 1 << 20; size >= 1; size >>= 1) {
    try {
      for (;;) if (writeSync(open, Buffer.alloc(size)) < size) break;
    } catch (fault) {
      assert.equal(fault.code, "ENOSPC");
    }
  }
  closeSync(open);
}

/** Types behind `typed` until the drive has no room for it; answers all that was typed. */
async function untilFull(browser, filler, typed) {
  let all = typed;
  // The ballast is given up for the last save; behind it nothing fits any more.
  const trouble = '[data-save="trouble"]';
  for (let words = 1; words <= 12 && !(await browser.$(trouble).isExisting()); words += 1) {
    fill(filler);
    await type(browser, ` chữ${words}`);
    all += ` chữ${words}`;
    await browser.pause(1_500);
  }
  await browser.$(trouble).waitForExist({ timeout: 5_000, timeoutMsg: "nobody says that the drive is full" });
  return all;
}

/** Asks the window to close, as the cross in its corner does. */
function askToClose(place) {
  // Workers bear the same name; only the window's own process has one on the screen.
  const windowOf = (pid) => spawnSync("xdotool", ["search", "--all", "--onlyvisible", "--pid", pid, "--name", "Tin Phường"], { encoding: "utf8" }).stdout.trim();
  const found = processesOf(place, "tin-phuong").map(windowOf).find((one) => one !== "") ?? "";
  assert.notEqual(found, "", "the window is on the screen");
  const asked = spawnSync("/usr/bin/python3", [path.join(root, "tests", "window", "ask_to_close.py"), found.split("\n")[0]], { encoding: "utf8" });
  assert.equal(asked.status, 0, asked.stderr);
}

test("a full drive is told by a bar that stays, and what was typed meanwhile is saved when there is room", async () => {
  const place = makeHome();
  if (!mounted(place.newsroom, 40)) {
    console.log("SKIPPED: no drive in memory may be mounted; the full drive was not seen in the window");
    return place.forget();
  }
  const filler = path.join(place.newsroom, "phim-gia-dinh.mp4");
  try {
    let app = await openWindow(place);
    const { browser } = app;
    await begin(browser);
    await type(browser, "Đĩa đầy");
    await app.saved();
    let typed = await untilFull(browser, filler, "Đĩa đầy");
    const bar = await browser.$(".notice.danger");
    await bar.waitForExist();
    assert.match(await bar.getText(), /đầy/i);
    assert.ok(await browser.execute(() => [...document.querySelectorAll("header.bar")].every((one) => one.scrollWidth <= one.clientWidth)), "the bar of the article has room for what it says");
    await type(browser, " vẫn viết");
    typed += " vẫn viết";
    await browser.pause(3_000);
    assert.ok(await bar.isExisting(), "the bar stays as long as the drive is full");
    assert.equal(await text(browser, "h1.headline"), typed);
    await picture(browser, path.join(root, "target", "screens", "03-dia-day.png"));
    rmSync(filler);
    await browser.$('[data-save="saved"]').waitForExist({ timeout: 15_000, timeoutMsg: "saving does not go on by itself" });
    assert.ok(!(await browser.$(".notice.danger").isExisting()), "the bar goes when everything is saved");
    for (const pid of processesOf(place, "tin-phuong")) process.kill(Number(pid), "SIGKILL");
    await app.close();
    app = await openWindow(place);
    await app.browser.$(".ProseMirror").waitForExist({ timeout: 20_000 });
    assert.equal(await text(app.browser, "h1.headline"), typed);
    await app.close();
  } finally {
    spawnSync("umount", ["--lazy", place.newsroom]);
    place.forget();
  }
});

test("a window with words that no drive has stays open when it is closed, and says so", async () => {
  const place = makeHome();
  if (!mounted(place.newsroom, 40)) {
    console.log("SKIPPED: no drive in memory may be mounted; the window was not closed on a full drive");
    return place.forget();
  }
  const filler = path.join(place.newsroom, "phim-gia-dinh.mp4");
  const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));
  try {
    let app = await openWindow(place);
    const { browser } = app;
    await begin(browser);
    await type(browser, "Chưa đóng");
    await app.saved();
    const typed = await untilFull(browser, filler, "Chưa đóng");
    askToClose(place);
    await browser.$(".toast*=Cửa sổ chưa đóng").waitForExist({ timeout: 10_000, timeoutMsg: "nobody says why the window stays" });
    await pause(3_000);
    assert.ok(processesOf(place, "tin-phuong").length > 0, "the window is there");
    await picture(browser, path.join(root, "target", "screens", "04-chua-dong.png"));
    await type(browser, " viết tiếp");
    assert.equal(await text(browser, "h1.headline"), `${typed} viết tiếp`, "and takes what is typed");
    rmSync(filler);
    await browser.$('[data-save="saved"]').waitForExist({ timeout: 15_000 });
    askToClose(place);
    for (let tries = 0; tries < 100 && processesOf(place, "tin-phuong").length > 0; tries += 1) await pause(100);
    assert.equal(processesOf(place, "tin-phuong").length, 0, "with everything saved it closes without a word");
    await app.close();
    app = await openWindow(place);
    await app.browser.$(".ProseMirror").waitForExist({ timeout: 20_000 });
    assert.equal(await text(app.browser, "h1.headline"), `${typed} viết tiếp`);
    await app.close();
  } finally {
    spawnSync("umount", ["--lazy", place.newsroom]);
    place.forget();
  }
});
