//! Words as the proof counts them, and how many of them stand in a file again.

use std::collections::BTreeMap;

/// Words before and behind its place within which a word of a drawn page is looked for.
const NEAR: usize = 60;

/// Words without the signs around them, so that a tag between two of them does not matter. A number keeps the signs that
/// make it another number: `1.150`, `97,5`, `-5`, `12/8`, `8%`.
pub(super) fn words_of(text: &str) -> Vec<&str> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let (mut begun, mut before) = (None, ' ');
    let mut signs = text.char_indices().peekable();
    while let Some((at, c)) = signs.next() {
        let next = signs.peek().map_or(' ', |(_, next)| *next);
        match (begun, c.is_alphanumeric() || is_of_number(before, c, next)) {
            (None, true) => begun = Some(at),
            (Some(from), false) => {
                words.push(&text[from..at]);
                begun = None;
            }
            _ => {}
        }
        before = c;
    }
    words.extend(begun.map(|from| &text[from..]));
    words
}

/// Whether the sign `c` makes a number another one: between two digits, in front of it, or as its percent sign.
fn is_of_number(before: char, c: char, next: char) -> bool {
    let inside = before.is_ascii_digit() && next.is_ascii_digit();
    match c {
        '.' | ',' | '/' | ':' => inside,
        '-' | '−' | '+' => inside || (!before.is_alphanumeric() && next.is_ascii_digit()),
        '%' => before.is_ascii_digit(),
        _ => false,
    }
}

/// `text` without the signs that no format may carry.
pub(super) fn carried(text: &str) -> String {
    let kept = |c: &char| {
        matches!(c, '\n' | '\t' | '\r') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(kept).collect()
}

/// How many of `wanted` stand in `found`, where cells of a table may be drawn in another order than they are read: each
/// word is looked for near its place first, then among the words that were passed over.
pub(super) fn as_drawn(wanted: &[&str], mut found: Vec<&str>) -> usize {
    let (mut from, mut count) = (0, 0);
    for word in wanted {
        let near = found.iter().skip(from).take(NEAR).position(|there| there == word);
        let at = match near {
            Some(ahead) => from + ahead,
            None => match found[..from].iter().rev().take(NEAR).position(|there| there == word) {
                Some(back) => from - 1 - back,
                None => continue,
            },
        };
        count += 1;
        // A word stands for one only.
        found[at] = "";
        from = from.max(at + 1);
    }
    count
}

/// How many of `wanted` stand in `found` in the same order, and the words that were passed over.
pub(super) fn in_order<'a>(wanted: &[&str], found: &[&'a str]) -> (usize, Vec<&'a str>) {
    let (mut from, mut count, mut passed) = (0, 0, Vec::new());
    for word in wanted {
        if let Some(ahead) = found[from..].iter().position(|there| there == word) {
            passed.extend(&found[from..from + ahead]);
            from += ahead + 1;
            count += 1;
        }
    }
    passed.extend(&found[from..]);
    (count, passed)
}

/// How many of `passed` are none of `expected`; each stands for one only.
pub(super) fn unexpected(passed: &[&str], expected: &[&str]) -> usize {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for word in expected {
        *left.entry(word).or_default() += 1;
    }
    let known = |word: &&&str| match left.get_mut(**word) {
        Some(more) if *more > 0 => {
            *more -= 1;
            false
        }
        _ => true,
    };
    passed.iter().filter(known).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_their_order() {
        let words = words_of;
        let count = |wanted: &str, found: &str| in_order(&words(wanted), &words(found)).0;
        assert_eq!(count("a b c", "x a y b z c"), 3);
        assert_eq!(count("a b c", "b a c"), 2, "the order counts");
        let drawn = |found: &str| as_drawn(&words("a b c d"), words(found));
        assert_eq!((drawn("a c b d"), drawn("a c d"), drawn("x a b b d")), (4, 3, 3));
    }

    #[test]
    fn a_number_is_one_word_with_its_signs() {
        let words = words_of(
            "Thu 1.150 hộ, 97,5\u{a0}%; (-5 °C) lúc 7:30, 12/8-2025. Covid-19: 8%, A-5 3.",
        );
        let wanted = "Thu 1.150 hộ 97,5 -5 C lúc 7:30 12/8-2025 Covid 19 8% A 5 3";
        assert_eq!(words, wanted.split(' ').collect::<Vec<_>>());
        assert_eq!(words_of(&carried("97,5\u{1}%")), ["97,5%"]);
        for (written, found) in
            [("1.150", "1,150"), ("97,5", "97.5"), ("-5", "5"), ("2025", "2024"), ("8%", "8")]
        {
            let found = words_of(found);
            assert_eq!(in_order(&words_of(written), &found).0, 0, "{written} is not {found:?}");
        }
    }

    #[test]
    fn what_is_neither_wanted_nor_expected_is_counted() {
        let found = words_of("Tin tức Tít một hai một");
        let (count, passed) = in_order(&words_of("Tít một"), &found);
        assert_eq!((count, unexpected(&passed, &words_of("Tin tức"))), (2, 2));
        assert_eq!(unexpected(&words_of("một một"), &["một"]), 1, "each stands for one");
    }
}
