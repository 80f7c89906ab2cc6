/** The changes to one photo, against a desk that cannot keep them for a while. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { PhotoEdited, PhotoRow } from "../bridge/bridge";
import { flushFields } from "../look/kept";

const asked: { ask: { edits: { brightness: number } | null }; answer: (value: unknown) => void; refuse: (fault: unknown) => void }[] = [];

vi.mock("../bridge/bridge", () => {
  class Refused extends Error {
    constructor(readonly refusal: { code: string }) {
      super(refusal.code);
    }
  }
  return {
    Refused,
    noteEdition: () => undefined,
    request: (_name: string, ask: never) => new Promise((answer, refuse) => asked.push({ ask, answer, refuse })),
  };
});

const { Changes, takeBack } = await import("./changes.svelte");
const { Refused } = await import("../bridge/bridge");

describe("changes to a photo", () => {
  let kept: PhotoEdited[];
  let refused: unknown[];
  const begin = () => new Changes({ id: "a", edits: null } as PhotoRow, (edited) => kept.push(edited), (fault) => refused.push(fault));
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const answer = () => asked.shift()?.answer({ row: { id: "a", edition: 1 } });
  const refuse = (code: string) => asked.shift()?.refuse(new Refused({ code } as never));

  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    [kept, refused] = [[], []];
  });
  afterEach(() => vi.useRealTimers());

  it("keeps after a breath, and what was changed meanwhile behind it", async () => {
    const changes = begin();
    changes.set({ brightness: 0.1 });
    await wait(350);
    changes.set({ brightness: 0.2 });
    void changes.keep();
    expect(asked.map((one) => one.ask.edits?.brightness)).toEqual([0.1]);
    answer();
    await wait(0);
    expect(asked.map((one) => one.ask.edits?.brightness)).toEqual([0.2]);
    answer();
    await wait(1000);
    expect([asked.length, kept.length, changes.busy]).toEqual([0, 2, false]);
  });

  it("tries again what could not be kept, and says so once", async () => {
    const changes = begin();
    changes.set({ brightness: 0.1 });
    await wait(350);
    refuse("storage_full");
    await wait(0);
    expect([changes.unkept, refused.length, kept.length]).toEqual([true, 1, 0]);
    await wait(3000);
    refuse("storage_full");
    await wait(3000);
    expect(refused.length).toBe(1);
    expect(asked[0]?.ask.edits?.brightness).toBe(0.1);
    answer();
    await wait(0);
    expect([changes.unkept, kept.length]).toEqual([false, 1]);
    await wait(10_000);
    expect(asked.length).toBe(0);
  });

  it("is taken back from elsewhere where it was made, and done again there", async () => {
    const told: boolean[] = [];
    const changes = new Changes({ id: "b", edits: null } as PhotoRow, (_edited, back) => told.push(back), () => undefined);
    expect(takeBack("b")).toBe(false);
    changes.set({ brightness: 0.1 });
    const kept = async () => (await wait(350), asked.shift()?.answer({ row: { id: "b", edition: 1 } }), await wait(0));
    await kept();
    expect([takeBack("b"), changes.edits.brightness]).toEqual([true, 0]);
    await kept();
    changes.redo();
    await kept();
    expect([changes.edits.brightness, told, takeBack("c")]).toEqual([0.1, [false, true, false], false]);
  });

  it("does not ask again for what the desk never takes", async () => {
    const changes = begin();
    changes.set({ brightness: 0.1 });
    await wait(350);
    refuse("photo_not_found");
    await wait(10_000);
    expect([asked.length, changes.unkept, refused.length]).toEqual([0, true, 1]);
  });

  it("is awaited before the window closes", async () => {
    const changes = begin();
    const leave = changes.attend();
    changes.set({ brightness: 0.1 });
    let over = false;
    const flushed = flushFields().then(() => (over = true));
    await wait(0);
    expect([asked.length, over]).toEqual([1, false]);
    answer();
    await flushed;
    leave();
    expect(asked.length).toBe(0);
  });

  it("waits for whoever shows the photo next, and is kept by them alone", async () => {
    const first = begin();
    const leave = first.attend();
    first.set({ brightness: 0.1 });
    leave();
    await wait(0);
    expect(asked.length).toBe(1);
    const second = begin();
    expect(second.edits.brightness).toBe(0.1);
    second.set({ contrast: 0.2 });
    refuse("storage_full");
    await wait(10_000);
    expect(asked.map((one) => one.ask.edits)).toEqual([{ ...second.edits, brightness: 0.1, contrast: 0.2 }]);
    answer();
    await wait(10_000);
    expect([asked.length, begin().edits.brightness]).toEqual([0, 0]);
  });

  it("tries again though its photo was left", async () => {
    const changes = begin();
    const leave = changes.attend();
    changes.set({ brightness: 0.1 });
    leave();
    await wait(0);
    refuse("storage_full");
    await wait(3000);
    expect(asked[0]?.ask.edits?.brightness).toBe(0.1);
    answer();
    await wait(10_000);
    expect([asked.length, kept.length]).toEqual([0, 1]);
  });

  it("goes back and forth, and passes over presses that changed nothing", async () => {
    const changes = begin();
    changes.set({ brightness: 0.1 });
    changes.set({ brightness: 0.2 });
    changes.mark();
    changes.undo();
    expect([changes.edits.brightness, changes.undoable]).toEqual([0.1, true]);
    changes.redo();
    changes.redo();
    expect(changes.edits.brightness).toBe(0.2);
    changes.undo();
    changes.undo();
    expect([changes.edits.brightness, changes.undoable]).toEqual([0, false]);
    changes.set({ contrast: 0.3 });
    changes.redo();
    expect(changes.edits.brightness).toBe(0);
    for (let n = 0; n < 9; n += 1) {
      await wait(500);
      answer();
    }
  });
});
