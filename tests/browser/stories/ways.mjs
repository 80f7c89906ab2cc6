/** Ways that keys go: each to what is meant on the screen that stands, and back to where one was. */
import assert from "node:assert/strict";

import { begun, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("Ctrl+Z belongs to the text again when the list is left", async () => {
  const { page, end } = await begun();
  await write(page, "Bài bỏ đi", "Sa-pô", "Một");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("Delete");
  await page.waitForSelector(".toast >> text=vào Thùng rác");
  await write(page, "Bài viết tiếp", "Sa-pô", "một hai");
  await page.keyboard.press("Control+z");
  assert.equal((await shape(page))[2], "p:một ", "the key takes back the last word");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  assert.equal(await page.isVisible(".row >> text=Bài bỏ đi"), false, "and nothing out of the trash");
  await page.keyboard.press("Control+z");
  await page.waitForSelector(".row >> text=Bài bỏ đi");
  await end();
});
