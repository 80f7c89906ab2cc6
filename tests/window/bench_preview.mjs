/** The preview measured in the real window: from a key in the article to the frame that shows it, 2,000 words, 6 photos. */
import { writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../browser/pictures.mjs";
import { makeHome, openWindow } from "./app.mjs";
import { addPhotos, begin, type } from "./hands.mjs";

const KEYS = Number(process.env.TINPHUONG_KEYS ?? 120);
const SENTENCE = "Sáng nay bà con tổ dân phố số năm cùng nhau quét dọn con hẻm nhỏ trước chợ, trồng thêm hai hàng hoa và sơn lại bức tường cũ cho kịp ngày hội của phường nhà.";
const share = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

const place = makeHome();
const app = await openWindow(place);
const { browser } = app;
await begin(browser);
for (const words of ["Ra quân tổng vệ sinh", "Sa-pô của bài."]) {
  await type(browser, words);
  await browser.keys("Enter");
}
await browser.execute((sentence) => {
  const data = new DataTransfer();
  data.setData("text/plain", Array.from({ length: 57 }, () => sentence).join("\n"));
  document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}, SENTENCE);
const files = Array.from({ length: 6 }, (_, n) => {
  const file = path.join(place.home, `anh-${n}.bmp`);
  writeFileSync(file, bitmap(900, 600, n));
  return file;
});
await addPhotos(browser, files);
await browser.waitUntil(async () => (await browser.$$("figure img").length) === 6, { timeout: 60_000 });
await app.saved();
await browser.keys(["Control", "F8"]);
await browser.$('[data-preview="beside"]').waitForExist({ timeout: 10_000 });
await browser.pause(1500);

const times = await browser.executeAsync((keys, done) => {
  const view = document.querySelector(".ProseMirror");
  const page = document.querySelector('[data-preview="beside"]').contentDocument;
  view.focus();
  const paragraph = [...view.querySelectorAll(":scope > p:not([data-field])")][20];
  getSelection().collapse(paragraph.firstChild, 10);
  const times = [];
  const shown = () => [...page.querySelectorAll("article > p")].map((one) => one.textContent).join("").length;
  const press = () => {
    if (times.length >= keys) return done(times);
    const before = shown();
    const begun = performance.now();
    const watch = new MutationObserver(() => {
      if (shown() === before) return;
      watch.disconnect();
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          times.push(performance.now() - begun);
          setTimeout(press, 120);
        };
        channel.port2.postMessage(0);
      });
    });
    watch.observe(page, { subtree: true, childList: true, characterData: true });
    document.execCommand("insertText", false, "a");
  };
  setTimeout(press, 300);
}, KEYS);
await app.close();
place.forget();

console.log(`${`key to the page in the frame, ${times.length} keys (goal: p95 ≤ 100)`.padEnd(58)} p50 ${share(times, 0.5).toFixed(0)} / p95 ${share(times, 0.95).toFixed(0)} / max ${Math.max(...times).toFixed(0)} ms`);
process.exit();
