/** Searching while typing: one question at a time, the last words win, a filter that changes is asked for anew. */
import { beforeEach, describe, expect, it, vi } from "vitest";

type Ask = { words: string; mine?: boolean; withoutPhoto?: boolean };
const asked: { ask: Ask; answer: (value: unknown) => void; refuse: (fault: unknown) => void }[] = [];

vi.mock("../bridge/bridge", () => ({
  request: (_name: string, ask: never) => new Promise((answer, refuse) => asked.push({ ask, answer, refuse })),
}));

const { list } = await import("./list.svelte");

const found = (id: string) => ({ hits: [{ id, row: { id } }], took: 1, total: 1, more: false, mended: null });
const settle = () => new Promise((done) => setTimeout(done));

describe("searching", () => {
  beforeEach(async () => {
    asked.length = 0;
    list.withoutPhoto = false;
    await list.search("");
  });

  it("asks once while an answer is out, and then for the last words alone", async () => {
    void list.search("đ");
    void list.search("đư");
    const last = list.search("đườ");
    expect(asked.map(({ ask }) => ask.words)).toEqual(["đ"]);
    asked[0]?.answer(found("cũ"));
    await settle();
    expect(list.hits).toBeNull();
    expect(asked.map(({ ask }) => ask.words)).toEqual(["đ", "đườ"]);
    asked[1]?.answer(found("mới"));
    await last;
    expect(list.hits?.map(({ id }) => id)).toEqual(["mới"]);
  });

  it("drops an answer to words that were taken back", async () => {
    const first = list.search("đ");
    void list.search("");
    asked[0]?.answer(found("cũ"));
    await first;
    expect(list.hits).toBeNull();
    expect(asked).toHaveLength(1);
  });

  it("asks again when the same words are searched for behind another filter", async () => {
    void list.search("chợ");
    list.withoutPhoto = true;
    const second = list.search("chợ");
    asked[0]?.answer(found("mọi bài"));
    await settle();
    expect(asked[1]?.ask.withoutPhoto).toBe(true);
    asked[1]?.answer(found("không ảnh"));
    await second;
    expect(list.hits?.map(({ id }) => id)).toEqual(["không ảnh"]);
  });

  it("asks again when the shelf is read anew, and reads it though an answer comes meanwhile", async () => {
    const reading = list.refresh("Hạ Vy");
    void list.search("chợ");
    asked[1]?.answer(found("một"));
    await settle();
    asked[0]?.answer({ articles: [{ id: "hai" }], total: 1, counts: {} });
    await settle();
    expect(asked[2]?.ask.words).toBe("chợ");
    asked[2]?.answer(found("hai"));
    await reading;
    expect(list.hits?.map(({ id }) => id)).toEqual(["hai"]);
    await list.search("");
    expect(list.row(0)?.id).toBe("hai");
  });

  it("tells of a refusal, unless other words are wanted by then", async () => {
    void list.search("a").catch(() => undefined);
    const wanted = list.search("ab");
    asked[0]?.refuse(new Error("first"));
    await settle();
    asked[1]?.answer(found("ab"));
    await wanted;
    const alone = list.search("abc");
    await settle();
    asked[2]?.refuse(new Error("alone"));
    await expect(alone).rejects.toThrow("alone");
  });
});

describe("the shelf of what waits for review", () => {
  it("is a queue with an order of its own", async () => {
    asked.length = 0;
    await list.search("");
    const orders = () => asked.map(({ ask }) => (ask as unknown as { order: string }).order);
    list.shelf = "submitted";
    void list.refresh("Hạ Vy");
    list.order = "headline";
    void list.refresh("Hạ Vy");
    list.shelf = "all";
    void list.refresh("Hạ Vy");
    expect(orders()).toEqual(["waiting", "headline", "changed"]);
  });
});
