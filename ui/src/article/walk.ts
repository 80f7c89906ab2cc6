/** Enter, Tab and the arrows walk through the fields: tít → sa-pô → nội dung, caption → caption. */
import { chainCommands, splitBlockAs } from "prosemirror-commands";
import { NodeSelection, Selection, TextSelection, type Command, type EditorState } from "prosemirror-state";

import { schema } from "./schema";

/** The field that the caret stands in: `headline`, `sapo`, `caption`, `paragraph` … */
export function fieldAt(state: EditorState): string {
  return state.selection.$head.parent.type.name;
}

/** Puts the caret at the start of the text that follows the field. */
const intoNext: Command = (state, dispatch) => {
  const after = state.selection.$head.after();
  const next = Selection.findFrom(state.doc.resolve(after), 1, true);
  if (!next) return false;
  dispatch?.(state.tr.setSelection(next).scrollIntoView());
  return true;
};

/** From sa-pô into the first paragraph; one is made when a photo or table stands first. */
const intoBody: Command = (state, dispatch) => {
  const after = state.selection.$head.after();
  const next = state.doc.nodeAt(after);
  if (next?.type === schema.nodes["paragraph"]) return intoNext(state, dispatch);
  if (dispatch) {
    const tr = state.tr.insert(after, schema.node("paragraph"));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
};

/** From a caption to the next photo's caption, or into a paragraph behind the photo. */
const fromCaption: Command = (state, dispatch) => {
  const { $head } = state.selection;
  const after = $head.after($head.depth - 1);
  const next = state.doc.nodeAt(after);
  if (next?.type === schema.nodes["figure"]) {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, after + 2)).scrollIntoView());
    return true;
  }
  if (next && next.type === schema.nodes["paragraph"] && next.content.size === 0) {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, after + 1)).scrollIntoView());
    return true;
  }
  const $after = state.doc.resolve(after);
  if (!$after.parent.canReplaceWith($after.index(), $after.index(), schema.nodes["paragraph"]!)) return intoNext(state, dispatch);
  if (dispatch) {
    const tr = state.tr.insert(after, schema.node("paragraph"));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
};

/** Out of a quotation's last line or an empty item into a paragraph behind the block. */
const intoParagraphBehind =
  (up: number, drop: "keep" | "drop"): Command =>
  (state, dispatch) => {
    const { $head } = state.selection;
    const depth = $head.depth - up;
    if (depth < 1) return false;
    if (dispatch) {
      const tr = state.tr;
      const only = $head.node(depth).childCount === 1;
      if (drop === "drop" && only) {
        tr.replaceWith($head.before(depth), $head.after(depth), schema.node("paragraph"));
        dispatch(tr.setSelection(TextSelection.create(tr.doc, $head.before(depth) + 1)).scrollIntoView());
        return true;
      }
      if (drop === "drop") tr.delete($head.before(), $head.after());
      const after = tr.mapping.map($head.after(depth));
      tr.insert(after, schema.node("paragraph"));
      dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    }
    return true;
  };

const intoBreak: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(schema.node("hard_break")).scrollIntoView());
  return true;
};

/** Behind a photo or table that is selected as a whole: a paragraph. */
const behindSelected: Command = (state, dispatch) => {
  if (!(state.selection instanceof NodeSelection) || state.selection.$to.depth > 0) return false;
  if (dispatch) {
    const after = state.selection.to;
    const tr = state.tr.insert(after, schema.node("paragraph"));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
};

/** Splits the text at the caret; what follows the end of a heading or paragraph is a plain paragraph. */
const split = splitBlockAs((node, atEnd) => (atEnd && node.type !== schema.nodes["list_item"] ? { type: schema.nodes["paragraph"]! } : null));

/** What Enter does where the caret stands. */
export const enter: Command = (state, dispatch, view) => {
  const { $head, empty } = state.selection;
  const inside = $head.parent;
  switch (inside.type.name) {
    case "headline":
      return intoNext(state, dispatch);
    case "sapo":
      return intoBody(state, dispatch);
    case "byline":
      return true;
    case "caption":
      return fromCaption(state, dispatch);
    case "quote_text":
    case "box_title":
      return intoNext(state, dispatch);
    case "attribution":
      return intoParagraphBehind(1, "keep")(state, dispatch);
    case "table_cell":
    case "table_header":
      return intoBreak(state, dispatch);
    case "list_item":
      if (empty && inside.content.size === 0) return intoParagraphBehind(1, "drop")(state, dispatch);
      return split(state, dispatch);
    case "paragraph":
      if (empty && inside.content.size === 0 && $head.node($head.depth - 1).type.name === "fact_box" && $head.node($head.depth - 1).childCount > 2) {
        const depth = $head.depth - 1;
        if (dispatch) {
          const tr = state.tr.delete($head.before(), $head.after());
          const after = tr.mapping.map($head.after(depth));
          tr.insert(after, schema.node("paragraph"));
          dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
        }
        return true;
      }
  }
  return chainCommands(behindSelected, split)(state, dispatch, view);
};

/** Tab: from tít to sa-pô to the body. */
export const tab: Command = (state, dispatch) => {
  const field = fieldAt(state);
  if (field === "headline") return intoNext(state, dispatch);
  if (field === "sapo") return intoBody(state, dispatch);
  return false;
};

/** Shift+Tab: from the body to sa-pô, from sa-pô to tít. */
export const tabBack: Command = (state, dispatch) => {
  const field = fieldAt(state);
  if (field === "headline") return false;
  const headline = state.doc.child(0);
  const at = field === "sapo" ? headline.nodeSize - 1 : headline.nodeSize + state.doc.child(1).nodeSize - 1;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView());
  return true;
};
