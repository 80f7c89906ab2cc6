/** Paste: the desk cleans, the window puts in place: spread over the fields, kept in a field, taken back in one step. */
import { history, undo } from "prosemirror-history";
import { AllSelection, EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { describe, expect, it } from "vitest";

import type { PasteAnswer } from "../bridge/bridge";
import { goesOn, hold, isPictureElsewhere, paste, take, withoutPictures } from "./paste";
import { isUntouched, putIn, withoutPhoto } from "./pasteIn";
import { schema } from "./schema";

const text = (words: string) => (words ? [{ type: "text", text: words }] : []);
const paragraph = (words: string, id = "b1") => ({ type: "paragraph", attrs: { id }, content: text(words) });
const report = { source: "web", kept: [], left_out: [], composed: 0, converted: null, offered: null, digits: 0 };

function answer(blocks: unknown[], more: Partial<PasteAnswer> = {}): PasteAnswer {
  return { blocks, pictures: [], article: null, report, ...more } as PasteAnswer;
}

function stateOf(headline: string, sapo: string, words: string, at: number): EditorState {
  const doc = schema.nodeFromJSON({
    type: "article",
    attrs: { version: 1 },
    content: [{ type: "headline", content: text(headline) }, { type: "sapo", content: text(sapo) }, paragraph(words, "x1"), { type: "byline", content: text("Hạ Vy") }],
  });
  const state = EditorState.create({ doc, plugins: [history()] });
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
}

const shape = (state: EditorState) => state.doc.content.content.map((node) => `${node.type.name}:${node.textContent}`);

describe("putting in", () => {
  it("spreads several paragraphs from an empty tít", () => {
    const state = stateOf("", "", "", 1);
    const next = state.apply(putIn(state.tr, answer([paragraph("Tít"), paragraph("Sa-pô"), paragraph("Một"), paragraph("Hai")]), true).tr);
    expect(shape(next)).toEqual(["headline:Tít", "sapo:Sa-pô", "paragraph:Một", "paragraph:Hai", "byline:Hạ Vy"]);
    let back = next;
    undo(next, (tr) => (back = next.apply(tr)));
    expect(shape(back)).toEqual(shape(state));
  });

  it("gives tít, sa-pô and body anew over an article that is chosen as a whole", () => {
    const state = stateOf("Tít cũ", "Sa-pô cũ", "Cũ", 1);
    const all = state.tr.setSelection(new AllSelection(state.doc));
    const pasted = answer([paragraph("Tít mới"), paragraph("Sa-pô mới"), paragraph("Một")]);
    expect(shape(state.apply(putIn(all, pasted, true).tr))).toEqual(["headline:Tít mới", "sapo:Sa-pô mới", "paragraph:Một", "byline:Hạ Vy"]);
  });

  it("spreads them over a tít that is chosen as a whole, and over no part of one", () => {
    const state = stateOf("Tít cũ", "", "", 1);
    const pasted = answer([paragraph("Tít mới"), paragraph("Sa-pô"), paragraph("Một")]);
    const over = (from: number, to: number) => putIn(state.tr.setSelection(TextSelection.create(state.doc, from, to)), pasted, true).tr;
    expect(shape(state.apply(over(1, 7)))).toEqual(["headline:Tít mới", "sapo:Sa-pô", "paragraph:Một", "byline:Hạ Vy"]);
    expect(shape(state.apply(over(5, 7)))[0]).toBe("headline:Tít Tít mới Sa-pô Một");
  });

  it("fills an untouched article and keeps its signature", () => {
    const state = stateOf("", "", "", 1);
    expect(isUntouched(state.doc)).toBe(true);
    const body = { type: "article", attrs: { version: 1 }, content: [{ type: "headline", content: text("Tít") }, { type: "sapo", content: text("Sa-pô") }, paragraph("Thân"), { type: "byline" }] };
    const article = { section: "Đô thị", published: null, body, pictures: [] };
    const put = putIn(state.tr, answer([paragraph("Tít")], { article }), true);
    expect(shape(state.apply(put.tr))).toEqual(["headline:Tít", "sapo:Sa-pô", "paragraph:Thân", "byline:Hạ Vy"]);
    const written = stateOf("Đã có", "", "", 1);
    expect(putIn(written.tr, answer([paragraph("Tít")], { article }), true).article).toBeNull();
  });

  it("keeps a field's paste in the field", () => {
    const state = stateOf("Tít ", "", "", 5);
    const next = state.apply(putIn(state.tr, answer([paragraph("một"), paragraph("hai")]), true).tr);
    expect(shape(next)[0]).toBe("headline:Tít một hai");
  });

  it("puts a few words between words", () => {
    const state = stateOf("Tít", "Sa-pô", "đầu cuối", 17);
    const next = state.apply(putIn(state.tr, answer([paragraph("giữa ")]), true).tr);
    expect(shape(next)[2]).toBe("paragraph:đầu giữa cuối");
    expect(next.doc.child(2).attrs["id"]).toBe("x1");
  });

  it("leaves the caret behind the text, not in the byline, whatever comes last", () => {
    const { doc } = stateOf("Tít", "Sa-pô", "", 1);
    const start = EditorState.create({ doc, plugins: [paste(() => undefined, () => undefined, () => undefined)] });
    const state = start.apply(start.tr.setSelection(TextSelection.create(doc, 13)));
    const cell = { type: "table_cell", content: text("Ba") };
    const last = [paragraph("Ba"), { type: "heading", content: text("Ba") }, { type: "bullet_list", content: [{ type: "list_item", content: text("Ba") }] }, { type: "table", content: [{ type: "table_row", content: [cell] }] }];
    for (const block of last) {
      const next = state.apply(putIn(state.tr, answer([paragraph("Một"), block]), true).tr);
      expect(shape(next.apply(next.tr.insertText(" bốn"))).slice(-2).map((one) => one.split(":")[1])).toEqual(["Ba bốn", "Hạ Vy"]);
    }
  });

  it("names the figures that wait for a picture, and no other block", () => {
    const state = stateOf("Tít", "Sa-pô", "", 13);
    const figure = { type: "figure", attrs: { id: "b1", photo: null, credit: "", alt: "" }, content: [{ type: "caption", content: text("Chú thích") }] };
    const put = putIn(state.tr, answer([figure, paragraph("Sau", "b2")], { pictures: [{ figure: 0, clip: 2 }] }), true);
    expect(put.figures.map((one) => one.clip)).toEqual([2]);
    const doc = state.apply(put.tr).doc;
    const placed = doc.content.content.filter((node) => node.type.name === "figure");
    expect(placed.map((node) => node.attrs["id"])).toEqual(put.figures.map((one) => one.id));
  });
});

describe("a page's own pictures", () => {
  it("are taken out before the page travels", () => {
    const { html, pictures } = withoutPictures(`<p>a</p><img src="data:image/png;base64,AAEC"><img src='data:image/svg+xml;base64,AAEC'><img src="https://phuong.example/a.jpg">`);
    expect(html).toContain('src="clip:0"');
    expect(html).toContain("svg+xml");
    expect(pictures.map((file) => [file.type, file.size])).toEqual([["image/png", 3]]);
    const broken = '<p>Chữ</p><img src="data:image/png;base64,AAECA">';
    expect(withoutPictures(broken)).toEqual({ html: broken, pictures: [] });
  });
});

describe("a picture out of a web page", () => {
  const clip = (html: string, text = "") => ({ html, rtf: "", text, pictures: [], plain: false });

  it("is known by its address alone", () => {
    expect(isPictureElsewhere(clip('<meta charset="utf-8"><a href="https://phuong.vn"><img src="https://phuong.vn/a.jpg" alt="Ảnh"></a>'))).toBe(true);
    expect(isPictureElsewhere(clip("", "https://phuong.vn/a.JPG?w=900"))).toBe(true);
  });

  it("is no link, no words with a picture, and no picture that came along", () => {
    expect(isPictureElsewhere(clip('<a href="https://phuong.vn/a.jpg">Ảnh hội nghị</a>', "https://phuong.vn/a.jpg"))).toBe(false);
    expect(isPictureElsewhere(clip('<p>Hội nghị</p><img src="https://phuong.vn/a.jpg">'))).toBe(false);
    expect(isPictureElsewhere(clip('<img src="clip:0">'))).toBe(false);
    expect(isPictureElsewhere(clip("", "https://phuong.vn/tin"))).toBe(false);
  });
});

describe("the report of a paste", () => {
  it("counts a photo that was refused after all among what was left out", () => {
    const kept = [{ what: "strong", count: 1 }, { what: "photos", count: 2 }];
    const once = withoutPhoto({ ...report, kept });
    expect([once.kept, once.left_out]).toEqual([[{ what: "strong", count: 1 }, { what: "photos", count: 1 }], [{ what: "photos", count: 1 }]]);
    const twice = withoutPhoto(once);
    expect([twice.kept, twice.left_out]).toEqual([[{ what: "strong", count: 1 }], [{ what: "photos", count: 2 }]]);
  });
});

describe("what is typed while a paste is on its way", () => {
  function typing(words: string, from: number, to = from) {
    const start = stateOf("", "", words, 1);
    const body = start.doc.child(0).nodeSize + start.doc.child(1).nodeSize + 1;
    const state = EditorState.create({ doc: start.doc, selection: TextSelection.create(start.doc, body + from, body + to), plugins: [history(), paste(() => undefined, () => undefined, () => undefined)] });
    const view = new EditorView(document.createElement("div"), { state });
    return {
      key: () => hold(view),
      type: (letters: string) => view.dispatch(view.state.tr.insertText(letters)),
      come(place: number, pasted: string) {
        const tr = take(view, place);
        const stays = goesOn(view, tr);
        view.dispatch(stays(putIn(tr, answer([paragraph(pasted)]), true).tr));
      },
      said: () => view.state.doc.child(2).textContent,
      before: () => view.state.doc.textBetween(body, view.state.selection.from),
    };
  }

  it("stands behind it, with the caret", () => {
    const person = typing("đầu ", 4);
    const place = person.key();
    person.type("liền");
    person.come(place, "dán ");
    expect([person.said(), person.before()]).toEqual(["đầu dán liền", "đầu dán liền"]);
  });

  it("stands between two that come one after the other", () => {
    const person = typing("", 0);
    const first = person.key();
    const second = person.key();
    person.type("b");
    const third = person.key();
    person.type("c");
    person.come(first, "1");
    person.come(second, "2");
    person.come(third, "3");
    expect([person.said(), person.before()]).toEqual(["12b3c", "12b3c"]);
  });

  it("takes the chosen words out, and is not taken out with them", () => {
    const person = typing("một hai ba", 4, 7);
    const place = person.key();
    person.type("x");
    person.come(place, "dán");
    expect(person.said()).toBe("một dánx ba");
    const quiet = typing("một hai ba", 4, 7);
    quiet.come(quiet.key(), "dán");
    expect([quiet.said(), quiet.before()]).toEqual(["một dán ba", "một dán"]);
  });
});

describe("what the clipboard holds", () => {
  const at = stateOf("Lễ", "Sa-pô", "Nội dung", 2);
  const heic = new File(["x"], "IMG_1.HEIC");
  const shot = new File(["x"], "image.png", { type: "image/png" });

  function heardOf(files: File[], types: string[], words: Record<string, string> = {}): string[] {
    const heard: string[] = [];
    const plugins = [paste(() => heard.push("photos"), ({ kept, files: all }) => heard.push(kept ?? all.map((file) => file.name).join()), () => heard.push("words"))];
    const view = new EditorView(document.createElement("div"), { state: EditorState.create({ doc: at.doc, selection: at.selection, plugins }) });
    const clipboardData = { files, items: [], types, getData: (type: string) => words[type] ?? "" };
    const event = Object.assign(new Event("paste", { bubbles: true, cancelable: true }), { clipboardData });
    view.dom.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
    return heard;
  }

  it("is files, whatever kind the system says they are, a picture of a page, or words", () => {
    expect(heardOf([heic], ["Files"])).toEqual(["IMG_1.HEIC"]);
    expect(heardOf([shot], ["Files"])).toEqual(["image.png"]);
    expect(heardOf([], ["text/uri-list"])).toEqual(["photo_copied"]);
    expect(heardOf([shot], ["text/html", "Files"], { "text/html": '<img src="https://example.vn/a.png">' })).toEqual(["photos"]);
    expect(heardOf([shot], ["text/plain", "Files"], { "text/plain": "Lễ ra quân" })).toEqual(["words"]);
  });
});
