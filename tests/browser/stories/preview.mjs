/** The preview: follows keys and caret, looks at the page as a phone shows it, runs nothing. */
import assert from "node:assert/strict";

import { begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const LONG = "Đảng bộ phường Mây Trắng: Quyết tâm hoàn thành thu ngân sách, giải ngân vốn đầu tư công và chăm lo đời sống người cao tuổi";

test("the preview says what a phone would show: too long a headline, what is cut, what stands out", async () => {
  const { page, end } = await begun();
  await write(page, LONG, "Sa-pô", "Nội dung");
  await page.keyboard.press("F8");
  await page.waitForSelector("[data-check]");
  await page.waitForFunction(() => /Tít dài [4-9] dòng/.test(document.querySelector(".checks").textContent));
  const checks = await page.innerText(".checks");
  assert.match(checks, /Không có dòng nào tràn ở 360 px/);
  assert.match(checks, /Thẻ chia sẻ cắt mất «.*người cao tuổi»/);
  const phone = page.frameLocator('[data-preview="phone"]');
  assert.equal(await phone.locator("html").evaluate((root) => root.clientWidth), 360);
  await page.click("button:has-text('390 px')");
  await page.waitForFunction(() => document.querySelector('[data-preview="phone"]').contentDocument.documentElement.clientWidth === 390);
  await page.click("button:has-text('Thẻ chia sẻ')");
  assert.equal(await page.locator(".cards [data-card]").count(), 2);
  await end();
});

test("beside the article the preview follows each key and the caret", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", ...Array.from({ length: 25 }, (_, n) => `Đoạn thứ ${n + 1} kể chuyện phường mình hôm nay.`));
  await page.keyboard.press("Control+F8");
  const frame = page.frameLocator('[data-preview="beside"]');
  await frame.locator("h1").waitFor();
  await page.keyboard.type(" Mới gõ");
  await frame.locator("p:has-text('hôm nay. Mới gõ')").waitFor();
  const seen = (words) => page.waitForFunction((wanted) => {
    const inside = document.querySelector('[data-preview="beside"]').contentDocument;
    const one = [...inside.querySelectorAll("h1, p")].find((element) => element.textContent.includes(wanted));
    const box = one?.getBoundingClientRect();
    return box && box.top >= 0 && box.bottom <= inside.documentElement.clientHeight;
  }, words);
  await seen("Mới gõ");
  await page.click(".ProseMirror > p:nth-child(12)");
  await seen("Đoạn thứ 10 ");
  await page.keyboard.press("Control+Home");
  await seen("Tít");
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains("ProseMirror")), true, "the caret stays in the text");
  await page.keyboard.press("Control+F8");
  await page.waitForFunction(() => !document.querySelector('[data-preview="beside"]'));
  await end();
});

test("a template shows what its portal would leave of the page, and stays chosen", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, LONG.repeat(3), "Sa-pô", "Nội dung");
  await page.keyboard.press("F8");
  const frame = page.frameLocator('[data-preview="desktop"]');
  await frame.locator("p.byline").waitFor();
  await page.selectOption("aside select", "nukeviet-4.5");
  await page.waitForFunction(() => document.querySelector(".checks").textContent.includes("Tít dài hơn mức cổng này nhận"));
  await page.waitForSelector("text=Như NukeViet 4.5 sẽ giữ lại");
  await frame.locator("p:has-text('Nội dung')").waitFor();
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("F8");
  await page.waitForFunction(() => document.querySelector("aside select")?.value === "nukeviet-4.5");
  assert.ok((await newsroom.ask("newsroom_open", {})).settings.exportFormats.includes("portal:nukeviet-4.5"));
  await page.selectOption("aside select", "");
  await page.waitForSelector("text=Đúng như bản sẽ xuất");
  await end();
});

test("nothing in a preview runs or leads away", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("F8");
  const frame = page.frameLocator('[data-preview="desktop"]');
  await frame.locator("h1").waitFor();
  assert.equal(await page.getAttribute('[data-preview="desktop"]', "sandbox"), "allow-same-origin");
  await page.evaluate(() => {
    const inside = document.querySelector('[data-preview="desktop"]').contentDocument;
    const script = inside.createElement("script");
    script.textContent = "parent.ran = true";
    inside.body.append(script);
    const link = inside.createElement("a");
    link.href = "/elsewhere";
    inside.body.append(link);
    link.click();
  });
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.ran), undefined, "a script in the frame does not run");
  assert.equal(await frame.locator("h1").innerText(), "Tít", "the frame stays on the page");
  assert.ok(page.url().startsWith(newsroom.address));
  await end(/sandboxed|script/i);
});

test("the printed pages are looked at where the program prints", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Tít in ra giấy", "Sa-pô", ...Array.from({ length: 24 }, (_, n) => `Đoạn ${n + 1}. ${"Chuyện phường mình hôm nay. ".repeat(5)}`));
  const { articles } = await newsroom.ask("article_list", {});
  const { formats } = await newsroom.ask("export_plan", { id: articles[0].id });
  await page.keyboard.press("F8");
  await page.waitForSelector("[data-check]");
  if (!formats.some((one) => one.format === "pdf")) {
    assert.equal(await page.locator("button:has-text('Trang in')").count(), 0, "what cannot be printed is not offered");
    console.log("skipped: the desk was built without its typesetter, no page is drawn");
    return end();
  }
  await page.click("button:has-text('Trang in')");
  await page.waitForFunction(() => document.querySelectorAll(".stage [data-page]").length >= 2);
  const drawn = await page.$$eval(".stage [data-page]", (pages) => pages.map((one) => [one.complete && one.naturalWidth > 0, Math.round((one.clientHeight / one.clientWidth) * 100)]));
  assert.ok(drawn.every(([shown, shape]) => shown && shape === 141), JSON.stringify(drawn));
  await page.screenshot({ path: "target/screens/07-trang-in-1366x768.png" });
  await end();
});
