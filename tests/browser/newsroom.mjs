/** A newsroom of its own for each test: the real desk on the real store behind a loopback address, in a real browser. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { fromUi, page as uiFolder, program } from "../places.mjs";

const { chromium } = fromUi("playwright-core");

const BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);

/** Starts a browser that speaks to nobody but this computer. */
export async function startBrowser() {
  const executablePath = process.env.TINPHUONG_BROWSER ?? BROWSERS.find((file) => existsSync(file));
  if (!executablePath) throw new Error("no Chromium was found");
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking", "--lang=vi"] });
}

/** Founds a newsroom (or opens the one in `folder`) and serves it; `copies` makes its list that long, `photos` gives it a folder to choose. */
export async function openNewsroom(folder = mkdtempSync(path.join(tmpdir(), "toa-soan-")), { copies = 0, photos = false } = {}) {
  const words = ["--newsroom", path.join(folder, "newsroom"), "--ui", uiFolder, "--exports", path.join(folder, "exports")];
  if (copies > 0) words.push("--copies", String(copies));
  if (photos) words.push("--photos", path.join(folder, "photos"));
  const server = spawn(program("desk-server"), words, { stdio: ["pipe", "pipe", "inherit"] });
  const address = await new Promise((answer, refuse) => {
    server.stdout.once("data", (bytes) => answer(String(bytes).trim()));
    server.once("exit", (code) => refuse(new Error(`the desk ended with ${code}`)));
  });
  const ended = new Promise((answer) => server.once("exit", answer));
  process.setMaxListeners(0);
  process.on("exit", () => server.kill("SIGKILL"));
  return {
    address,
    folder,
    exports: path.join(folder, "exports"),
    photos: path.join(folder, "photos"),
    pid: server.pid,
    /** Asks the desk directly. */
    async ask(name, ask) {
      const answer = await fetch(`${address}/request/${name}`, { method: "POST", body: JSON.stringify(ask) });
      const value = await answer.json();
      if (!answer.ok) throw new Error(`${name}: ${value.code}`);
      return value;
    },
    /** Closes the newsroom in order; the folder stays. */
    async close() {
      server.stdin.end();
      await ended;
    },
    /** Ends the desk as a power cut would. */
    async kill() {
      server.kill("SIGKILL");
      await ended;
    },
    /** Removes the folder. */
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A page of the browser on `address`, that fails the test on any error or any word to elsewhere. */
export async function openPage(browser, address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "vi-VN", ...options });
  const page = await context.newPage();
  const troubles = [];
  page.on("pageerror", (fault) => troubles.push(String(fault)));
  page.on("console", (line) => line.type() === "error" && !/409 \(Conflict\)/.test(line.text()) && troubles.push(line.text()));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== new URL(address).origin) troubles.push(`went to ${url.origin}`);
  });
  await page.goto(address);
  return {
    page,
    context,
    /** Closes the page; fails if anything went wrong on it but what a test provoked. */
    async close(provoked = /^$/) {
      await context.close();
      const found = troubles.filter((trouble) => !provoked.test(trouble));
      if (found.length > 0) throw new Error(found.join("\n"));
    },
  };
}
