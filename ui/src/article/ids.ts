/** Every block keeps an id of its own for its whole life: what is split, pasted or copied gets a fresh one. */
import type { Node } from "prosemirror-model";
import { Plugin, type Transaction } from "prosemirror-state";

import { WITH_ID } from "./schema";

/** A fresh id: 12 characters, unique for all practical purposes. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return "b" + Array.from(bytes, (byte) => (byte % 36).toString(36)).join("");
}

/** Gives ids to the blocks that lack one or repeat another's. Answers null when nothing is to be done. */
export function giveIds(doc: Node, tr: Transaction): Transaction | null {
  const seen = new Set<string>();
  doc.descendants((node, at) => {
    if (!WITH_ID.includes(node.type.name)) return node.type.name !== "text";
    const id = String(node.attrs["id"]);
    if (id === "" || seen.has(id)) {
      const fresh = freshId();
      tr.setNodeAttribute(at, "id", fresh);
      seen.add(fresh);
    } else {
      seen.add(id);
    }
    return true;
  });
  return tr.docChanged ? tr.setMeta("addToHistory", false) : null;
}

/** Gives ids after every change that made or doubled a block. */
export const ids = new Plugin({
  appendTransaction: (transactions, _before, after) =>
    transactions.some((one) => one.docChanged) ? giveIds(after.doc, after.tr) : null,
});
