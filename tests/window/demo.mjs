/** The main job for those who have no screen: the same app, driven from outside, with pictures of what it showed. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { bitmap } from "../browser/pictures.mjs";
import { root } from "../places.mjs";
import { makeHome, openWindow } from "./app.mjs";
import { addPhotos, picture, type } from "./hands.mjs";

const target = path.join(root, "target", "demo");
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const place = makeHome();
const app = await openWindow(place);
const { browser } = app;
const see = async (name) => {
  await browser.pause(500);
  await picture(browser, path.join(target, `${name}.png`));
  console.log(`   ${name}`);
};

await browser.$("#byline").waitForExist();
await see("1-bat-dau");
await browser.$("#byline").setValue("Hạ Vy");
await browser.$("button*=Xem bài mẫu trước").click();
await browser.$(".ProseMirror").waitForExist();
await see("2-bai-mau");
await browser.execute(() => document.querySelector("p.byline").scrollIntoView());
await browser.$("p.byline").click();
await browser.keys("Home");
const file = path.join(place.home, "anh-them.bmp");
writeFileSync(file, bitmap(1200, 800, 3));
const photos = (await browser.$$("figure img")).length;
await addPhotos(browser, [file]);
await browser.waitUntil(async () => (await browser.$$("figure img").length) === photos + 1, { timeout: 30_000 });
const captions = await browser.$$("figcaption .caption.empty");
for (const caption of captions) {
  await caption.click();
  await type(browser, "Chú thích viết trong lúc xem thử");
}
await app.saved();
await see("3-them-anh");
await browser.keys("F8");
await browser.$('[data-preview="desktop"]').waitForExist();
await see("4-xem-truoc");
await browser.keys(["Control", "e"]);
await browser.$(".choice").waitForExist();
await see("5-xuat");
await browser.$(".foot").$("button.first").click();
await browser.$("[data-export-folder]").waitForExist({ timeout: 20_000 });
await see("6-da-xuat");
cpSync(place.exports, path.join(target, "exports"), { recursive: true });
await app.close();
place.forget();
