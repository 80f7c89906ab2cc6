/** The page's own process is killed while somebody types: the window comes back by itself, and at most a second is lost. */
import assert from "node:assert/strict";

import { test } from "../../browser/tally.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { processesOf } from "../connections.mjs";
import { text } from "../hands.mjs";

const KILLS = process.env.TINPHUONG_SOAK ? 100 : 6;
const WORDS = "sáng nay bà con tổ dân phố quét dọn con hẻm nhỏ trước chợ rồi trồng thêm hoa ".normalize("NFC");

const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));

/** Types until the page is dead: a key sent to a dead page is never answered. Notes when each letter was sent. */
async function typeUntilDeath(browser, sent, dead) {
  const over = dead.then(() => true);
  for (let ended = false; !ended; ) {
    const letter = WORDS[sent.length % WORDS.length];
    sent.push({ letter, at: performance.now() });
    const typed = browser.keys(letter).then(() => false, () => over);
    ended = await Promise.race([typed, over]);
  }
}

/** Ends the window from outside: a driver whose page died answers no more. */
async function end(app, place) {
  for (const pid of processesOf(place, "tin-phuong")) process.kill(Number(pid), "SIGTERM");
  for (let tries = 0; tries < 100 && processesOf(place, "tin-phuong").length > 0; tries += 1) await pause(100);
  app.driver.kill();
}

test("the page is killed while typing, comes back, and at most a second is lost", async () => {
  const place = makeHome();
  let app = await openWindow(place);
  await app.browser.$("#byline").waitForExist();
  await app.browser.$("#byline").setValue("Hạ Vy");
  await app.browser.keys("Enter");
  await app.browser.$(".ProseMirror").waitForExist();
  let [longest, letters, revived] = [0, 0, 0];
  for (let n = 0; n < KILLS; n += 1) {
    await app.browser.keys(["Control", "n"]);
    await app.browser.waitUntil(() => app.browser.execute(() => document.querySelector("h1.headline")?.textContent === "" && document.querySelector(".ProseMirror-focused") !== null), { timeout: 20_000, timeoutMsg: "the new article does not come" });
    const sent = [];
    let killed = 0;
    const shell = processesOf(place, "tin-phuong");
    const [page] = processesOf(place, "WebKitWebProces");
    assert.ok(page && shell.length > 0, "the page's process was found");
    const dead = pause(1_200 + ((n * 377) % 1_700)).then(() => {
      killed = performance.now();
      process.kill(Number(page), "SIGKILL");
    });
    await typeUntilDeath(app.browser, sent, dead);
    for (let tries = 0; tries < 50 && processesOf(place, "WebKitWebProces").every((pid) => pid === page); tries += 1) await pause(100);
    assert.deepEqual(processesOf(place, "tin-phuong"), shell, "the shell lives on");
    revived += processesOf(place, "WebKitWebProces").some((pid) => pid !== page) ? 1 : 0;
    await end(app, place);
    app = await openWindow(place);
    await app.browser.$(".ProseMirror").waitForExist({ timeout: 20_000 });
    const kept = (await text(app.browser, "h1.headline")).length;
    const before = sent.filter(({ at }) => at < killed);
    const first = before[kept];
    letters += before.length;
    longest = Math.max(longest, first ? killed - first.at : 0);
    assert.ok(kept > 0, "most of it is there");
  }
  console.log(`killed pages: ${KILLS} points, ${letters} letters typed, ${revived} windows came back by themselves, longest typing lost ${(longest / 1000).toFixed(2)} s`);
  assert.equal(revived, KILLS);
  assert.ok(longest <= 1_000, `${longest} ms of typing were lost`);
  await app.close();
  place.forget();
});
