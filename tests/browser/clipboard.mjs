/** The clipboard as a test fills it. */

/** Pastes `html` and `text` at the caret, as the browser would. */
export const pasteInto = (page, html, text = "") =>
  page.evaluate(
    ([html, text]) => {
      const data = new DataTransfer();
      if (html) data.setData("text/html", html);
      if (text) data.setData("text/plain", text);
      document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [html, text],
  );

/** A new article with the caret in its tít. */
export async function blank(page) {
  await page.keyboard.press("Control+n");
  await page.waitForFunction(() => document.querySelector(".ProseMirror-focused h1")?.textContent === "");
}

/** Waits until the words stand on the page. */
export const shown = (page, words) => page.waitForFunction((words) => document.querySelector(".ProseMirror").textContent.includes(words), words);
