//! The readers: one kind of file each.

use crate::{Intake, IntakeFault, Part, Still};

/// A kind of file that becomes an article.
pub(crate) struct Reader {
    /// Endings of its names, lower case.
    pub(crate) endings: &'static [&'static str],
    /// What it is on a clipboard; none when it is nothing there.
    pub(crate) part: Option<Part>,
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

/// The reader of the file called `name`; none for kinds that are not opened.
pub(crate) fn of(name: &str) -> Option<&'static Reader> {
    let ending = crate::ending(name);
    READERS.iter().find(|reader| reader.endings.contains(&ending.as_str())).copied()
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
