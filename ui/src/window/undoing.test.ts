/** Ctrl+Z over deeds that are no edits: the last first, none twice, none for nothing. */
import { expect, it } from "vitest";

import { undoing } from "./undoing.svelte";

it("passes over a deed that was taken back by other means", () => {
  let cut = "1:1";
  const done: string[] = [];
  undoing.offer(() => done.push("caption"));
  undoing.offer(() => done.push("cut"), undefined, () => cut === "none");
  cut = "none";
  expect(undoing.take()).toBe(true);
  expect(done).toEqual(["caption"]);
  expect(undoing.take()).toBe(false);
});
