/** Photos, a folder and a text that were copied in a file manager and pasted with Ctrl+V: on the page and on the photos' screen. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { bitmap } from "../../browser/pictures.mjs";
import { test } from "../../browser/tally.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { begin, text, type } from "../hands.mjs";

/** The system's own Python: GTK's binding is a package of the system. */
const PYTHON = "/usr/bin/python3";
const COPIED = fileURLToPath(new URL("../copied_files.py", import.meta.url));

/** Copies `files` in another program; the answer ends it. */
async function copied(browser, ...files) {
  const other = spawn(PYTHON, [COPIED, ...files], { stdio: ["ignore", "pipe", "inherit"] });
  let heard = "";
  other.stdout.on("data", (bytes) => (heard += bytes));
  await browser.waitUntil(() => heard.includes("holds"), { timeout: 20_000, timeoutMsg: `the other program does not hold them: ${heard}` });
  return () => other.kill();
}

test("files copied in a file manager are pasted as photos, and their addresses into no text", async () => {
  const place = makeHome();
  const app = await openWindow(place);
  const { browser } = app;
  await begin(browser);
  await type(browser, "Lễ ra quân");
  await app.saved();
  const put = (name, bytes) => {
    const file = path.join(place.home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return file;
  };
  const photos = ["họp 1.jpg", "họp 2.jpg".normalize("NFD")].map((name, n) => put(name, bitmap(640 + n, 480, n)));
  put("Thẻ nhớ 03.10.2025/DCIM/IMG_1.JPG", bitmap(700, 500, 5));
  put("Thẻ nhớ 03.10.2025/DCIM/IMG_1.AAE", "x");
  const note = put("họp tổ.txt", "Họp tổ dân phố\n\nTối qua, tổ dân phố số 5 họp.\n\nNội dung.\n");
  const figures = async () => (await browser.$$(".ProseMirror figure img")).length;

  let end = await copied(browser, ...photos);
  await browser.keys(["Control", "v"]);
  await browser.waitUntil(async () => (await figures()) === 2, { timeout: 60_000, timeoutMsg: "two copied photos do not come into the text" });
  end();
  await app.saved();
  const written = await text(browser, ".ProseMirror");
  assert.ok(written.startsWith("Lễ ra quân") && !written.includes(place.home), `no path is written into the text: ${written}`);

  end = await copied(browser, note);
  await browser.keys(["Control", "v"]);
  await browser.waitUntil(async () => (await text(browser, ".ProseMirror")).includes("Tối qua, tổ dân phố số 5 họp."), { timeout: 20_000, timeoutMsg: "the words of a copied file do not come to the caret" });
  assert.equal(await figures(), 2);
  assert.ok(!(await text(browser, ".ProseMirror")).includes(place.home), "its address does not come with them");
  await browser.$("[data-paste] .ways button").waitForExist();
  await browser.keys(["Control", "z"]);
  await browser.waitUntil(async () => (await text(browser, ".ProseMirror")) === written, { timeoutMsg: "one undo does not take them back" });
  end();

  await browser.keys(["Control", "k"]);
  await browser.$(".palette [role=combobox]").waitForExist();
  await type(browser, "anh cua bai");
  await browser.keys("Enter");
  await browser.$(".grid").waitForExist();
  const cards = async () => (await browser.$$("[data-photo-card]")).length;
  const before = await cards();
  end = await copied(browser, path.join(place.home, "Thẻ nhớ 03.10.2025"));
  await browser.keys(["Control", "v"]);
  await browser.waitUntil(async () => (await cards()) === before + 1, { timeout: 60_000, timeoutMsg: "the photo of a copied folder does not come into the tray" });
  end();
  await app.close();
  place.forget();
});
