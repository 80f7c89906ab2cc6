/** Changes of a photo under the hand: what is hidden stays hidden, lies where it was drawn, and is never forgotten on the way. */
import assert from "node:assert/strict";

import { dropMade } from "../made.mjs";
import { begun, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const photo = (n, more = {}) => ({ name: `Hội nghị ${n}.jpg`, width: 1600, height: 1200, seed: n, taken: `2025:10:03 15:0${n}:00`, ...more });

/** Waits until it is so. */
async function until(asked, what) {
  for (let n = 0; n < 100; n += 1) {
    if (await asked()) return;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  assert.fail(what);
}

/** The photos' screen with `wanted` in the text, the first of them chosen, its tools unfolded. */
async function among(...wanted) {
  const opened = await begun();
  const { page, newsroom } = opened;
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.evaluate(dropMade, { target: ".ProseMirror > p:nth-of-type(2)", wanted, extra: [] });
  await page.waitForFunction((n) => document.querySelectorAll("figure img").length === n, wanted.length, { timeout: 30_000 });
  await page.click("#tab-photos");
  await page.click("text=Xem tất cả ảnh");
  await page.waitForSelector("[data-photo-card]");
  await page.click("summary");
  await page.waitForFunction(() => document.querySelector(".stage img").complete);
  const [{ id }] = (await newsroom.ask("article_list", {})).articles;
  return { ...opened, rows: async () => (await newsroom.ask("photo_list", { id })).photos };
}

/** Draws on the photo from one place to another, in fractions of what is seen of it. */
async function draw(page, from, to) {
  const box = await page.$eval(".stage .frame", (frame) => (frame.scrollIntoView({ block: "center" }), frame.getBoundingClientRect().toJSON()));
  const at = ([x, y]) => [box.left + x * box.width, box.top + y * box.height];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

test("a plate stays filled when a face is hidden next", async () => {
  const { page, rows, end } = await among(photo(1));
  const covers = async () => (await rows())[0].edits?.redactions.map((one) => one.cover).join();
  await page.click("text=Che chữ, biển số");
  await draw(page, [0.2, 0.2], [0.4, 0.3]);
  await until(async () => (await covers()) === "solid", "the plate is filled");
  await page.click("text=Che mặt");
  await draw(page, [0.6, 0.6], [0.8, 0.8]);
  await until(async () => (await covers())?.split(",").length === 2, "a face is hidden");
  assert.equal(await covers(), "solid,mosaic");
  await page.focus(".stage .hidden >> nth=1");
  await page.click("text=Che chữ, biển số");
  await until(async () => (await covers()) === "solid,solid", "one that is chosen is filled");
  await page.click('[aria-label="Thêm ô che ở giữa ảnh"]');
  await until(async () => (await covers()) === "solid,solid,solid", "a place in the middle");
  await end();
});

test("a place is hidden where it was drawn, on a straightened photo and at its edge too", async () => {
  const { page, rows, end } = await among(photo(1, { orientation: 6 }));
  await page.fill('input[type="range"] >> nth=0', "12");
  await until(async () => (await rows())[0].edits?.straighten === 12, "it is straightened");
  await page.click("text=Che chữ, biển số");
  await draw(page, [0.3, 0.3], [0.45, 0.4]);
  await draw(page, [0.85, 0.9], [1.3, 1.2]);
  await until(async () => (await rows())[0].edits?.redactions.length === 2, "two places");
  await page.waitForTimeout(500);
  const { id, edition } = (await rows())[0];
  const dark = await page.evaluate(async ({ id, edition, places }) => {
    const image = new Image();
    image.src = document.querySelector("[data-photo-card] img").src.replace(/\/(card|thumb)\//, "/web/").replace(/e=\d+/, `e=${edition}`);
    if (!image.src.includes(id)) throw new Error(image.src);
    await image.decode();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return places.map(([x, y]) => context.getImageData(Math.floor(x * canvas.width), Math.floor(y * canvas.height), 1, 1).data.slice(0, 3).every((value) => value < 30));
  }, { id, edition, places: [[0.31, 0.31], [0.44, 0.31], [0.31, 0.39], [0.44, 0.39], [0.375, 0.35], [0.86, 0.91], [0.99, 0.99], [0.99, 0.91], [0.86, 0.99], [0.25, 0.35], [0.53, 0.35], [0.37, 0.22], [0.37, 0.48], [0.74, 0.95], [0.95, 0.8]] });
  assert.deepEqual(dark, [...Array(9).fill(true), ...Array(6).fill(false)]);
  await end();
});

test("a change whose photo was left at once is there when one comes back", async () => {
  const { page, rows, end } = await among(photo(1, { width: 4000, height: 3000 }), photo(2));
  await page.click("text=Che chữ, biển số");
  await draw(page, [0.2, 0.2], [0.4, 0.3]);
  await page.click("[data-photo-card]:nth-of-type(2) .show");
  await page.waitForFunction(() => !document.querySelector(".stage .hidden"));
  await page.click("[data-photo-card]:nth-of-type(1) .show");
  await page.waitForSelector(".stage img");
  assert.equal(await page.$$eval(".stage .hidden", (all) => all.length), 1, "the place is shown");
  await page.click('.segments button:has-text("1:1")');
  await until(async () => (await rows())[0].edits?.crop, "it is cut");
  await page.waitForTimeout(1000);
  assert.equal((await rows())[0].edits.redactions.length, 1, "and hidden still");
  await end();
});

test("what was taken back is done again by the keys for it", async () => {
  const { page, end } = await among(photo(1));
  const ratio = () => page.$eval('.segments [aria-pressed="true"]', (one) => one.textContent);
  await page.click('.segments button:has-text("1:1")');
  await page.click('.segments button:has-text("16:9")');
  await page.keyboard.press("Control+z");
  assert.equal(await ratio(), "1:1");
  await page.keyboard.press("Control+Shift+z");
  assert.equal(await ratio(), "16:9");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+y");
  assert.equal(await ratio(), "16:9");
  await page.click(".crop");
  await page.keyboard.press("Control+z");
  assert.equal(await ratio(), "1:1", "a press that moved nothing is no step");
  await page.$eval('input[type="range"]', (slider) => {
    for (const value of [2, 5, 9]) {
      slider.value = String(value);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
    }
    slider.dispatchEvent(new Event("change", { bubbles: true }));
  });
  assert.equal(await page.innerText(".slide output >> nth=0"), "9°");
  await page.focus('input[type="range"] >> nth=0');
  await page.keyboard.press("Control+z");
  assert.equal(await page.innerText(".slide output >> nth=0"), "0°", "the whole way of a slider is one step");
  await page.keyboard.press("Control+y");
  assert.equal(await page.innerText(".slide output >> nth=0"), "9°");
  // Kept meanwhile, it is taken back and done again as well.
  await page.waitForTimeout(1500);
  await page.keyboard.press("Control+z");
  assert.equal(await page.innerText(".slide output >> nth=0"), "0°");
  await page.waitForTimeout(1500);
  await page.keyboard.press("Control+y");
  assert.equal(await page.innerText(".slide output >> nth=0"), "9°");
  await end();
});

test("the library says what was hidden, too", async () => {
  const { page, end } = await among(photo(1));
  await page.click('nav [aria-label="Kho ảnh"]');
  await page.waitForSelector(".library .grid li");
  await page.click("summary");
  await page.click("text=Che chữ, biển số");
  await draw(page, [0.2, 0.2], [0.4, 0.3]);
  await page.waitForFunction(() => /Đã che 1 chỗ bằng ô tối; đã xóa \d+ ảnh cũ/.test(document.querySelector(".toasts").innerText), null, { timeout: 20_000 });
  await end();
});

test("a picture dragged out of a browser is never fetched, and nothing is lost by it", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  const drop = (target) => page.evaluate((target) => {
    const carried = new DataTransfer();
    carried.setData("text/uri-list", "https://anh.example/hoi-nghi.jpg");
    carried.setData("text/plain", "https://anh.example/hoi-nghi.jpg");
    carried.setData("text/html", '<img src="https://anh.example/hoi-nghi.jpg" alt="Hội nghị">');
    const place = document.querySelector(target);
    const box = place.getBoundingClientRect();
    const event = new DragEvent("drop", { bubbles: true, cancelable: true, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, dataTransfer: carried });
    place.dispatchEvent(event);
  }, target);
  for (const target of [".ProseMirror > p:nth-of-type(2)", "nav", "aside"]) await drop(target);
  await page.waitForSelector('[data-save="saved"]');
  await page.waitForTimeout(500);
  assert.match(await page.innerText(".ProseMirror > p:nth-of-type(2)"), /^Nội dung/);
  assert.equal(await page.$("figure, .ProseMirror img"), null, "no place for it, no picture");
  await end();
});
