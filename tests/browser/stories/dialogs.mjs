/** Dialogs hold the keys and give them back; screens that come take the focus and name themselves; fields begin anew. */
import assert from "node:assert/strict";

import { begun, command, openChosen, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

/** Where the focus is: the dialog, the notes, or beside them. */
const where = (page) => page.evaluate(() => (document.activeElement.closest("[aria-modal]") ? "dialog" : document.activeElement.closest(".toasts") ? "notes" : "beside"));

/** Every key that leads on stays in the dialog, and so does a click beside it; Esc closes it. */
async function holds(page, name, steps = 40) {
  await page.waitForSelector("[aria-modal]");
  await settled(page);
  assert.equal(await where(page), "dialog", `${name}: takes the focus`);
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let n = 0; n < steps; n += 1) {
      await page.keyboard.press(key);
      assert.notEqual(await where(page), "beside", `${name}: ${key} number ${n + 1}`);
    }
  }
  await page.keyboard.press("F6");
  assert.notEqual(await where(page), "beside", `${name}: F6`);
  await page.mouse.click(6, 400);
  assert.notEqual(await where(page), "beside", `${name}: a click beside`);
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("Escape");
  await page.waitForSelector("[aria-modal]", { state: "detached" });
}

test("no key and no click leads out of a dialog, Esc closes it wherever the focus was lost", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await holds(page, "export");
  await page.waitForSelector(".ProseMirror-focused");
  await command(page, "dan vao cong");
  await page.waitForSelector("[role=dialog] li");
  await holds(page, "portal", 12);
  await page.waitForSelector(".ProseMirror-focused");
  const { articles } = await newsroom.ask("article_list", {});
  const { id } = articles.find((row) => row.headline === "Tít");
  await page.fill("input[data-section]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.waitForSelector('[data-save="saved"]');
  await page.click(".bar .first");
  await page.waitForSelector(".bar .pill.submitted");
  assert.equal((await newsroom.ask("article_read", { id })).stage, "submitted");
  await page.click(".bar button:has-text('Trả lại')");
  await holds(page, "return", 8);
  await page.waitForSelector(".bar button:has-text('Trả lại'):focus");
  await page.keyboard.press("Control+,");
  await page.waitForSelector("[data-drill]");
  await page.focus("button:has-text('Khôi phục…')");
  await page.keyboard.press("Enter");
  await holds(page, "restore", 8);
  await page.waitForSelector("button:has-text('Khôi phục…'):focus");
  assert.ok(await page.isVisible(".settings section"), "the settings stay under it");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+1");
  await page.waitForSelector("[role=listbox]:focus");
  await command(page, "thay trong moi");
  await page.waitForSelector("[data-drafts=words]:focus");
  await holds(page, "replace", 8);
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".palette [role=combobox]:focus");
  for (const key of ["Tab", "Shift+Tab", "F6"]) {
    await page.keyboard.press(key);
    assert.notEqual(await where(page), "beside", `palette: ${key}`);
  }
  await page.keyboard.press("Escape");
  await page.waitForSelector("[aria-modal]", { state: "detached" });
  await page.waitForSelector("[role=listbox]:focus");
  await end();
});

test("a note from before waits behind a dialog; F6 goes from the dialog to one that came since, and back", async () => {
  const { page, end } = await begun({ permissions: ["clipboard-read", "clipboard-write"] });
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".toast.trouble");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  assert.equal(await page.isVisible(".toast"), false, "over the dialog it would cover its head");
  await page.keyboard.press("F6");
  assert.equal(await where(page), "dialog");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".done");
  await page.click(".folder >> text=Chép đường dẫn");
  await page.waitForSelector(".toast:not(.trouble)");
  await page.keyboard.press("F6");
  assert.equal(await where(page), "notes");
  assert.equal(await page.evaluate(() => document.activeElement.checkVisibility()), true, "the note that is seen");
  await page.keyboard.press("F6");
  assert.equal(await where(page), "dialog");
  const covered = await page.evaluate(() => {
    const note = document.querySelector(".toast:not([hidden])").getBoundingClientRect();
    return [...document.querySelectorAll("[aria-modal] .foot button")].filter((one) => one.getBoundingClientRect().top < note.bottom && one.getBoundingClientRect().bottom > note.top).map((one) => one.textContent);
  });
  assert.deepEqual(covered, [], "the note leaves the dialog's buttons free");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".toast.trouble");
  await end();
});

test("Ctrl+F takes up what was searched for, Esc empties the field and then leaves it", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("qzxwv jkqzx");
  await page.waitForSelector(".none");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("cay xanh");
  assert.equal(await page.inputValue("#search"), "cay xanh");
  await page.waitForSelector(".row mark");
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#search"), "");
  await page.waitForSelector(".row mark", { state: "detached" });
  await page.keyboard.press("Escape");
  await page.waitForSelector("[role=listbox]:focus");
  await openChosen(page);
  await page.keyboard.press("Control+f");
  await page.waitForSelector("#find:focus");
  await page.keyboard.type("phố");
  await page.keyboard.press("Control+f");
  await page.keyboard.type("cây");
  assert.equal(await page.inputValue("#find"), "cây", "in the article too");
  await end();
});

test("a screen that comes takes the focus and stands in the title, the article gets both back", async () => {
  const { page, end } = await begun();
  await openChosen(page);
  await page.waitForFunction(() => [...document.querySelectorAll("figure img")].every((one) => one.complete));
  const plain = await page.title();
  assert.match(plain, /^Phường Mây Trắng .* – Tin Phường$/);
  for (const [open, ready, focus, name] of [["F8", "iframe", ".preview .stage:focus", "Xem trước"], ["F9", ".version", ".history .canvas:focus", "Phiên bản"]]) {
    await page.keyboard.press(open);
    await page.waitForSelector(ready);
    await page.waitForSelector(focus);
    assert.equal(await page.title(), `${name} – ${plain}`);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".ProseMirror-focused");
    assert.equal(await page.title(), plain);
  }
  await command(page, "anh cua bai");
  await page.waitForSelector("[data-photo-card] .show:focus");
  assert.equal(await page.title(), `Ảnh của bài – ${plain}`);
  await page.keyboard.press("Control+,");
  await page.waitForSelector(".settings section");
  assert.equal(await page.title(), "Cài đặt – Tin Phường", "another screen's title stays");
  await command(page, "kho anh");
  await page.waitForSelector(".library #search:focus");
  assert.equal(await page.title(), "Kho ảnh – Tin Phường");
  await end();
});

test("neither the export nor the reading beside the list jumps when what they wait for comes", async () => {
  const { page, end } = await begun();
  const held = async (address) => {
    let go;
    const wait = new Promise((free) => (go = free));
    await page.route(address, async (route) => {
      await wait;
      await route.continue();
    });
    return go;
  };
  const place = (selector) => page.$eval(selector, (one) => [one.getBoundingClientRect().top, one.getBoundingClientRect().bottom].map(Math.round));
  const photos = await held("**/photo/card/**");
  await page.reload();
  await page.waitForSelector(".quick figcaption");
  const before = await place(".quick figure + p");
  photos();
  await page.waitForFunction(() => document.querySelector(".quick figure img")?.naturalWidth > 0);
  assert.deepEqual(await place(".quick figure + p"), before, "the text under a photo");
  await openChosen(page);
  const plan = await held("**/request/export_plan");
  await page.keyboard.press("Control+e");
  await page.waitForSelector("[role=dialog]");
  const empty = await place("[role=dialog]");
  plan();
  await page.waitForSelector(".choice");
  assert.deepEqual(await place("[role=dialog]"), empty, "the dialog of the export");
  await end();
});
