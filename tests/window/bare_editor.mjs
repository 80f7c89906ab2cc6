/** A bare ProseMirror page as one script: the same tree of nodes as the newsroom's, history and plain keys, no more. */
import { fromUi, root } from "../places.mjs";
import path from "node:path";

const { rolldown } = fromUi("rolldown");

const SOURCE = `
import { baseKeymap } from "prosemirror-commands";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Schema } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";

const text = (tag) => ({ content: "text*", toDOM: () => [tag, 0] });
const schema = new Schema({
  topNode: "article",
  nodes: {
    article: { content: "headline sapo (paragraph | figure)+ byline" },
    headline: text("h1"), sapo: text("p"), paragraph: text("p"), byline: text("p"),
    figure: { content: "caption", attrs: { src: {} }, toDOM: (node) => ["figure", ["img", { src: node.attrs.src, width: "100%" }], ["figcaption", 0]] },
    caption: { content: "text*", toDOM: () => ["div", 0] },
    text: {},
  },
});
window.openBare = (article, pictures) => {
  const words = (node) => (node.content ?? []).filter((one) => one.type === "text").map((one) => schema.text(one.text));
  let photo = 0;
  const blocks = article.content.map((node) => {
    if (node.type === "figure") return schema.node("figure", { src: pictures[photo++ % pictures.length] }, [schema.node("caption", null, words(node.content[0]))]);
    return schema.node(node.type, null, words(node));
  });
  document.body.innerHTML = '<style>body{margin:0;font:18px/30px serif}.ProseMirror{width:680px;margin:0 auto;outline:none;white-space:pre-wrap}#page{height:100vh;overflow:auto}img{height:420px}</style><div id="page"></div>';
  const state = EditorState.create({ doc: schema.node("article", null, blocks), plugins: [history(), keymap(baseKeymap)] });
  new EditorView(document.querySelector("#page"), { state });
};
`;

/** The script; running it gives the page a function \`openBare\`. */
export async function bareEditor() {
  const entry = path.join(root, "ui", "bare-editor.js");
  const only = { name: "source", resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? SOURCE : null) };
  const bundle = await rolldown({ input: entry, plugins: [only], logLevel: "silent" });
  const { output } = await bundle.generate({ format: "iife" });
  return output[0].code;
}
