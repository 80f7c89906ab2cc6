/** Notes go by themselves, also behind one whose button was pressed by the keyboard. */
import { flushSync, mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { toasts } from "./toasts.svelte";
import Toasts from "./Toasts.svelte";

let shown: ReturnType<typeof mount>;
const said = () => toasts.shown.map((one) => one.text);

beforeEach(() => {
  vi.useFakeTimers();
  shown = mount(Toasts, { target: document.body });
});
afterEach(async () => {
  await unmount(shown);
  vi.useRealTimers();
});

it("lets the next note go though the focus stood on the one before when it went", async () => {
  toasts.show("Chưa chọn chuyên mục", { kind: "trouble", action: { label: "Điền", run: () => undefined } });
  flushSync();
  const act = document.querySelector<HTMLElement>(".toast .act")!;
  act.focus();
  vi.advanceTimersByTime(60_000);
  expect(said()).toEqual(["Chưa chọn chuyên mục"]);
  act.click();
  await tick();
  await tick();
  expect(said()).toEqual([]);
  toasts.show("Đã chuyển sang «Chờ duyệt»");
  vi.advanceTimersByTime(7_000);
  expect(said()).toEqual([]);
});
