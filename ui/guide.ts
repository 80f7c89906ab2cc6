/** The user guide as the window shows it: made of `docs/huong-dan.md` when the window is built, so that there is one text. */

/** A chapter: its heading, and what stands under it as HTML. `plain` are its words alone, to be looked through. */
export type Chapter = { id: string; title: string; html: string; plain: string };

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Words with **weight** and `code`; a backslash keeps the sign behind it. */
function inline(text: string): string {
  return escaped(text)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\*\*([^*]+)\*\*/g, "<b>$1</b>")
    .replace(/\\([\\`*|])/g, "$1");
}

function row(line: string, cell: "th" | "td"): string {
  const cells = line.trim().replace(/^\||\|$/g, "").split(/(?<!\\)\|/);
  return `<tr>${cells.map((one) => `<${cell}>${inline(one.trim())}</${cell}>`).join("")}</tr>`;
}

function table(lines: string[]): string {
  const [head, , ...rows] = lines;
  return `<table><thead>${row(head ?? "", "th")}</thead><tbody>${rows.map((one) => row(one, "td")).join("")}</tbody></table>`;
}

const ITEM = /^(?:\*|\d+\.) +/;

function list(lines: string[]): string {
  const items: string[] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  const kind = /^\d/.test(lines[0] ?? "") ? "ol" : "ul";
  return `<${kind}>${items.map((one) => `<li>${inline(one)}</li>`).join("")}</${kind}>`;
}

/** Paragraphs, lists, tables and code, divided by empty lines. */
function body(text: string): string {
  const pieces = text.split(/(```[^]*?```)/);
  const block = (piece: string) => {
    const lines = piece.split("\n");
    if (lines[0]?.startsWith("|")) return table(lines);
    if (ITEM.test(lines[0] ?? "")) return list(lines);
    return `<p>${inline(lines.join(" "))}</p>`;
  };
  const made = pieces.map((piece) => {
    if (piece.startsWith("```")) return `<pre>${escaped(piece.slice(3, -3).trim())}</pre>`;
    return piece.split(/\n{2,}/).map((one) => one.trim()).filter(Boolean).map(block).join("");
  });
  return made.join("");
}

/** The chapters of a guide in Markdown: what stands before the first heading of the second rank opens the first. */
export function chapters(markdown: string): Chapter[] {
  const [opening = "", ...parts] = markdown.split(/^## /m);
  const before = opening.replace(/^# .*\n/, "").trim();
  return parts.map((part, n) => {
    const [title = "", ...rest] = part.split("\n");
    const html = (n === 0 ? body(before) : "") + body(rest.join("\n").trim());
    const plain = `${title} ${html.replace(/<[^>]+>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")}`;
    return { id: `guide-${n + 1}`, title: title.trim(), html, plain };
  });
}
