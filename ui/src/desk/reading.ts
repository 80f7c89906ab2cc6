/** The stored tree of an article, as far as the quick read shows it. */

/** A node of the stored body. */
export type Node = { type: string; text?: string; attrs?: Record<string, unknown>; content?: Node[] };

/** The words of a node; a break is a new line. */
export function textOf(node: Node | undefined): string {
  if (!node) return "";
  if (node.type === "text") return node.text ?? "";
  return node.type === "hard_break" ? "\n" : (node.content ?? []).map(textOf).join("");
}
