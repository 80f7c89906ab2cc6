/** Text that the desk cannot keep just now: nothing goes on with an older one as if it were this. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { begun, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const FULL = { status: 409, body: JSON.stringify({ code: "storage_full", detail: {} }) };
const WAY = "**/request/article_save";

/** A finished article whose last words the desk refuses. */
async function unsaved() {
  const scene = await begun();
  const { page } = scene;
  await write(page, "Thu ngân sách", "Sa-pô của bài", "Đạt 94 %");
  await page.fill("input[data-section]", "Kinh tế - xã hội");
  await page.click(".ProseMirror > p:nth-of-type(2)");
  await page.waitForSelector('[data-save="saved"]');
  await page.waitForFunction(() => document.querySelector(".readiness .good"));
  await page.route(WAY, (route) => route.fulfill(FULL));
  await page.keyboard.press("End");
  await page.keyboard.type(" dự toán");
  await page.waitForSelector('[data-save="trouble"]');
  return scene;
}

test("what is not durable is neither exported, pinned, sent on nor put back", async () => {
  const { page, newsroom, end } = await unsaved();
  const id = (await newsroom.ask("article_list", {})).articles.find((row) => row.headline === "Thu ngân sách").id;
  const versions = async () => (await newsroom.ask("revision_list", { id })).revisions.length;
  const before = await versions();
  await page.keyboard.press("Control+e");
  await page.waitForSelector("[role=dialog] .notice.danger");
  assert.match(await page.innerText("[role=dialog] .notice.danger"), /chưa lưu xuống máy/, "the export says why it does not begin");
  await page.keyboard.press("Enter");
  assert.ok(await page.isDisabled("[role=dialog] button.first"), "and writes no older text");
  await page.keyboard.press("Escape");
  await page.waitForSelector("[role=dialog]", { state: "detached" });
  for (const key of ["Control+s", "Control+Enter", "F9"]) {
    await page.evaluate(() => document.querySelectorAll(".toast .close").forEach((one) => one.click()));
    await page.keyboard.press(key);
    await page.waitForSelector(".toast.trouble");
    assert.equal(await page.isVisible("text=Đã lưu rồi"), false, `${key} says nothing that is not so`);
    assert.ok(await page.isVisible(".ProseMirror"), `${key} stays at the text`);
  }
  await page.keyboard.press("Control+k");
  await page.keyboard.type("dan vao cong");
  await page.waitForSelector(".entry >> text=Dán vào cổng (chép từng phần)");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".palette", { state: "detached" });
  assert.equal(await page.isVisible("[role=dialog]"), false, "no older text is copied for the portal");
  assert.equal(await versions(), before, "nothing was pinned");
  assert.equal((await newsroom.ask("article_read", { id })).stage, "draft");
  await page.unroute(WAY);
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+s");
  await page.waitForSelector(".toast >> text=Đã lưu rồi");
  assert.equal((await shape(page))[2], "p:Đạt 94 % dự toán");
  await end();
});

test("a file that is handed over meanwhile takes no unsaved text's place", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Bài đang viết", "Sa-pô", "một");
  const [other] = (await newsroom.ask("article_list", {})).articles.filter((row) => row.headline !== "Bài đang viết");
  let hand = () => undefined;
  const asked = new Promise((when) => (hand = when));
  await page.route("**/request/article_handed", async (route) => {
    await asked;
    await route.fulfill({ status: 200, body: JSON.stringify({ articles: [{ id: other.id, file: "a.docx", photos: 0, findings: [], refused: [] }], refused: [] }) });
  });
  await page.reload();
  await page.waitForSelector(".ProseMirror-focused");
  await page.route(WAY, (route) => route.fulfill(FULL));
  await page.keyboard.type(" hai");
  await page.waitForSelector('[data-save="trouble"]');
  hand();
  await page.waitForSelector(".toast >> text=Đã mở 1 tệp");
  assert.equal((await shape(page))[2], "p:một hai", "the text stays on the screen");
  await page.unroute(WAY);
  await page.waitForSelector('[data-save="saved"]');
  await end();
});

test("what no drive of the newsroom takes is saved as a file elsewhere, as it stands on the screen", async () => {
  const { page, newsroom, end } = await unsaved();
  await page.click(".notice.danger >> text=Lưu bản sao ra chỗ khác…");
  await page.waitForSelector(".toast >> text=thu-ngan-sach.docx");
  const copy = readFileSync(path.join(newsroom.exports, "thu-ngan-sach.docx"));
  assert.equal(copy.subarray(0, 2).toString(), "PK", "a Word document");
  assert.ok(await page.isVisible(".notice.danger"), "the bar stays: nothing is saved here yet");
  await end();
});
