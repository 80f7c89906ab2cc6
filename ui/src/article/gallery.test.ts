/** Photos become a gallery and stand alone again, with all their words. */
import { EditorState, NodeSelection } from "prosemirror-state";
import { expect, test } from "vitest";

import { figure } from "./commands";
import { toggleGallery } from "./gallery";
import { schema } from "./schema";

const photo = (n: number) => figure(String(n).repeat(64), { caption: `Chú thích ${n}`, credit: "Ảnh: Hạ Vy", alt: "" });

function article(blocks: ReturnType<typeof photo>[]) {
  const doc = schema.node("article", null, [schema.node("headline"), schema.node("sapo"), ...blocks, schema.node("byline")]);
  const state = EditorState.create({ doc });
  return state.apply(state.tr.setSelection(NodeSelection.create(doc, 4)));
}

function run(state: EditorState): EditorState {
  let next = state;
  expect(toggleGallery(state, (tr) => (next = state.apply(tr)))).toBe(true);
  return next;
}

test("photos that stand together become one gallery, and photos again", () => {
  const state = article([photo(1), photo(2), photo(3), schema.node("paragraph"), photo(4)] as never);
  const joined = run(state);
  joined.doc.check();
  expect(joined.doc.child(2).type.name).toBe("gallery");
  expect(joined.doc.child(2).childCount).toBe(3);
  expect(joined.doc.child(4).type.name).toBe("figure");
  const apart = run(joined);
  expect(apart.doc.eq(state.doc)).toBe(true);
});

test("a photo that stands alone is no gallery", () => {
  expect(toggleGallery(article([photo(1)]))).toBe(false);
});
