/**
 * The other family of input methods (Unikey, EVKey on Windows; OpenKey on macOS): no composition, but Backspaces and
 * retyped letters. The streams are what these programs send for the words, key by key: ⌫ is a Backspace, letters are
 * put in as they come. Then what comes while a syllable is being composed: a photo, a save.
 */
import assert from "node:assert/strict";

import { addPhotos, begun, settled, shape, write } from "../scene.mjs";
import { bitmap } from "../pictures.mjs";
import { test } from "../tally.mjs";

const pause = (ms) => new Promise((wait) => setTimeout(wait, ms));

/** Per word: the pieces that arrive for each key that the person presses. */
const STREAMS = {
  /** Unikey takes back to the first letter that changes and writes the rest anew. */
  unikey: { tiếng: ["t", "i", "e", "⌫ê", "n", "g", "⌫⌫⌫ếng"], Việt: ["V", "i", "e", "⌫ê", "t", "⌫⌫ệt"], đường: ["d", "⌫đ", "u", "o", "⌫⌫ươ", "n", "g", "⌫⌫⌫ờng"], khóa: ["k", "h", "o", "a", "⌫⌫óa"] },
  /** EVKey waits for the syllable's end and takes back more than it must. */
  evkey: { tiếng: ["t", "i", "e", "⌫⌫iê", "n", "g", "⌫⌫⌫⌫iếng"], Việt: ["V", "i", "e", "⌫⌫iê", "t", "⌫⌫⌫iệt"], đường: ["d", "⌫đ", "u", "⌫ư", "o", "⌫⌫ươ", "n", "g", "⌫⌫⌫⌫ường"], khóa: ["k", "h", "o", "a", "⌫⌫⌫hóa"] },
  /** OpenKey puts an invisible letter first and takes it back with the others, to end a browser's own completion. */
  openkey: { tiếng: ["t", "i", "e", "\u202f⌫⌫ê", "n", "g", "\u202f⌫⌫⌫⌫ếng"], Việt: ["V", "i", "e", "\u202f⌫⌫ê", "t", "\u202f⌫⌫⌫ệt"], đường: ["d", "\u202f⌫⌫đ", "u", "o", "\u202f⌫⌫⌫ươ", "n", "g", "\u202f⌫⌫⌫⌫ờng"], khóa: ["k", "h", "o", "a", "\u202f⌫⌫⌫óa"] },
};

/** Plays one piece as fast as it comes. */
async function play(page, piece) {
  for (const c of piece) {
    if (c === "⌫") await page.keyboard.press("Backspace");
    else if (/[a-z ]/i.test(c)) await page.keyboard.type(c);
    else await page.keyboard.insertText(c);
  }
}

async function word(page, pieces, rest = 0) {
  for (const piece of pieces) {
    await play(page, piece);
    if (rest) await pause(rest);
  }
  await page.keyboard.type(" ");
}

async function blank(page) {
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
}

const headline = (page) => page.$eval(".ProseMirror .headline", (one) => one.textContent.replaceAll("\u00a0", " "));

for (const [name, words] of Object.entries(STREAMS)) {
  test(`${name} rewrites by Backspace: the text is right, undo and redo go word by word`, async () => {
    const { page, end } = await begun();
    await blank(page);
    const all = Object.keys(words);
    for (const one of all) await word(page, words[one]);
    assert.equal(await headline(page), `${all.join(" ")} `);
    for (let left = all.length - 1; left >= 0; left -= 1) {
      await page.keyboard.press("Control+z");
      assert.equal((await headline(page)).trimEnd(), all.slice(0, left).join(" "), `${left} words are left`);
    }
    for (let there = 1; there <= all.length; there += 1) {
      await page.keyboard.press("Control+y");
      assert.equal((await headline(page)).trimEnd(), all.slice(0, there).join(" "), `${there} words are back`);
    }
    await page.waitForSelector('[data-save="saved"]');
    await end();
  });
}

test("a slow hand that stops inside a word still makes one step of it", async () => {
  const { page, end } = await begun();
  await blank(page);
  await word(page, STREAMS.unikey.Việt);
  for (const piece of STREAMS.unikey.tiếng) {
    await play(page, piece);
    if (piece === "g") await pause(1300);
  }
  assert.equal(await headline(page), "Việt tiếng");
  await page.keyboard.press("Control+z");
  assert.equal((await headline(page)).trimEnd(), "Việt");
  await end();
});

test("rewriting is right in sa-pô, body and the search field too", async () => {
  const { page, end } = await begun();
  await blank(page);
  await word(page, STREAMS.unikey.đường);
  await page.keyboard.press("Enter");
  await word(page, STREAMS.evkey.đường);
  await page.keyboard.press("Enter");
  await word(page, STREAMS.openkey.đường);
  assert.deepEqual((await shape(page)).slice(0, 3).map((one) => one.replace(/^\w+:/, "").trim()), ["đường", "đường", "đường"]);
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+k");
  await page.keyboard.type("tat ca bai");
  await page.waitForSelector('.entry[aria-selected="true"]:has-text("Tất cả bài")');
  await page.keyboard.press("Enter");
  await page.waitForSelector("#search");
  await page.keyboard.press("Control+f");
  await word(page, STREAMS.unikey.đường);
  assert.equal(await page.inputValue("#search"), "đường ");
  await page.waitForSelector("mark");
  await end();
});

test("nothing that is not typing joins a word's step", async () => {
  const { page, end } = await begun();
  await blank(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("Một hai");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await settled(page);
  await page.keyboard.press("Control+b");
  await page.waitForSelector(".ProseMirror .sapo strong");
  await page.keyboard.press("End");
  await page.keyboard.type("ba");
  await page.keyboard.press("Control+z");
  assert.equal(await page.$eval(".ProseMirror .sapo", (one) => one.innerHTML.replace(/&nbsp;/g, " ")), "Một <strong>hai</strong>");
  await page.keyboard.press("Control+z");
  assert.equal(await page.$eval(".ProseMirror .sapo", (one) => one.textContent), "Một hai");
  assert.equal(await page.$eval(".ProseMirror .sapo", (one) => one.querySelector("strong")), null);
  await end();
});

test("a photo that arrives while a syllable is composed waits for its end", async () => {
  const { page, context, end } = await begun();
  await blank(page);
  await page.keyboard.type("Tít");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Chiều ");
  const session = await context.newCDPSession(page);
  const compose = (text) => session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  // The photo is on its way until the syllable has begun.
  let arrive;
  const held = new Promise((go) => (arrive = go));
  await page.route("**/*", async (route) => {
    if (route.request().method() === "POST" && /photo/.test(route.request().url()) && !/photo_list/.test(route.request().url())) await held;
    await route.continue();
  });
  await addPhotos(page, [["anh.bmp", bitmap(640, 480)]]);
  await page.click(".ProseMirror p:nth-child(3)");
  await page.keyboard.press("End");
  await compose("ph");
  await compose("phư");
  arrive();
  await pause(2500);
  await compose("phươ");
  const during = await page.$$eval(".ProseMirror figure", (all) => all.length);
  await compose("phường");
  await session.send("Input.insertText", { text: "phường " });
  await page.waitForSelector(".ProseMirror figure img");
  assert.equal(during, 0, "the page is not touched while a syllable is composed");
  const text = (await shape(page)).join(" ").replaceAll("\u00a0", " ");
  assert.match(text, /Chiều phường/);
  await end();
});

test("a straight quotation mark turns as newspapers print it, and one Ctrl+Z has it straight again", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", 'Ông nói: "Mỗi nhà một cây". Ống 6" đã thay.');
  const said = () => page.textContent(".ProseMirror > p:nth-of-type(2)");
  assert.equal(await said(), 'Ông nói: “Mỗi nhà một cây”. Ống 6" đã thay.');
  await page.keyboard.type(' "');
  assert.match(await said(), / “$/);
  await page.keyboard.press("Control+z");
  assert.match(await said(), / "$/);
  await page.keyboard.type("A");
  assert.match(await said(), / "A$/, "what was wanted straight stays so");
  await end();
});
