/** Folding agrees with the desk's. */
import { expect, it } from "vitest";

import { fold } from "./fold";

it("folds every mark and the đ", () => {
  expect(fold("Đường Láng, phường Thượng Đình: ỦY BAN")).toBe("duong lang, phuong thuong dinh: uy ban");
  expect(fold("a\u0302\u0301n")).toBe("an");
});
