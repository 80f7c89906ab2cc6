//! What holds for every text over the whole alphabet, and for every stretch of the seed.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use vietnamese::{
    ACCENTED, Charset, ToneStyle, collation_key, decode, digits, exact, file_name, fold, guess,
    is_syllable, letter_runs, nfc, place_tones, read_number, slug, tokens, with_tone, without_tone,
    write_number,
};

const SEED: &str = include_str!("../../../../tests/fixtures/articles/seed.txt");

fn alphabet() -> Vec<char> {
    let capitals = ACCENTED.to_uppercase();
    ACCENTED.chars().chain(capitals.chars()).chain(('a'..='z').chain('A'..='Z')).collect()
}

fn text() -> impl Strategy<Value = String> {
    let letter = prop::sample::select(alphabet());
    let sign = prop::sample::select(" \n.,:;-/()“”0123456789".chars().collect::<Vec<_>>());
    prop::collection::vec(prop_oneof![8 => letter, 2 => sign], 0..80)
        .prop_map(|letters| letters.into_iter().collect())
}

fn stretch() -> impl Strategy<Value = String> {
    let words: Vec<&str> = SEED.split(' ').collect();
    (0..words.len(), 1..40_usize)
        .prop_map(move |(from, count)| words[from..(from + count).min(words.len())].join(" "))
}

proptest! {
    #[test]
    fn composing_is_done_once(text in text()) {
        let apart: String = text.nfd().collect();
        prop_assert_eq!(nfc(&apart), &*text);
        prop_assert_eq!(nfc(&nfc(&apart)), nfc(&apart));
    }

    #[test]
    fn folding_keeps_every_place(text in text()) {
        let folded = fold(&text);
        prop_assert_eq!(folded.chars().count(), text.chars().count());
        prop_assert_eq!(fold(&folded), &*folded);
        prop_assert_eq!(fold(&text.to_uppercase()), &*folded);
        prop_assert!(folded.is_ascii() || text.contains(['“', '”']));
        prop_assert_eq!(digits(&folded), digits(&text));
    }

    #[test]
    fn tones_move_and_nothing_else_does(text in prop_oneof![text(), stretch()]) {
        for style in [ToneStyle::Old, ToneStyle::New] {
            let placed = place_tones(&text, style);
            prop_assert_eq!(fold(&placed), fold(&text));
            prop_assert_eq!(place_tones(&placed, style), &*placed);
            prop_assert_eq!(exact(&placed), exact(&text));
        }
    }

    #[test]
    fn the_seed_is_written_in_the_old_style(text in stretch()) {
        prop_assert_eq!(place_tones(&text, ToneStyle::Old), text);
    }

    #[test]
    fn letters_come_apart_and_together(at in 0..186_usize) {
        let c = alphabet()[at];
        let (bare, tone) = without_tone(c);
        prop_assert_eq!(with_tone(bare, tone), c);
    }

    #[test]
    fn unicode_is_never_converted(text in stretch()) {
        prop_assert!(guess(&text).is_none_or(|one| !one.certain));
    }

    #[test]
    fn decoding_keeps_digits_and_unknown_letters(text in text()) {
        for charset in Charset::ALL {
            prop_assert_eq!(digits(&decode(&text, charset)), digits(&text));
        }
    }

    #[test]
    fn tokens_and_runs_are_the_text(text in text()) {
        let whole: String = tokens(&text).iter().map(|token| token.text).collect();
        prop_assert_eq!(&whole, &text);
        for (at, run) in letter_runs(&text) {
            prop_assert_eq!(&text[at..at + run.len()], run);
        }
    }

    #[test]
    fn numbers_come_back(n in 0..1_000_000_000_000_000_u64) {
        prop_assert_eq!(read_number(&write_number(n)), Some((n, 0)));
    }

    #[test]
    fn names_are_safe(text in text()) {
        let slug = slug(&text, 60);
        prop_assert!(!slug.is_empty() && slug.len() <= 64);
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        let name = file_name(&text);
        prop_assert!(!name.is_empty() && name.len() <= 190);
        prop_assert!(!name.contains(['/', ':', '\n']) && !name.ends_with(['.', ' ']));
    }

    #[test]
    fn keys_order_like_the_alphabet(a in text(), b in text()) {
        let (one, other) = (collation_key(&a), collation_key(&b));
        let same = a.split_whitespace().eq(b.split_whitespace());
        prop_assert_eq!(one == other, same);
    }
}

#[test]
fn the_seeds_words_are_syllables_but_five() {
    let mut strange: Vec<&str> =
        letter_runs(SEED).into_iter().map(|(_, run)| run).filter(|run| !is_syllable(run)).collect();
    strange.sort_unstable();
    strange.dedup();
    assert_eq!(strange, ["HĐND", "III", "IV", "MTTQ", "UBND"]);
}
