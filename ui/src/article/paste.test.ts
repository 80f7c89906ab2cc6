/** Paste: words and structure stay, foreign styles and anything active go. */
import { DOMParser as ProseParser } from "prosemirror-model";
import { describe, expect, it } from "vitest";

import { clean, paragraphs } from "./paste";
import { schema } from "./schema";

describe("cleaning", () => {
  it("keeps headings, lists, tables, links and bold", () => {
    const html = clean('<h1 class="MsoTitle">Tít</h1><div><p style="color:red"><b>Đậm</b> và <i>nghiêng</i> <a href="https://phuong.example">cổng</a></p></div><ul><li><p>Một</p></li></ul><table><tr><td colspan="2">Ô</td></tr></table>');
    expect(html).toBe('<h2>Tít</h2><p><strong>Đậm</strong> và <em>nghiêng</em> <a href="https://phuong.example">cổng</a></p><ul><li>Một</li></ul><table><tr><td colspan="2">Ô</td></tr></table>');
  });

  it("drops everything active and everything hidden", () => {
    const attacks = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<iframe srcdoc="<script>alert(1)</script>"></iframe>', '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>', '<p onclick="alert(1)" style="background:url(javascript:alert(1))">chữ</p>', '<style>*{display:none}</style>', '<p style="display:none">ẩn</p>', '<form action=javascript:alert(1)><input autofocus onfocus=alert(1)></form>', '<math><mtext><img src=x onerror=alert(1)></mtext></math>', '<template><img src=x onerror=alert(1)></template>', '<object data="javascript:alert(1)"></object>'];
    const html = clean(attacks.join(""));
    expect(html).toBe("<p>chữ</p>");
  });

  it("lets only addresses of people and pages become links", () => {
    const page = document.implementation.createHTMLDocument("");
    page.body.innerHTML = clean('<p><a href="javascript:alert(1)">xấu</a> <a href=" data:text/html,x">xấu</a> <a href="https://phuong.example">tốt</a></p>');
    const doc = ProseParser.fromSchema(schema).parseSlice(page.body).content;
    const links: string[] = [];
    doc.descendants((node) => node.marks.forEach((mark) => mark.type.name === "link" && links.push(mark.attrs["href"] as string)));
    expect(links).toEqual(["https://phuong.example"]);
  });

  it("makes decomposed letters whole", () => {
    expect(clean("<p>Thu\u031b\u0323</p>")).toBe("<p>Th\u1ef1</p>");
  });

  it("does not break on a page nested a thousand deep", () => {
    const html = "<div>".repeat(1000) + "chữ" + "</div>".repeat(1000);
    expect(clean(html)).toContain("chữ");
  });
});

describe("plain text", () => {
  it("becomes one paragraph a line", () => {
    expect(paragraphs("Một\r\n\r\nHai\n  Ba  ").content.content.map((node) => node.textContent)).toEqual(["Một", "Hai", "Ba"]);
  });
});
