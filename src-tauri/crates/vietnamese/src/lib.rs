//! The language: normal form, legible letters, folding for search, tones, syllables, order, words, numbers, days, slugs, and the
//! alphabets from before Unicode. Pure.
#![deny(clippy::disallowed_methods)]

mod collate;
mod date_line;
mod figures;
mod file_name;
mod fold;
mod legacy;
mod legible;
mod letters;
mod number;
mod slug;
mod syllable;
mod tone;
mod words;

pub use collate::{collation_key, name_key};
pub use date_line::DateLine;
pub use figures::{Day, DayStyle, digits, read_number, write_money, write_number};
pub use file_name::file_name;
pub use fold::{fold, fold_char};
pub use legacy::{
    Charset, Guess, LegacyFont, decode, decode_font, font_charset, guess, is_unicode, shown,
};
pub use legible::{legible, legible_char, without_unseen};
pub use letters::{ACCENTED, Tone, is_letter_or_digit, with_tone, without_tone};
pub use number::{spell, spell_written};
pub use slug::slug;
pub use syllable::{is_syllable, letter_runs};
pub use tone::{
    ToneStyle, ToneStyles, exact, place_tone, place_tones, tone_styles, tones_in_front,
};
pub use words::{Token, TokenKind, count_words, reading_minutes, tokens};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `text` in NFC, the only form the newsroom stores. A tone that stands before the mark of its letter (`é` and a
/// circumflex, which NFC keeps apart) is put behind it: together they are `ế`.
pub fn nfc(text: &str) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => letters::marks_before_tones(text.nfc().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::nfc;

    #[test]
    fn marks_in_any_order_become_one_letter() {
        for (apart, whole) in [
            ("e\u{302}\u{301}", "ế"),
            ("e\u{301}\u{302}", "ế"),
            ("é\u{302}", "ế"),
            ("Ả\u{306}N", "ẲN"),
            ("e\u{323}\u{302}", "ệ"),
            ("e\u{302}\u{323}", "ệ"),
            ("u\u{301}\u{31b}", "ứ"),
            ("u\u{340}\u{341}", "ù\u{301}"),
            ("a\u{341}o\u{340}", "áò"),
            ("tiê\u{301}ng Viê\u{323}t", "tiếng Việt"),
            // No letter of the alphabet: as NFC has it.
            ("i\u{301}\u{302}", "í\u{302}"),
            ("ñ\u{302}", "ñ\u{302}"),
        ] {
            assert_eq!(nfc(apart), whole);
            assert_eq!(nfc(whole), whole);
        }
    }
}
