/** Paste: words stay, active things go. */
import assert from "node:assert/strict";

import { begun, shape } from "../scene.mjs";
import { test } from "../tally.mjs";

test("pasted pages keep their words and lose everything active", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
  await page.evaluate(() => {
    window.attacked = 0;
    const data = new DataTransfer();
    data.setData("text/html", '<h1>Tít dán</h1><p onclick="attacked=1">Sa-pô <b>đậm</b><img src=x onerror="attacked=1"><script>attacked=1</script></p><ul><li>Một</li><li>Hai</li></ul><p>Th\u01b0\u0323 c\u1ea3nh</p>');
    data.setData("text/plain", "x");
    document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  const shown = await shape(page);
  assert.deepEqual(shown.slice(0, 4), ["h1:Tít dán", "p:Sa-pô đậm", "ul:MộtHai", "p:Thự cảnh"]);
  assert.equal(await page.evaluate(() => window.attacked), 0);
  await page.waitForSelector('[data-save="saved"]');
  await end(/inline event handler/);
});
