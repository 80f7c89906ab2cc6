/** The window measured: start to a caret beside an empty window, key to paint, memory of all processes. */
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

import { makeHome, openWindow } from "./app.mjs";
import { processesOf } from "./connections.mjs";
import { type } from "./hands.mjs";

const ROUNDS = Number(process.env.TINPHUONG_ROUNDS ?? 5);
const KEYS = Number(process.env.TINPHUONG_KEYS ?? 400);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const share = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

/** Kilobytes that the processes use, shared pages counted by their share. */
function memory(place) {
  const one = (pid) => {
    try {
      return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0;
    }
  };
  return processesOf(place).reduce((sum, pid) => sum + one(pid), 0);
}

/** A home whose first run is done, so that the window opens on a new article. */
async function furnished() {
  const place = makeHome();
  const app = await openWindow(place);
  await app.browser.$("#byline").waitForExist();
  await app.browser.$("#byline").setValue("Hạ Vy");
  await app.browser.keys("Enter");
  await app.browser.$(".ProseMirror").waitForExist();
  await type(app.browser, "Tít");
  await app.saved();
  await app.close();
  return place;
}

const EMPTY = { binary: "examples/empty-window", ready: "body" };
const OURS = { binary: "tin-phuong", ready: ".ProseMirror" };

/** One start: milliseconds until the window is ready, and what its processes use then. */
async function start(place, what) {
  const begun = performance.now();
  const app = await openWindow(place, what);
  const took = performance.now() - begun;
  const used = memory(place);
  const caret = await app.browser.execute(() => performance.getEntriesByName("caret")[0]?.startTime ?? 0);
  await app.close();
  return { took, used, caret };
}

const place = await furnished();
const [empty, ours] = [[], []];
for (let round = 0; round < ROUNDS; round += 1) {
  empty.push(await start(place, EMPTY));
  ours.push(await start(place, OURS));
}
const app = await openWindow(place);
await app.browser.$(".ProseMirror").waitForExist();
const times = await app.browser.executeAsync((keys, done) => {
  const view = document.querySelector(".ProseMirror");
  view.focus();
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
const used = memory(place);
await app.close();
place.forget();

const say = (name, value) => console.log(`${name.padEnd(52)} ${value}`);
const took = (starts) => median(starts.map((one) => one.took));
const kept = (starts) => median(starts.map((one) => one.used)) / 1024;
say(`empty window: start to ready (median of ${ROUNDS})`, `${took(empty).toFixed(0)} ms`);
say("newsroom: start to an editable caret", `${took(ours).toFixed(0)} ms`);
say("  later than the empty window", `${(took(ours) - took(empty)).toFixed(0)} ms`);
say("  of this, page's beginning to its caret", `${median(ours.map((one) => one.caret)).toFixed(0)} ms`);
say("memory of all processes, empty window", `${kept(empty).toFixed(0)} MB`);
say("memory of all processes, newsroom", `${kept(ours).toFixed(0)} MB (after typing ${(used / 1024).toFixed(0)} MB)`);
say(`key to next frame, ${times.length} keys: p50 / p99`, `${median(times).toFixed(1)} / ${share(times, 0.99).toFixed(1)} ms`);
process.exit();
