/** The library's rows, while photos come in and other words are looked for. */
import { expect, it, vi } from "vitest";

const asked: { ask: { words: string; offset: number; photo: string }; answer: (ids: string[]) => Promise<void> }[] = [];

vi.mock("../bridge/bridge", () => ({
  noteEdition: () => undefined,
  request: (_name: string, ask: never) =>
    new Promise((resolve) =>
      asked.push({
        ask,
        answer: (ids) => {
          resolve({ photos: ids.map((id) => ({ id, edition: 0 })), total: 9, uses: ids });
          return new Promise((done) => setTimeout(done));
        },
      }),
    ),
}));

const { Library } = await import("./library.svelte");
const ids = (library: InstanceType<typeof Library>) => library.rows.map((row) => row.id).join("");

it("shows no photo twice when one came in between two pages", async () => {
  const library = new Library();
  void library.search();
  await asked.shift()?.answer(["a", "b"]);
  void library.more();
  expect(asked[0]?.ask.offset).toBe(2);
  await asked.shift()?.answer(["b", "c"]);
  expect(ids(library)).toBe("abc");
});

it("drops more of what is not looked for any longer", async () => {
  const library = new Library();
  void library.search();
  await asked.shift()?.answer(["a"]);
  void library.more();
  library.words = "hội nghị";
  void library.search();
  const [more, search] = asked.splice(0);
  await search?.answer(["x"]);
  await more?.answer(["b"]);
  expect(ids(library)).toBe("x");
});

it("says of the photo that is looked at where it is used, not of the one before", async () => {
  const library = new Library();
  void library.look("a");
  void library.look("b");
  const [a, b] = asked.splice(0);
  await b?.answer([]);
  await a?.answer(["bài của a"]);
  expect(library.uses).toEqual([]);
});
