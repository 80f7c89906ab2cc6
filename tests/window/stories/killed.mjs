/** The real process ends without a word: the text is there again. */
import assert from "node:assert/strict";

import { test } from "../../browser/tally.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { processesOf } from "../connections.mjs";
import { begin, text, type } from "../hands.mjs";

test("the text survives a killed window", async () => {
  const place = makeHome();
  let app = await openWindow(place);
  await begin(app.browser);
  await type(app.browser, "Chưa kịp đóng");
  await app.saved();
  const killed = processesOf(place, "tin-phuong");
  assert.ok(killed.length > 0, "the window's process was found");
  for (const pid of killed) process.kill(Number(pid), "SIGKILL");
  await app.close();
  app = await openWindow(place);
  await app.browser.$(".ProseMirror").waitForExist({ timeout: 20_000 });
  assert.equal(await text(app.browser, "h1.headline"), "Chưa kịp đóng");
  await app.close();
  place.forget();
});
