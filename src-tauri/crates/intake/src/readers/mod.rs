//! The readers: one kind of file each.

use crate::{Intake, IntakeFault, Still};

/// A kind of file that becomes an article.
pub(crate) struct Reader {
    /// Endings of its names, lower case.
    pub(crate) endings: &'static [&'static str],
    /// Reads it.
    pub(crate) read: fn(&[u8], Wishes<'_>) -> Result<Intake, IntakeFault>,
}

/// What a reader is told.
#[derive(Clone, Copy)]
pub(crate) struct Wishes<'a> {
    /// Signs a text that is not signed.
    pub(crate) byline: &'a str,
    /// True while there is time.
    pub(crate) still: Still<'a>,
}

// The list below is written by tests/architecture/registries.rs.
mod docx;
mod html;
mod md;
mod plain;
mod rtf;

#[rustfmt::skip]
/// All of this folder, by file name.
pub(crate) static READERS: &[&Reader] = &[
    &docx::READER,
    &html::READER,
    &md::READER,
    &plain::READER,
    &rtf::READER,
];
