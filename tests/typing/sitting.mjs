/**
 * A long sitting of somebody who writes at random through a real input method: words into tít, sa-pô and paragraphs, at a
 * changing pace, and what comes between and in the middle of them. A model knows what must be stored. The same seed is the
 * same sitting.
 */
import { keysFor } from "./keys.mjs";
import { pause, sit, UNTITLED } from "./person.mjs";

const WORDS = "phường tổ chức hội nghị thường niên ủy ban nhân dân đường phố khóa họp được nghỉ lễ quý ba giải ngân thuở quở nguyễn huệ hòa bình khuỷu tay ngoằn ngoèo đổi mới".split(" ");
/** Words of a passage, at the most: it stays on few lines. */
const MOST = 14;
/** Where nobody writes: beside the text's column, above it. */
const ELSEWHERE = [560, 140];

/** Numbers below `n` by a seed. */
export function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return (n) => Math.floor(next() * n);
}

/** What happens in a sitting of so many `deeds`: each is carried out by a person, and told to the model. */
export function plan(seed, deeds, method) {
  const below = dice(seed);
  const pick = (all) => all[below(all.length)];
  const model = [[]];
  const steps = [];
  const pace = () => 20 + below(60);
  const keys = (text) => {
    const delay = pace();
    steps.push((person) => person.type(keysFor(text, method), delay));
  };
  const press = (...names) => steps.push((person) => person.key(...names));
  const rest = (ms) => steps.push(() => pause(ms));
  /** `ends`: what comes inside makes the input method put the word in, so it comes behind its last key. */
  const word = (inside, ends = false) => {
    const chosen = pick(WORDS);
    const typed = keysFor(chosen, method);
    const cut = ends ? typed.length : 1 + below(typed.length);
    const delay = pace();
    steps.push((person) => person.type(inside ? typed.slice(0, cut) : typed, delay));
    if (inside) {
      inside();
      if (cut < typed.length) steps.push((person) => person.type(typed.slice(cut), delay));
    }
    keys(" ");
    model.at(-1).push(chosen);
  };
  const DEEDS = {
    words: () => word(),
    "save in a word": () => word(() => press("ctrl+s"), true),
    "rest in a word": () => word(() => rest(300 + below(1300))),
    passage: () => {
      if (model.length > 6 || model.at(-1).length === 0) return word();
      press("Return");
      model.push([]);
      return word();
    },
    "undo and redo": () => {
      word();
      const times = 1 + below(Math.min(3, model.at(-1).length));
      press(...Array(times).fill("ctrl+z"));
      rest(100);
      press(...Array(times).fill("ctrl+y"));
      rest(100);
    },
    "click elsewhere": () => {
      word();
      steps.push((person) => person.click(...ELSEWHERE));
      rest(250);
      press("ctrl+End", "Up", "End");
    },
    "the preview": () => {
      word();
      press("F8");
      steps.push((person) => person.until("Xem trước"));
      press("Escape");
      steps.push((person) => person.until(model[0].join(" ")));
    },
    palette: () => {
      press("ctrl+k");
      rest(500);
      keys(pick(WORDS));
      press("Escape");
      rest(400);
    },
    find: () => {
      press("ctrl+f");
      rest(500);
      keys(`${pick(WORDS)} `);
      press("Escape");
      rest(400);
      press("ctrl+End", "Up", "End");
    },
    "all and none": () => {
      press("ctrl+a", "Right");
      rest(150);
      press("ctrl+End", "Up", "End");
    },
  };
  // Tít and sa-pô are written first: the end of the text is found from the body alone.
  for (let field = 0; field < 2; field += 1) {
    for (let n = 0; n < 3; n += 1) word(below(3) === 0 ? () => press("ctrl+s") : undefined, true);
    press("Return");
    model.push([]);
  }
  word();
  const told = [];
  for (let n = 0; n < deeds; n += 1) {
    const name = model.at(-1).length >= MOST ? "passage" : pick(Object.keys(DEEDS));
    told.push(name);
    DEEDS[name]();
  }
  return { steps, told, passages: model.map((words) => words.join(" ")) };
}

/** Carries out a sitting and answers what is stored, and what must be. */
export async function carryOut(framework, method, seed, deeds) {
  const person = await sit(framework, method);
  person.type(keysFor("Hạ Vy ", method));
  person.key("Return");
  await person.until(UNTITLED);
  await pause(800);
  const { steps, told, passages } = plan(seed, deeds, method);
  for (const step of steps) await step(person);
  const mine = (await person.stored()).filter((one) => !one.sample);
  const [article] = mine;
  const stored = article ? [article.headline, article.lead, ...article.blocks.map((block) => block.text)] : [];
  return { told, wanted: passages, stored: stored.map((one) => one.trim()).filter((one, n) => n < 2 || one !== ""), articles: mine.length };
}
