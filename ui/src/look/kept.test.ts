/** Words of fields, kept while they are typed. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { flushFields, kept, keptToo } from "./kept";

describe("fields that are kept", () => {
  let field: HTMLInputElement;
  let sent: { typed: string; goesOn: boolean; answer: () => void; refuse: () => void }[];
  let action: ReturnType<typeof kept>;
  const keep = (typed: string, goesOn: boolean) => new Promise<void>((answer, refuse) => sent.push({ typed, goesOn, answer, refuse: () => refuse(new Error("refused")) }));
  const said = () => sent.map((one) => one.typed);
  const tell = (name: string) => field.dispatchEvent(new Event(name));
  const type = (text: string) => {
    field.value = text;
    tell("input");
  };
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    field = document.createElement("input");
    document.body.append(field);
    action = kept(field, { value: "Hạ Vy", keep });
    field.focus();
  });
  afterEach(async () => {
    action.destroy();
    // What waits is sent with each answer.
    for (let n = 0; n < sent.length; n += 1) {
      sent[n]?.answer();
      await wait(0);
    }
    await flushFields();
    field.remove();
    vi.useRealTimers();
  });

  it("keeps after a pause, and within a second though typing never pauses", async () => {
    expect(field.value).toBe("Hạ Vy");
    type("H");
    await wait(249);
    expect(said()).toEqual([]);
    await wait(1);
    expect(said()).toEqual(["H"]);
    sent[0]?.answer();
    for (let n = 1; n <= 10; n += 1) {
      type("Hà".repeat(n));
      await wait(100);
    }
    expect(said().length).toBe(2);
    expect(said()[1]).toBe("Hà".repeat(9));
  });

  it("waits for the end of a syllable, or for a rest in it", async () => {
    tell("compositionstart");
    for (let n = 0; n < 12; n += 1) {
      type("đ".repeat(n + 1));
      await wait(200);
    }
    expect(said()).toEqual([]);
    tell("compositionend");
    await wait(30);
    expect(said()).toEqual(["đ".repeat(12)]);
    sent[0]?.answer();
    tell("compositionstart");
    type("Đảng");
    await wait(899);
    expect(said().length).toBe(1);
    await wait(251);
    expect(said()[1]).toBe("Đảng");
  });

  it("keeps at once when the field is left, once, and tells a new visit from going on", async () => {
    type("Lan");
    await wait(250);
    type("Lan Chi");
    tell("change");
    field.blur();
    expect(said()).toEqual(["Lan"]);
    sent[0]?.answer();
    await wait(0);
    expect(sent[1]).toMatchObject({ typed: "Lan Chi", goesOn: true });
    sent[1]?.answer();
    await wait(1000);
    field.focus();
    type("Minh");
    await wait(250);
    expect(sent[2]).toMatchObject({ typed: "Minh", goesOn: false });
    expect(sent.length).toBe(3);
  });

  it("never writes into a field that has the focus, and shows what stands when it has not", async () => {
    type("Lan  chi");
    await wait(250);
    action.update({ value: "Lan chi", keep });
    sent[0]?.answer();
    await wait(0);
    expect(field.value).toBe("Lan  chi");
    field.blur();
    await wait(0);
    expect(field.value).toBe("Lan chi");
    action.update({ value: "Hạ Vy", keep });
    expect(field.value).toBe("Hạ Vy");
  });

  it("keeps anew what was refused, and leaves it standing", async () => {
    type("Lan");
    await wait(250);
    sent[0]?.refuse();
    await wait(5000);
    expect(said()).toEqual(["Lan"]);
    field.blur();
    await wait(0);
    expect(said()).toEqual(["Lan", "Lan"]);
    expect(field.value).toBe("Lan");
    sent[1]?.refuse();
    await wait(0);
    expect(field.value).toBe("Lan");
  });

  it("answers a flush when all is kept, of fields that are gone too", async () => {
    let over = false;
    const forget = keptToo(() => new Promise((answer) => setTimeout(answer, 400)));
    type("Lan");
    await wait(250);
    type("Lan Chi");
    const flushed = flushFields().then(() => (over = true));
    forget();
    action.destroy();
    sent[0]?.answer();
    await wait(0);
    expect(said()).toEqual(["Lan", "Lan Chi"]);
    await wait(500);
    expect(over).toBe(false);
    sent[1]?.answer();
    await flushed;
    expect(over).toBe(true);
  });
});
