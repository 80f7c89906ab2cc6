/** A newsroom that cannot be opened: the person reads why in a dialog, the log keeps it, nothing is changed. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

import { test } from "../../browser/tally.mjs";
import { program } from "../../places.mjs";
import { environment, makeHome } from "../app.mjs";

const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));

/** The titles of what a process shows, once it shows anything. */
async function shown(pid) {
  for (let tries = 0; tries < 100; tries += 1) {
    const found = spawnSync("xdotool", ["search", "--onlyvisible", "--pid", String(pid)], { encoding: "utf8" }).stdout.trim();
    if (found !== "") return found.split("\n");
    await pause(100);
  }
  return assert.fail("nothing was shown");
}

/** Opens the app on `place`, reads its dialog away with a key, and gives its exit code and what the log says. */
async function readAway(place) {
  const app = spawn(program("tin-phuong"), [], { env: environment(place, { TAURI_WEBVIEW_AUTOMATION: undefined }), stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  app.stderr.on("data", (bytes) => (log += bytes));
  const ended = new Promise((answer) => app.once("exit", answer));
  while (!log.includes("vẫn vậy") && app.exitCode === null) await pause(50);
  const windows = await shown(app.pid);
  assert.equal(windows.length, 1, "the dialog alone, no half-made window beside it");
  await pause(300);
  assert.equal(app.exitCode, null, "it stays until it was read");
  spawnSync("xdotool", ["windowfocus", "--sync", windows[0], "key", "Return"]);
  const code = await Promise.race([ended, pause(10_000).then(() => "it did not end")]);
  if (app.exitCode === null) app.kill("SIGKILL");
  return { code, log };
}

test("a file where the newsroom's folder should be is told in a dialog, and left as it is", async () => {
  const place = makeHome();
  writeFileSync(place.newsroom, "không phải thư mục");
  const { code, log } = await readAway(place);
  assert.equal(code, 1);
  assert.match(log, /Chưa mở được tòa soạn\. Không tệp nào bị thay đổi\./);
  assert.ok(log.includes(place.newsroom), log);
  assert.doesNotMatch(log, /panicked/);
  assert.equal(readFileSync(place.newsroom, "utf8"), "không phải thư mục");
  place.forget();
});
