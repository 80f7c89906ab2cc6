/** A person's hands in the real window: typing and choosing files. */

/** Types `words`, each letter pressed and released. */
export async function type(browser, words) {
  let action = browser.action("key");
  for (const letter of words) action = action.down(letter).up(letter);
  await action.perform();
}

/** The first minute of a new newsroom: the person says who they are, and stands in their first draft. */
export async function begin(browser) {
  await browser.$("#byline").waitForExist();
  await browser.$("#byline").setValue("Hạ Vy");
  await browser.keys("Enter");
  await browser.$(".ProseMirror").waitForExist();
  await browser.pause(300);
}

/** Chooses `files` for the article; the system's dialog cannot be driven, so its field is filled directly. */
export async function addPhotos(browser, files) {
  await browser.execute(() => {
    HTMLInputElement.prototype.click = function click() {
      this.style.cssText = "position:fixed;left:0;top:0;opacity:0.01;clip-path:none;width:10px;height:10px";
    };
  });
  await browser.$(".format").$("button*=Thêm ảnh").click();
  const input = await browser.$("[data-choose=photos]");
  await input.waitForExist();
  await browser.elementSendKeys(input.elementId, files.join("\n"));
}

/** The text of an element. */
export async function text(browser, selector) {
  return browser.execute((wanted) => document.querySelector(wanted)?.textContent ?? "", selector);
}

/** Writes a picture of the page to `file`. The driver waits for the page's next frame, and a page at rest paints none: it paints some. */
export async function picture(browser, file) {
  await browser.execute(() => {
    let frames = 40;
    const paint = () => {
      document.body.style.outline = frames % 2 === 0 ? "1px solid transparent" : "";
      frames -= 1;
      if (frames > 0) setTimeout(paint, 100);
    };
    paint();
  });
  await browser.saveScreenshot(file);
}
