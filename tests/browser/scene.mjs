/** What the stories share: one browser, a newsroom whose first run is done, writing by the keyboard. */
import { openNewsroom, openPage, startBrowser } from "./newsroom.mjs";

/** The browser of this run. */
export const browser = await startBrowser();

/** A newsroom whose first run is done; `photos` gives it a folder to choose. */
export async function begun({ photos = false, ...options } = {}) {
  const newsroom = await openNewsroom(undefined, { photos });
  await newsroom.ask("settings_save", { byline: "Hạ Vy", ward: "Phường Mây Trắng" });
  const opened = await openPage(browser, newsroom.address, options);
  await opened.page.waitForSelector(".row");
  return {
    newsroom,
    ...opened,
    async end(provoked) {
      await opened.close(provoked);
      await newsroom.close();
      newsroom.forget();
    },
  };
}

/** Begins a new article by the keyboard. */
export async function write(page, headline, lead, ...paragraphs) {
  await page.keyboard.press("Control+n");
  await page.waitForSelector(".ProseMirror-focused");
  for (const [n, words] of [headline, lead, ...paragraphs].entries()) {
    if (n > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(words);
  }
  await page.waitForSelector('[data-save="saved"]');
}

/** Runs a command by its words in the palette. */
export async function command(page, words) {
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".palette [role=combobox]:focus");
  await page.keyboard.type(words);
  await page.waitForSelector(".entry[aria-selected=true]");
  await page.keyboard.press("Enter");
}

/** Opens the article that is chosen in the list; the caret stands in it. */
export async function openChosen(page) {
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ProseMirror-focused");
}

/** The blocks on the page as `tag:text`. */
export const shape = (page) => page.$$eval(".ProseMirror > *", (blocks) => blocks.map((block) => `${block.localName}:${block.textContent}`));
const dropped = (files) => files.map(([name, bytes]) => ({ name, mimeType: "image/bmp", buffer: bytes }));

/** Adds `[name, bytes]` pictures by the file dialog. */
export async function addPhotos(page, files) {
  const chooser = page.waitForEvent("filechooser");
  await page.click(".format >> text=Thêm ảnh");
  await (await chooser).setFiles(dropped(files));
}

/** Waits until the browser has told the page where the caret is: a frame or two, less than a hand needs to its next key. */
export const settled = (page) => page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
