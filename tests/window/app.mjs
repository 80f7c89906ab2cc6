/** The real window: the built app under the system's own WebDriver, with a newsroom, a home and a bus of its own. */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { fromUi, program } from "../places.mjs";
import { processesOf } from "./connections.mjs";

const { remote } = fromUi("webdriverio");

/** A port that nothing listens on. */
function freePort() {
  return new Promise((answer, refuse) => {
    const server = net.createServer();
    server.once("error", refuse);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => answer(port));
    });
  });
}

/** A home for the app: newsroom, exports and settings of a test lie in it and nowhere else. */
export function makeHome() {
  const home = mkdtempSync(path.join(tmpdir(), "cua-so-"));
  for (const folder of ["config", "data", "cache", "exports"]) mkdirSync(path.join(home, folder));
  return { home, newsroom: path.join(home, "newsroom"), exports: path.join(home, "exports"), forget: () => rmSync(home, { recursive: true, force: true }) };
}

/** The surroundings of a window: home, bus and newsroom of `place`, and nothing of the person who runs the tests. */
export function environment(place, env) {
  return {
    ...process.env,
    HOME: place.home,
    XDG_CONFIG_HOME: path.join(place.home, "config"),
    XDG_DATA_HOME: path.join(place.home, "data"),
    XDG_CACHE_HOME: path.join(place.home, "cache"),
    TINPHUONG_NEWSROOM: place.newsroom,
    TINPHUONG_EXPORTS: place.exports,
    TAURI_WEBVIEW_AUTOMATION: "true",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    GTK_A11Y: "none",
    LANG: "C.UTF-8",
    ...env,
  };
}

/** Opens the window on `place` and waits until its page is there. */
export async function openWindow(place, { binary = "tin-phuong", ready = "#window > *", size = { width: 1366, height: 768 }, env = {} } = {}) {
  const port = await freePort();
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], { env: environment(place, env), stdio: "ignore" });
  const ended = new Promise((answer) => driver.once("exit", answer));
  await new Promise((wait) => setTimeout(wait, 400));
  const browser = await remote({
    hostname: "127.0.0.1",
    port,
    logLevel: "silent",
    connectionRetryCount: 2,
    capabilities: { "webkitgtk:browserOptions": { binary: program(binary), args: [] }, "wdio:enforceWebDriverClassic": true },
  });
  await browser.setWindowSize(size.width, size.height).catch(() => undefined);
  await browser.$(ready).waitForExist({ timeout: 20_000 });
  /** Waits so many tenths of a second for the end of the program; true when it has ended. */
  const gone = async (tenths) => {
    for (let tries = 0; tries < tenths && processesOf(place, binary).length > 0; tries += 1) await new Promise((wait) => setTimeout(wait, 100));
    return processesOf(place, binary).length === 0;
  };
  return {
    browser,
    driver,
    /** Waits until nothing typed is unsaved. */
    async saved() {
      await browser.$('[data-save="saved"]').waitForExist({ timeout: 10_000 });
    },
    /** Closes the window in order; its program has ended then, so that the next one finds the newsroom free. */
    async close() {
      await browser.deleteSession().catch(() => undefined);
      driver.kill();
      await ended;
      // A page that the driver takes away right when it asked to be waited for never answers: the session ends, then.
      if (!(await gone(40))) spawnSync("kill", processesOf(place, binary));
      await gone(100);
    },
  };
}
