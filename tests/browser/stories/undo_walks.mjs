/** Back and forth by Ctrl+Z and Ctrl+Y over everything that is done to an article: whoever goes back and forth again finds, at each step, the same stored article. */
import assert from "node:assert/strict";

import { pasteInto } from "../clipboard.mjs";
import { dropMade } from "../made.mjs";
import { begun, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** Numbers that are the same for the same seed. */
function chance(seed) {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const photos = [1, 2].map((seed) => ({ name: `Họp ${seed}.jpg`, width: 1600, height: 1200, seed, taken: "2025:10:03 15:01:00" }));
const WORDS = ["phường", "bà con", "ra quân", "tổ dân phố", "cây xanh", "3-10", "45.678"];
/** The caret in a block's words, for what is typed there. */
const into = async (page, block) => {
  await page.click(block);
  await page.keyboard.press("End");
  await settled(page);
};
const field = async (page, selector, words) => {
  await page.fill(selector, "");
  await page.focus(selector);
  await page.keyboard.type(words);
};

/** What a reporter does to an article, each as one deed of their own. */
const DEEDS = {
  typing: async (page, n) => {
    await into(page, `.ProseMirror > p:nth-of-type(${2 + n(2)})`);
    await page.keyboard.type(` ${WORDS[n(WORDS.length)]} ${WORDS[n(WORDS.length)]}`);
  },
  section: (page, n) => field(page, "input[data-section]", ["Đô thị", "Thông báo", "Y tế"][n(3)]),
  day: (page, n) => field(page, 'aside input[inputmode="numeric"]', `0${1 + n(9)}/10/2025`),
  byline: (page, n) => field(page, "aside .pair input", ["Hạ Vy", "Minh Anh", "Thu Hà"][n(3)]),
  keyword: async (page, n) => {
    await page.focus("form input.chip");
    await page.keyboard.type(WORDS[n(WORDS.length)]);
    await page.keyboard.press("Enter");
  },
  genre: (page, n) => page.selectOption("aside .pair select", { index: n(4) }),
  featured: (page) => page.click("aside .textual"),
  caption: async (page, n) => {
    await into(page, "figcaption >> nth=0");
    await page.keyboard.type(` ${WORDS[n(WORDS.length)]}`);
  },
  order: async (page, n) => {
    await into(page, "figcaption >> nth=0");
    await page.keyboard.press(n(2) ? "Alt+ArrowDown" : "Alt+ArrowUp");
  },
  paste: async (page, n) => {
    await into(page, ".ProseMirror > p:nth-of-type(2)");
    await pasteInto(page, `<p>Dán ${WORDS[n(WORDS.length)]}</p><ul><li>một</li><li>hai</li></ul><p>hết</p>`);
    await page.waitForSelector("[data-paste]");
  },
  replacing: async (page, n) => {
    await page.keyboard.press("Control+h");
    await page.fill("#find", ["a", "ng", "phường"][n(3)]);
    await page.fill("[data-put]", WORDS[n(WORDS.length)]);
    const all = page.locator(".find >> text=Thay tất cả");
    if (await all.isEnabled()) await all.click();
    await page.keyboard.press("Escape");
  },
  stage: async (page) => {
    const stands = await page.getAttribute(".bar .pill", "class");
    if (/draft|submitted|returned/.test(stands)) await page.keyboard.press("Control+Enter");
  },
};

/** What an article without photos, to which nothing lacks, may go through besides. */
const WITHOUT_PHOTOS = ["typing", "section", "day", "keyword", "paste", "stage", "stage"];

/** One walk: deeds by chance, back to the beginning, forth to the end, then back and forth by chance. */
async function walk(seed, many, names = Object.keys(DEEDS)) {
  const n = chance(seed);
  const { page, newsroom, end } = await begun();
  await write(page, "Lễ ra quân", "Sáng 3-10, phường ra quân.", "Đoạn một.", "Đoạn hai.");
  if (names.includes("caption")) {
    await page.evaluate(dropMade, { target: ".ProseMirror > p:nth-of-type(3)", wanted: photos, extra: [] });
    await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 30_000 });
  } else await DEEDS.section(page, n);
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  const stored = async () => {
    const { body, fields, stage } = await newsroom.ask("article_read", { id });
    return JSON.stringify({ body, fields, stage });
  };
  /** What is stored once nothing is on its way. */
  const rests = async () => {
    let last = "";
    for (let same = 0, asked = 0; same < 2 && asked < 100; asked += 1) {
      await settled(page);
      await page.waitForSelector('[data-save="saved"]');
      const now = await stored();
      same = now === last ? same + 1 : 0;
      last = now;
      await new Promise((wait) => setTimeout(wait, 60));
    }
    return last;
  };
  const press = async (key) => {
    if (await page.evaluate(() => !document.activeElement?.closest(".ProseMirror"))) await page.focus(".ProseMirror");
    await page.keyboard.press(key);
  };
  const done = [];
  for (const _ of Array.from({ length: many })) {
    const name = names[n(names.length)];
    done.push(name);
    await DEEDS[name](page, n);
    await rests();
  }
  const what = `seed ${seed}: ${done.join(", ")}`;
  const seen = [await rests()];
  // As far back as it goes: past the last step nothing changes any more. A field that was written anew as it was is a step, too.
  for (let idle = 0; idle < 3 && seen.length < 120; ) {
    await press("Control+z");
    seen.push(await rests());
    idle = seen.at(-1) === seen.at(-2) ? idle + 1 : 0;
  }
  while (seen.at(-1) === seen.at(-2)) seen.pop();
  assert.ok(seen.length > many / 2, `${what}: only ${seen.length} steps back`);
  let at = seen.length - 1;
  const to = async (key, next) => {
    await press(key);
    for (let tries = 0; tries < 40 && (await stored()) !== seen[next]; tries += 1) await settled(page);
    const now = await rests();
    assert.equal(now, seen[next], `${what}: ${key} from ${at} to ${next}`);
    at = next;
  };
  assert.ok(names !== WITHOUT_PHOTOS || seen.some((one) => one.includes('"stage":"submitted"')), `${what}: it stood elsewhere`);
  while (at > 0) await to("Control+y", at - 1);
  for (let steps = 0; steps < 12; steps += 1) {
    const back = at === 0 || (at < seen.length - 1 && n(2) === 0);
    await to(back ? "Control+z" : "Control+y", back ? at + 1 : at - 1);
  }
  await end();
}

for (const seed of [3, 10]) test(`whoever goes back and forth again finds the same article, walk ${seed}`, () => walk(seed, 10));
test("whoever goes back and forth again finds the same article at the same desk", () => walk(5, 9, WITHOUT_PHOTOS));
