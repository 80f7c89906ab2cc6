/** Find and replace in the article: marks, whole words, case, one step of undo. */
import { history, undo } from "prosemirror-history";
import { EditorState } from "prosemirror-state";
import { expect, it } from "vitest";

import { cased, matches, placesIn, replaceAt, select, type Asked } from "./find";
import { schema } from "./schema";

function replaced(text: string, asked: Asked, put: string): string {
  return placesIn(text, asked).reduceRight((now, { from, to }) => now.slice(0, from) + cased(text, now.slice(from, to), asked.words, put) + now.slice(to), text);
}

it("finds with or without marks, whole words or not, and keeps the case", () => {
  const check = (text: string, words: string, put: string, marks: boolean, whole: boolean, expected: string) => expect(replaced(text, { words, marks, whole }, put), `${words} in ${text}`).toBe(expected);
  check("Hòa hoa hoan", "hoa", "x", false, false, "X x xn");
  check("Hòa hoa hoan", "hoa", "x", false, true, "X x hoan");
  check("Hòa hoa hoan", "hoa", "x", true, true, "Hòa x hoan");
  check("đường, Dương", "duong", "phố", false, true, "phố, Phố");
  check("ngày 03-10 và 10 hộ", "10", "12", true, true, "ngày 03-10 và 12 hộ");
  check("kinh tế-xã hội", "xã hội", "văn hóa", true, true, "kinh tế-văn hóa");
  check("Đảng bộ và đảng bộ", "đảng bộ", "chi bộ", true, true, "Chi bộ và chi bộ");
  check("ĐẢNG BỘ", "đảng bộ", "chi bộ", true, true, "CHI BỘ");
  check("Đảng bộ", "Đảng bộ", "chi bộ", true, true, "chi bộ");
  check("aaa", "aa", "b", true, false, "ba");
  check("a", "  ", "b", false, false, "a");
  check("hoà bình, Hòa Bình, hóa bình", "hòa bình", "x", true, true, "x, X, hóa bình");
  check("hoàn, hòan", "hoà", "x", true, false, "xn, xn");
  check("toàn an àn", "an", "x", true, false, "toàn x àn");
  check("toàn tò to", "tò", "x", true, false, "toàn x to");
  check("bàn bà bản", "bà", "x", true, true, "bàn x bản");
  check("Chủ tịch UBND phường", "ubnd", "ủy ban nhân dân", true, true, "Chủ tịch Ủy ban nhân dân phường");
  check("CHỦ TỊCH UBND PHƯỜNG", "ubnd", "ủy ban nhân dân", true, true, "CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG");
  check("đồng chí KHÔNG vắng", "không", "chưa", true, true, "đồng chí CHƯA vắng");
  check("NGUYỄN HUY CƯỜNG, Nguyễn Huy Cường", "Nguyễn Huy Cường", "Trần Văn An", true, true, "TRẦN VĂN AN, Trần Văn An");
  check("UBND phường", "UBND", "Ủy ban nhân dân", true, true, "Ủy ban nhân dân phường");
  check("hạ vy, HẠ VY", "Hạ Vy", "Hạ My", true, true, "Hạ My, HẠ MY");
  check("Hạ Vy", "Hạ\u200b Vy\ufeff", "Hạ My", true, true, "Hạ My");
  check("lễ KHỞI CÔNG cầu", "khởi công", "thông xe", true, true, "lễ THÔNG XE cầu");
});

it("replaces over all fields in one step of undo and keeps how a word was set", () => {
  const strong = schema.mark("strong");
  const doc = schema.node("article", null, [
    schema.node("headline", null, [schema.text("Ông Nguyễn Huy")]),
    schema.node("sapo", null, [schema.text("ông Ng"), schema.text("uyễn Huy", [strong]), schema.text(" nói")]),
    schema.node("figure", { photo: null }, [schema.node("caption", null, [schema.text("nguyen huy")])]),
    schema.node("byline"),
  ]);
  let state = EditorState.create({ doc, plugins: [history()] });
  const asked = { words: "nguyen huy", marks: false, whole: true };
  const places = matches(state.doc, asked);
  expect(places.length).toBe(3);
  replaceAt(places, asked, "trần Huy")(state, (tr) => (state = state.apply(tr)));
  expect(state.doc.child(0).textContent).toBe("Ông Trần Huy");
  expect(state.doc.child(1).textContent).toBe("ông Trần Huy nói");
  expect(state.doc.child(2).textContent).toBe("trần Huy");
  undo(state, (tr) => (state = state.apply(tr)));
  expect(state.doc.eq(doc)).toBe(true);
});

it("finds and replaces what is said of a photo beside its caption", () => {
  const photo = (caption: string, credit: string, alt: string) => schema.node("figure", { photo: "p", credit, alt }, [schema.node("caption", null, caption ? [schema.text(caption)] : [])]);
  const doc = schema.node("article", null, [
    schema.node("headline", null, [schema.text("Họp")]),
    schema.node("sapo"),
    photo("Bà Thoa nói", "Ảnh: Nguyễn Thoa", "NGUYỄN THOA đứng, Thoa cười"),
    schema.node("gallery", null, [photo("", "", ""), photo("", "", "bà Thoa")]),
    schema.node("byline", null, [schema.text("Thoa")]),
  ]);
  let state = EditorState.create({ doc, plugins: [history()] });
  const asked = { words: "Thoa", marks: true, whole: true };
  const places = matches(state.doc, asked);
  expect(places.map(({ photo }) => photo ?? false)).toEqual([false, true, true, false]);
  select(places[1]!)(state, (tr) => (state = state.apply(tr)));
  expect([state.selection.from, state.selection.to]).toEqual([places[1]!.from, places[1]!.to]);
  replaceAt(places, asked, "Thoan")(state, (tr) => (state = state.apply(tr)));
  const figures: unknown[] = [];
  state.doc.descendants((node) => void (node.type.name === "figure" && figures.push([node.textContent, node.attrs["credit"], node.attrs["alt"]])));
  expect(figures).toEqual([["Bà Thoan nói", "Ảnh: Nguyễn Thoan", "NGUYỄN THOAN đứng, Thoan cười"], ["", "", ""], ["", "", "bà Thoan"]]);
  expect(matches(state.doc, asked)).toEqual([]);
  undo(state, (tr) => (state = state.apply(tr)));
  expect(state.doc.eq(doc)).toBe(true);
});
