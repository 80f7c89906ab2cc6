/**
 * Typing with a real Vietnamese input method (ibus-unikey, Telex) in the real window: what was meant is what is stored.
 * Runs on a display and a bus of its own; the text is read back by the command line after the window has ended.
 */
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";

import { tally, test } from "../browser/tally.mjs";
import { program } from "../places.mjs";
import { makeHome } from "../window/app.mjs";

const TELEX = "Chieeuf 03-10, DDarng uyr phuwowfng Thanh Xuaan toor chuwsc thafnh coong Hooij nghij; giair ngaan voosn ddaafu tuw. ";
const MEANT = "Chiều 03-10, Đảng ủy phường Thanh Xuân tổ chức thành công Hội nghị; giải ngân vốn đầu tư.";

const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));
const started = [];

function start(command, words, env) {
  const child = spawn(command, words, { env, stdio: "ignore" });
  started.push(child);
  return child;
}

process.on("exit", () => started.reverse().forEach((child) => child.kill("SIGKILL")));

/** Surroundings in which every key goes through the input method. */
function surroundings(place) {
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
    GTK_IM_MODULE: "ibus",
    XMODIFIERS: "@im=ibus",
    NO_AT_BRIDGE: "1",
    LANG: "C.UTF-8",
    WEBKIT_DISABLE_COMPOSITING_MODE: "1",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
}

/** A person at the window: hands, eyes on the stored text. */
async function sit() {
  const place = makeHome();
  const env = surroundings(place);
  const run = (command, ...words) => execFileSync(command, words, { env, encoding: "utf8", timeout: 60_000 }).trim();
  start("openbox", [], env);
  await pause(800);
  start("ibus-daemon", ["--xim", "--panel=disable", "--replace"], env);
  await pause(2500);
  /** Chooses the engine; ibus warns about key maps that a bare display lacks, and has chosen all the same. */
  const choose = () => spawnSync("ibus", ["engine", "Unikey"], { env, stdio: "ignore", timeout: 20_000 });
  choose();
  const app = start(program("tin-phuong"), [], env);
  const window = run("xdotool", "search", "--sync", "--onlyvisible", "--pid", String(app.pid)).split("\n").at(-1);
  run("xdotool", "windowactivate", "--sync", window);
  await pause(2500);
  choose();
  return {
    key: (...names) => run("xdotool", "key", ...names),
    type: (words, delay = 60) => run("xdotool", "type", "--delay", String(delay), words),
    click: (x, y) => run("xdotool", "mousemove", "--window", window, String(x), String(y), "click", "1"),
    /** Ends the window without a word and reads what is stored. */
    async stored() {
      await pause(1600);
      const ended = new Promise((answer) => app.once("exit", answer));
      app.kill("SIGKILL");
      await ended;
      await pause(300);
      const tinphuong = (...words) => JSON.parse(run(program("tinphuong"), "--newsroom", place.newsroom, "--json", ...words));
      const mine = tinphuong("list").articles.find((one) => !one.sample);
      const shown = tinphuong("show", mine.id);
      for (const child of started.splice(0)) child.kill("SIGKILL");
      await pause(500);
      place.forget();
      return shown;
    },
  };
}

/** The first run: bút danh by Telex, Enter, caret in Tít. */
async function begin() {
  const person = await sit();
  person.type("Haj Vy ");
  person.key("Return");
  await pause(3000);
  return person;
}

for (const delay of [60, 30]) {
  test(`Telex at ${delay} ms a key in tít, sa-pô and body`, async () => {
    const person = await begin();
    person.type(TELEX, delay);
    person.key("Return");
    person.type(TELEX, delay);
    person.key("Return");
    person.type(TELEX, delay);
    const shown = await person.stored();
    assert.equal(shown.byline.trim(), "Hạ Vy");
    assert.equal(shown.headline.trim(), MEANT);
    assert.equal(shown.lead.trim(), MEANT);
    assert.equal(shown.blocks[0].text.trim(), MEANT);
  });
}

test("Backspace inside a syllable, Ctrl S inside a word, Enter behind one", async () => {
  const person = await begin();
  person.type("tieens");
  person.key("BackSpace");
  person.type("ng Vieej");
  person.key("ctrl+s");
  person.type("t");
  person.key("Return");
  person.type("Sa poo");
  const shown = await person.stored();
  assert.equal(shown.headline.trim(), "tiếng Việt");
  assert.equal(shown.lead.trim(), "Sa pô");
});

test("a click elsewhere in the middle of a word keeps the word where it was typed", async () => {
  const person = await begin();
  person.type("DDarng booj ");
  person.key("Return");
  person.type("Sa poo cuar baif ");
  person.key("Return");
  person.type("Mootj phuwowfng");
  person.click(560, 140);
  await pause(700);
  const shown = await person.stored();
  assert.equal(shown.blocks[0].text.trim(), "Một phường");
  assert.equal(shown.headline.trim(), "Đảng bộ");
});

test("the preview toggled in the middle of a word keeps it", async () => {
  const person = await begin();
  person.type("Hooij nghij");
  person.key("F8");
  await pause(900);
  person.key("Escape");
  await pause(500);
  const shown = await person.stored();
  assert.equal(shown.headline.trim(), "Hội nghị");
});

await tally(async (body) => {
  try {
    await body();
  } finally {
    for (const child of started.splice(0)) child.kill("SIGKILL");
    await pause(500);
  }
});
process.exit();
