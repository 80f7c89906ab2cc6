/**
 * The exporter's page inside a frame that runs nothing: put there, changed in place while somebody types, measured,
 * scrolled to where the caret is. The frame may be read from here (`allow-same-origin`), scripts in it may not run.
 */

/** What a frame of the preview may do: be read by the window, nothing else. */
export const SANDBOX = "allow-same-origin";

/** A place of the page: its head (tít, sa-pô), the n-th block of its body from 0, or its foot (bút danh). */
export type PagePlace = { part: "head" | "body" | "foot"; index: number };

/** What a page looks like on a phone. */
export type Display = {
  /** Lines of the tít. */
  headlineLines: number;
  /** Words of what stands out beyond the right edge. */
  overflowing: string[];
  /** Tables that must be pushed sideways. */
  wideTables: number;
};

/** Puts `html` into `frame`. What is the same already stays as it is: photos do not flicker, the scroll does not move. */
export function putPage(frame: HTMLIFrameElement, html: string): void {
  const shown = frame.contentDocument;
  if (!shown?.querySelector("main") || frame.dataset["shown"] === undefined) {
    frame.dataset["shown"] = "";
    frame.srcdoc = html;
    return;
  }
  const wanted = new DOMParser().parseFromString(html, "text/html");
  patch(shown.head, wanted.head);
  patch(shown.body, wanted.body);
}

/** Makes the children of `old` equal to those of `wanted`, touching only what differs. */
export function patch(old: Element, wanted: Element): void {
  const before = Array.from(old.childNodes);
  const after = Array.from(wanted.childNodes);
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start]!.isEqualNode(after[start]!)) start += 1;
  let end = 0;
  while (end < least - start && before[before.length - 1 - end]!.isEqualNode(after[after.length - 1 - end]!)) end += 1;
  const going = before.slice(start, before.length - end);
  const coming = after.slice(start, after.length - end);
  const [one, other] = [going[0], coming[0]];
  if (going.length === 1 && coming.length === 1 && one && other && isAlike(one, other)) {
    patch(one as Element, other as Element);
    return;
  }
  const behind = before[before.length - end] ?? null;
  for (const node of going) old.removeChild(node);
  for (const node of coming) old.insertBefore(old.ownerDocument.importNode(node, true), behind);
}

/** Elements of the same name and attributes, whose children may be looked at one by one. */
function isAlike(one: Node, other: Node): boolean {
  return one.nodeType === 1 && other.nodeType === 1 && one.cloneNode(false).isEqualNode(other.cloneNode(false));
}

/** Links of a preview lead nowhere: the page is looked at, not used. */
export function stayHere(frame: HTMLIFrameElement): void {
  frame.contentDocument?.addEventListener("click", (event) => event.preventDefault());
}

/** The element at `place`. */
export function elementAt(page: Document, place: PagePlace): Element | null {
  const article = page.querySelector("article");
  if (!article) return null;
  if (place.part === "head") return article.querySelector("header");
  const children = Array.from(article.children);
  if (place.part === "foot") return children.at(-1) ?? null;
  const body = children.filter((one) => one.localName !== "header" && !one.classList.contains("byline"));
  return body[Math.min(place.index, body.length - 1)] ?? article.querySelector("header");
}

/** Scrolls the page so that `place` is to be seen, and leaves it where it is when it can be seen well already. */
export function scrollTo(frame: HTMLIFrameElement, place: PagePlace): void {
  const page = frame.contentDocument;
  const element = page && elementAt(page, place);
  if (!page || !element) return;
  const height = page.documentElement.clientHeight;
  const { top, bottom } = element.getBoundingClientRect();
  if (top >= 0 && bottom <= height * 0.85) return;
  const scroller = page.scrollingElement ?? page.documentElement;
  scroller.scrollTop += place.part === "head" ? top : top - height * 0.25;
}

/** Looks at the page in `frame` as a reader's phone of that width would show it. */
export function look(frame: HTMLIFrameElement): Display | null {
  const page = frame.contentDocument;
  const headline = page?.querySelector("h1");
  if (!page || !headline || page.documentElement.clientWidth === 0) return null;
  const words = page.createRange();
  words.selectNodeContents(headline);
  const lines = new Set(Array.from(words.getClientRects(), (box) => Math.round(box.bottom)));
  const width = page.documentElement.clientWidth;
  const tables = Array.from(page.querySelectorAll<HTMLElement>(".table"));
  const beyond = Array.from(page.querySelectorAll<HTMLElement>("main *")).filter((one) => one.getBoundingClientRect().right > width + 1 && !tables.some((table) => table !== one && table.contains(one)));
  const innermost = beyond.filter((one) => !beyond.some((other) => other !== one && one.contains(other)));
  return {
    headlineLines: headline.classList.contains("missing") ? 0 : lines.size,
    overflowing: innermost.map((one) => (one.textContent ?? "").trim().slice(0, 40) || one.localName),
    wideTables: tables.filter((one) => one.scrollWidth > one.clientWidth + 1).length,
  };
}
