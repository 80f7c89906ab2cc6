/** Sentences about what was pasted, in English. */
import type { Words } from "../vi";
import { some } from "./some";

/** Counts as words, by the desk's codes. */
type Counted = Record<string, (n: number) => string>;

const sources: Record<string, string> = {
  word: "Word",
  google_docs: "Google Docs",
  libreoffice: "LibreOffice",
  web: "a web page",
  rtf: "an RTF file",
  text: "plain text",
};

const kept: Counted = {
  strong: () => "bold",
  em: () => "italics",
  links: some("link"),
  headings: some("heading"),
  lists: some("list"),
  quotes: some("quotation"),
  tables: some("table"),
  photos: some("photo"),
  fact_boxes: (n) => `${n} fact ${n === 1 ? "box" : "boxes"}`,
};

const leftOut: Counted = {
  fonts: some("font"),
  colours: some("colour"),
  empty_tables: some("empty table"),
  photos: some("photo that did not come along", "photos that did not come along"),
  links: some("unsafe link"),
  hidden: some("hidden part"),
  deletions: some("deleted part"),
  comments: some("comment"),
  footnotes: some("footnote"),
  active_content: some("script"),
  page_frame: some("page control"),
  structure: () => "the layout (words only)",
};

const charsets: Record<string, string> = { tcvn3: "TCVN3", vni: "VNI", viscii: "VISCII", vps: "VPS", cp1258: "CP1258" };

export const paste: Words["paste"] = {
  title: (source) => `Pasted from ${sources[source] ?? sources["web"]}, cleaned`,
  filled: (source) => `A whole article from ${sources[source] ?? sources["web"]} was recognised and put into its fields`,
  asItCame: "Pasted as it came: words only, no letter changed",
  kept: (counts) => `Kept: ${list(counts, kept)}.`,
  leftOut: (counts) => `Left out: ${list(counts, leftOut)}.`,
  composed: (n) => `${some("letter that stood apart from its marks is", "letters that stood apart from their marks are")(n)} whole now.`,
  digits: (n) => `${some("digit")(n)} unchanged.`,
  converted: (charset, n) => `${some("letter")(n)} converted from ${charsets[charset] ?? charset} to Unicode:`,
  offered: (charset) => `These may be old ${charsets[charset] ?? charset} letters, not converted:`,
  convert: "Convert to Unicode",
  undo: "Undo",
  keepOriginal: "Keep as it came",
  apart: "Open as a new article",
  close: "Close",
  onlyAddress: "A picture dragged from a web page brings its address and not itself; nothing is fetched. The article is unchanged. Save the picture and drag the file here, or copy the picture and press Ctrl V.",
  wrongFile: "Only photos and text files (.docx, .txt, .md, .html, .rtf) can be dropped into an article. The article is unchanged. Save the file as one of these and drop it again.",
};

function list(counts: { what: string; count: number }[], words: Counted): string {
  return counts.map(({ what, count }) => words[what]?.(count) ?? what).join(", ");
}
