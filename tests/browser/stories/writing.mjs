/** Writing: Enter, lists, the insert menu, undo, moving blocks. */
import assert from "node:assert/strict";

import { begun, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("Enter, lists, the insert menu and undo by words", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Mở đầu");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/trich");
  await page.waitForSelector(".insert");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Lời phát biểu");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Bà Nguyễn Mẫu");
  await page.keyboard.press("Enter");
  await page.keyboard.type("một hai ba");
  assert.deepEqual((await shape(page)).slice(3), ["blockquote:Lời phát biểuBà Nguyễn Mẫu", "p:một hai ba", "p:Hạ Vy"]);
  await page.keyboard.press("Control+z");
  assert.equal((await shape(page))[4], "p:một hai ", "undo takes one word");
  await page.keyboard.press("Control+y");
  assert.equal((await shape(page))[4], "p:một hai ba");
  await page.keyboard.press("Alt+ArrowUp");
  assert.equal((await shape(page))[3], "p:một hai ba", "a block moves by keys");
  await end();
});
