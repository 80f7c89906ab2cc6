/** Paste: words and structure stay, active things go; whole articles fill their fields; old letters become Unicode. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { root } from "../../places.mjs";
import { blank, pasteInto, shown } from "../clipboard.mjs";
import { bitmap } from "../pictures.mjs";
import { begun, settled, shape, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const fixture = (name) => readFileSync(path.join(root, "tests/fixtures", name), "utf8");
const SEED = fixture("articles/seed.txt");
const blocks = async (page) => (await shape(page)).slice(0, -1);

test("pasted pages keep their words and lose everything active", async () => {
  const { page, end } = await begun();
  await blank(page);
  await page.evaluate(() => (window.attacked = 0));
  await pasteInto(page, '<h1>Tít dán</h1><p onclick="attacked=1">Sa-pô <b>đậm</b><img src=x onerror="attacked=1"><script>attacked=1</script></p><ul><li>Một</li><li>Hai</li></ul><p>Th\u01b0\u0323 c\u1ea3nh</p>', "x");
  await shown(page, "Thự cảnh");
  assert.deepEqual((await shape(page)).slice(0, 4), ["h1:Tít dán", "p:Sa-pô đậm", "ul:MộtHai", "p:Thự cảnh"]);
  assert.equal(await page.evaluate(() => window.attacked), 0);
  await page.waitForSelector('[data-save="saved"]');
  await end();
});

test("the seed pasted in any form is one article, and one undo takes it back", async () => {
  const { page, end } = await begun();
  let wanted = "";
  for (const name of ["articles/seed.txt", "damaged/seed_tcvn3_as_pasted_utf8.txt", "damaged/seed_vni_as_pasted_utf8.txt", "damaged/seed_nfd_utf8.txt"]) {
    await blank(page);
    const text = fixture(name);
    await pasteInto(page, text.split("\n").filter(Boolean).map((line) => `<p class=MsoNormal>${line}</p>`).join(""), text);
    await page.waitForSelector(".note");
    const now = JSON.stringify(await shape(page));
    wanted ||= now;
    assert.equal(now, wanted, name);
    assert.equal(await page.inputValue("input[data-section]"), "PHƯỜNG THANH XUÂN");
    for (const words of SEED.split("\n").filter((line) => line.length > 80)) {
      assert.ok(JSON.parse(now).some((block) => block.includes(words.slice(0, 60))), words);
    }
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => document.querySelector(".ProseMirror h1").textContent === "");
    assert.deepEqual((await blocks(page)).map((block) => block.replace(/^[a-z0-9]+:/, "")), ["", "", ""]);
    assert.equal(await page.inputValue("input[data-section]"), "");
    await page.keyboard.type("Tít");
    await page.waitForSelector('[data-save="saved"]');
  }
  await end();
});

test("old letters are converted, and come as they came when asked", async () => {
  const { page, end } = await begun();
  await blank(page);
  await page.keyboard.type("Tít");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const old = "§¶ng ñy ph\u00adêng Thanh Xu©n tæ chøc thµnh c«ng Héi nghÞ ngµy 03-10";
  await pasteInto(page, "", `${old}\nC¸c ®¬n vÞ cÇn khÈn tr\u00ad¬ng`);
  await shown(page, "Đảng ủy phường Thanh Xuân tổ chức thành công Hội nghị ngày 03-10");
  assert.match(await page.innerText(".note"), /TCVN3/);
  await page.click(".note >> text=Giữ nguyên gốc");
  await shown(page, "§¶ng ñy");
  assert.match(await page.innerText(".note"), /nguyên gốc/);
  await page.click(".note >> text=Hoàn tác");
  await page.waitForFunction(() => !document.querySelector(".ProseMirror").textContent.includes("§"));
  await pasteInto(page, "", "Hµ Néi");
  await page.click(".note >> text=Đổi sang Unicode");
  await shown(page, "Hà Nội");
  await page.waitForSelector('[data-save="saved"]');
  await end();
});

test("typing goes on while a paste is on its way", async () => {
  const { page, end } = await begun();
  await blank(page);
  await page.keyboard.type("Tít");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("đầu cuối");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowLeft");
  await settled(page);
  let answer;
  const read = new Promise((go) => (answer = go));
  await page.route("**/request/article_paste", (route) => read.then(() => route.continue()));
  await pasteInto(page, "", "giữa ");
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  answer();
  await page.waitForFunction(() => document.querySelector(".ProseMirror").textContent.includes("giữa"));
  await page.keyboard.type("?");
  await shown(page, "đầu giữa cuối!?");
  await page.waitForSelector('[data-save="saved"]');
  await end();
});

test("letters typed right behind the key of a paste stand behind what it pastes", async () => {
  const { page, end } = await begun();
  await blank(page);
  let answer;
  const read = new Promise((go) => (answer = go));
  await page.route("**/request/article_paste", (route) => read.then(() => route.continue()));
  await page.keyboard.type("Tít ");
  await pasteInto(page, "", "dán");
  await page.keyboard.type(" liền ");
  await pasteInto(page, "", "nữa");
  await page.keyboard.type("!");
  answer();
  await shown(page, "Tít dán liền nữa!");
  await page.keyboard.type("?");
  await shown(page, "Tít dán liền nữa!?");
  await page.waitForSelector('[data-save="saved"]');
  await end();
});

test("pictures inside a pasted page become photos", async () => {
  const { page, end } = await begun();
  await blank(page);
  await page.keyboard.type("Tít");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const picture = bitmap(80, 60, 3).toString("base64");
  await pasteInto(page, `<p>Trước ảnh.</p><figure><img src="data:image/bmp;base64,${picture}"><figcaption>Quầy sách</figcaption></figure>`, "Trước ảnh.");
  await shown(page, "Quầy sách");
  await page.waitForSelector("figure[data-label] img, figure img");
  await page.waitForSelector('[data-save="saved"]');
  await end();
});

test("a paste in a field stays in it", async () => {
  const { page, end } = await begun();
  await blank(page);
  await page.keyboard.type("Tít ");
  await pasteInto(page, "<p>một</p><p>hai</p>", "một\nhai");
  await shown(page, "Tít một hai");
  assert.equal((await shape(page))[0], "h1:Tít một hai");
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !document.querySelector(".ProseMirror").textContent.includes("một"));
  await end();
});

/** Drops files `[name, bytes]` on the page's last paragraph. */
const dropFiles = (page, files) =>
  page.evaluate((files) => {
    const carried = new DataTransfer();
    for (const [name, bytes] of files) carried.items.add(new File([Uint8Array.from(bytes)], name));
    const place = [...document.querySelectorAll(".ProseMirror > p:not([data-field])")].at(-1);
    place.scrollIntoView({ block: "center" });
    const { left, top } = place.getBoundingClientRect();
    place.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, clientX: left + 2, clientY: top + 4, dataTransfer: carried }));
  }, files);

test("text files that are dropped are read in their own letters and follow one another", async () => {
  const { page, end } = await begun();
  await blank(page);
  await page.keyboard.type("Tít");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  const vps = [...readFileSync(path.join(root, "tests/fixtures/damaged/seed_vps_bytes.txt"))];
  await dropFiles(page, [["một.txt", [...Buffer.from("Đoạn một, ngày 3-10", "utf16le")]], ["hai.TXT", vps]]);
  await shown(page, "Đoạn một, ngày 3-10");
  await shown(page, "Quang cảnh hội nghị");
  const words = await page.textContent(".ProseMirror");
  assert.ok(words.indexOf("Đoạn một") < words.indexOf("Đảng bộ phường"), "in the order they were carried");
  await page.waitForSelector('[data-save="saved"]');
  await dropFiles(page, [["hỏng.txt", [0, 1, 2, 3]]]);
  await page.waitForSelector(".toast:has-text('hỏng.txt')");
  assert.equal(await page.textContent(".ProseMirror"), words, "what is no text changes nothing");
  await end();
});

test("a paste that is on its way when its article is left is in it", async () => {
  const { page, newsroom, end } = await begun();
  await blank(page);
  await page.keyboard.type("Tít");
  await page.keyboard.press("Enter");
  let answer;
  const read = new Promise((go) => (answer = go));
  await page.route("**/request/article_paste", (route) => read.then(() => route.continue()));
  await pasteInto(page, "", "Sáng nay bà con ra quân");
  await page.keyboard.press("Control+1");
  // Long enough for the article to be gone, if nobody waited for it.
  await page.waitForTimeout(600);
  answer();
  await page.waitForSelector("main.list .row");
  const { articles } = await newsroom.ask("article_list", {});
  const { body } = await newsroom.ask("article_read", { id: articles.find((one) => one.headline === "Tít").id });
  assert.match(JSON.stringify(body), /Sáng nay bà con ra quân/);
  await end();
});

test("a picture dragged out of a web page leaves no address in the text, and it is said what to do", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.setData("text/html", '<img src="https://phuong.example/anh.jpg" alt="Ảnh">');
    carried.setData("text/uri-list", "https://phuong.example/anh.jpg");
    carried.setData("text/plain", "https://phuong.example/anh.jpg");
    const place = document.querySelector(".ProseMirror > p:nth-of-type(2)");
    const { left, top } = place.getBoundingClientRect();
    place.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, clientX: left + 2, clientY: top + 4, dataTransfer: carried }));
  });
  await page.waitForSelector(".toast.trouble >> text=lưu ảnh về máy");
  assert.equal(await page.textContent(".ProseMirror > p:nth-of-type(2)"), "Nội dung");
  await end();
});

test("text files that are dropped on the list become articles, as those of the menu do", async () => {
  const { page, newsroom, end } = await begun();
  await page.keyboard.press("Control+1");
  await page.waitForSelector("main.list .row");
  const before = (await newsroom.ask("article_list", {})).articles.length;
  const drop = (files) =>
    page.evaluate((files) => {
      const carried = new DataTransfer();
      for (const [name, text] of files) carried.items.add(new File([text], name));
      document.querySelector("main.list").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
    }, files);
  await drop([["một.txt", "Tít một\n\nSáng nay họp.\n\nBà con đến."], ["hỏng.xyz", "x"], ["hai.html", "<h1>Tít hai</h1><p>Chiều nay họp.</p><p>Bà con về.</p>"]]);
  await page.waitForSelector(".row:has-text('Tít hai')");
  await page.waitForSelector(".toast:has-text('hỏng.xyz')");
  assert.equal((await newsroom.ask("article_list", {})).articles.length, before + 2);
  await drop([["ba.md", "# Tít ba\n\nTối nay họp.\n\nBà con vui."]]);
  await page.waitForSelector(".ProseMirror:has-text('Bà con vui.')");
  assert.equal((await shape(page))[0], "h1:Tít ba");
  await end();
});
