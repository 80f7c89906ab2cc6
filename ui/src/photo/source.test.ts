/** Folders that are dropped: their photos and nothing that other systems hide beside them. */
import { expect, it, vi } from "vitest";

vi.mock("../bridge/bridge", () => ({ Refused: class extends Error {
  constructor(readonly refusal: unknown) { super(); }
} }));
const { fromFiles } = await import("./source");
const { heldOf } = await import("../look/dropped");
const { photosOf, textsOf } = await import("./fell");

type Entry = { name: string; isDirectory: boolean };

const file = (name: string) => ({ name, isDirectory: false, file: (answer: (file: File) => void) => answer(new File(["x"], name)) });

function folder(name: string, inside: () => Entry[]): Entry {
  const reader = () => {
    let told = false;
    return { readEntries: (answer: (entries: Entry[]) => void) => (answer(told ? [] : inside()), (told = true)) };
  };
  return { name, isDirectory: true, createReader: reader } as Entry;
}

const held = (items: unknown[], files: File[]) => heldOf({ items, files, types: ["Files"] } as unknown as DataTransfer);
const dropped = (entry: Entry) => photosOf(held([{ webkitGetAsEntry: () => entry }], []));

it("takes the photos of folders in folders, no hidden file, and comes back from a link to itself", async () => {
  const round: Entry = folder("về lại", () => [round, file("sâu.jfif")]);
  const card = folder("DCIM", () => [file("IMG_2.HEIC"), file("._IMG_2.HEIC"), file("đọc tôi.txt"), folder(".thumbnails", () => [file("x.jpg")]), folder("100", () => [file("IMG_1.jpg")])]);
  expect((await dropped(card)).map((one) => one.name)).toEqual(["IMG_1.jpg", "IMG_2.HEIC"]);
  expect(new Set((await dropped(round)).map((one) => one.name))).toEqual(new Set(["sâu.jfif"]));
});

it("a folder is no text though its name has points, and what lies beside photos is neither", async () => {
  const name = "Hội nghị 03.10.2025";
  const files = [name, "IMG_1.JPG", "._IMG_1.JPG", "IMG_1.AAE", "IMG_1.MOV", "Thumbs.db", "bài.docx"].map((one) => new File(["x"], one));
  const items = [folder(name, () => [file("IMG_2.heic")]), ...files.slice(1).map((one) => file(one.name))].map((entry) => ({ webkitGetAsEntry: () => entry }));
  const carried = held(items, files);
  expect(textsOf(carried).map((one) => one.name)).toEqual(["bài.docx"]);
  expect((await photosOf(carried)).map((one) => one.name)).toEqual(["IMG_1.JPG", "IMG_2.heic"]);
});

it("a file and a folder that are gone are told by their names", async () => {
  const pulled = { name: "IMG_9.jpg", isDirectory: false, file: (_: unknown, failed: () => void) => failed() };
  const gone = { name: "101", isDirectory: true, createReader: () => ({ readEntries: (_: unknown, failed: () => void) => failed() }) };
  const note = { ...pulled, name: "đọc tôi.txt" };
  const lost = await dropped(folder("DCIM", () => [pulled, gone as Entry, file("IMG_1.jpg"), note]));
  expect(lost.map((one) => one.name)).toEqual(["101", "IMG_1.jpg", "IMG_9.jpg"]);
  await expect(lost[2]?.arrayBuffer()).rejects.toThrow();
});

it("what the page may not read is asked of the desk, by the way it came", () => {
  const carried = (types: string[]) => ({ items: [], files: [], types, getData: () => "" }) as unknown as DataTransfer;
  expect([heldOf(carried(["Files"]), true).kept, heldOf(carried(["text/uri-list"])).kept, heldOf(carried(["text/uri-list"]), true).kept]).toEqual([null, "photo_fallen", "photo_copied"]);
});

it("a file heavier than the desk takes is refused unread", async () => {
  const arrayBuffer = vi.fn();
  const [source] = fromFiles([{ name: "phim.jpg", size: 3 * 2 ** 30, arrayBuffer } as unknown as File]);
  await expect(source?.add("a", () => true)).rejects.toMatchObject({ refusal: { code: "file_too_large", detail: { name: "phim.jpg", limit: "209" } } });
  expect(arrayBuffer).not.toHaveBeenCalled();
});
