/** A screen that cannot be drawn: it says so, the text beside it goes on, and it can be tried again. */
import assert from "node:assert/strict";

import { begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** Answers of `name` are changed on their way to the page, until what comes back is called. */
async function spoil(page, name, change) {
  const address = `**/request/${name}`;
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: change(await answer.json()) });
  });
  return () => page.unroute(address);
}

test("a screen that cannot be drawn says so, and the text beside it goes on", async () => {
  const { page, end } = await begun();
  await write(page, "Phường Mây Trắng họp dân", "Sa-pô", "Nội dung");
  const mend = await spoil(page, "revision_list", ({ revisions }) => ({ revisions: [...revisions, ...revisions] }));
  await page.keyboard.press("F9");
  await page.waitForSelector('[role="alert"] >> text=Bài đã lưu vẫn nguyên');
  await page.click("text=Về soạn thảo");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.type(" vẫn viết tiếp");
  await page.waitForSelector('[data-save="saved"]');
  assert.match(await page.innerText(".ProseMirror"), /vẫn viết tiếp/);
  await page.keyboard.press("F9");
  await page.waitForSelector('[role="alert"]');
  await mend();
  await page.click('button:has-text("Thử lại")');
  await page.waitForSelector(".history");
  assert.equal(await page.$('[role="alert"]'), null);
  await end(/each_key_duplicate/);
});

test("an article that cannot be read beside the list says so, and the next one is read", async () => {
  const { page, end } = await begun();
  await write(page, "Bài còn nguyên", "Sa-pô", "Nội dung");
  await page.click(".bar .back");
  await page.waitForSelector(".quick .headline");
  await page.route("**/request/article_read", (route) => route.fulfill({ status: 409, body: JSON.stringify({ code: "storage_damaged", detail: {} }) }));
  await page.keyboard.press("ArrowDown");
  await page.waitForSelector(".quick .notice.danger:has-text('không đọc được')");
  await page.unroute("**/request/article_read");
  await page.keyboard.press("ArrowUp");
  await page.waitForSelector(".quick .headline:has-text('Bài còn nguyên')");
  await end();
});
