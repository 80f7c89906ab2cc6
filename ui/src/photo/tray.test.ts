/** Photos on their way, against a desk that takes its time. */
import { beforeEach, describe, expect, it, vi } from "vitest";

import type { PhotoRow } from "../bridge/bridge";
import type { Source } from "./source";

const asked: string[] = [];

vi.mock("../bridge/bridge", () => ({
  Refused: class extends Error {},
  noteEdition: () => undefined,
  request: (name: string) => (asked.push(name), Promise.resolve({})),
}));

let seen: Promise<void> = Promise.resolve();
vi.mock("../look/painted", () => ({ painted: () => seen }));

const { Tray } = await import("./tray.svelte");

describe("photos on their way", () => {
  const answers: ((row: PhotoRow) => void)[] = [];
  const row = (id: string) => ({ id, edition: 0, captured: null }) as PhotoRow;
  const source = (name: string): Source => ({ name, look: () => Promise.reject(new Error("none")), add: () => new Promise((answer) => answers.push(answer)) });
  const settle = () => new Promise((done) => setTimeout(done, 0));

  beforeEach(() => {
    [asked.length, answers.length] = [0, 0];
    seen = Promise.resolve();
  });

  it("shows every card before the first file is read", async () => {
    let frame = () => undefined as void;
    seen = new Promise((painted) => (frame = painted));
    const tray = new Tray("a");
    void tray.add(["1", "2", "3"].map(source), () => undefined);
    await settle();
    expect([tray.coming.length, tray.all, answers.length]).toEqual([3, 3, 0]);
    frame();
    await settle();
    expect(answers.length).toBe(2);
  });

  it("shows the looks before any whole photo travels, but waits for no slow one", async () => {
    vi.useFakeTimers();
    const looks: string[] = [];
    const slow = (name: string): Source => ({ ...source(name), look: () => (looks.push(name), name === "2" ? new Promise(() => undefined) : Promise.resolve({ look: name, width: 1, height: 1 })) });
    const tray = new Tray("a");
    void tray.add(["1", "2", "3"].map(slow), () => undefined);
    await vi.advanceTimersByTimeAsync(400);
    expect([looks, tray.coming.map((one) => one.look?.look ?? null), answers.length]).toEqual([["1", "2"], ["1", null, null], 0]);
    await vi.advanceTimersByTimeAsync(200);
    expect([looks, answers.length]).toEqual([["1", "2"], 2]);
    vi.useRealTimers();
  });

  it("reads no file when it is stopped before the cards were seen", async () => {
    const tray = new Tray("a");
    const added = tray.add(["1", "2"].map(source), () => undefined);
    void tray.stop();
    expect(await added).toEqual([]);
    expect([answers.length, tray.all, tray.coming.length]).toEqual([0, 0, 0]);
  });

  it("waits for no photo once it is stopped, and keeps those that are ready", async () => {
    const tray = new Tray("a");
    const added = tray.add(["1", "2", "3", "4"].map(source), () => undefined);
    await settle();
    expect(answers.length).toBe(2);
    answers[0]?.(row("first"));
    await settle();
    expect(tray.done).toBe(1);
    expect(await tray.stop()).toBe(1);
    expect((await added).map((one) => one.id)).toEqual(["first"]);
    expect([tray.all, tray.coming.length, answers.length]).toEqual([0, 0, 3]);
    expect(asked).toEqual(["photo_cancel"]);
    // The desk was just laying it down: it is not lost.
    answers[1]?.(row("late"));
    await settle();
    expect(tray.rows.map((one) => one.id)).toEqual(["first", "late"]);
  });

  it("takes photos again after a stop, and those of before stay stopped", async () => {
    const tray = new Tray("a");
    const stopped = tray.add(["1", "2", "3"].map(source), () => undefined);
    await settle();
    void tray.stop();
    const added = tray.add([source("4")], () => undefined);
    await settle();
    expect(await stopped).toEqual([]);
    expect(answers.length).toBe(3);
    answers[2]?.(row("fourth"));
    await settle();
    expect([tray.rows.map((one) => one.id), tray.done, tray.all]).toEqual([["fourth"], 0, 0]);
    expect((await added).map((one) => one.id)).toEqual(["fourth"]);
  });
});
