/**
 * From a key to the painted letter: an article of 5,000 words and 20 photos in the real window, with saving and marks
 * on, beside a bare ProseMirror page with the same document in an empty window, and beside the least that shows a letter
 * at all: one editable paragraph, without a script. Blocks of keys in turn, so that a busy machine slows all three. A key
 * comes at any moment between two frames, as a person's does: it waits for the next frame, half of one in the middle.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../browser/pictures.mjs";
import { program } from "../places.mjs";
import { makeHome, openWindow } from "./app.mjs";
import { bareEditor } from "./bare_editor.mjs";
import { processesOf } from "./connections.mjs";
import { addPhotos, type } from "./hands.mjs";

const KEYS = Number(process.env.TINPHUONG_KEYS ?? 2000);
const BLOCKS = 10;
const PHOTOS = 20;
const WORDS = 5000;
const HEADLINE = "Quỳnh hương nở muộn";
const SENTENCE = "Sáng nay bà con tổ dân phố số năm cùng nhau quét dọn con hẻm nhỏ trước chợ và sơn lại bức tường cũ ";

const share = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

/** A newsroom whose first article has its words; the window adds the photos. */
async function furnished() {
  const place = makeHome();
  const file = path.join(place.home, "bai.txt");
  const one = `${SENTENCE.repeat(4).trim()}.`;
  const count = Math.ceil(WORDS / one.split(" ").length);
  writeFileSync(file, `${HEADLINE}\n\n${Array(count).fill(one).join("\n\n")}\n\nHạ Vy\n`);
  const pictures = path.join(place.home, "pictures");
  mkdirSync(pictures);
  const files = Array.from({ length: PHOTOS }, (_, n) => path.join(pictures, `anh-${n}.bmp`));
  files.forEach((name, n) => writeFileSync(name, bitmap(700, 460, n)));
  const app = await openWindow(place);
  await app.browser.$("#byline").waitForExist();
  await app.browser.$("#byline").setValue("Hạ Vy");
  await app.browser.keys("Enter");
  await app.browser.$(".ProseMirror").waitForExist();
  await app.close();
  // The driver is gone before the app has left its newsroom in order.
  while (processesOf(place).length > 0) await new Promise((wait) => setTimeout(wait, 100));
  const ask = (...words) => JSON.parse(execFileSync(program("tinphuong"), ["--newsroom", place.newsroom, "--json", ...words], { encoding: "utf8" }));
  ask("import", file);
  return { place, files };
}

/** Opens the imported article; the photos are put into its middle the first time. */
async function openOurs(place, files, env) {
  const app = await openWindow(place, { env });
  await app.browser.$(".row, .ProseMirror").waitForExist();
  const shown = () => app.browser.execute((headline) => document.querySelector(".ProseMirror .headline")?.textContent === headline, HEADLINE);
  if (!(await shown())) {
    await app.browser.keys(["Control", "k"]);
    await app.browser.pause(500);
    await type(app.browser, "quynh huong no muon");
    await app.browser.pause(1500);
    await app.browser.keys("Enter");
    await app.browser.waitUntil(shown, { timeout: 20_000 });
  }
  if (files.length > 0) {
    await app.browser.execute(() => {
      const paragraph = document.querySelectorAll(".ProseMirror > p")[6];
      getSelection().collapse(paragraph, 0);
    });
    await app.browser.pause(200);
    await addPhotos(app.browser, files);
    await app.browser.waitUntil(() => app.browser.execute((count) => document.querySelectorAll(".ProseMirror figure img").length === count, PHOTOS), { timeout: 120_000 });
    await app.saved();
  }
  return app;
}

/** Presses `keys` keys in the middle of a paragraph; milliseconds to the end of the frame that shows each. */
function press(app, keys) {
  return app.browser.executeAsync((count, done) => {
    const view = document.querySelector(".ProseMirror");
    view.focus();
    const paragraphs = [...view.querySelectorAll("p")].filter((one) => one.textContent.length > 200);
    const paragraph = paragraphs[Math.floor(paragraphs.length / 2)];
    const text = paragraph.firstChild;
    if (!paragraph.contains(getSelection().anchorNode)) getSelection().collapse(text, Math.min(120, text.length));
    paragraph.scrollIntoView({ block: "center" });
    const painted = [];
    const work = [];
    const letters = "phường thanh xuân ";
    let n = 0;
    const next = () => {
      if (painted.length >= count) return done({ painted, work });
      const begun = performance.now();
      document.execCommand("insertText", false, letters[n++ % letters.length]);
      void view.offsetHeight;
      work.push(performance.now() - begun);
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          painted.push(performance.now() - begun);
          setTimeout(next, 4 + Math.random() * 16);
        };
        channel.port2.postMessage(0);
      });
    };
    setTimeout(next, 300);
  }, keys);
}

const pictureOf = () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [700, 460];
  const paint = canvas.getContext("2d");
  for (let n = 0; n < 460; n += 1) (paint.fillStyle = `hsl(${n} 60% 50%)`), paint.fillRect(0, n, 700, 1);
  return canvas.toDataURL("image/png");
};

/** One paragraph that the browser itself lets one write in. */
const openParagraph = (words) => {
  document.body.innerHTML = '<style>body{margin:0;font:18px/30px serif}p{width:680px;margin:0 auto;outline:none}</style><div class="ProseMirror" contenteditable="true"><p></p></div>';
  document.querySelector("p").textContent = words;
};

async function measure(name, place, files, script, env) {
  const ours = await openOurs(place, files, env);
  const bare = await openWindow(makeHome(), { binary: "examples/empty-window", ready: "body", env });
  const article = { content: await documentOf(place, ours) };
  await bare.browser.execute(`${script}; return true`);
  await bare.browser.execute(`const pictureOf = ${pictureOf}; window.openBare(arguments[0], [pictureOf()]); return true`, article);
  const least = await openWindow(makeHome(), { binary: "examples/empty-window", ready: "body", env });
  await least.browser.execute(`(${openParagraph})(arguments[0]); return true`, SENTENCE.repeat(4));
  const windows = { ours, bare, least };
  const all = Object.fromEntries(Object.keys(windows).map((who) => [who, { painted: [], work: [] }]));
  for (let block = 0; block < BLOCKS; block += 1) {
    for (const [who, app] of Object.entries(windows)) {
      const times = await press(app, Math.ceil(KEYS / BLOCKS));
      all[who].painted.push(...times.painted);
      all[who].work.push(...times.work);
    }
  }
  for (const app of Object.values(windows)) await app.close();
  const row = (what, times) => console.log(`${what.padEnd(52)} ${share(times, 0.5).toFixed(1).padStart(7)} ${share(times, 0.99).toFixed(1).padStart(7)}`);
  const ratio = (what, part) => (share(all.ours[what], part) / share(all.bare[what], part)).toFixed(2).padStart(7);
  console.log(`${`${name}, ${all.ours.painted.length} keys`.padEnd(52)} ${"p50".padStart(7)} ${"p99".padStart(7)}`);
  for (const [what, words] of [["painted", "key to painted frame"], ["work", "key to laid-out page"]]) {
    row(`  ${words}, newsroom`, all.ours[what]);
    row(`  ${words}, bare ProseMirror`, all.bare[what]);
    row(`  ${words}, one paragraph without a script`, all.least[what]);
    console.log(`${"  newsroom to bare ProseMirror, ratio".padEnd(52)} ${ratio(what, 0.5)} ${ratio(what, 0.99)}`);
  }
}

/** The blocks of the article as the window shows them. */
function documentOf(_place, app) {
  return app.browser.execute(() =>
    [...document.querySelectorAll(".ProseMirror > *")].map((one) => {
      const text = (words) => (words === "" ? [] : [{ type: "text", text: words }]);
      if (one.localName === "figure") return { type: "figure", content: [{ type: "caption", content: text(one.querySelector("figcaption").textContent) }] };
      return { type: one.dataset.field ?? "paragraph", content: text(one.textContent) };
    }),
  );
}

const { place, files } = await furnished();
const script = await bareEditor();
await measure("software rendering", place, files, script, { WEBKIT_DISABLE_COMPOSITING_MODE: "1" });
await measure("as it comes", place, [], script, { WEBKIT_DISABLE_COMPOSITING_MODE: undefined });
place.forget();
process.exit();
