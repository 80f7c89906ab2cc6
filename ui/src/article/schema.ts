/**
 * The strict schema of an article, the same tree that the desk stores (`article::body`): tít, sa-pô, blocks, bút danh.
 * What the desk would refuse cannot be built here.
 */
import { Schema, type DOMOutputSpec, type MarkSpec, type NodeSpec } from "prosemirror-model";

/** The fields and blocks that have an id of their own. */
export const WITH_ID = ["paragraph", "heading", "quote", "bullet_list", "ordered_list", "table", "figure", "gallery", "fact_box"];

const id = { id: { default: "" } };
const cell = { colspan: { default: 1 }, rowspan: { default: 1 } };

function text(tag: string, name: string, more: Partial<NodeSpec> = {}): NodeSpec {
  return {
    content: "inline*",
    isolating: true,
    defining: true,
    selectable: false,
    toDOM: (): DOMOutputSpec => [tag, { class: name, "data-field": name }, 0],
    parseDOM: [{ tag: `[data-field=${name}]` }],
    ...more,
  };
}

const nodes: Record<string, NodeSpec> = {
  article: { content: "headline sapo block+ byline", attrs: { version: { default: 1 } } },
  headline: text("h1", "headline", { marks: "" }),
  sapo: text("p", "sapo"),
  byline: text("p", "byline", { marks: "" }),
  paragraph: { group: "block simple", content: "inline*", attrs: id, parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
  heading: {
    group: "block",
    content: "inline*",
    defining: true,
    attrs: { ...id, level: { default: 2 } },
    parseDOM: [
      { tag: "h1", attrs: { level: 2 } },
      { tag: "h2", attrs: { level: 2 } },
      { tag: "h3", attrs: { level: 3 } },
      { tag: "h4", attrs: { level: 3 } },
    ],
    toDOM: (node) => [node.attrs["level"] === 3 ? "h3" : "h2", 0],
  },
  quote: {
    group: "block",
    content: "quote_text attribution",
    attrs: id,
    isolating: true,
    parseDOM: [{ tag: "blockquote[data-quote]" }],
    toDOM: () => ["blockquote", { "data-quote": "" }, 0],
  },
  quote_text: text("p", "quote-text"),
  attribution: text("p", "attribution"),
  bullet_list: { group: "block simple", content: "list_item+", attrs: id, parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
  ordered_list: { group: "block simple", content: "list_item+", attrs: id, parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
  list_item: { content: "inline*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
  table: {
    group: "block",
    content: "table_row+",
    tableRole: "table",
    isolating: true,
    attrs: id,
    parseDOM: [{ tag: "table" }],
    toDOM: () => ["table", ["tbody", 0]],
  },
  table_row: { content: "(table_cell | table_header)*", tableRole: "row", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
  table_cell: {
    content: "inline*",
    attrs: cell,
    tableRole: "cell",
    isolating: true,
    parseDOM: [{ tag: "td", getAttrs: spans }],
    toDOM: (node) => ["td", node.attrs, 0],
  },
  table_header: {
    content: "inline*",
    attrs: cell,
    tableRole: "header_cell",
    isolating: true,
    parseDOM: [{ tag: "th", getAttrs: spans }],
    toDOM: (node) => ["th", node.attrs, 0],
  },
  figure: {
    group: "block",
    content: "caption",
    attrs: { ...id, photo: { default: null }, credit: { default: "" }, alt: { default: "" } },
    isolating: true,
    draggable: true,
    selectable: true,
    parseDOM: [
      {
        tag: "figure[data-photo]",
        getAttrs: (dom) => ({
          photo: dom.getAttribute("data-photo") || null,
          credit: dom.getAttribute("data-credit") ?? "",
          alt: dom.getAttribute("data-alt") ?? "",
        }),
        contentElement: "figcaption",
      },
    ],
    toDOM: (node) => [
      "figure",
      { "data-photo": node.attrs["photo"] ?? "", "data-credit": node.attrs["credit"], "data-alt": node.attrs["alt"] },
      ["figcaption", 0],
    ],
  },
  caption: text("div", "caption"),
  gallery: { group: "block", content: "figure+", attrs: id, isolating: true, parseDOM: [{ tag: "div.gallery" }], toDOM: () => ["div", { class: "gallery" }, 0] },
  fact_box: {
    group: "block",
    content: "box_title simple+",
    attrs: id,
    isolating: true,
    parseDOM: [{ tag: "aside.fact-box" }],
    toDOM: () => ["aside", { class: "fact-box" }, 0],
  },
  box_title: text("p", "box-title"),
  hard_break: { group: "inline", inline: true, selectable: false, leafText: () => "\n", parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
  text: { group: "inline" },
};

const marks: Record<string, MarkSpec> = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: "a[href]", getAttrs: (dom) => (isAddress(dom.getAttribute("href") ?? "") ? { href: dom.getAttribute("href") } : false) }],
    toDOM: (mark) => ["a", { href: mark.attrs["href"], rel: "noreferrer" }, 0],
  },
  em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  strong: { parseDOM: [{ tag: "strong" }, { tag: "b", getAttrs: (dom) => dom.style.fontWeight !== "normal" && null }], toDOM: () => ["strong", 0] },
};

function spans(dom: HTMLElement): { colspan: number; rowspan: number } {
  const whole = (name: string, most: number) => Math.min(most, Math.max(1, Math.trunc(Number(dom.getAttribute(name) ?? 1)) || 1));
  return { colspan: whole("colspan", 100), rowspan: whole("rowspan", 1000) };
}

/** True for addresses that a reader may be sent to: http, https, mailto. */
export function isAddress(address: string): boolean {
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(address.trim());
}

export const schema = new Schema({ nodes, marks, topNode: "article" });
