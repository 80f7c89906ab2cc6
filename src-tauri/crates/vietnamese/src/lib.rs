//! The language: normal form, folding for search, words, slugs. Pure.
#![deny(clippy::disallowed_methods)]

mod fold;
mod number;
mod slug;
mod words;

pub use fold::{fold, fold_char};
pub use number::{spell, spell_written};
pub use slug::slug;
pub use words::{Token, TokenKind, count_words, reading_minutes, tokens};

use unicode_normalization::UnicodeNormalization;

/// `text` in NFC, the only form the newsroom stores.
pub fn nfc(text: &str) -> String {
    text.nfc().collect()
}
