/** The newsroom's folder is moved away while somebody writes: nothing is called saved until it is there again. */
import assert from "node:assert/strict";
import { existsSync, renameSync } from "node:fs";
import path from "node:path";

import { test } from "../../browser/tally.mjs";
import { root } from "../../places.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { processesOf } from "../connections.mjs";
import { addPhotos, begin, picture, text, type } from "../hands.mjs";

test("a folder that is moved away while somebody writes is told, and saving goes on when it comes back", async () => {
  if (process.platform === "win32") return console.log("SKIPPED: a folder with open files cannot be moved on Windows");
  const place = makeHome();
  const away = path.join(place.home, "dời đi");
  let app = await openWindow(place);
  const { browser } = app;
  await begin(browser);
  await type(browser, "Trước");
  await app.saved();
  renameSync(place.newsroom, away);
  await type(browser, " và sau");
  const bar = await browser.$(".notice.danger");
  await bar.waitForExist({ timeout: 5_000, timeoutMsg: "nobody says that the folder is gone" });
  assert.match(await bar.getText(), /vừa bị dời, đổi tên hay xóa/);
  await addPhotos(browser, [path.join(root, "icons", "128x128.png")]);
  await browser.$(".toast*=không còn ở").waitForExist({ timeout: 10_000, timeoutMsg: "nobody says why the photo does not come" });
  await picture(browser, path.join(root, "target", "screens", "03-doi-thu-muc.png"));
  assert.ok(!existsSync(place.newsroom), "no second newsroom is begun in its place");
  renameSync(away, place.newsroom);
  await browser.$('[data-save="saved"]').waitForExist({ timeout: 15_000, timeoutMsg: "saving does not go on by itself" });
  for (const pid of processesOf(place, "tin-phuong")) process.kill(Number(pid), "SIGKILL");
  await app.close();
  app = await openWindow(place);
  await app.browser.$(".ProseMirror").waitForExist({ timeout: 20_000 });
  assert.equal(await text(app.browser, "h1.headline"), "Trước và sau");
  await app.close();
  place.forget();
});
