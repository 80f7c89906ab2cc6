/** A second start hands its file to the window that is there, and ends. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { test } from "../../browser/tally.mjs";
import { program } from "../../places.mjs";
import { environment, makeHome } from "../app.mjs";

const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));

/** A start as a person makes it: with `files`, and nothing that drives it. */
function start(place, files = []) {
  const app = spawn(program("tin-phuong"), files, { env: environment(place, { TAURI_WEBVIEW_AUTOMATION: undefined }), stdio: "ignore" });
  return { app, ended: new Promise((answer) => app.once("exit", answer)) };
}

/** The window of a process, once it is shown. */
async function shown(pid) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = spawnSync("xdotool", ["search", "--all", "--onlyvisible", "--pid", String(pid), "--name", "Tin Phường"], { encoding: "utf8" }).stdout.trim();
    if (found !== "") return found.split("\n")[0];
    await pause(100);
  }
  return assert.fail("no window was shown");
}

/** Waits until the window is called after the article that it shows. */
async function titled(window, headline) {
  let title = "";
  for (let tries = 0; tries < 150 && !title.includes(headline); tries += 1) {
    await pause(100);
    title = spawnSync("xdotool", ["getwindowname", window], { encoding: "utf8" }).stdout;
  }
  assert.ok(title.includes(headline), `the window shows what was handed over, not «${title.trim()}»`);
}

test("a second start hands its file over and ends; the window that was there has the article", async () => {
  const place = makeHome();
  const first = start(place);
  let code;
  try {
    const window = await shown(first.app.pid);
    const file = path.join(place.home, "Bài của tổ 5.txt");
    writeFileSync(file, "Tổ dân phố số 5 ra quân\n\nSáng nay bà con quét dọn con hẻm nhỏ.\n");
    const second = start(place, [file]);
    code = await Promise.race([second.ended, pause(15_000).then(() => "it stays")]);
    if (second.app.exitCode === null) second.app.kill("SIGKILL");
    assert.equal(code, 0, "the second start ends by itself");
    assert.equal(first.app.exitCode, null, "the first one stays");
    await titled(window, "Tổ dân phố số 5 ra quân");
  } finally {
    first.app.kill("SIGTERM");
  }
  assert.equal(await Promise.race([first.ended, pause(10_000).then(() => "it stays")]), 0, "the end of a session is an orderly end");
  const heard = spawnSync(program("tinphuong"), ["--newsroom", place.newsroom, "--json", "search", "\"con hem nho\""], { encoding: "utf8" });
  const { hits } = JSON.parse(heard.stdout);
  assert.deepEqual(hits.map((hit) => hit.headline), ["Tổ dân phố số 5 ra quân"], heard.stdout + heard.stderr);
  place.forget();
});
