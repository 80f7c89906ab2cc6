/** What lies beside the caret follows in frames of its own. */
import { flushSync } from "svelte";
import { afterEach, expect, test, vi } from "vitest";

import { ownFrame } from "./ownFrame.svelte";

afterEach(() => vi.useRealTimers());

test("each part follows in a frame of its own, and only its newest words", async () => {
  vi.useFakeTimers({ toFake: ["requestAnimationFrame", "setTimeout", "clearTimeout"] });
  let [count, title] = $state([0, "Tít"]) as [number, string];
  let shown: [() => number, () => string] = [() => 0, () => ""];
  const leave = $effect.root(() => {
    shown = [ownFrame(() => count), ownFrame(() => title)];
  });
  const now = () => [shown[0](), shown[1]()];
  expect(now(), "at once at first").toEqual([0, "Tít"]);
  flushSync();
  await vi.advanceTimersByTimeAsync(100);
  flushSync(() => ([count, title] = [1, "Tít bài"]));
  expect(now(), "nothing in the frame of what changed").toEqual([0, "Tít"]);
  flushSync(() => (count = 2));
  const seen = new Set<string>();
  for (let ms = 0; ms < 100; ms += 1) {
    await vi.advanceTimersByTimeAsync(1);
    seen.add(now().join());
  }
  expect([...seen]).toEqual(["0,Tít", "0,Tít bài", "2,Tít bài"]);
  leave();
});

test("what has a rest follows when it was the same for so long", async () => {
  vi.useFakeTimers({ toFake: ["requestAnimationFrame", "setTimeout", "clearTimeout"] });
  let count = $state(0);
  let shown = () => 0;
  const leave = $effect.root(() => {
    shown = ownFrame(() => count, () => 150);
  });
  flushSync();
  for (const next of [1, 2, 3]) {
    flushSync(() => (count = next));
    await vi.advanceTimersByTimeAsync(100);
    expect(shown(), "it still changes").toBe(0);
  }
  await vi.advanceTimersByTimeAsync(150);
  expect(shown()).toBe(3);
  leave();
});
