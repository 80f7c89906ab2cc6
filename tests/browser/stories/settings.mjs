/** Settings that do something: the credit and size of photos, the portals' templates as files. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../pictures.mjs";
import { addPhotos, begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("a usual credit stands on the next photo, and the export says the size that was chosen", async () => {
  const { page, newsroom, end } = await begun();
  await page.keyboard.press("Control+,");
  await page.fill("#set-photos input", "Ảnh: Hạ Vy");
  await page.keyboard.press("Tab");
  await page.click("#set-photos button:has-text('1200 px')");
  await page.waitForSelector("#set-photos button[aria-pressed=true]:has-text('1200 px')");
  assert.equal((await newsroom.ask("newsroom_open", {})).settings.photoCredit, "Ảnh: Hạ Vy");
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await addPhotos(page, [["a.bmp", bitmap(700, 500, 1)]]);
  await page.waitForSelector("figure img");
  await page.waitForSelector('[data-save="saved"]');
  await page.keyboard.press("Control+e");
  await page.waitForSelector("text=1 ảnh JPEG, không quá 1200 px");
  assert.equal(await page.locator("[data-gap=credit1]").count(), 0, "the photo has its credit");
  await end();
});

test("a template is read, changed, told what is wrong, and taken back with an undo", async () => {
  const { page, newsroom, end } = await begun();
  await page.keyboard.press("Control+,");
  await page.click("#set-export button[aria-label='Sửa: WordPress']");
  await page.waitForSelector("#set-export textarea:focus");
  const shipped = await page.inputValue("#set-export textarea");
  await page.fill("#set-export textarea", shipped.replace("longest = 300", "longest = ba"));
  await page.click("text=Giữ mẫu này");
  await page.waitForSelector("#set-export [role=alert]");
  await page.fill("#set-export textarea", shipped.replace("longest = 300", "longest = 3"));
  // Esc leaves the settings, and loses no letter of what was typed.
  await page.press("#set-export textarea", "Escape");
  await page.waitForSelector("#set-export", { state: "detached" });
  await page.keyboard.press("Control+,");
  await page.click("#set-export button[aria-label='Sửa: WordPress']");
  await page.waitForSelector("#set-export textarea:focus");
  assert.ok((await page.inputValue("#set-export textarea")).includes("longest = 3\n"), "what was typed stands there again");
  await page.click("text=Giữ mẫu này");
  await page.waitForSelector("#set-export .set:has-text('WordPress') >> text=Mẫu riêng của tòa soạn");
  const own = async () => (await newsroom.ask("profile_list", {})).profiles.find((one) => one.id === "wordpress").own;
  assert.equal(await own(), true);
  await page.click("button[aria-label='Bỏ bản riêng: WordPress']");
  await page.waitForSelector("#set-export .set:has-text('WordPress') >> text=Mẫu có sẵn");
  assert.equal((await newsroom.ask("profile_open", { profile: "wordpress" })).text, shipped);
  await page.click(".toast .act");
  await page.waitForSelector("#set-export .set:has-text('WordPress') >> text=Mẫu riêng của tòa soạn");
  assert.equal(await own(), true, "the undo brings the own one back");
  await end();
});

test("what is looked for in the settings stands alone, its card closed by one line", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+,");
  await page.waitForSelector("#set-look .sample");
  await page.keyboard.type("ngon ngu");
  await page.waitForSelector("#set-look .sample", { state: "hidden" });
  const under = await page.$$eval("#set-look .set:not([hidden])", (all) => all.map((one) => getComputedStyle(one).borderBottomWidth));
  assert.deepEqual(under, ["0px"]);
  await page.fill(".index input", "co chu");
  await page.waitForSelector("#set-look .sample", { state: "visible" });
  await end();
});

test("a template opens at its head, and a file that is none is told with what to do", async () => {
  const { page, newsroom, end } = await begun();
  const folder = path.join(newsroom.folder, "newsroom", "portals");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "hong.toml"), 'id = "x');
  await page.keyboard.press("Control+,");
  await page.waitForSelector("#set-export .bad");
  assert.match(await page.innerText("#set-export .bad"), /^hong\.toml: Tệp này không phải mẫu xuất \(.+\)\. Các mẫu khác vẫn nguyên\. Hãy sửa chỗ đó rồi mở lại\.$/s);
  await page.click("#set-export .set:has-text('NukeViet 4.5') >> text=Sửa");
  await page.waitForSelector("#set-export textarea:focus");
  assert.deepEqual(await page.$eval("#set-export textarea", (one) => [one.scrollTop, one.selectionStart, one.selectionEnd]), [0, 0, 0]);
  await end();
});
