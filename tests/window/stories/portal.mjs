/** An editor's way from «Chờ duyệt» to the portal's form, in the real window, by the keyboard but for choosing files. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../../browser/pictures.mjs";
import { test } from "../../browser/tally.mjs";
import { root } from "../../places.mjs";
import { makeHome, openWindow } from "../app.mjs";
import { openConnections } from "../connections.mjs";
import { addPhotos, begin, picture, text, type } from "../hands.mjs";

const HEADLINE = "Phường Mây Trắng thu ngân sách vượt kế hoạch";
const LEAD = "Chiều 03-10, Đảng ủy phường họp bàn việc quý IV.";
const BODY = "Ông Nguyễn Văn Mẫu nói: “Đường Thượng Đình, ngõ Ủy Lạo đều xong”.";
const CAPTION = "Quang cảnh hội nghị";

/** Tags and attributes that an editor of a portal keeps; anything else would be lost or shown as text. */
const KEPT = /^(p|br|strong|b|em|i|h2|h3|ul|ol|li|table|thead|tbody|tr|th|td|blockquote|span|div|a|meta)$/;

/** Presses Ctrl+V in an empty form laid over the page, as a portal's would be, and answers what arrived. */
async function pasted(browser) {
  await browser.execute(() => {
    const form = document.createElement("div");
    form.id = "portal-form";
    form.contentEditable = "true";
    form.style.cssText = "position:fixed;inset:0;z-index:99;background:white";
    document.body.append(form);
    form.focus();
  });
  await browser.keys(["Control", "v"]);
  await browser.pause(300);
  return browser.execute(() => {
    const form = document.getElementById("portal-form");
    const found = { html: form.innerHTML, text: form.innerText, tags: [...form.querySelectorAll("*")].map((one) => one.localName), styled: form.querySelectorAll("[onclick],script,iframe").length };
    form.remove();
    return found;
  });
}

const active = (browser) => browser.execute(() => document.activeElement?.textContent ?? "");

test("from «Chờ duyệt» to the portal's form, piece by piece", async () => {
  const place = makeHome();
  const app = await openWindow(place);
  const { browser } = app;
  await begin(browser);
  await type(browser, HEADLINE);
  await browser.keys("Enter");
  await type(browser, LEAD);
  await browser.keys("Enter");
  await type(browser, BODY);
  const file = path.join(place.home, "anh.bmp");
  writeFileSync(file, bitmap(900, 600, 3));
  await addPhotos(browser, [file]);
  await browser.waitUntil(async () => (await browser.$$("figure img").length) === 1, { timeout: 30_000 });
  await browser.keys("F2");
  await type(browser, CAPTION);
  await browser.$("input[data-section]").setValue("Kinh tế - xã hội");
  await browser.keys("Tab");
  await app.saved();

  await browser.keys(["Control", "Enter"]);
  await browser.$(".bar .pill.submitted").waitForExist();
  await browser.keys(["Control", "Enter"]);
  await browser.$(".bar .pill.approved").waitForExist();
  await browser.keys(["Control", "Enter"]);
  await browser.$(".choice").waitForExist();
  const portal = await browser.$(".choice input[value=portal]");
  if (!(await portal.isSelected())) await portal.click();
  await browser.execute(() => document.querySelector("[role=dialog]").focus());
  await browser.keys("Enter");
  await browser.$(".guide li button").waitForExist({ timeout: 30_000 });
  assert.match(await text(browser, ".done .card"), /100 % chữ, 1\/1 ảnh/);
  await picture(browser, path.join(root, "target", "screens", "08-dan-vao-cong.png"));

  await browser.waitUntil(async () => (await active(browser)).includes("Chép tít"));
  await browser.keys("Enter");
  await browser.waitUntil(async () => (await text(browser, "[data-portal-said]")) === "Đã chép tít. Sang cổng và nhấn Ctrl V.");
  assert.equal((await pasted(browser)).text.trim(), HEADLINE);
  await browser.$("button=Chép sa-pô").click();
  await browser.waitUntil(async () => (await text(browser, "[data-portal-said]")).includes("sa-pô"));
  assert.equal((await pasted(browser)).text.trim(), LEAD);
  await browser.$("button=Chép nội dung").click();
  await browser.waitUntil(async () => (await text(browser, "[data-portal-said]")).includes("nội dung"));
  const body = await pasted(browser);
  for (const words of [BODY, `[Ảnh 1]`, CAPTION, "Hạ Vy"]) assert.ok(body.text.includes(words), `the portal lacks «${words}»: ${body.html}`);
  assert.ok(!body.text.includes(LEAD), "the sa-pô has a field of its own");
  assert.deepEqual(body.tags.filter((tag) => !KEPT.test(tag)), [], body.html);
  await browser.waitUntil(async () => (await browser.$$(".guide li.photo button:not([disabled])").length) > 0, { timeout: 20_000 });
  await browser.$(".guide li.photo").$("button=Chép đường dẫn").click();
  await browser.waitUntil(async () => (await text(browser, "[data-portal-said]")).includes("đường dẫn ảnh 1"));
  const photo = (await pasted(browser)).text.trim();
  assert.ok(existsSync(photo) && photo.endsWith("01-quang-canh-hoi-nghi.jpg"), photo);
  assert.deepEqual([...readFileSync(photo).subarray(0, 3)], [0xff, 0xd8, 0xff]);
  assert.equal(await browser.$$('.guide li[data-done="true"]').length, 4, "every piece is ticked");
  await browser.keys("Escape");
  await browser.$(".bar .pill.exported").waitForExist();
  assert.deepEqual(openConnections(place), [], "the window speaks to nobody");
  await app.close();
  place.forget();
});
