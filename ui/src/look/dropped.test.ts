/** Files of a drive told apart from words and from pictures of web pages, as WebKitGTK 2.50.6 carries them. */
import { expect, it } from "vitest";

import { carriesFiles, keptFromPage } from "./dropped";

const carried = (types: string[], address = "") => ({ types, getData: () => address }) as unknown as DataTransfer;

it("knows files of the page, files kept from it, words, and pictures of web pages", () => {
  const files = carried(["Files"]);
  const kept = carried(["text/uri-list", "text/html"]);
  const words = carried(["text/plain", "text/html"]);
  const link = carried(["text/uri-list", "text/plain"], "https://example.vn/");
  const picture = carried(["text/uri-list", "text/html"], "https://example.vn/anh.jpg");
  const all = [files, kept, words, link, picture];
  expect(all.map(carriesFiles)).toEqual([true, true, false, false, true]);
  expect(all.map(keptFromPage)).toEqual([false, true, false, false, false]);
});
