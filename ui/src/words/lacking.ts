/** What an article lacks before it may go on, in words. */
import type { FactView } from "../bridge/bridge";
import type { Words } from "./vi";

/** The sentence of one missing fact: «Ảnh 2 chưa có chú thích». */
export function lacking(fact: FactView, words: Words): string {
  const said: string | ((n: number) => string) = words.facts.missing[fact.fact];
  return typeof said === "string" ? said : said(fact.photo ?? 1);
}
