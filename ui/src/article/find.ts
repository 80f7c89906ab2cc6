/** Finding words in the open article and putting others in their place; the same rules as the desk's `article::replace`. */
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { foldInPlace } from "../words/fold";
import { tonesInFront } from "../words/tone";
import { schema } from "./schema";

/** What is looked for. */
export type Asked = { words: string; marks: boolean; whole: boolean };
/** One place in the document. */
export type Match = { from: number; to: number };

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
  const words = asked.words.normalize("NFC");
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

/** Every place of `asked` in `doc`, in reading order. */
export function matches(doc: Node, asked: Asked): Match[] {
  const found: Match[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, "\n");
    for (const { from, to } of placesIn(text, asked)) found.push({ from: at + 1 + from, to: at + 1 + to });
    return false;
  });
  return found;
}

/** One word that has not the shape of a syllable: «UBND». */
const isAbbreviation = (word: string) => !/\s/.test(word) && !/^(ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$/.test(foldInPlace(word));

/**
 * `put` in the case of what it replaces in `text`, unless the words that were looked for hold capitals of their own. An
 * abbreviation among small letters says nothing of the words that it stands for.
 */
export function cased(text: string, old: string, words: string, put: string): string {
  const letters = Array.from(old).filter((c) => /\p{L}/u.test(c));
  if (words !== words.toLowerCase() || letters.length === 0) return put;
  const capitals = letters.length > 1 && letters.every((c) => c !== c.toLowerCase());
  if (capitals && !(isAbbreviation(old) && text !== text.toUpperCase())) return put.toUpperCase();
  const first = old[0] ?? "";
  return first !== first.toLowerCase() ? put.slice(0, 1).toUpperCase() + put.slice(1) : put;
}

/** Puts `put` into `places`, in one step of undo. */
export function replaceAt(places: Match[], asked: Asked, put: string): Command {
  return (state, dispatch) => {
    if (places.length === 0) return false;
    const tr = state.tr;
    for (const { from, to } of places.toReversed()) {
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
export function select({ from, to }: Match): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, from, to)).scrollIntoView());
    return true;
  };
}

type Marks = { set: DecorationSet };
const key = new PluginKey<Marks>("find");

/** The marks of what is looked for. Typing only moves them; they are made anew when the find bar asks for it. */
export function findMarks(): Plugin<Marks> {
  return new Plugin<Marks>({
    key,
    state: {
      init: () => ({ set: DecorationSet.empty }),
      apply: (tr, value) => {
        const places = tr.getMeta(key) as { all: Match[]; at: number } | undefined;
        if (places) {
          const mark = ({ from, to }: Match, n: number) => Decoration.inline(from, to, { class: n === places.at ? "found now" : "found" });
          return { set: DecorationSet.create(tr.doc, places.all.map(mark)) };
        }
        return tr.docChanged ? { set: value.set.map(tr.mapping, tr.doc) } : value;
      },
    },
    props: { decorations: (state: EditorState) => key.getState(state)?.set },
  });
}

/** Marks `all`, the one at `at` more than the others. */
export function mark(all: Match[], at: number): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, { all, at }).setMeta("addToHistory", false));
    return true;
  };
}
