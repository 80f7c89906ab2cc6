/** Finding words in the open article and putting others in their place; the same rules as the desk's `article::replace`. */
import type { Node } from "prosemirror-model";
import { NodeSelection, TextSelection, type Command } from "prosemirror-state";

import { foldInPlace } from "../words/fold";
import { tonesInFront } from "../words/tone";
import type { Match } from "./found";
import { schema } from "./schema";

/** What is looked for. */
export type Asked = { words: string; marks: boolean; whole: boolean };

/** What is said of a photo beside its caption. */
const BESIDE = ["credit", "alt"];

/** Marks that show nothing, and come along with what is copied elsewhere. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffc]/g;

/** One unit for each of `text`: without case and marks, white space all alike. */
const keyOf = (text: string) => foldInPlace(text).replace(/\s/g, " ");

/** A stretch as it is compared where marks count: the tone of a word in one place, so that «hoà» finds «hòa». */
const marked = (stretch: string) => tonesInFront(stretch.toLowerCase()).replace(/\s/g, " ");

const lettered = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}\p{M}]/u.test(c);
const digit = (c: string | undefined) => c !== undefined && /\d/.test(c);
const joint = (c: string | undefined) => c !== undefined && ".,-/:".includes(c);

/** Nothing of a word or of a number goes on before `at` or behind `end`. */
function isWhole(text: string, at: number, end: number): boolean {
  if (lettered(text[at]) && lettered(text[at - 1])) return false;
  if (lettered(text[end - 1]) && lettered(text[end])) return false;
  if (digit(text[at]) && joint(text[at - 1]) && digit(text[at - 2])) return false;
  return !(digit(text[end - 1]) && joint(text[end]) && digit(text[end + 1]));
}

/** Where `asked` stands in `text`; places never overlap. */
export function placesIn(text: string, asked: Asked): Match[] {
  const words = asked.words.replace(UNSEEN, "").normalize("NFC");
  const wanted = keyOf(words);
  if (wanted.trim() === "") return [];
  const there = keyOf(text);
  const places: Match[] = [];
  for (let at = there.indexOf(wanted); at >= 0; ) {
    const end = at + wanted.length;
    const alike = !asked.marks || marked(text.slice(at, end)) === marked(words);
    const taken = alike && (!asked.whole || isWhole(text, at, end));
    if (taken) places.push({ from: at, to: end });
    at = there.indexOf(wanted, taken ? end : at + 1);
  }
  return places;
}

/** Every place of `asked` in `doc`, in reading order: a photo behind the words of its caption. */
export function matches(doc: Node, asked: Asked): Match[] {
  const found: Match[] = [];
  const see = (node: Node, at: number) => {
    const text = node.textBetween(0, node.content.size, undefined, "\n");
    for (const { from, to } of placesIn(text, asked)) found.push({ from: at + 1 + from, to: at + 1 + to });
  };
  doc.descendants((node, at) => {
    if (node.type.name === "figure") {
      see(node.firstChild!, at + 1);
      if (BESIDE.some((name) => placesIn(String(node.attrs[name]), asked).length > 0)) found.push({ from: at, to: at + node.nodeSize, photo: true });
    } else if (node.isTextblock) see(node, at);
    else return true;
    return false;
  });
  return found;
}

/** One word that has not the shape of a syllable: «UBND». */
const isAbbreviation = (word: string) => !/\s/.test(word) && !/^(ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$/.test(foldInPlace(word));

/**
 * `put` in the case of what it replaces in `text`: all capitals where that is, unless the words that were looked for are;
 * its first letter, unless they hold capitals of their own. An abbreviation among small letters says nothing of the words
 * that it stands for.
 */
export function cased(text: string, old: string, words: string, put: string): string {
  const letters = Array.from(old).filter((c) => /\p{L}/u.test(c));
  if (letters.length === 0 || (words === words.toUpperCase() && words !== words.toLowerCase())) return put;
  const capitals = letters.length > 1 && letters.every((c) => c !== c.toLowerCase());
  if (capitals && !(isAbbreviation(old) && text !== text.toUpperCase())) return put.toUpperCase();
  const first = old[0] ?? "";
  if (words !== words.toLowerCase()) return put;
  return first !== first.toLowerCase() ? put.slice(0, 1).toUpperCase() + put.slice(1) : put;
}

/** A figure's attributes with `put` in its source and description. */
function besideWith(figure: Node, asked: Asked, put: string) {
  const attrs: Record<string, unknown> = { ...figure.attrs };
  for (const name of BESIDE) {
    const said = String(attrs[name]);
    const one = (now: string, { from, to }: Match) => now.slice(0, from) + cased(said, now.slice(from, to), asked.words, put.normalize("NFC")) + now.slice(to);
    attrs[name] = placesIn(said, asked).reduceRight(one, said);
  }
  return attrs;
}

/** Puts `put` into `places`, in one step of undo. */
export function replaceAt(places: Match[], asked: Asked, put: string): Command {
  return (state, dispatch) => {
    if (places.length === 0) return false;
    const tr = state.tr;
    for (const { from, to, photo } of places.toReversed()) {
      if (photo) {
        tr.setNodeMarkup(from, null, besideWith(state.doc.nodeAt(from)!, asked, put));
        continue;
      }
      const around = state.doc.resolve(from).parent.textContent;
      const text = cased(around, state.doc.textBetween(from, to, undefined, "\n"), asked.words, put.normalize("NFC"));
      const marks = state.doc.resolve(from + 1).marks();
      if (text === "") tr.delete(from, to);
      else tr.replaceWith(from, to, schema.text(text, marks));
    }
    const last = places[places.length - 1]!;
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(last.to)), -1));
    dispatch?.(tr.setMeta("uiEvent", "replace").scrollIntoView());
    return true;
  };
}

/** Selects a place and brings it into sight. */
export function select({ from, to, photo }: Match): Command {
  return (state, dispatch) => {
    const chosen = photo ? NodeSelection.create(state.doc, from) : TextSelection.create(state.doc, from, to);
    dispatch?.(state.tr.setSelection(chosen).scrollIntoView());
    return true;
  };
}
