/** The tools beside the text, the preview's ways and the portal's pieces: seen by axe and photographed, light and dark. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { fromUi, root } from "../../places.mjs";
import { begun, openChosen, settled } from "../scene.mjs";
import { test } from "../tally.mjs";

const axe = readFileSync(fromUi.resolve("axe-core/axe.min.js"), "utf8");
const screens = path.join(root, "target", "screens");
mkdirSync(screens, { recursive: true });

for (const colorScheme of ["light", "dark"]) {
  test(`the tools beside the text have no fault that axe can see (${colorScheme})`, async () => {
    const { page, end } = await begun({ colorScheme, bypassCSP: true });
    const found = [];
    const see = async (name) => {
      await page.waitForTimeout(350);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], iframes: false }));
      found.push(...violations.map((one) => `${name}: ${one.id} – ${one.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`));
      await page.screenshot({ path: path.join(screens, `${name}-1366x768-${colorScheme}.png`) });
    };
    await openChosen(page);
    // Its last line: between two lines a click may fall into either.
    const last = page.locator(".ProseMirror > p:not([data-field])").last();
    await last.scrollIntoViewIfNeeded();
    await last.click({ position: { x: 30, y: (await last.boundingBox()).height - 10 } });
    await page.keyboard.press("End");
    await settled(page);
    await page.keyboard.press("Enter");
    await page.keyboard.type("/");
    await page.waitForSelector(".insert");
    await see("13-chen-nhanh");
    await page.keyboard.type("bang");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".floating");
    await page.keyboard.type("Tổ dân phố");
    await see("13-bang");
    await page.click(".floating [aria-label='Xóa bảng']");
    await page.dblclick(".ProseMirror > p:not([data-field]) >> nth=0");
    await page.waitForSelector(".floating");
    await see("13-bong-bong");
    await page.click(".floating [aria-label='Liên kết']");
    await page.waitForSelector(".ask input:focus");
    await see("13-lien-ket");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+F8");
    await page.waitForSelector('[data-preview="beside"]');
    await see("07-ben-canh");
    await page.keyboard.press("Control+F8");
    await page.keyboard.press("F8");
    await page.waitForSelector("[data-check]");
    for (const [name, words] of [["07-dien-thoai", "Điện thoại"], ["07-may-tinh", "Máy tính"], ["07-the-chia-se", "Thẻ chia sẻ"]]) {
      await page.click(`.preview .segments button:has-text('${words}')`);
      await see(name);
    }
    await page.keyboard.press("Control+e");
    await page.waitForSelector(".choice");
    await page.check(".choice input[value=portal]");
    if (await page.locator("[data-gap] button").count()) await page.click("[data-gap] button >> nth=0");
    await see("08-dien-tai-cho");
    await page.focus("[role=dialog]");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".guide li button:focus", { timeout: 30_000 });
    await see("08-dan-vao-cong");
    assert.deepEqual(found, []);
    await end();
  });
}
