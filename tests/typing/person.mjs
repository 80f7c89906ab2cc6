/**
 * A person at the real window: keys that go through a real Vietnamese input method (ibus or fcitx5, the engine Unikey),
 * and eyes that read what is stored, by the command line, after the window has ended.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { program } from "../places.mjs";
import { makeHome } from "../window/app.mjs";

export const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));
const started = [];

function start(command, words, env) {
  const child = spawn(command, words, { env, stdio: "ignore" });
  started.push(child);
  return child;
}

/** Ends whatever was started. */
export function sweep() {
  for (const child of started.splice(0).reverse()) child.kill("SIGKILL");
}
process.on("exit", sweep);

/** What the title says of an article that has no headline yet, and of the list. */
export const UNTITLED = "Bài chưa có tít";
export const LIST = "Tất cả bài";

/** The input methods that are installed here. */
export function installed() {
  const there = (name) => ["/usr/bin", "/usr/local/bin", "/bin"].some((folder) => existsSync(path.join(folder, name)));
  return ["ibus", "fcitx"].filter((framework) => there(framework === "ibus" ? "ibus-daemon" : "fcitx5"));
}

/** Surroundings in which every key goes through the input method. */
function surroundings(place, framework) {
  const runtime = path.join(place.home, "runtime");
  mkdirSync(runtime, { mode: 0o700, recursive: true });
  return {
    ...process.env,
    HOME: place.home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: path.join(place.home, "config"),
    XDG_DATA_HOME: path.join(place.home, "data"),
    XDG_CACHE_HOME: path.join(place.home, "cache"),
    TINPHUONG_NEWSROOM: place.newsroom,
    TINPHUONG_EXPORTS: place.exports,
    GTK_IM_MODULE: framework,
    XMODIFIERS: `@im=${framework}`,
    GSETTINGS_BACKEND: "keyfile",
    NO_AT_BRIDGE: "1",
    LANG: "C.UTF-8",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
}

/** Writes the engine's settings: how marks are typed. */
function settle(place, framework, method) {
  const write = (file, lines) => {
    const whole = path.join(place.home, "config", file);
    mkdirSync(path.dirname(whole), { recursive: true });
    writeFileSync(whole, `${lines.join("\n")}\n`);
  };
  if (framework === "ibus") {
    write("glib-2.0/settings/keyfile", ["[org/freedesktop/ibus/engine/unikey]", `input-method='${method}'`]);
    return;
  }
  write("fcitx5/profile", ["[Groups/0]", "Name=Default", "Default Layout=us", "DefaultIM=unikey", "[Groups/0/Items/0]", "Name=keyboard-us", "Layout=", "[Groups/0/Items/1]", "Name=unikey", "Layout=", "[GroupOrder]", "0=Default"]);
  write("fcitx5/conf/unikey.conf", [`InputMethod=${method === "telex" ? "Telex" : "VNI"}`]);
}

/** Sits down at a new newsroom's window. */
export async function sit(framework, method = "telex") {
  const place = makeHome();
  settle(place, framework, method);
  const env = surroundings(place, framework);
  const run = (command, ...words) => execFileSync(command, words, { env, encoding: "utf8", timeout: 120_000 }).trim();
  // Frameworks warn about key maps that a bare display lacks, and choose all the same.
  const quietly = (command, ...words) => spawnSync(command, words, { env, stdio: "ignore", timeout: 20_000 });
  start("openbox", [], env);
  await pause(800);
  if (framework === "ibus") start("ibus-daemon", ["--xim", "--panel=disable", "--replace"], env);
  else start("fcitx5", ["--disable=wayland,waylandim,kimpanel"], env);
  await pause(2500);
  const choose = () => {
    if (framework === "ibus") return quietly("ibus", "engine", "Unikey");
    quietly("fcitx5-remote", "-o");
    return quietly("fcitx5-remote", "-s", "unikey");
  };
  const isChosen = () => {
    const [command, word] = framework === "ibus" ? ["ibus", "engine"] : ["fcitx5-remote", "-n"];
    return spawnSync(command, [word], { env, encoding: "utf8", timeout: 20_000 }).stdout?.trim().toLowerCase() === "unikey";
  };
  choose();
  const app = start(program("tin-phuong"), [], env);
  const window = run("xdotool", "search", "--sync", "--onlyvisible", "--pid", String(app.pid)).split("\n").at(-1);
  run("xdotool", "windowactivate", "--sync", window);
  await pause(2500);
  choose();
  // A busy computer starts the framework late, and a choice made before that is forgotten.
  for (let n = 0; n < 20 && !isChosen(); n += 1) {
    await pause(500);
    choose();
  }
  const tinphuong = (...words) => JSON.parse(run(program("tinphuong"), "--newsroom", place.newsroom, "--json", ...words));
  return {
    key: (...names) => run("xdotool", "key", "--delay", "60", ...names),
    type: (words, delay = 60) => run("xdotool", "type", "--delay", String(delay), words),
    /** Waits until the window's title begins with `words`: it names what is shown. False when it never does. */
    async until(words, seconds = 25) {
      for (let n = 0; n < seconds * 5; n += 1) {
        if (run("xdotool", "getwindowname", window).normalize("NFC").startsWith(words)) return true;
        await pause(200);
      }
      return false;
    },
    click: (x, y) => run("xdotool", "mousemove", "--window", window, String(x), String(y), "click", "1"),
    /** Ends the window without a word and reads all articles that are stored, the newest first. */
    async stored() {
      await pause(1600);
      const ended = new Promise((answer) => app.once("exit", answer));
      app.kill("SIGKILL");
      await ended;
      await pause(300);
      const articles = tinphuong("list").articles.map((one) => ({ ...tinphuong("show", one.id), sample: one.sample }));
      sweep();
      await pause(500);
      place.forget();
      return articles;
    },
  };
}
