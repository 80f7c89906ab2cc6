/** Search in the list. */
import assert from "node:assert/strict";

import { begun } from "../scene.mjs";
import { test } from "../tally.mjs";

test("search finds without accents and says where", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("cay xanh suoi hoa");
  await page.waitForFunction(() => [...document.querySelectorAll("mark")].some((one) => one.textContent === "suối hoa" || one.textContent === "Suối Hoa"));
  const marked = await page.$$eval("mark", (all) => all.map((one) => one.textContent.toLowerCase()));
  assert.ok(marked.includes("cây xanh") && marked.includes("suối hoa"), marked.join());
  assert.match(await page.innerText(".row .meta"), /khớp ở/);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror");
  await end();
});
