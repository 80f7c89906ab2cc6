/**
 * A long sitting of somebody who writes Vietnamese at random: words come letter by letter, by composition or by Backspaces,
 * into every kind of text, and things happen in between and in the middle of words. A model knows what must stand there. The
 * same seed is the same sitting.
 */
import assert from "node:assert/strict";

import { pasteInto } from "./clipboard.mjs";
import { bitmap } from "./pictures.mjs";
import { addPhotos, settled } from "./scene.mjs";

const WORDS = "phường tổ chức hội nghị thường niên ủy ban nhân dân đường phố khóa họp được nghỉ lễ quý ba giải ngân thuở quở nguyễn huệ hòa bình 1.150 hộ 03-10 97,5% khuỷu tay xoong ngoằn ngoèo đổi mới".split(" ");
const TEXTS = ".ProseMirror :is(h1.headline, p, td, li, figcaption)";
/** Letters of a passage, above which nothing more is typed into it: it stays on few lines. */
const FULL = 60;

/** Numbers from 0 to 1 by a seed. */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What stands there after each key of a word: letters first without their marks, its tone last. */
export function states(word) {
  const shown = [];
  let now = "";
  for (const letter of word.normalize("NFC")) {
    const [base, ...marks] = letter === "đ" ? ["d", ""] : letter.normalize("NFD");
    const shape = letter === "đ" ? "đ" : (base + marks.filter((mark) => /[\u0302\u0306\u031b]/.test(mark)).join("")).normalize("NFC");
    shown.push(now + base);
    if (shape !== base) shown.push(now + shape);
    now += shape;
  }
  if (now !== word) shown.push(word);
  return shown;
}

const node = (type, content, attrs) => ({ type, ...(attrs && { attrs }), ...(content?.length && { content }) });
const text = (words) => [{ type: "text", text: words }];

/** An article with every kind of text. */
function everything(body) {
  let ids = 0;
  const id = () => ({ id: `b${(ids += 1)}` });
  const paragraph = (words) => node("paragraph", text(words), id());
  const cell = (words) => node("table_cell", text(words), { colspan: 1, rowspan: 1 });
  const content = [
    node("headline", text("Tít")),
    node("sapo", text("Sa-pô")),
    paragraph("Một"),
    node("fact_box", [node("box_title", text("Hộp")), paragraph("Trong hộp")], id()),
    node("table", [node("table_row", [cell("Ô"), cell("Kề")])], id()),
    node("quote", [node("quote_text", text("Lời")), node("attribution", text("Ai"))], id()),
    node("bullet_list", [node("list_item", text("Mục"))], id()),
    node("figure", [node("caption", text("Chú thích"))], { ...id(), photo: null, credit: "", alt: "" }),
    paragraph("Hai"),
    node("byline", text("Hạ Vy")),
  ];
  return { ...body, content };
}

const said = (one) => one.text ?? (one.type === "hard_break" ? "\n" : (one.content ?? []).map(said).join(""));
const isText = (one) => !one.content || one.content.every((inner) => inner.type === "text" || inner.type === "hard_break");
const passages = (one) => (isText(one) ? [said(one)] : one.content.flatMap(passages));

/** Carries out a sitting of so many `deeds` and compares what stands on the page, and what is stored, with the model. */
export async function sit({ page, context, newsroom }, seed, deeds) {
  const random = dice(seed);
  const below = (n) => Math.floor(random() * n);
  const pick = (all) => all[below(all.length)];
  const told = [];
  const session = await context.newCDPSession(page);
  const compose = (words) => session.send("Input.imeSetComposition", { text: words, selectionStart: words.length, selectionEnd: words.length });
  const commit = (words) => session.send("Input.insertText", { text: words });
  const press = (key, times = 1) => Array.from({ length: times }).reduce((before) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const rest = () => (random() < 0.5 ? undefined : new Promise((wait) => setTimeout(wait, random() < 0.1 ? 300 + below(900) : below(40))));

  const { id, sequence } = await newsroom.ask("article_new", {});
  const { fields, body } = await newsroom.ask("article_read", { id });
  await newsroom.ask("article_save", { id, sequence, fields, body: everything(body), caret: 1 });
  await page.reload();
  await page.waitForSelector(".row");
  await page.keyboard.press("Control+o");
  await page.waitForSelector(".palette [role=combobox]:focus");
  await page.keyboard.type("Tít");
  await page.waitForSelector('.entry[aria-selected="true"]:has-text("Tít")');
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".ProseMirror")?.textContent.startsWith("TítSa-pô"));
  const model = passages(everything(body));
  let section = "";
  let photos = 0;
  const plainly = (one) => one.replaceAll("\u00a0", " ").trimEnd();
  const shown = () => page.$$eval(TEXTS, (all) => all.map((one) => one.textContent));

  /** Puts the caret behind the last letter of a passage, by the mouse. */
  async function toEnd(at) {
    const place = await page.evaluate(
      ([selector, at]) => {
        const one = document.querySelectorAll(selector)[at];
        one.scrollIntoView({ block: "center" });
        const range = document.createRange();
        range.selectNodeContents(one);
        const boxes = [...range.getClientRects()].filter((box) => box.height > 4);
        const last = boxes.at(-1) ?? one.getBoundingClientRect();
        const [x, y] = [last.right - 1, last.top + last.height / 2];
        return { x, y, covered: !document.elementFromPoint(x, y)?.closest(".ProseMirror") };
      },
      [TEXTS, at],
    );
    // What floats over the text stands beside the caret: it goes when that goes.
    if (place.covered && at !== 0) {
      await toEnd(0);
      return toEnd(at);
    }
    await page.mouse.click(place.x, place.y);
    await page.keyboard.press("End");
    await settled(page);
  }

  /** Types a word by one of the ways; `broken` leaves it in its middle. Answers what stands there. */
  async function type(word, { broken = false, inside = () => undefined } = {}) {
    const way = pick(["plain", "retype", "compose"]);
    const all = states(word);
    const end = broken ? 1 + below(all.length) : all.length;
    const middle = below(end);
    let now = "";
    for (const [n, state] of all.slice(0, end).entries()) {
      if (way === "compose") await compose(state);
      else if (way === "retype") {
        let same = 0;
        while (same < now.length && now[same] === state[same]) same += 1;
        await press("Backspace", now.length - same);
        await page.keyboard.insertText(state.slice(same));
      } else if (n === end - 1) for (const letter of state) await page.keyboard.insertText(letter);
      now = state;
      if (n === middle && way !== "plain") await inside(way);
      await rest();
    }
    // The input method puts in what stands there before anything else is done.
    if (way === "compose") await commit(now);
    return now;
  }

  const mayBe = (at) => model[at].length < FULL && (!/^(Ô|Kề)/.test(model[at]) || model[at].length < 20);
  const spaced = (at) => (model[at] === "" || /\s$/.test(model[at]) ? "" : " ");
  const free = () => pick(model.map((_, at) => at).filter(mayBe));

  async function words(at, options) {
    await toEnd(at);
    let written = 0;
    for (let n = 1 + below(4); n > 0 && mayBe(at); n -= 1) {
      if (spaced(at)) await page.keyboard.type(" ");
      model[at] += spaced(at);
      model[at] += await type(pick(WORDS), options);
      written += 1;
    }
    return written;
  }

  const DEEDS = {
    words: () => words(free()),
    "save in a word": () => words(free(), { inside: () => page.keyboard.press("Control+s") }),
    "a wrong letter": () =>
      words(free(), {
        inside: async (way) => {
          if (way !== "retype") return;
          await page.keyboard.insertText("x");
          await page.keyboard.press("Backspace");
        },
      }),
    async "click elsewhere in a word"() {
      const [at, other] = [free(), below(model.length)];
      await toEnd(at);
      if (spaced(at)) await page.keyboard.type(" ");
      model[at] += spaced(at) + (await type(pick(WORDS), { broken: true }));
      await toEnd(other);
    },
    async "undo and redo"() {
      // Behind the words a section is taken back, which no key brings again.
      const times = 1 + below(await words(free()));
      await press("Control+z", times);
      await press("Control+y", times);
    },
    async paste() {
      const at = free();
      await toEnd(at);
      const put = `${spaced(at)}dán ${below(1000)} chữ`;
      await pasteInto(page, random() < 0.5 ? `<p>${put.replace(/^ /, "&nbsp;")}</p>` : "", put);
      model[at] += put;
      if (random() < 0.5) await page.waitForFunction((words) => document.querySelector(".ProseMirror").textContent.replaceAll("\u00a0", " ").includes(words), put.trim());
      else {
        await page.keyboard.type(" liền");
        model[at] += " liền";
      }
    },
    async "all and none"() {
      await toEnd(below(model.length));
      await press("Control+a");
      await press(pick(["ArrowRight", "ArrowLeft"]));
    },
    async "a word less"() {
      const at = pick(model.map((_, at) => at).filter((at) => /\S \S+ ?$/.test(model[at])));
      if (at === undefined) return;
      await toEnd(at);
      // The browser knows its own words: letters alone make one.
      if (!/ \p{L}+ ?$/u.test(model[at])) return;
      await press("Control+Backspace");
      model[at] = model[at].trimEnd().replace(/\S+$/, "");
    },
    async bold() {
      const at = free();
      if (at === 0 || at === model.length - 1) return;
      await toEnd(at);
      await press("Control+Shift+ArrowLeft");
      await press("Control+b");
      await press("End");
    },
    async preview() {
      await words(free());
      await press("F8");
      await page.waitForSelector(".ProseMirror", { state: "hidden" });
      await rest();
      await press("Escape");
      await page.waitForSelector(".ProseMirror");
    },
    async palette() {
      await press("Control+k");
      await page.waitForSelector(".palette [role=combobox]:focus");
      const word = await type(pick(WORDS));
      assert.equal(await page.inputValue(".palette [role=combobox]"), word);
      await press("Escape");
      await page.waitForSelector(".palette [role=combobox]", { state: "detached" });
    },
    async "a photo comes"() {
      if (photos === 3) return;
      const at = free();
      await toEnd(at);
      photos += 1;
      await addPhotos(page, [[`anh-${photos}.bmp`, bitmap(60 + photos, 40, photos)]]);
      await words(at);
      await page.waitForFunction((many) => document.querySelectorAll(".ProseMirror figure img").length === many, photos);
      // Its caption stands behind the block of the caret, wherever that is.
      const there = (await shown()).map(plainly);
      const wanted = model.map(plainly).join("|");
      const place = there.findIndex((one, n) => one === "" && there.toSpliced(n, 1).join("|") === wanted);
      if (place >= 0) model.splice(place, 0, "");
    },
    async section() {
      if (section.length > FULL) return;
      await page.click("input[data-section]");
      await press("End");
      if (section) await page.keyboard.type(" ");
      section += (section ? " " : "") + (await type(pick(WORDS)));
    },
    async "find and replace"() {
      const all = model.flatMap((one) => one.split(" ")).filter((word) => /^\p{Ll}+$/u.test(word));
      const [old, put] = [pick(all), pick(WORDS.filter((word) => /^\p{L}+$/u.test(word)))];
      if (!old) return;
      await press("Control+h");
      await page.waitForSelector("#find:focus");
      await press("Control+a");
      await type(old);
      for (const name of ["Đúng dấu", "Nguyên từ"]) {
        const chip = page.locator(`.find .chip:has-text("${name}")`);
        if ((await chip.getAttribute("aria-pressed")) !== "true") await chip.click();
      }
      await page.click("[data-put]");
      await type(put);
      await page.click(".find >> text=Thay tất cả");
      await page.focus("#find");
      await press("Escape");
      await page.waitForSelector("#find", { state: "detached" });
      const whole = new RegExp(`(?<![\\p{L}\\p{N}])${old}(?![\\p{L}\\p{N}])`, "giu");
      const cased = (found) => (found[0] === found[0].toLowerCase() ? put : put[0].toUpperCase() + put.slice(1));
      model.forEach((one, at) => (model[at] = one.replace(whole, cased)));
    },
  };

  /** The page shows the model, now or when what is on its way has come. */
  async function stands() {
    const wanted = model.map(plainly);
    for (let n = 0; n < 20 && (await shown()).map(plainly).join("|") !== wanted.join("|"); n += 1) await page.waitForTimeout(100);
    assert.deepEqual((await shown()).map(plainly), wanted, `on the page, seed ${seed}: ${told.join(", ")}`);
  }

  for (let n = 0; n < deeds; n += 1) {
    const name = pick(Object.keys(DEEDS));
    told.push(name);
    await DEEDS[name]();
    await rest();
    await stands();
  }
  await page.click("input[data-section]");
  await page.waitForSelector('[data-save="saved"]');
  await page.waitForTimeout(400);
  await page.waitForSelector('[data-save="saved"]');
  await stands();
  const about = `seed ${seed}: ${told.join(", ")}`;
  const kept = await newsroom.ask("article_read", { id });
  assert.deepEqual(passages(kept.body).map((one) => one.trimEnd()), model.map(plainly), `stored, ${about}`);
  assert.equal(kept.fields.section, section, `section, ${about}`);
}
