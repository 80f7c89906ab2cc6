/** A hand that does not wait: what is typed right behind Ctrl N, Ctrl K and Ctrl F goes where it was meant. */
import assert from "node:assert/strict";

import { test } from "../../browser/tally.mjs";
import { keysFor } from "../keys.mjs";
import { installed, LIST, pause, sit, UNTITLED } from "../person.mjs";

const HEADLINES = ["Phường Mây Trắng tổng vệ sinh", "Được mùa lúa nếp", "Đường Suối Hoa thông xe", "Nguyễn Huệ mở hội hoa xuân", "Hội nghị cử tri"];
const SEARCH = "tổ dân phố số năm";
/** Milliseconds from key to key. */
const HASTE = 25;

for (const framework of installed()) {
  test(`${framework}: words typed right behind Ctrl N, Ctrl K and Ctrl F go where they were meant`, async () => {
    const person = await sit(framework);
    const put = (words) => person.type(keysFor(words, "telex"), HASTE);
    put("Hạ Vy ");
    person.key("Return");
    await person.until(UNTITLED);
    await pause(800);
    put("Bài đầu ");
    for (const headline of HEADLINES) {
      person.key("ctrl+n");
      put(`${headline} `);
      await person.until(headline, 10);
      await pause(400);
    }
    person.key("ctrl+k");
    put("tất cả ");
    await pause(600);
    person.key("Return");
    await person.until(LIST);
    await pause(700);
    person.key("ctrl+f");
    put(`${SEARCH} `);
    person.key("ctrl+a", "ctrl+c");
    await pause(400);
    person.key("ctrl+n");
    await person.until(UNTITLED);
    await pause(800);
    person.key("ctrl+v");
    await pause(400);
    // The find bar of an article: what was searched for there is copied too.
    person.key("Return", "ctrl+f");
    put("Quảng trường ");
    person.key("ctrl+a", "ctrl+c", "Escape");
    await pause(400);
    person.key("ctrl+v");
    await pause(600);
    const mine = (await person.stored()).filter((one) => !one.sample).reverse();
    assert.deepEqual(mine.map((one) => one.headline.trim()), ["Bài đầu", ...HEADLINES, SEARCH]);
    assert.equal(mine.at(-1).lead.trim(), "Quảng trường");
  });
}
