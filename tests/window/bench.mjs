/** The window measured beside an empty one: start to a caret, memory with twenty photos, key to frame, a long list's frames. */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../browser/pictures.mjs";
import { page as pages, program } from "../places.mjs";
import { MOST_AT_START, scriptsAtStart } from "../scripts_at_start.mjs";
import { makeHome, openWindow } from "./app.mjs";
import { processesOf } from "./connections.mjs";
import { addPhotos, type } from "./hands.mjs";

const ROUNDS = Number(process.env.TINPHUONG_ROUNDS ?? 5);
const KEYS = Number(process.env.TINPHUONG_KEYS ?? 400);
const PHOTOS = 20;
const MANY = 10_000;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const share = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
const say = (name, value) => console.log(`${name.padEnd(56)} ${value}`);

/** Megabytes that the processes use, shared pages counted by their share. */
function memory(place) {
  const one = (pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  };
  return processesOf(place).reduce((sum, pid) => sum + one(pid), 0) / 1024;
}

/** A home whose first run is done and whose open article holds the photos. */
async function furnished() {
  const place = makeHome();
  const app = await openWindow(place);
  await app.browser.$("#byline").waitForExist();
  await app.browser.$("#byline").setValue("Hạ Vy");
  await app.browser.keys("Enter");
  await app.browser.$(".ProseMirror").waitForExist();
  await type(app.browser, "Tít");
  const files = Array.from({ length: PHOTOS }, (_, n) => {
    const file = path.join(place.home, `${n}.bmp`);
    writeFileSync(file, bitmap(1600, 1066, n));
    return file;
  });
  await addPhotos(app.browser, files);
  await app.browser.waitUntil(async () => (await app.browser.$$("figure img").length) === PHOTOS, { timeout: 120_000 });
  await app.saved();
  await app.close();
  return place;
}

const EMPTY = { binary: "examples/empty-window", ready: "body" };
const OURS = { binary: "tin-phuong", ready: ".ProseMirror" };

/** One start: milliseconds until it is painted (ours: until the caret can be written at), and megabytes 2 s later. */
async function start(place, what, mark) {
  const begun = Date.now();
  const app = await openWindow(place, what);
  await app.browser.pause(2000);
  const at = await app.browser.execute((name) => {
    const seen = performance.getEntriesByName(name)[0] ?? performance.getEntriesByType("navigation")[0];
    return performance.timeOrigin + (seen?.startTime || seen?.domComplete || 0);
  }, mark);
  const used = memory(place);
  await app.close();
  return { took: at - begun, used };
}

/** Milliseconds from each key to the frame after it. */
function keysToFrames(browser) {
  return browser.executeAsync((keys, done) => {
    document.querySelector(".ProseMirror").focus();
    const times = [];
    const press = () => {
      if (times.length >= keys) return done(times);
      const begun = performance.now();
      document.execCommand("insertText", false, "chữ "[times.length % 4]);
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          times.push(performance.now() - begun);
          setTimeout(press, 8);
        };
        channel.port2.postMessage(0);
      });
    };
    press();
  }, KEYS);
}

/** Milliseconds between frames while the list is scrolled by a row and more a frame, or while nothing is done. */
function frames(browser, scrolls) {
  return browser.executeAsync((scroll, done) => {
    const rows = scroll ? document.querySelector(".rows") : null;
    const between = [];
    let most = 0;
    let last = performance.now();
    const frame = (now) => {
      between.push(now - last);
      last = now;
      most = Math.max(most, document.querySelectorAll(".row").length);
      if (rows) rows.scrollTop += 90;
      if (between.length < 300) requestAnimationFrame(frame);
      else done({ between: between.slice(2), most });
    };
    requestAnimationFrame(frame);
  }, scrolls);
}

/** Lays a newsroom out with many articles; it is closed again. */
async function longList(place) {
  const words = ["--newsroom", place.newsroom, "--ui", pages, "--exports", place.exports];
  for (const more of [[], ["--copies", String(MANY)]]) {
    const server = spawn(program("desk-server"), [...words, ...more], { stdio: ["pipe", "pipe", "inherit"] });
    const address = await new Promise((answer) => server.stdout.once("data", (bytes) => answer(String(bytes).trim())));
    await fetch(`${address}/request/settings_save`, { method: "POST", body: JSON.stringify({ byline: "Hạ Vy" }) });
    server.stdin.end();
    await new Promise((answer) => server.once("exit", answer));
  }
}

say("scripts at start, gzipped", `${(scriptsAtStart() / 1000).toFixed(1)} KB (at most ${MOST_AT_START / 1000})`);
const place = await furnished();
const [empty, ours] = [[], []];
for (let round = 0; round < ROUNDS; round += 1) {
  empty.push(await start(place, EMPTY, "first-contentful-paint"));
  ours.push(await start(place, OURS, "caret"));
}
const app = await openWindow(place);
await app.browser.$(".ProseMirror").waitForExist();
const times = await keysToFrames(app.browser);
await app.saved();
await app.close();
place.forget();
const long = makeHome();
await longList(long);
const list = await openWindow(long, { ready: ".row" });
const resting = await frames(list.browser, false);
const scrolling = await frames(list.browser, true);
await list.close();
long.forget();

const took = (starts) => median(starts.map((one) => one.took));
const kept = (starts) => median(starts.map((one) => one.used));
const over = (one) => one.between.filter((ms) => ms > 33.4).length;
say(`empty window: start to paint (median of ${ROUNDS})`, `${took(empty).toFixed(0)} ms`);
say("newsroom: start to an editable caret", `${took(ours).toFixed(0)} ms`);
say("  later than the empty window paints", `${(took(ours) - took(empty)).toFixed(0)} ms (at most 150)`);
say("memory of all processes, empty window", `${kept(empty).toFixed(0)} MB`);
say(`memory of all processes, an article with ${PHOTOS} photos`, `${kept(ours).toFixed(0)} MB`);
say("  above the empty window", `${(kept(ours) - kept(empty)).toFixed(0)} MB (at most 60)`);
say(`key to next frame, ${times.length} keys: p50 / p99`, `${median(times).toFixed(1)} / ${share(times, 0.99).toFixed(1)} ms`);
say(`list of ${MANY}: rows in the page at the most`, `${scrolling.most} (at most 60)`);
say("  frames longer than 33 ms, scrolling / at rest", `${over(scrolling)} / ${over(resting)} of ${scrolling.between.length}`);
say("  frame p50 / longest, scrolling", `${median(scrolling.between).toFixed(1)} / ${Math.max(...scrolling.between).toFixed(1)} ms`);
process.exit();
