/** What the page shows beside the words: labels in the margin, hints in empty fields, the paragraph in focus. */
import type { Node } from "prosemirror-model";
import { Plugin, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { speech } from "../words/speech.svelte";
import { schema } from "./schema";

const HINTS: Record<string, () => string> = {
  headline: () => speech.words.article.headlineHint,
  sapo: () => speech.words.article.sapoHint,
  caption: () => speech.words.article.captionHint,
  byline: () => speech.words.article.bylineHint,
  quote_text: () => speech.words.article.quoteHint,
  attribution: () => speech.words.article.attributionHint,
  box_title: () => speech.words.article.boxHint,
};

function decorate(doc: Node): DecorationSet {
  const words = speech.words.article;
  const made: Decoration[] = [];
  let photos = 0;
  doc.descendants((node, at) => {
    const name = node.type.name;
    const attrs: Record<string, string> = {};
    if (name === "headline") attrs["data-label"] = words.headline;
    if (name === "sapo") attrs["data-label"] = words.sapo;
    if (name === "figure") attrs["data-label"] = words.photo(++photos);
    if (node.isTextblock && node.content.size === 0) {
      const alone = name === "paragraph" && doc.childCount === 4 && doc.child(2) === node;
      const hint = alone ? words.bodyHint : HINTS[name]?.();
      if (hint) {
        attrs["data-hint"] = hint;
        attrs["class"] = "empty";
      }
    }
    if (Object.keys(attrs).length > 0) made.push(Decoration.node(at, at + node.nodeSize, attrs));
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, made);
}

/** A signature of all that the decorations depend on; typing inside a full paragraph does not change it. */
function shape(doc: Node): string {
  let signature = "";
  doc.descendants((node) => {
    if (node.isTextblock) signature += node.content.size === 0 ? "0" : "1";
    else signature += node.type.name[0];
    return !node.isTextblock;
  });
  return signature;
}

type Margin = { shape: string; set: DecorationSet; language: string };

/** Labels and hints. Typing only maps them; they are made anew when a block comes, goes, fills or empties. */
export function margin(): Plugin<Margin> {
  const make = (doc: Node): Margin => ({ shape: shape(doc), set: decorate(doc), language: speech.language });
  const plugin: Plugin<Margin> = new Plugin<Margin>({
    state: {
      init: (_config, state) => make(state.doc),
      apply: (tr, value) => {
        if (!tr.docChanged && value.language === speech.language) return value;
        const now = shape(tr.doc);
        if (now !== value.shape || value.language !== speech.language) return make(tr.doc);
        return { ...value, set: value.set.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state: EditorState) => plugin.getState(state)?.set },
  });
  return plugin;
}

/** Marks the paragraph that holds the caret; focus mode greys the others. */
export const caretBlock = new Plugin({
  props: {
    decorations: (state) => {
      const { $head } = state.selection;
      if ($head.depth === 0) return null;
      const at = $head.before(1);
      const node = $head.node(1);
      return node.type === schema.topNodeType ? null : DecorationSet.create(state.doc, [Decoration.node(at, at + node.nodeSize, { class: "at-caret" })]);
    },
  },
});
