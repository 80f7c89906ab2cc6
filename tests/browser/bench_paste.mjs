/** The paste of a 20-page Word document in a browser, on the real desk. */
import { report, timePastes } from "../paste_timing.mjs";
import { wordPage } from "../word_page.mjs";
import { begun, browser } from "./scene.mjs";

const html = wordPage(20);
const { page, end } = await begun({ bypassCSP: true });
await page.keyboard.press("Control+n");
await page.waitForSelector(".ProseMirror-focused");
await page.keyboard.type("Tít");
await page.keyboard.press("Enter");
await page.keyboard.press("Enter");
const times = await page.evaluate(([html, source]) => new Promise((done) => new Function(`return ${source}`)()(html, "Việc cần làm số 3", 7, done)), [html, timePastes.toString()]);
const words = html.replace(/<style>[^]*?<\/style>/g, "").replace(/<[^>]*>/g, " ").split(/\s+/).length;
report("browser", words, html.length, times);
await end(/./);
await browser.close();
process.exit();
