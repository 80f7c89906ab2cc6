/**
 * Undo goes word by word. An input method that rewrites (Unikey, EVKey, OpenKey) takes letters back and writes them
 * anew, at any speed, with any pause between: all that happens inside a word is one step with the word. A step ends
 * with white space that is typed or taken away behind it; everything that is not typing is a step of its own.
 */
import { closeHistory } from "prosemirror-history";
import { Plugin, type EditorState, type Transaction } from "prosemirror-state";
import { ReplaceStep } from "prosemirror-transform";

/** For the history: time ends no step, words do. */
export const NO_PAUSE = Number.MAX_SAFE_INTEGER;
/** For the history: words that can be taken back, more than anybody writes between opening an article and leaving it. */
export const WORDS_BACK = 20_000;
/** What stands between words. Not every white space: OpenKey puts a narrow one down inside a word and takes it back. */
const SPACE = /[ \t\n\u00a0\u3000]/;
/** More letters at once are pasted or inserted, not typed. */
const LONGEST = 40;

/** True when `tr` changes letters inside one text, as keys and input methods do. */
export function isTyping(tr: Transaction): boolean {
  if (tr.getMeta("uiEvent") !== undefined) return false;
  return tr.steps.every((step, n) => {
    if (!(step instanceof ReplaceStep) || step.slice.openStart > 0 || step.slice.openEnd > 0 || step.slice.size > LONGEST) return false;
    const $from = tr.docs[n]!.resolve(step.from);
    const text = step.slice.content.childCount === 0 || step.slice.content.content.every((node) => node.isText);
    return text && $from.parent.isTextblock && step.to <= $from.end();
  });
}

/** True when white space was typed or taken away. */
function endsWord(tr: Transaction): boolean {
  return tr.steps.some((step, n) => {
    const replace = step as ReplaceStep;
    const put = replace.slice.content.textBetween(0, replace.slice.content.size, "\n", "\n");
    const taken = tr.docs[n]!.textBetween(replace.from, replace.to, "\n", "\n");
    // A syllable that is composed is put down again whole, with the space that ended it.
    return SPACE.test(put.slice(-1)) || SPACE.test(put) !== SPACE.test(taken) || /\n/.test(put + taken);
  });
}

/** Begins a step of its own for what is not typing; to be called before a transaction is applied. */
export function ownStep(tr: Transaction): Transaction {
  return tr.docChanged && tr.getMeta("addToHistory") !== false && !isTyping(tr) ? closeHistory(tr) : tr;
}

/** What was done by hand, not by the history and not by what follows of itself. */
const isOwn = (tr: Transaction) => tr.docChanged && tr.getMeta("appendedTransaction") === undefined && tr.getMeta("history$") === undefined && tr.getMeta("addToHistory") !== false;

/** Ends the step behind a word, and behind everything that is not typing. White space that begins a step belongs to its word. */
export function wordByWord(): Plugin<boolean> {
  const ends = (tr: Transaction, open: boolean) => !isTyping(tr) || (open && endsWord(tr));
  const plugin: Plugin<boolean> = new Plugin({
    // True while a step may go on.
    state: { init: () => false, apply: (tr, open) => (isOwn(tr) ? !ends(tr, open) : open && tr.getMeta("history$") === undefined) },
    appendTransaction: (transactions, before: EditorState, after: EditorState) => {
      const own = transactions.find(isOwn);
      return own && ends(own, plugin.getState(before) ?? false) ? closeHistory(after.tr).setMeta("addToHistory", false) : null;
    },
  });
  return plugin;
}
