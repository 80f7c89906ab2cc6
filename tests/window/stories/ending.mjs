/** The session ends, or the computer goes to sleep, right behind a key: the text is durable first. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

import { test } from "../../browser/tally.mjs";
import { program } from "../../places.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { processesOf } from "../connections.mjs";
import { text, type } from "../hands.mjs";

const shells = (place) => processesOf(place, "tin-phuong");
const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));

/** An open window with a new article, the caret in its headline. */
async function writing(place, env = {}) {
  const app = await openWindow(place, { env });
  await app.browser.$("#byline").waitForExist();
  await app.browser.$("#byline").setValue("Hạ Vy");
  await app.browser.keys("Enter");
  await app.browser.$(".ProseMirror").waitForExist();
  await pause(300);
  return app;
}

/** Ends the driver of a window that is gone, opens another, and reads the headline. */
async function headlineAgain(app, place) {
  for (let tries = 0; tries < 100 && shells(place).length > 0; tries += 1) await pause(100);
  assert.equal(shells(place).length, 0, "the window's process has ended");
  await app.close();
  const again = await openWindow(place);
  await again.browser.$(".ProseMirror").waitForExist({ timeout: 20_000 });
  const headline = await text(again.browser, "h1.headline");
  await again.close();
  return headline;
}

test("the end of the session right behind a key loses no letter", async () => {
  const place = makeHome();
  const app = await writing(place);
  await type(app.browser, "Tắt máy giữa chừng");
  for (const pid of shells(place)) process.kill(Number(pid), "SIGTERM");
  assert.equal(await headlineAgain(app, place), "Tắt máy giữa chừng");
  place.forget();
});

test("sleep waits until the last letter is durable, and is held again after it", async () => {
  const login = spawn(program("login-stand-in"), [], { stdio: ["pipe", "pipe", "inherit"] });
  const said = createInterface({ input: login.stdout })[Symbol.asyncIterator]();
  const next = async () => (await said.next()).value;
  assert.equal(await next(), "there");
  const place = makeHome();
  const app = await writing(place, { DBUS_SYSTEM_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS });
  assert.equal(await next(), "held", "sleep is asked to wait from the start on");
  await type(app.browser, "Gập máy");
  login.stdin.write("sleep\n");
  assert.equal(await next(), "released");
  login.stdin.write("awake\n");
  assert.equal(await next(), "held", "the next sleep waits too");
  await type(app.browser, " lần nữa");
  login.stdin.write("sleep\n");
  assert.equal(await next(), "released");
  // The battery is empty while the computer sleeps.
  for (const pid of shells(place)) process.kill(Number(pid), "SIGKILL");
  assert.equal(await headlineAgain(app, place), "Gập máy lần nữa");
  login.kill();
  place.forget();
});
