/** The names of formats and what each is for, in English. */

export const formats: Record<string, [string, string]> = {
  html: ["HTML in one file", "Opens in any browser, photos inside"],
  folder: ["HTML and a photo folder", "bai.html with numbered photos, ready for a server"],
  zip: ["Portal package (.zip)", "bai.html, bai.txt, numbered photos, a checked list"],
  txt: ["Plain text (.txt)", "Words only, for a form or a message"],
  docx: ["Word (.docx)", "Real styles, photos and captions in place"],
  pdf: ["PDF (.pdf)", "A4, searchable, tagged for blind readers"],
  epub: ["E-book (.epub)", "For phones and e-readers"],
  md: ["Markdown (.md)", "For static sites and document stores"],
  ninjs: ["ninjs 3.1", "IPTC's news exchange format, JSON"],
  newsml: ["NewsML-G2", "IPTC's news exchange format, XML"],
  wxr: ["WordPress (WXR)", "Imports into WordPress"],
  jsonld: ["Structured data", "NewsArticle for search engines"],
  atom: ["Atom feed", "One entry for feed readers"],
  social: ["Share card", "Open Graph tags and a 1200×630 picture"],
  post: ["Zalo, Facebook post", "Short text with the link, ready to paste"],
  loudspeaker: ["Loudspeaker text", "Numbers and abbreviations written out"],
};
