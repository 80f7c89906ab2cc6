/** The page in the frame: after any change it is what the exporter wrote, and what did not change was not touched. */
import { describe, expect, it } from "vitest";

import { elementAt, patch } from "./frame";

const page = (main: string, title = "T") => new DOMParser().parseFromString(`<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body><main><article>${main}</article></main></body></html>`, "text/html");

const HEAD = "<header><h1>Tít</h1><p class=\"lead\">Sa-pô</p></header>";
const PHOTO = '<figure><img src="photo://localhost/web/x" alt="Ảnh"><figcaption>Chú thích</figcaption></figure>';
const FOOT = '<p class="byline">Hạ Vy</p>';

describe("the page in the frame", () => {
  it("becomes the page that is wanted, whatever changed", () => {
    const pages = [
      HEAD + "<p>Một</p>" + FOOT,
      HEAD + "<p>Một hai</p>" + PHOTO + FOOT,
      HEAD + PHOTO + "<p>Một <strong>hai</strong></p><h2>Ba</h2>" + FOOT,
      HEAD.replace("Tít", "Tít khác") + PHOTO + "<ul><li>Một</li><li>Hai</li></ul>" + FOOT,
      HEAD,
      HEAD + "<p>Một</p>" + PHOTO + PHOTO + FOOT,
    ];
    for (const from of pages)
      for (const to of pages) {
        const [shown, wanted] = [page(from), page(to, "Tít mới")];
        patch(shown.head, wanted.head);
        patch(shown.body, wanted.body);
        expect(shown.documentElement.outerHTML).toBe(page(to, "Tít mới").documentElement.outerHTML);
      }
  });

  it("keeps a photo that stays", () => {
    const shown = page(HEAD + "<p>Một</p>" + PHOTO + FOOT);
    const image = shown.querySelector("img");
    const wanted = page(HEAD + "<p>Một hai</p><p>Ba</p>" + PHOTO + FOOT);
    patch(shown.body, wanted.body);
    expect(shown.querySelector("img")).toBe(image);
    expect(shown.querySelectorAll("p").length).toBe(4);
  });

  it("finds the caret's place in its head, body and foot", () => {
    const shown = page(HEAD + "<p>Một</p>" + PHOTO + FOOT);
    expect(elementAt(shown, { part: "head", index: 0 })?.localName).toBe("header");
    expect(elementAt(shown, { part: "body", index: 1 })?.localName).toBe("figure");
    expect(elementAt(shown, { part: "body", index: 9 })?.localName).toBe("figure");
    expect(elementAt(shown, { part: "foot", index: 0 })?.className).toBe("byline");
  });
});
