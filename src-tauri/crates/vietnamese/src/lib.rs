//! The language: normal form, folding for search, tones, syllables, order, words, numbers, days, slugs, and the
//! alphabets from before Unicode. Pure.
#![deny(clippy::disallowed_methods)]

mod collate;
mod date_line;
mod figures;
mod file_name;
mod fold;
mod legacy;
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
pub use letters::{ACCENTED, Tone, is_letter_or_digit, with_tone, without_tone};
pub use number::{spell, spell_written};
pub use slug::slug;
pub use syllable::{is_syllable, letter_runs};
pub use tone::{ToneStyle, ToneStyles, exact, place_tone, place_tones, tone_styles, tones_in_front};
pub use words::{Token, TokenKind, count_words, reading_minutes, tokens};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// `text` in NFC, the only form the newsroom stores.
pub fn nfc(text: &str) -> String {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.to_owned(),
        _ => text.nfc().collect(),
    }
}
