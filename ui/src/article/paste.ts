/**
 * What arrives by the clipboard: words and structure stay, foreign styles and anything active go. The page that is
 * pasted is parsed into a document that never runs (no script, no loading), then read strictly by the schema.
 */
import { DOMParser as ProseParser, Fragment, Slice, type Node } from "prosemirror-model";
import { Plugin, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { schema } from "./schema";

/** Most characters of HTML and of text that are taken from one paste. */
const MOST = 5_000_000;
/** Elements nested deeper than this are flattened to their words. */
const DEEPEST = 256;

/** Elements that carry no words of an article. */
const GONE = new Set(["script", "style", "meta", "link", "title", "head", "iframe", "object", "embed", "svg", "math", "template", "noscript", "form", "input", "button", "select", "textarea", "video", "audio", "canvas", "img", "picture", "source"]);

/** `html` as clean HTML of words, headings, lists, tables and links. */
export function clean(html: string): string {
  const page = new DOMParser().parseFromString(html.slice(0, MOST), "text/html");
  const out = document.implementation.createHTMLDocument("");
  copy(page.body, out.body, out, 0);
  return out.body.innerHTML.normalize("NFC");
}

const KEPT: Record<string, string> = { p: "p", h1: "h2", h2: "h2", h3: "h3", h4: "h3", h5: "h3", h6: "h3", ul: "ul", ol: "ol", li: "li", table: "table", tr: "tr", td: "td", th: "th", b: "strong", strong: "strong", i: "em", em: "em", br: "br" };
const BLOCKS = new Set(["div", "section", "article", "header", "footer", "main", "aside", "blockquote", "figure", "figcaption", "address", "pre", "center", "dd", "dt"]);
const SIMPLE = new Set(["li", "td", "th", "h2", "h3"]);

function copy(from: Element, to: Element, out: Document, depth: number) {
  for (const child of Array.from(from.childNodes)) {
    if (child.nodeType === 3) {
      to.append(out.createTextNode((child.textContent ?? "").replace(/[\t\n\r ]+/g, " ")));
    } else if (child instanceof Element || child.nodeType === 1) {
      copyElement(child as Element, to, out, depth + 1);
    }
  }
}

function copyElement(element: Element, to: Element, out: Document, depth: number) {
  const name = element.localName;
  if (GONE.has(name) || name.startsWith("o:") || hidden(element)) return;
  if (depth > DEEPEST) {
    to.append(out.createTextNode(element.textContent ?? ""));
    return;
  }
  const kept = KEPT[name];
  const inside = to.closest("li, td, th, h2, h3");
  if (name === "a") {
    const made = out.createElement("a");
    made.setAttribute("href", element.getAttribute("href") ?? "");
    copy(element, made, out, depth);
    to.append(made);
  } else if ((kept === "p" || BLOCKS.has(name)) && inside) {
    if (inside.textContent?.trim()) to.append(out.createElement("br"));
    copy(element, to, out, depth);
  } else if (kept === "strong" && (element as HTMLElement).style?.fontWeight === "normal") {
    copy(element, to, out, depth);
  } else if (kept) {
    const made = out.createElement(kept);
    for (const span of ["colspan", "rowspan"]) {
      const value = element.getAttribute(span);
      if (value && (kept === "td" || kept === "th")) made.setAttribute(span, value);
    }
    copy(element, made, out, depth);
    if (kept === "p" || SIMPLE.has(kept)) trim(made);
    to.append(made);
  } else if (BLOCKS.has(name) && !element.querySelector("p, div, h1, h2, h3, h4, ul, ol, table")) {
    const made = out.createElement("p");
    copy(element, made, out, depth);
    trim(made);
    if (made.textContent) to.append(made);
  } else {
    copy(element, to, out, depth);
  }
}

function hidden(element: Element): boolean {
  const style = element.getAttribute("style") ?? "";
  return /display\s*:\s*none|mso-hide\s*:\s*all/i.test(style);
}

function trim(element: Element) {
  const first = element.firstChild;
  const last = element.lastChild;
  if (first?.nodeType === 3) first.textContent = (first.textContent ?? "").trimStart();
  if (last?.nodeType === 3) last.textContent = (last.textContent ?? "").trimEnd();
}

/** Plain text as paragraphs: each line is one, as people press Enter. */
export function paragraphs(text: string): Slice {
  const lines = text.slice(0, MOST).normalize("NFC").split(/\r\n?|\n/).map((line) => line.trim());
  const blocks = lines.filter((line) => line !== "").map((line) => schema.node("paragraph", null, [schema.text(line)]));
  return new Slice(Fragment.from(blocks), blocks.length > 0 ? 1 : 0, blocks.length > 0 ? 1 : 0);
}

/** Several paragraphs pasted into an empty tít spread over tít, sa-pô and the body. */
function spread(view: EditorView, slice: Slice): boolean {
  const { state } = view;
  const { $head } = state.selection;
  const blocks: Node[] = [];
  slice.content.forEach((node) => blocks.push(node));
  const inHeadline = $head.parent.type === schema.nodes["headline"] && $head.parent.content.size === 0;
  if (!inHeadline || blocks.length < 2 || !blocks.every((block) => block.type.isInGroup("block"))) return false;
  const words = (node: Node | undefined) => (node ? node.textContent : "");
  const tr = state.tr;
  const lead = state.doc.child(1).content.size === 0 && blocks[1]?.isTextblock && blocks.length > 2 ? 1 : 0;
  const rest = blocks.slice(1 + lead);
  const body = tr.doc.child(0).nodeSize + tr.doc.child(1).nodeSize;
  const first = tr.doc.child(2);
  const blank = tr.doc.childCount === 4 && first.type === schema.nodes["paragraph"] && first.content.size === 0;
  if (rest.length > 0) tr.replaceWith(body, blank ? body + first.nodeSize : body, rest);
  if (lead) tr.insert(tr.doc.child(0).nodeSize + 1, blocks[1]!.content);
  tr.insert(1, schema.text(words(blocks[0])));
  tr.setSelection(TextSelection.create(tr.doc, 1 + words(blocks[0]).length));
  view.dispatch(tr.scrollIntoView().setMeta("paste", true));
  return true;
}

/** The paste plugin. `onPhotos` takes pictures from the clipboard, `onPasted` hears how many blocks came. */
export function paste(onPhotos: (files: File[]) => void, onPasted: (blocks: number) => void): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: clean,
      clipboardTextParser: (text) => paragraphs(text),
      clipboardParser: ProseParser.fromSchema(schema),
      handlePaste: (view, event, slice) => {
        const files = Array.from(event.clipboardData?.files ?? []).filter((file) => file.type.startsWith("image/"));
        if (files.length > 0 && !event.clipboardData?.getData("text/plain")) {
          onPhotos(files);
          return true;
        }
        if (slice.content.childCount > 1) onPasted(slice.content.childCount);
        return spread(view, slice);
      },
    },
  });
}
