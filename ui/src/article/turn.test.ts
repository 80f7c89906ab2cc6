/** Blocks turn into others and back: words, order, caret and neighbours stay. */
import { EditorState, TextSelection } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import { schema } from "./schema";
import { slash, slashOf } from "./slash";
import { nextCell, TABLE_DEEDS } from "./table";
import { backToField, KINDS, openBlock, turnInto } from "./turn";

const words = (text: string) => (text ? [schema.text(text)] : []);
const node = (type: string, text = "", id = "") => schema.node(type, id ? { id } : null, words(text));
const list = (...items: string[]) => schema.node("bullet_list", { id: "l" }, items.map((item) => node("list_item", item)));
const article = (...blocks: ReturnType<typeof node>[]) => schema.node("article", null, [node("headline", "Tít"), node("sapo", "Sa-pô"), ...blocks, node("byline", "Hạ Vy")]);

function placeOf(doc: ReturnType<typeof article>, text: string): number {
  let place = -1;
  doc.descendants((one, pos) => {
    if (one.isTextblock && one.textContent === text && place < 0) place = pos + 1;
  });
  return place;
}

/** A state with `from` … `to` selected: from the start of the one text to the end of the other. */
function pick(doc: ReturnType<typeof article>, from: string, to?: string): EditorState {
  const state = EditorState.create({ doc, plugins: [slash()] });
  const start = placeOf(doc, from);
  const end = to === undefined ? start : placeOf(doc, to) + to.length;
  return state.apply(state.tr.setSelection(TextSelection.create(doc, start, end)));
}

function after(state: EditorState, command: ReturnType<typeof turnInto>): EditorState {
  let next = state;
  expect(command(state, (tr) => (next = state.apply(tr)))).toBe(true);
  next.doc.check();
  return next;
}

const shape = (state: EditorState) => state.doc.content.content.slice(2, -1).map((one) => `${one.type.name}:${one.content.content.map((part) => part.textContent).join("|")}`);

describe("turning", () => {
  it("makes one list of several paragraphs, and paragraphs of a list", () => {
    const state = pick(article(node("paragraph", "Một"), node("paragraph", "Hai"), node("paragraph", "Ba")), "Một", "Hai");
    const made = after(state, turnInto("bullet_list"));
    expect(shape(made)).toEqual(["bullet_list:Một|Hai", "paragraph:Ba"]);
    const back = after(pick(made.doc as ReturnType<typeof article>, "Một", "Hai"), turnInto("bullet_list"));
    expect(shape(back)).toEqual(["paragraph:Một", "paragraph:Hai", "paragraph:Ba"]);
  });

  it("takes one line out of a list and leaves the others a list", () => {
    expect(shape(after(pick(article(list("Một", "Hai", "Ba")), "Hai"), turnInto("heading2")))).toEqual(["bullet_list:Một", "heading:Hai", "bullet_list:Ba"]);
    expect(shape(after(pick(article(list("Một", "Hai")), "Một"), turnInto("ordered_list")))).toEqual(["ordered_list:Một|Hai"]);
  });

  it("keeps the caret behind its letter and the block its id", () => {
    const doc = article(node("paragraph", "Lời phát biểu", "b7"));
    const at = placeOf(doc, "Lời phát biểu") + 3;
    const state = pick(doc, "Lời phát biểu").apply(EditorState.create({ doc }).tr.setSelection(TextSelection.create(doc, at)));
    for (const kind of KINDS.filter((one) => one !== "paragraph")) {
      const made = after(state, turnInto(kind));
      expect(made.selection.$head.parent.textContent, kind).toBe("Lời phát biểu");
      expect(made.selection.$head.parentOffset, kind).toBe(3);
      expect(made.doc.child(2).attrs["id"], kind).toBe("b7");
    }
  });

  it("opens a quotation with who said it into two paragraphs", () => {
    const quote = schema.node("quote", { id: "q" }, [node("quote_text", "Lời"), node("attribution", "Bà Mẫu")]);
    expect(shape(after(pick(article(quote), "Lời"), openBlock))).toEqual(["paragraph:Lời", "paragraph:Bà Mẫu"]);
  });

  it("opens a fact box from its inside, and makes lists inside it", () => {
    const box = schema.node("fact_box", { id: "f" }, [node("box_title", "Liên hệ"), node("paragraph", "Giờ"), node("paragraph", "Nơi")]);
    expect(after(pick(article(box), "Giờ"), turnInto("bullet_list")).doc.child(2).child(1).type.name).toBe("bullet_list");
    expect(shape(after(pick(article(box), "Giờ"), turnInto("paragraph")))).toEqual(["paragraph:Liên hệ", "paragraph:Giờ", "paragraph:Nơi"]);
    expect(turnInto("heading2")(pick(article(box), "Giờ"))).toBe(false);
  });

  it("does nothing in tít, sa-pô and bút danh", () => {
    for (const field of ["Tít", "Sa-pô", "Hạ Vy"]) for (const kind of KINDS) expect(turnInto(kind)(pick(article(node("paragraph", "Một")), field)), field).toBe(false);
  });
});

describe("Backspace", () => {
  it("opens a list's first line only", () => {
    expect(shape(after(pick(article(list("Một", "Hai")), "Một"), openBlock))).toEqual(["paragraph:Một", "bullet_list:Hai"]);
    expect(openBlock(pick(article(list("Một", "Hai")), "Hai"))).toBe(false);
  });

  it("goes back from an empty first paragraph into sa-pô", () => {
    const state = pick(article(node("paragraph"), node("paragraph", "Hai")), "");
    const back = after(state, backToField);
    expect(back.selection.$head.parent.type.name).toBe("sapo");
    expect(shape(back)).toEqual(["paragraph:Hai"]);
  });
});

describe("tables", () => {
  const row = (...cells: string[]) => schema.node("table_row", null, cells.map((cell) => node("table_cell", cell)));
  const table = () => article(schema.node("table", { id: "t" }, [row("a", "b"), row("c", "d")]), node("paragraph", "Sau"));
  const deed = (name: string) => TABLE_DEEDS.find((one) => one.deed === name)!.command;

  it("grow by Tab in the last cell, and by the bar", () => {
    const grown = after(pick(table(), "d"), nextCell);
    expect(grown.doc.child(2).childCount).toBe(3);
    expect(grown.selection.$head.parent.textContent).toBe("");
    expect(grown.selection.$head.index(1)).toBe(2);
    expect(after(pick(table(), "a"), deed("columnRight")).doc.child(2).child(0).childCount).toBe(3);
    expect(after(pick(table(), "a"), deed("rowAbove")).doc.child(2).childCount).toBe(3);
  });

  it("lose rows and columns, and go with the last of them", () => {
    const fewer = after(pick(table(), "a"), deed("rowDelete"));
    expect(fewer.selection.$head.parent.textContent).toBe("c");
    expect(after(pick(table(), "d"), deed("rowDelete")).selection.$head.parent.textContent, "the caret stays in the table").toBe("b");
    expect(after(pick(table(), "b"), deed("columnDelete")).selection.$head.parent.textContent).toBe("a");
    expect(shape(fewer)).toEqual(["table:cd", "paragraph:Sau"]);
    expect(shape(after(pick(fewer.doc as ReturnType<typeof article>, "c"), deed("rowDelete")))).toEqual(["paragraph:Sau"]);
    expect(after(pick(table(), "a"), deed("headRow")).doc.child(2).child(0).child(0).type.name).toBe("table_header");
  });
});

describe("the slash", () => {
  const endOf = (text: string) => {
    const state = pick(article(node("paragraph", text)), text, text);
    return state.apply(state.tr.setSelection(TextSelection.create(state.doc, state.selection.to)));
  };
  const type = (state: EditorState, text: string) => [...text].reduce((now, letter) => now.apply(now.tr.insertText(letter)), state);

  it("opens on an empty paragraph only, and stays sent away", () => {
    const open = type(pick(article(node("paragraph")), ""), "/an");
    expect(slashOf(open)?.asked).toBe("an");
    expect(slashOf(type(endOf("03"), "/"))).toBeNull();
    expect(slashOf(type(open, " "))).toBeNull();
  });

  it("is not opened by a slash that stood there before", () => {
    expect(slashOf(type(endOf("/a"), "b"))).toBeNull();
  });
});
