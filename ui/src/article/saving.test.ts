/** Saving while typing, against a desk that is slow, full or ahead. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const asked: { ask: { sequence: number; body: unknown }; answer: (value: unknown) => void; refuse: (fault: unknown) => void }[] = [];

vi.mock("../bridge/bridge", () => {
  class Refused extends Error {
    constructor(readonly refusal: { code: string }) {
      super(refusal.code);
    }
  }
  return {
    Refused,
    request: (_name: string, ask: never) => new Promise((answer, refuse) => asked.push({ ask, answer, refuse })),
  };
});

const { Saving } = await import("./saving.svelte");
const { Refused } = await import("../bridge/bridge");

describe("saving", () => {
  let text = "";
  let composing = false;
  const begin = () => new Saving({ id: "a", sequence: 4, saved: "" }, () => ({ fields: {} as never, body: text, caret: 0 }), () => composing, () => undefined);
  const answer = (sequence: number) => asked.shift()?.answer({ sequence, saved: "2025-10-03T09:42:00+07:00", readiness: {} });
  const settle = () => vi.advanceTimersByTimeAsync(0);

  beforeEach(() => {
    vi.useFakeTimers();
    asked.length = 0;
    composing = false;
  });
  afterEach(() => vi.useRealTimers());

  it("waits for a pause, then carries the newest text", async () => {
    const saving = begin();
    text = "Đ";
    saving.touch();
    await vi.advanceTimersByTimeAsync(200);
    text = "Đảng";
    saving.touch();
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(60);
    expect(asked[0]?.ask).toMatchObject({ sequence: 4, body: "Đảng" });
    answer(5);
    await settle();
    expect(saving.state).toBe("saved");
    expect(saving.pending).toBe(false);
  });

  it("saves within a second though typing never pauses", async () => {
    const saving = begin();
    for (let key = 0; key < 10; key += 1) {
      text = "x".repeat(key);
      saving.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked.length).toBeGreaterThanOrEqual(1);
  });

  it("never saves while keys go into a composed syllable, and right after its end", async () => {
    const saving = begin();
    composing = true;
    for (let key = 0; key < 30; key += 1) {
      saving.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toHaveLength(0);
    composing = false;
    saving.composed();
    await vi.advanceTimersByTimeAsync(40);
    expect(asked).toHaveLength(1);
  });

  it("saves a syllable that stays open when its writer rests", async () => {
    const saving = begin();
    composing = true;
    saving.touch();
    await vi.advanceTimersByTimeAsync(1_200);
    expect(asked).toHaveLength(1);
  });

  it("sends one save at a time and then the rest", async () => {
    const saving = begin();
    saving.touch();
    await vi.advanceTimersByTimeAsync(300);
    text = "more";
    saving.touch();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toHaveLength(1);
    answer(5);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked[0]?.ask).toMatchObject({ sequence: 5, body: "more" });
  });

  it("keeps trying when the drive is full, and says so until it is saved", async () => {
    const saving = begin();
    saving.touch();
    await vi.advanceTimersByTimeAsync(300);
    asked.shift()?.refuse(new Refused({ code: "storage_full", detail: {} }));
    await settle();
    expect(saving.state).toBe("trouble");
    expect(saving.pending).toBe(true);
    await vi.advanceTimersByTimeAsync(3_100);
    expect(asked).toHaveLength(1);
    answer(5);
    await settle();
    expect(saving.state).toBe("saved");
  });

  it("keeps trying though typing never pauses", async () => {
    const saving = begin();
    saving.touch();
    await vi.advanceTimersByTimeAsync(300);
    asked.shift()?.refuse(new Refused({ code: "storage_full", detail: {} }));
    await settle();
    for (let key = 0; key < 32; key += 1) {
      saving.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toHaveLength(1);
    answer(5);
    await settle();
    expect(saving.unsaved, "what came meanwhile goes on as always").toBe(false);
  });

  it("goes on when the article was changed elsewhere: the desk keeps each text beside the other", async () => {
    const saving = begin();
    saving.touch();
    await vi.advanceTimersByTimeAsync(300);
    asked.shift()?.refuse(new Refused({ code: "newer_text", detail: {} }));
    await settle();
    expect(saving.state).toBe("newer");
    expect(saving.pending).toBe(false);
    for (let key = 0; key < 40; key += 1) {
      saving.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toHaveLength(1);
    asked.shift()?.refuse(new Refused({ code: "newer_text", detail: { revision: "9" } }));
    await settle();
    const left = saving.flush();
    await settle();
    expect(asked).toHaveLength(1);
    asked.shift()?.refuse(new Refused({ code: "newer_text", detail: { revision: "10" } }));
    await left;
    expect(saving.pending).toBe(false);
    expect(saving.state).toBe("newer");
    expect(saving.refusal?.detail["revision"]).toBe("10");
  });

  it("flushes what waits, and what was typed while it flushed", async () => {
    const saving = begin();
    saving.touch();
    const flushed = saving.flush();
    await settle();
    answer(5);
    await flushed;
    expect(saving.pending).toBe(false);
  });
});
