/** Stages: from desk to desk. */
import { begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

test("an article goes from desk to desk, and back with a reason", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+Enter");
  await page.waitForFunction(() => document.querySelector(".toasts")?.textContent.includes("còn thiếu"));
  await page.fill("input[list=sections]", "Thông báo");
  await page.keyboard.press("Tab");
  await page.click(".bar >> text=Gửi duyệt");
  await page.waitForSelector(".bar .pill.submitted");
  await page.click(".bar button:has-text('Trả lại')");
  await page.fill("[role=dialog] textarea", "Thiếu ảnh");
  await page.click("[role=dialog] button.first");
  await page.waitForSelector(".bar .pill.returned");
  await end();
});
