/**
 * Twelve photos of twelve megapixels dropped on the page while somebody types: placeholders, freezes, readiness, stopping. They
 * are files of the drive, as those of a person are; a window of their own made them, so that this one holds none in memory.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { dropMade } from "../browser/made.mjs";
import { makeHome, openWindow } from "./app.mjs";
import { begin, type } from "./hands.mjs";

const COUNT = 12;
const ROUNDS = Number(process.env.TINPHUONG_ROUNDS ?? 3);
/** Rounds of photos that are dropped on the page, and rounds that are stopped. */
const DROPS = Array.from({ length: ROUNDS }, (_, n) => n + 1);
const STOPS = DROPS.map((round) => 50 + round);
const ROUNDS_OF_ALL = [...DROPS, ...STOPS];

/** Runs `deed` in the page; it answers by a promise. */
function inPage(browser, deed, ...words) {
  const script = `const done = arguments[arguments.length - 1]; (${deed.toString()})(...Array.from(arguments).slice(0, -1)).then(done, (fault) => done({ fault: String(fault) }));`;
  return browser.executeAsync(script, ...words);
}

/** Watches the page from the drop on: cards, looks, the longest freeze, keys to frames, the end. */
async function watch(count) {
  window.beforeDrop = async () => {
    await new Promise((wait) => setTimeout(wait, 1500));
    const seen = { begun: performance.now(), card: 0, cards: 0, firstLook: 0, looks: 0, ready: 0, freeze: 0, during: "", keys: [] };
    window.seen = seen;
    const since = () => performance.now() - seen.begun;
    let last = performance.now();
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      const now = performance.now();
      if (now - last > seen.freeze) [seen.freeze, seen.during] = [now - last, `${(last - seen.begun).toFixed(0)} ms after the drop`];
      last = now;
      if (!seen.ready) setTimeout(() => channel.port2.postMessage(0), 1);
    };
    channel.port2.postMessage(0);
    const look = () => {
      const cards = document.querySelectorAll("[data-coming-strip] .look").length;
      const looks = [...document.querySelectorAll("[data-coming-strip] img")].filter((image) => image.complete && image.naturalWidth > 0).length;
      if (cards >= 1) seen.card ||= since();
      if (cards >= count) seen.cards ||= since();
      if (looks >= 1) seen.firstLook ||= since();
      seen.most = Math.max(seen.most ?? 0, looks);
      if (looks >= count || (looks >= 1 && looks >= cards && cards < count)) seen.looks ||= since();
      if (document.querySelectorAll("figure img").length >= seen.before + count) seen.ready ||= since();
      if (!seen.ready) requestAnimationFrame(look);
    };
    seen.before = document.querySelectorAll("figure img").length;
    requestAnimationFrame(look);
    const press = () => {
      if (seen.ready) return;
      const begun = performance.now();
      document.execCommand("insertText", false, "chữ "[seen.keys.length % 4]);
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          seen.keys.push(performance.now() - begun);
          setTimeout(press, 30);
        };
        painted.port2.postMessage(0);
      });
    };
    if (document.activeElement?.closest(".ProseMirror")) press();
  };
}

async function untilReady() {
  while (!window.seen?.ready) await new Promise((wait) => setTimeout(wait, 50));
  return window.seen;
}

/** Presses the stop button after the first photos are done; milliseconds until nothing runs. */
async function stopSoon() {
  const stop = () => document.querySelector("[data-stop]");
  while (!stop()) await new Promise((wait) => setTimeout(wait, 5));
  await new Promise((wait) => setTimeout(wait, 600));
  const begun = performance.now();
  stop().click();
  while (stop()) await new Promise((wait) => setTimeout(wait, 2));
  return performance.now() - begun;
}

const photos = (round) => Array.from({ length: COUNT }, (_, n) => ({ name: `ảnh ${n}.jpg`, width: 4000, height: 3000, seed: round * 100 + n, taken: "2025:10:03 15:00:00", place: true }));
const fileOf = (folder, round, n) => path.join(folder, `ảnh ${round}-${n}.jpg`);

/** Makes the photos of all rounds in a window, and writes them into `folder`. */
async function makeFiles(folder) {
  mkdirSync(folder);
  const place = makeHome();
  const app = await openWindow(place);
  await app.browser.setTimeout({ script: 180_000 });
  await begin(app.browser);
  await app.browser.execute(() => {
    window.addEventListener("drop", (event) => (event.stopImmediatePropagation(), event.preventDefault(), (window.made = [...event.dataTransfer.files])), true);
  });
  const bytes = (n) => new Promise((read) => {
    const reader = new FileReader();
    reader.onload = () => read(reader.result.split(",")[1]);
    reader.readAsDataURL(window.made[n]);
  });
  for (const round of ROUNDS_OF_ALL) {
    await inPage(app.browser, dropMade, { target: ".ProseMirror p", wanted: photos(round), extra: [] });
    for (let n = 0; n < COUNT; n += 1) writeFileSync(fileOf(folder, round, n), Buffer.from(await inPage(app.browser, bytes, n), "base64"));
  }
  await app.close();
  place.forget();
}

/** Drops the files of a round where `target` is. */
async function drop(browser, folder, round, target) {
  const input = await browser.executeScript(`const field = Object.assign(document.createElement("input"), { type: "file", multiple: true });
    field.style.cssText = "position:fixed;left:0;top:0;width:10px;height:10px;opacity:0.01;z-index:99";
    document.body.append(field);
    return field;`, []);
  await browser.elementSendKeys(Object.values(input)[0], Array.from({ length: COUNT }, (_, n) => fileOf(folder, round, n)).join("\n"));
  await inPage(browser, async (target) => {
    const field = document.body.lastElementChild;
    const carried = new DataTransfer();
    for (const file of field.files) carried.items.add(file);
    field.remove();
    const place = document.querySelector(target);
    const box = place.getBoundingClientRect();
    await window.beforeDrop?.();
    place.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + Math.min(box.height, 400) / 2, dataTransfer: carried }));
  }, target);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const share = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

const place = makeHome();
const folder = path.join(place.home, "photos");
await makeFiles(folder);
const app = await openWindow(place);
const { browser } = app;
await browser.setTimeout({ script: 180_000 });
await begin(browser);
await type(browser, "Tít");
await browser.keys("Enter");
await type(browser, "Sa-pô");
await browser.keys("Enter");
await type(browser, "Nội dung");

const rounds = [];
for (const round of DROPS) {
  await inPage(browser, watch, COUNT);
  await drop(browser, folder, round, ".ProseMirror p:not([data-field])");
  rounds.push(await inPage(browser, untilReady));
}
await app.saved();
await browser.$("#tab-photos").click();
await browser.$("button*=Xem tất cả ảnh").click();
await browser.$(".grid").waitForExist();
await browser.execute(() => (window.beforeDrop = undefined));
const stops = [];
for (const round of STOPS) {
  await drop(browser, folder, round, ".scroll");
  stops.push(await inPage(browser, stopSoon));
  await browser.pause(500);
}
const kept = await browser.execute(() => document.querySelectorAll("[data-photo-card]").length);
await app.close();
place.forget();

const say = (name, value) => console.log(`${name.padEnd(58)} ${value}`);
const ms = (pick) => `${median(rounds.map(pick)).toFixed(0)} ms`;
say(`${COUNT} photos of 4000 × 3000 dropped on the page, median of ${ROUNDS}`, "");
say("  first card / all cards", `${ms((one) => one.card)} / ${ms((one) => one.cards)}`);
say("  first look / all looks of what still waits", `${ms((one) => one.firstLook)} / ${ms((one) => one.looks)}`);
say("  longest freeze of the page (goal: ≤ 50)", ms((one) => one.freeze));
say("    in each round", rounds.map((one) => `${one.freeze.toFixed(0)} ms ${one.during}`).join(", "));
say("  key to frame meanwhile: p50 / p99", `${median(rounds.flatMap((one) => one.keys)).toFixed(1)} / ${share(rounds.flatMap((one) => one.keys), 0.99).toFixed(1)} ms`);
say("  all ready and in the text", ms((one) => one.ready));
say("  stop pressed to nothing running (largest; goal: ≤ 200)", `${Math.max(...stops).toFixed(0)} ms of ${stops.map((one) => one.toFixed(0)).join(", ")}, ${kept - rounds.length * COUNT} finished photos kept`);
process.exit();
