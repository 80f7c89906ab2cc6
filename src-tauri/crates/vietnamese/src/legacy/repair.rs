//! What an old alphabet does not tell, told by the neighbours: whether a letter is a capital, and whether a byte that
//! is a letter in the alphabet was meant as a quotation mark.

use super::Decoded;
use crate::syllable::is_syllable;

/// Words on each side that are asked.
const NEAR: usize = 4;

/// The case of a word, as far as its certain letters tell.
#[derive(Clone, Copy, PartialEq)]
enum Case {
    Capitals,
    Small,
    Untold,
}

/// Puts quotation marks and capitals right.
pub(super) fn repair(letters: &mut [Decoded]) {
    quotes(letters);
    let words = words(letters);
    let cases: Vec<Case> = words.iter().map(|word| case(&letters[word.clone()])).collect();
    for (n, word) in words.iter().enumerate() {
        let capitals = match cases[n] {
            Case::Capitals => true,
            Case::Small => false,
            Case::Untold => {
                let told = |one: &usize| {
                    cases[*one] != Case::Untold && same_line(letters, &words, n, *one)
                };
                let before = (0..n).rev().take(NEAR).find(told);
                let after = (n + 1..words.len()).take(NEAR).find(told);
                let sides: Vec<Case> =
                    [before, after].into_iter().flatten().map(|one| cases[one]).collect();
                !sides.is_empty() && sides.iter().all(|side| *side == Case::Capitals)
            }
        };
        if capitals {
            for one in &mut letters[word.clone()] {
                let mut upper = one.letter.to_uppercase();
                if let (true, Some(letter), None) = (one.caseless, upper.next(), upper.next()) {
                    one.letter = letter;
                }
            }
        }
    }
}

fn same_line(
    letters: &[Decoded],
    words: &[std::ops::Range<usize>],
    one: usize,
    other: usize,
) -> bool {
    let (first, last) = (one.min(other), one.max(other));
    letters[words[first].end..words[last].start].iter().all(|between| between.letter != '\n')
}

fn words(letters: &[Decoded]) -> Vec<std::ops::Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, one) in letters.iter().enumerate() {
        match (one.letter.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        words.push(from..letters.len());
    }
    words
}

/// Capitals need a second one: a first capital alone may begin a name.
fn case(word: &[Decoded]) -> Case {
    if word.iter().any(|one| !one.caseless && one.letter.is_lowercase()) {
        return Case::Small;
    }
    let capitals = word.iter().filter(|one| !one.caseless && one.letter.is_uppercase()).count();
    if capitals > 1 { Case::Capitals } else { Case::Untold }
}

/// A letter that may be a quotation mark is one when the word beside it is a syllable only without it.
fn quotes(letters: &mut [Decoded]) {
    for word in words(letters) {
        let quote = |at: usize| letters[at].quote;
        let (first, last) = (word.start, word.end - 1);
        let said = |range: std::ops::Range<usize>| -> bool {
            let text: String = letters[range].iter().map(|one| one.letter).collect();
            text.is_empty() || is_syllable(&crate::nfc(&text))
        };
        let (opens, closes) = (quote(first).is_some(), quote(last).is_some());
        if !(opens || closes) || said(word.clone()) {
            continue;
        }
        let (head, tail) = (usize::from(opens), usize::from(closes && last > first));
        for (skip_head, skip_tail) in [(head, 0), (0, tail), (head, tail)] {
            let inner = word.start + skip_head..word.end - skip_tail;
            if skip_head + skip_tail == 0 || inner.is_empty() || !said(inner) {
                continue;
            }
            let ends = [(skip_head > 0).then_some(first), (skip_tail > 0).then_some(last)];
            for at in ends.into_iter().flatten() {
                letters[at] = Decoded::certain(letters[at].quote.unwrap_or(letters[at].letter));
            }
            break;
        }
    }
}
