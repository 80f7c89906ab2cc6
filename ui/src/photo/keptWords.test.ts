/** Words of a photo that are changed faster than the desk answers. */
import { beforeEach, expect, it, vi } from "vitest";

import type { PhotoRow } from "../bridge/bridge";

const asked: { ask: PhotoRow & { photo: string }; answer: (value: unknown) => void; refuse: (fault: unknown) => void }[] = [];

vi.mock("../bridge/bridge", () => ({
  Refused: class extends Error {},
  noteEdition: () => undefined,
  request: (_name: string, ask: never) => new Promise((answer, refuse) => asked.push({ ask, answer, refuse })),
}));

const { Tray } = await import("./tray.svelte");

const row = { id: "a", caption: "", credit: "", alt: "", people: "" } as PhotoRow;
const settle = () => new Promise((done) => setTimeout(done, 0));
const answer = () => {
  const one = asked.shift();
  one?.answer({ ...row, ...one.ask });
};

beforeEach(() => (asked.length = 0));

it("keeps both of two quick changes, each on top of the one before", async () => {
  const tray = new Tray("article");
  tray.rows = [row];
  const both = [tray.setWords(row, { caption: "Chợ đêm" }), tray.setWords(row, { people: "Lan Chi" })];
  await settle();
  expect(asked.length).toBe(1);
  answer();
  await settle();
  expect(asked[0]?.ask).toMatchObject({ photo: "a", caption: "Chợ đêm", people: "Lan Chi" });
  answer();
  await Promise.all(both);
  expect(tray.rows[0]).toMatchObject({ caption: "Chợ đêm", people: "Lan Chi" });
});

it("begins with the row as it stands now, and goes on behind a refusal", async () => {
  const tray = new Tray("article");
  tray.rows = [{ ...row, credit: "Hạ Vy" }];
  const refused = tray.setWords(row, { caption: "Chợ đêm" });
  const kept = tray.setWords(row, { alt: "Quầy hàng" });
  await settle();
  asked.shift()?.refuse(new Error("full"));
  await expect(refused).rejects.toThrow("full");
  await settle();
  expect(asked[0]?.ask).toMatchObject({ caption: "", credit: "Hạ Vy", alt: "Quầy hàng" });
  answer();
  await kept;
});
