/** Everything by the keyboard alone: the main job, the regions, other keys, the palette. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { root } from "../../places.mjs";
import { bitmap } from "../pictures.mjs";
import { begun, command, openChosen, settled, write } from "../scene.mjs";
import { test } from "../tally.mjs";

const seed = readFileSync(path.join(root, "tests/fixtures/articles/seed.txt"), "utf8").trim().split("\n\n");

test("the seed article by the keyboard alone: write, two photos, preview, export", async () => {
  const { page, newsroom, end } = await begun();
  await page.evaluate(() => {
    for (const kind of ["mousedown", "pointerdown", "touchstart"]) window.addEventListener(kind, (event) => event.isTrusted && (window.pressed = true), true);
  });
  const [head, lead, caption1, first, second, caption2, ...rest] = seed.slice(1);
  const headline = head.split("\n")[0];
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
  for (const [n, words] of [headline, lead, first, second, ...rest.slice(0, -1)].entries()) {
    if (n > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(words);
  }
  const chooser = page.waitForEvent("filechooser");
  await command(page, "them anh");
  await (await chooser).setFiles([1, 2].map((n) => ({ name: `${n}.bmp`, mimeType: "image/bmp", buffer: bitmap(700 + n, 480, n) })));
  await page.waitForFunction(() => document.querySelectorAll("figure img").length === 2, null, { timeout: 30_000 });
  await page.keyboard.press("F2");
  await page.keyboard.type(caption1);
  await page.keyboard.press("Enter");
  await page.keyboard.type(caption2);
  await page.waitForSelector('[data-save="saved"]');

  await page.keyboard.press("F6");
  await page.waitForSelector("aside :focus");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Xây dựng Đảng");
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".readiness .good"), null, { timeout: 10_000 });

  await page.keyboard.press("F8");
  const frame = page.frameLocator('[data-preview="desktop"]');
  await frame.locator("h1").waitFor();
  assert.equal(await frame.locator("h1").innerText(), headline);
  for (const words of [caption1, caption2]) assert.ok((await frame.locator("body").innerText()).includes(words));
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+e");
  await page.waitForSelector(".choice");
  await page.focus(".choice input[value=html]");
  await page.keyboard.press("Space");
  await page.focus("[role=dialog]");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-export-folder]", { timeout: 30_000 });
  const folder = await page.getAttribute("[data-export-folder]", "data-export-folder");
  assert.ok(folder.startsWith(newsroom.exports), folder);
  const html = readFileSync(path.join(folder, readdirSync(folder).find((name) => name.endsWith(".html"))), "utf8");
  for (const words of [headline, lead, first, second, caption1, caption2]) assert.ok(html.includes(words.replaceAll("&", "&amp;")), words.slice(0, 40));
  assert.equal(await page.evaluate(() => window.pressed ?? false), false, "no pointer was used");
  await end();
});

test("F6 walks over the regions, Esc closes the top layer and gives the focus back", async () => {
  const { page, end } = await begun();
  const where = () => page.evaluate(() => document.activeElement.closest("nav, main, aside")?.localName);
  assert.equal(await where(), "main");
  await page.keyboard.press("F6");
  assert.equal(await where(), "aside");
  await page.keyboard.press("F6");
  assert.equal(await where(), "nav");
  await page.keyboard.press("Shift+F6");
  await page.keyboard.press("Shift+F6");
  assert.equal(await page.evaluate(() => document.activeElement.role), "listbox", "back to the very place");
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".palette [role=combobox]:focus");
  await page.keyboard.press("Escape");
  await page.waitForSelector("[role=listbox]:focus");
  await page.keyboard.press("Delete");
  await page.waitForSelector(".toast .act");
  await page.waitForSelector(".none button:focus");
  await page.keyboard.press("F6");
  await page.waitForSelector(".toast :focus");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".row");
  await page.waitForSelector("[role=listbox]:focus");
  await end();
});

test("an empty trash takes the focus, and gives it to the rows of the next shelf", async () => {
  const { page, end } = await begun();
  await openChosen(page);
  await command(page, "thung rac");
  await page.waitForSelector(".none button:focus");
  await command(page, "tat ca bai");
  await page.waitForSelector("[role=listbox]:focus");
  await end();
});

test("the palette understands «xuat», «xuất» and «export», articles and settings too", async () => {
  const { page, end } = await begun();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror");
  const heads = [];
  for (const words of ["xuat", "xuất", "export"]) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(words);
    await page.waitForFunction(() => document.querySelector(".entry[aria-selected=true] .cut")?.textContent.includes("Xuất"));
    heads.push(await page.innerText(".entry[aria-selected=true]"));
    await page.keyboard.press("Escape");
  }
  assert.ok(heads.every((head) => head.includes("Xuất bài…") && head.includes("Ctrl")), heads.join(" / "));
  await command(page, "co chu soan thao");
  await page.waitForSelector("#set-look:focus");
  await page.keyboard.press("Control+o");
  await page.keyboard.type("cay xanh");
  await page.waitForSelector(".entry b");
  await openChosen(page);
  await end();
});

test("a key can be changed, shows in palette and tooltip, and refuses what belongs to typing", async () => {
  const { page, newsroom, end } = await begun();
  await page.keyboard.press("F1");
  await page.waitForSelector("main.guide");
  await page.click(".index >> text=Xem và đổi phím tắt");
  await page.waitForSelector("#set-keys:focus");
  await page.click("button[aria-label*='«Xem trước»']");
  await page.keyboard.press("p");
  await page.waitForSelector("text=phím chữ là để gõ");
  await page.keyboard.press("Control+Shift+p");
  await page.waitForSelector("text=dành cho bộ gõ");
  await page.keyboard.press("Control+e");
  await page.waitForSelector("text=đã có lệnh khác dùng");
  await page.keyboard.press("F4");
  await page.waitForFunction(() => document.querySelector("button[aria-label*='«Xem trước»']").textContent.includes("F4"));
  assert.deepEqual((await newsroom.ask("newsroom_open", {})).settings.keys, { preview: "F4" });
  for (const shown of ["main.guide", ".row"]) {
    await page.keyboard.press("Escape");
    await page.waitForSelector(shown);
  }
  await openChosen(page);
  await page.keyboard.press("F8");
  assert.match(await page.getAttribute(".bar .look", "title"), /F4/);
  await page.keyboard.press("F4");
  await page.waitForSelector("iframe");
  await end();
});

test("Ctrl+S says it is saved already and pins", async () => {
  const { page, end } = await begun();
  await openChosen(page);
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.querySelector(".toasts")?.textContent.includes("Đã lưu rồi"));
  await end();
});

test("Ctrl+E and Enter export, however quickly they follow the last letter", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Ngõ 12 trồng cây", "Sa-pô", "Nội dung");
  await page.reload();
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+e");
  await page.waitForSelector("[role=dialog]");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" xong");
  await page.keyboard.press("Control+e");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=dialog] .good", { timeout: 30_000 });
  const [row] = (await newsroom.ask("article_list", {})).articles;
  assert.match(JSON.stringify(await newsroom.ask("article_read", { id: row.id })), / xong/, "what was typed last is in it");
  assert.equal(await page.$$eval(".ProseMirror > p:not([data-field])", (all) => all.filter((one) => one.textContent === "").length), 0, "Enter opened no paragraph");
  await end();
});

test("Ctrl+K and Enter make the chosen words a link", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Xem cổng thông tin");
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("Shift+ArrowLeft");
  await settled(page);
  await page.keyboard.press("Control+k");
  await page.waitForFunction(() => document.querySelector(".entry[aria-selected=true]")?.textContent.includes("Liên kết"));
  await page.keyboard.press("Enter");
  await page.waitForSelector("form.ask input:focus");
  await page.keyboard.type("https://phuong.example");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.ProseMirror a[href="https://phuong.example"]');
  await page.waitForSelector(".ProseMirror-focused");
  await end();
});

test("Ctrl+P writes the PDF and says where it is; without a typesetter it shows the preview", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Đường Suối Hoa thêm bóng mát", "Sa-pô", "Nội dung");
  const [row] = (await newsroom.ask("article_list", {})).articles;
  const prints = (await newsroom.ask("export_plan", { id: row.id })).formats.some((one) => one.format === "pdf");
  await page.keyboard.press("Control+p");
  if (prints) await page.waitForSelector(".toast >> text=.pdf", { timeout: 30_000 });
  else await page.waitForSelector("main.preview");
  await end();
});

test("the palette writes one format at once: Word always, another when it is named", async () => {
  const { page, newsroom, end } = await begun();
  await write(page, "Thu ngân sách", "Sa-pô", "Nội dung");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("xuat");
  await page.waitForSelector(".entry >> text=Xuất ra Word (.docx)");
  assert.equal(await page.locator(".entry:has-text('Markdown')").count(), 0, "a dozen formats would bury the rest");
  await page.keyboard.press("Escape");
  for (const [asked, ending] of [["xuat word", ".docx"], ["ban doc loa", ".txt"]]) {
    await command(page, asked);
    await page.waitForFunction((wanted) => [...document.querySelectorAll(".toast")].some((one) => one.textContent.includes(wanted)), ending);
  }
  const written = readdirSync(newsroom.exports).flatMap((folder) => readdirSync(path.join(newsroom.exports, folder)));
  assert.ok(written.some((name) => name.endsWith(".docx")) && written.length === 2, written.join(", "));
  await end();
});

test("each «Điền» says to those who hear it what it fills in", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  await page.getByRole("button", { name: "Điền: Chưa chọn chuyên mục" }).waitFor();
  await page.keyboard.press("Control+e");
  await page.locator("[role=dialog]").getByRole("button", { name: "Điền: Chưa chọn chuyên mục" }).click();
  await page.waitForSelector("[role=dialog] .fill input:focus");
  await end();
});

test("F1 shows the whole guide, which is looked through without accents, and Esc leads back to the text", async () => {
  const { page, end } = await begun();
  await openChosen(page);
  await page.keyboard.press("F1");
  await page.waitForSelector(".guide .column:focus");
  const chapters = await page.$$eval(".guide h2", (all) => all.map((one) => one.textContent));
  assert.deepEqual([chapters[0], chapters.at(-1)], ["Bắt đầu", "Dòng lệnh"]);
  assert.ok((await page.innerText(".guide")).includes("Không có nút Lưu."));
  await page.keyboard.press("Control+f");
  await page.keyboard.type("dinh chinh");
  await page.waitForFunction(() => document.querySelectorAll(".guide h2").length === 1);
  assert.equal(await page.$eval(".guide h2", (one) => one.textContent), "Trạng thái");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".ProseMirror-focused");
  await end();
});

test("the focus goes to the text when its panel or bar goes away, by key or by the palette", async () => {
  const { page, end } = await begun();
  await write(page, "Tít", "Sa-pô", "Nội dung");
  for (const from of ["input[data-section]", "#tab-article"]) {
    for (const key of ["Control+\\", "F11", "Control+F8"]) {
      await page.focus(from);
      await page.keyboard.press(key);
      await page.waitForSelector(".ProseMirror-focused");
      await page.keyboard.press(key);
      await page.waitForSelector(from);
      await page.waitForSelector(".ProseMirror-focused");
    }
  }
  await page.focus("#tab-article");
  await command(page, "che do tap trung");
  await page.waitForSelector(".ProseMirror-focused");
  await page.keyboard.press("Escape");
  await page.keyboard.type("!");
  assert.match(await page.innerText(".ProseMirror"), /Nội dung!/);
  await page.setViewportSize({ width: 1000, height: 700 });
  await page.keyboard.press("Control+F8");
  await page.waitForSelector('[data-preview="desktop"], [data-preview="phone"]');
  await page.keyboard.press("Control+F8");
  await page.waitForSelector(".ProseMirror-focused");
  await end();
});
