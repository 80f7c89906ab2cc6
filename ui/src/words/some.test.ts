/** English says one thing by its own word. */
import { expect, test } from "vitest";

import { en } from "./en";

test("one photo is no photos", () => {
  expect(en.list.photos(1)).toBe("1 photo");
  expect(en.list.captionsMissing(1)).toBe("1 photo lacks its caption");
  expect(en.list.captionsMissing(2)).toBe("2 photos lack captions");
  expect(en.drafts.found(1, 1)).toBe("1 place in 1 article");
  expect(en.export.photos(1, 1600)).toContain("1 JPEG photo,");
  expect(en.keeping.restoredPartly(3, 1)).toContain("1 photo or version is not whole");
  const file = { words: 9, wordsFound: 9, wordsAdded: 1, photos: 1, photosFound: 1, photosNamed: 0 };
  expect(en.export.proof(file)).toBe("Read back: 100 % of the words, 1 word too many, 1/1 photo");
  expect(en.keeping.row(1, 2, 1)).toBe("1 article · 2 versions · 1 photo");
});
