//! What changed inside one text, word by word. Where so much of it changed that this would take long, by sentences first.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Change, Piece};

/// Words, or sentences, of both texts together that are compared one by one: the time grows with the square of those that
/// changed.
const MOST: usize = 4_000;

/// A word or a sign, and the white space that follows it: spaces are never matched for themselves, so that a moved word does
/// not drag its neighbours along.
struct Word<'a> {
    key: &'a str,
    text: &'a str,
}

/// The pieces of both texts in order.
pub(super) fn compared(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (words(before), words(after));
    let mut pieces = Pieces { old: &old, new: &new, made: Vec::new() };
    let same = old.iter().zip(&new).take_while(|(old, new)| old.key == new.key).count();
    let most = old.len().min(new.len()) - same;
    let ends = old.iter().rev().zip(new.iter().rev());
    let end = ends.take(most).take_while(|(old, new)| old.key == new.key).count();
    pieces.kept(0..same);
    pieces.changed(same..old.len() - end, same..new.len() - end);
    pieces.kept(new.len() - end..new.len());
    pieces.made
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut at = 0;
    for token in vietnamese::tokens(text) {
        let from = at;
        at += token.text.len();
        match words.last_mut() {
            Some(last) if token.kind == vietnamese::TokenKind::Space => {
                last.text = &text[from - last.text.len()..at];
            }
            _ => words.push(Word { key: token.text, text: token.text }),
        }
    }
    words
}

/// The pieces in the making.
struct Pieces<'a> {
    old: &'a [Word<'a>],
    new: &'a [Word<'a>],
    made: Vec<Piece>,
}

impl Pieces<'_> {
    fn kept(&mut self, new: Range<usize>) {
        let text = self.new[new].iter().map(|word| word.text).collect();
        self.push(Change::Kept, text);
    }

    fn push(&mut self, change: Change, text: String) {
        match self.made.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.change == change => last.text.push_str(&text),
            _ => self.made.push(Piece { change, text }),
        }
    }

    /// Stretches that differ: by their words, else by their sentences, else as a whole.
    fn changed(&mut self, old: Range<usize>, new: Range<usize>) {
        if old.len() + new.len() <= MOST {
            return self.by_word(old, new);
        }
        let (old_sentences, new_sentences) =
            (sentences(self.old, old.clone()), sentences(self.new, new.clone()));
        if old_sentences.len() + new_sentences.len() > MOST {
            return self.replaced(old, new);
        }
        let keys = |words: &[Word<'_>], sentences: &[Range<usize>]| -> Vec<String> {
            let key = |one: &Range<usize>| words[one.clone()].iter().map(|word| word.key).collect();
            sentences.iter().map(key).collect()
        };
        let keys = (keys(self.old, &old_sentences), keys(self.new, &new_sentences));
        for op in capture_diff_slices(Algorithm::Myers, &keys.0, &keys.1) {
            let old = over(&old_sentences, op.old_range());
            let new = over(&new_sentences, op.new_range());
            match op {
                DiffOp::Equal { .. } => self.kept(new),
                _ if old.len() + new.len() <= MOST => self.by_word(old, new),
                _ => self.replaced(old, new),
            }
        }
    }

    fn by_word(&mut self, old: Range<usize>, new: Range<usize>) {
        let keys = |words: &[Word<'_>]| words.iter().map(|word| word.key.to_owned()).collect();
        let (from_old, from_new) = (old.start, new.start);
        let keys: [Vec<String>; 2] = [keys(&self.old[old]), keys(&self.new[new])];
        for op in capture_diff_slices(Algorithm::Myers, &keys[0], &keys[1]) {
            let behind = |range: Range<usize>, by: usize| range.start + by..range.end + by;
            let (old, new) = (behind(op.old_range(), from_old), behind(op.new_range(), from_new));
            match op {
                DiffOp::Equal { .. } => self.kept(new),
                _ => self.replaced(old, new),
            }
        }
    }

    fn replaced(&mut self, old: Range<usize>, new: Range<usize>) {
        let text = |words: &[Word<'_>]| words.iter().map(|word| word.text).collect::<String>();
        let (gone, come) = (text(&self.old[old]), text(&self.new[new]));
        self.push(Change::Removed, gone);
        self.push(Change::Added, come);
    }
}

/// The sentences of a stretch, as stretches of words.
fn sentences(words: &[Word<'_>], stretch: Range<usize>) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut begun = stretch.start;
    for at in stretch.clone() {
        let ends =
            matches!(words[at].key, "." | "!" | "?" | "…" | ";") || words[at].text.contains('\n');
        if ends || at + 1 == stretch.end {
            sentences.push(begun..at + 1);
            begun = at + 1;
        }
    }
    sentences
}

/// The words of several sentences, one behind the other.
fn over(sentences: &[Range<usize>], some: Range<usize>) -> Range<usize> {
    match (sentences.get(some.start), some.end.checked_sub(1).and_then(|last| sentences.get(last)))
    {
        (Some(first), Some(last)) if !some.is_empty() => first.start..last.end,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both texts, out of the pieces.
    fn both(pieces: &[Piece]) -> [String; 2] {
        let without = |gone: Change| {
            let there = pieces.iter().filter(|piece| piece.change != gone);
            there.map(|piece| piece.text.as_str()).collect()
        };
        [without(Change::Added), without(Change::Removed)]
    }

    fn text(sentences: usize, word: impl Fn(usize, usize) -> usize) -> String {
        let sentence = |n: usize| {
            let words: Vec<String> = (0..20).map(|at| format!("từ{}", word(n, at))).collect();
            words.join(" ") + ". "
        };
        (0..sentences).map(sentence).collect()
    }

    #[test]
    fn short_texts_are_compared_by_word_wherever_they_differ() {
        for (before, after, removed) in [
            ("", "một", 0),
            ("một", "", 1),
            ("a a a", "a a", 1),
            ("một hai ba", "một bốn ba", 1),
            ("một\nhai", "hai", 1),
        ] {
            let pieces = compared(before, after);
            let gone = pieces.iter().filter(|piece| piece.change == Change::Removed);
            assert_eq!(gone.count(), removed, "{before} → {after}: {pieces:?}");
            assert_eq!(both(&pieces)[1], after);
        }
    }

    #[test]
    fn a_long_text_in_which_little_changed_keeps_the_rest() {
        let before = text(2_000, |n, at| n * 31 + at);
        let after = text(2_000, |n, at| if n % 100 == 7 && at == 3 { 0 } else { n * 31 + at });
        let pieces = compared(&before, &after);
        assert_eq!(both(&pieces), [before, after]);
        let added = pieces.iter().filter(|piece| piece.change == Change::Added);
        let added: Vec<&str> = added.map(|piece| piece.text.as_str()).collect();
        assert_eq!(added, ["từ0 "; 20], "a word is a word, also in a long text");
    }

    /// By words this would be ten thousand million steps: it takes no time, or it never ends.
    #[test]
    fn a_long_text_written_anew_is_compared_in_steps_that_end() {
        let before = text(5_000, |n, at| n * 20 + at);
        let after = text(5_000, |n, at| 1_000_000 + n * 20 + at);
        for (before, after) in [(before.clone(), after.clone()), (before.replace(". ", " "), after)]
        {
            let pieces = compared(&before, &after);
            assert_eq!(both(&pieces), [before, after]);
        }
    }
}
