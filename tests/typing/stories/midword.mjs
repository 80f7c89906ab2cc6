/** What comes in the middle of a word: Backspace, Enter, arrows, shortcuts, a click elsewhere, the preview. */
import assert from "node:assert/strict";

import { test } from "../../browser/tally.mjs";
import { keysFor } from "../keys.mjs";
import { installed, pause, sit, UNTITLED } from "../person.mjs";

/** Clicks elsewhere in one sitting; each must keep its word. */
const CLICKS = 10;

/** What is done in an article of its own, with the caret in Tít, and what must be stored then. */
const DEEDS = {
  "Backspace inside a syllable": {
    do: (person) => (person.type("tieens"), person.key("BackSpace"), person.type("ng ")),
    headline: "tiếng",
  },
  "Enter ends the word": {
    do: (person) => (person.type("Hooij nghij"), person.key("Return"), person.type("Sa poo ")),
    headline: "Hội nghị",
    lead: "Sa pô",
  },
  "an arrow ends the word": {
    do: (person) => (person.type("ddi quas"), person.key("Left", "End"), person.type(" nhanh ")),
    headline: "đi quá nhanh",
  },
  "Ctrl A keeps the word": {
    do: (person) => (person.type("Mootj tieengs"), person.key("ctrl+a", "Right")),
    headline: "Một tiếng",
  },
  "Ctrl S keeps the word": {
    do: (person) => (person.type("Vieej"), person.key("ctrl+s"), person.type("t Nam ")),
    headline: "Việt Nam",
  },
  "Ctrl Z takes one word back": {
    do: (person) => (person.type("Mootj haif bar "), person.key("ctrl+z")),
    headline: "Một hài",
  },
  "Ctrl Z in the middle of a word leaves the words before it": {
    do: (person) => (person.type("Mootj haif bar"), person.key("ctrl+z"), person.type(" ")),
    headline: /^Một hài( bả)?$/,
  },
  "the preview toggled in the middle of a word keeps it": {
    do: async (person) => {
      person.type("Toor daan phoos");
      person.key("F8");
      await pause(1200);
      person.key("Escape");
      await pause(700);
    },
    headline: "Tổ dân phố",
  },
};

for (const framework of installed()) {
  const stored = new Map();

  test(`${framework}: a person who is interrupted in the middle of words`, async () => {
    const person = await sit(framework);
    person.type(keysFor("Hạ Vy ", "telex"));
    person.key("Return");
    await person.until(UNTITLED);
    await pause(800);
    const names = Object.keys(DEEDS);
    for (const [n, name] of names.entries()) {
      if (n > 0) {
        person.key("ctrl+n");
        await person.until(UNTITLED);
        await pause(800);
      }
      await DEEDS[name].do(person);
      // Keys are worked off when the title says what they wrote.
      if (typeof DEEDS[name].headline === "string") await person.until(DEEDS[name].headline, 6);
      await pause(600);
    }
    const mine = (await person.stored()).filter((one) => !one.sample).reverse();
    assert.equal(mine.length, names.length, "an article for each deed");
    names.forEach((name, n) => stored.set(name, mine[n]));
  });

  for (const [name, { headline, lead }] of Object.entries(DEEDS)) {
    test(`${framework}: ${name}`, async () => {
      const shown = stored.get(name);
      assert.ok(shown, "it was written");
      if (headline instanceof RegExp) assert.match(shown.headline.trim(), headline);
      else assert.equal(shown.headline.trim(), headline);
      if (lead) assert.equal(shown.lead.trim(), lead);
    });
  }

  test(`${framework}: ${CLICKS} clicks elsewhere in the middle of a word keep it where it was typed`, async () => {
    const person = await sit(framework);
    person.type(keysFor("Hạ Vy ", "telex"));
    person.key("Return");
    await person.until(UNTITLED);
    await pause(800);
    person.type("DDarng booj ");
    person.key("Return");
    person.type("Sa poo cuar baif ");
    person.key("Return");
    for (let n = 0; n < CLICKS; n += 1) {
      person.type("phuwowfng");
      person.click(560, 140);
      await pause(450);
      person.key("ctrl+End", "Up", "End");
      person.type(" ");
    }
    const [shown] = (await person.stored()).filter((one) => !one.sample);
    assert.equal(shown.headline.trim(), "Đảng bộ");
    assert.equal(shown.lead.trim(), "Sa pô của bài");
    assert.equal(shown.blocks.map((block) => block.text).join(" ").trim().replace(/\s+/g, " "), Array(CLICKS).fill("phường").join(" "));
  });
}
