/** The paste of a 20-page Word document in the real window. */
import { report, timePastes } from "../paste_timing.mjs";
import { wordPage } from "../word_page.mjs";
import { makeHome, openWindow } from "./app.mjs";
import { type } from "./hands.mjs";

const ROUNDS = Number(process.env.TINPHUONG_ROUNDS ?? 7);

const html = wordPage(20);
const place = makeHome();
const app = await openWindow(place);
await app.browser.$("#byline").waitForExist();
await app.browser.$("#byline").setValue("Hạ Vy");
await app.browser.keys("Enter");
await app.browser.$(".ProseMirror").waitForExist();
await type(app.browser, "Tít");
await app.browser.keys("Enter");
await app.browser.keys("Enter");
await app.browser.setTimeout({ script: 120_000 });
const times = await app.browser.executeAsync(timePastes, html, "Việc cần làm số 3", ROUNDS);
const words = html.replace(/<style>[^]*?<\/style>/g, "").replace(/<[^>]*>/g, " ").split(/\s+/).length;
report("window", words, html.length, times);
await app.close();
place.forget();
process.exit();
