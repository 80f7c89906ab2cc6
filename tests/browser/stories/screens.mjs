/** Every screen: seen by axe and photographed, light and dark. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { fromUi, root } from "../../places.mjs";
import { begun } from "../scene.mjs";
import { test } from "../tally.mjs";

const axe = readFileSync(fromUi.resolve("axe-core/axe.min.js"), "utf8");
const screens = path.join(root, "target", "screens");
mkdirSync(screens, { recursive: true });

/** Runs axe on the page as it stands. */
async function audit(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], iframes: false }));
  const lines = violations.map((one) => `${where}: ${one.id} – ${one.help}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  return lines;
}

for (const colorScheme of ["light", "dark"]) {
  test(`no screen has a fault that axe can see (${colorScheme})`, async () => {
    const { page, end } = await begun({ colorScheme, bypassCSP: true });
    const found = [];
    const see = async (name) => {
      await page.waitForTimeout(350);
      found.push(...(await audit(page, name)));
      await page.screenshot({ path: path.join(screens, `${name}-1366x768-${colorScheme}.png`) });
    };
    await see("01-danh-sach");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".ProseMirror");
    await see("03-soan-thao");
    await page.click("#tab-photos");
    await page.click("text=Xem tất cả ảnh");
    await page.waitForSelector(".photo");
    await see("05-anh");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F8");
    await page.waitForSelector("iframe");
    await see("07-xem-truoc");
    await page.keyboard.press("Control+e");
    await page.waitForSelector(".choice");
    await see("08-xuat");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F9");
    await page.waitForSelector(".version");
    await see("06-phien-ban");
    await page.keyboard.press("Control+k");
    await page.waitForSelector(".entry");
    await see("12-bang-lenh");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+,");
    await page.waitForSelector(".settings");
    await see("10-cai-dat");
    await page.setViewportSize({ width: 320, height: 640 });
    await see("10-cai-dat-320");
    assert.deepEqual(found, []);
    await end();
  });
}
