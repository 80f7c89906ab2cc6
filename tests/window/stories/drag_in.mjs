/** Photos and folders of a phone, dragged by the pointer out of another program's window: on the list, on the page, on the library. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { bitmap } from "../../browser/pictures.mjs";
import { test } from "../../browser/tally.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { begin, text, type } from "../hands.mjs";

/** The system's own Python: GTK's binding is a package of the system. */
const PYTHON = "/usr/bin/python3";
const SOURCE = fileURLToPath(new URL("../drag_source.py", import.meta.url));
/** The window lies at the left of the screen, the other program's at its right. */
const SIZE = { width: 780, height: 720 };
const [START, GOAL] = [{ x: 1050, y: 350 }, { x: 600, y: 560 }];
const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));

/** Deeds of a hand on the mouse. */
function pointer(...words) {
  const done = spawnSync("xdotool", words.map(String), { encoding: "utf8" });
  assert.equal(done.status, 0, `xdotool ${words.join(" ")}: ${done.stderr}`);
  return done.stdout.trim();
}

/** Another program that gives files away. */
async function otherProgram(browser) {
  const source = spawn(PYTHON, [SOURCE], { stdio: ["pipe", "pipe", "inherit"] });
  let heard = "";
  source.stdout.on("data", (bytes) => (heard += bytes));
  const says = async (word) => {
    await browser.waitUntil(() => heard.includes(word), { timeout: 20_000, timeoutMsg: `no «${word}»: ${heard}` });
    heard = "";
  };
  await says("ready");
  return {
    /** Drags `files` over the window and lets them fall. */
    async drag(...files) {
      source.stdin.write(`${files.join("\t")}\n`);
      await says("holds");
      pointer("mousemove", START.x, START.y, "mousedown", 1);
      for (let n = 1; n <= 10; n += 1) {
        pointer("mousemove", Math.round(START.x + ((GOAL.x - START.x) * n) / 10), Math.round(START.y + ((GOAL.y - START.y) * n) / 10));
        await pause(60);
      }
      await browser.waitUntil(() => browser.execute(() => document.querySelector("[data-drop]") !== null), { timeout: 20_000, timeoutMsg: "nothing says where the files would go" });
      // A busy window takes a while to say that it wants them.
      for (let n = 1; n <= 6; n += 1) {
        pointer("mousemove", GOAL.x + (n % 2), GOAL.y);
        await pause(250);
      }
      pointer("mouseup", 1);
      await says("given");
    },
    end: () => source.kill(),
  };
}

/** A phone's folder: photos in folders, and what phones and other systems lay beside them. */
function phone(home) {
  const root = path.join(home, "Ảnh hội nghị 03.10.2025".normalize("NFD"));
  const put = (name, bytes) => {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    return file;
  };
  const photos = ["DCIM/100APPLE/IMG_0001.JPG", "DCIM/101APPLE/IMG_0001.JPG", "Lễ ra quân.jpg".normalize("NFD")];
  const made = photos.map((name, n) => put(name, bitmap(640 + n, 480, n)));
  const fourth = path.join(home, "từ Zalo.jpg");
  writeFileSync(fourth, bitmap(800, 601, 9));
  const note = path.join(home, "họp tổ.txt");
  writeFileSync(note, "Họp tổ dân phố\n\nTối qua, tổ dân phố số 5 họp.\n\nNội dung.\n");
  const beside = ["DCIM/100APPLE/IMG_0001.AAE", "DCIM/100APPLE/IMG_0001.MOV", "DCIM/Thumbs.db", "DCIM/100APPLE/._IMG_0001.JPG"].map((name) => put(name, "x"));
  return { root, made, beside, fourth, note, film: beside[1] };
}

test("photos and folders dragged out of another program come in, and nothing that lies beside them", async () => {
  const place = makeHome();
  const app = await openWindow(place, { size: SIZE });
  const { browser } = app;
  await begin(browser);
  await type(browser, "Lễ ra quân");
  await app.saved();
  const window = pointer("search", "--onlyvisible", "--name", "Tin Phường").split("\n")[0];
  pointer("windowmove", window, 0, 0);
  const other = await otherProgram(browser);
  const { root, made, beside, fourth, note, film } = phone(place.home);
  const figures = async () => (await browser.$$(".ProseMirror figure img")).length;
  const notes = () => browser.execute(() => document.querySelector(".toasts")?.textContent ?? "");

  await other.drag(...made, ...beside);
  await browser.waitUntil(async () => (await figures()) === 3, { timeout: 60_000, timeoutMsg: "three photos do not come into the text" });
  assert.equal(await notes(), "", "nothing that lies beside them is told of");
  await app.saved();
  assert.doesNotMatch(await text(browser, ".ProseMirror"), /file:/, "no address is written into the text");

  await browser.keys(["Control", "1"]);
  await browser.$("main.list").waitForExist();
  await browser.waitUntil(async () => (await figures()) === 0);
  await other.drag(root);
  await browser.waitUntil(async () => (await figures()) === 3, { timeout: 60_000, timeoutMsg: "the photos of a folder do not come into a new article" });
  assert.equal(await notes(), "", "a folder with points in its name is no text");
  await app.saved();

  await browser.keys(["Control", "k"]);
  await browser.$(".palette [role=combobox]").waitForExist();
  await type(browser, "anh cua bai");
  await browser.keys("Enter");
  await browser.$(".grid").waitForExist();
  await other.drag(fourth);
  await browser.waitUntil(async () => (await browser.$$("[data-photo-card]")).length === 4, { timeout: 60_000, timeoutMsg: "a photo that falls on the tray is not in it" });

  await other.drag(note);
  await browser.waitUntil(async () => /họp tổ\.txt.*Mở thành bài mới/s.test(await notes()), { timeout: 20_000, timeoutMsg: "it is not asked what is to become of a text beside an article" });

  await browser.keys(["Control", "1"]);
  await browser.$("main.list").waitForExist();
  await browser.waitUntil(async () => (await figures()) === 0);
  await pause(500);
  assert.doesNotMatch(await text(browser, "main.list"), /Họp tổ dân phố/, "nothing is opened that nobody asked for");
  await other.drag(note);
  await browser.waitUntil(async () => /Họp tổ dân phố/.test(await text(browser, ".ProseMirror")), { timeout: 60_000, timeoutMsg: "a text that falls on the list is no article" });
  await other.drag(film);
  await browser.waitUntil(async () => /Không thấy ảnh nào/.test(await notes()), { timeout: 20_000, timeoutMsg: "nothing is said of a film" });
  other.end();
  await app.close();
  place.forget();
});
