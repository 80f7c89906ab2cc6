/** Enter, Tab and moving blocks, on real documents. */
import { EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import { moveBlock } from "./commands";
import { giveIds } from "./ids";
import { schema } from "./schema";
import { turnInto } from "./turn";
import { enter, fieldAt, tab, tabBack } from "./walk";

const words = (text: string) => (text ? [schema.text(text)] : []);
const node = (type: string, text = "") => schema.node(type, null, words(text));
const article = (...blocks: ReturnType<typeof node>[]) => schema.node("article", null, [node("headline", "Tít"), node("sapo", "Sa-pô"), ...blocks, node("byline", "Hạ Vy")]);

/** A state with the caret at the end of the first text that ends with `text`. */
function at(doc: ReturnType<typeof article>, text: string): EditorState {
  let place = 1;
  doc.descendants((one, pos) => {
    if (one.isTextblock && one.textContent === text) place = pos + 1 + one.content.size;
  });
  const state = EditorState.create({ doc });
  return state.apply(state.tr.setSelection(TextSelection.create(doc, place)));
}

function after(state: EditorState, command: typeof enter): EditorState {
  let next = state;
  expect(command(state, (tr) => (next = state.apply(tr)))).toBe(true);
  next.doc.check();
  return next;
}

const shape = (state: EditorState) => state.doc.content.content.map((one) => `${one.type.name}:${one.textContent}`);

describe("Enter", () => {
  it("walks from tít to sa-pô to the body", () => {
    const sapo = after(at(article(node("paragraph", "Một")), "Tít"), enter);
    expect(fieldAt(sapo)).toBe("sapo");
    expect(fieldAt(after(sapo, enter))).toBe("paragraph");
  });

  it("splits a paragraph, and leaves a heading for a paragraph", () => {
    expect(shape(after(at(article(node("paragraph", "Một")), "Một"), enter)).slice(2, 4)).toEqual(["paragraph:Một", "paragraph:"]);
    expect(shape(after(at(article(node("heading", "Tít phụ")), "Tít phụ"), enter)).slice(2, 4)).toEqual(["heading:Tít phụ", "paragraph:"]);
  });

  it("makes an item, and leaves the list from an empty one", () => {
    const list = schema.node("bullet_list", null, [node("list_item", "Một")]);
    const two = after(at(article(list), "Một"), enter);
    expect(two.doc.child(2).childCount).toBe(2);
    expect(shape(after(two, enter)).slice(2, 4)).toEqual(["bullet_list:Một", "paragraph:"]);
  });

  it("goes from a caption to the next photo's caption", () => {
    const photo = (caption: string) => schema.node("figure", { photo: "a".repeat(64) }, [node("caption", caption)]);
    const next = after(at(article(photo("Một"), photo("Hai")), "Một"), enter);
    expect(next.selection.$head.parent.textContent).toBe("Hai");
  });

  it("changes nothing in the byline", () => {
    const state = at(article(node("paragraph", "Một")), "Hạ Vy");
    expect(shape(after(state, enter))).toEqual(shape(state));
  });
});

describe("Tab", () => {
  it("goes forth and back between the fields", () => {
    const sapo = after(at(article(node("paragraph", "Một")), "Tít"), tab);
    expect(fieldAt(sapo)).toBe("sapo");
    expect(fieldAt(after(sapo, tabBack))).toBe("headline");
  });
});

describe("blocks", () => {
  it("move with the keys, within the body only", () => {
    const state = at(article(node("paragraph", "Một"), node("paragraph", "Hai")), "Hai");
    expect(shape(after(state, moveBlock("up"))).slice(2, 4)).toEqual(["paragraph:Hai", "paragraph:Một"]);
    expect(moveBlock("down")(state)).toBe(false);
  });

  it("keep their words when they turn into lists and quotations and back", () => {
    const list = after(at(article(node("paragraph", "Một")), "Một"), turnInto("bullet_list"));
    expect(list.doc.child(2).type.name).toBe("bullet_list");
    expect(shape(after(list, turnInto("bullet_list")))[2]).toBe("paragraph:Một");
    const quote = after(at(article(node("paragraph", "Lời")), "Lời"), turnInto("quote"));
    expect(quote.doc.child(2).firstChild?.textContent).toBe("Lời");
  });

  it("get ids of their own, also when one is doubled", () => {
    const twin = schema.node("paragraph", { id: "b1" });
    const doc = article(twin, twin, node("paragraph"));
    const tr = giveIds(doc, EditorState.create({ doc }).tr);
    const ids = tr?.doc.content.content.slice(2, 5).map((one) => one.attrs["id"] as string) ?? [];
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe("b1");
  });
});
