//! The readers: one kind of file each.

use crate::{Intake, IntakeFault};

/// A kind of file that becomes an article.
pub(crate) struct Reader {
    /// Endings of its names, lower case.
    pub(crate) endings: &'static [&'static str],
    /// Reads it.
    pub(crate) read: fn(&[u8], &str) -> Result<Intake, IntakeFault>,
}

// The list below is written by tests/architecture/registries.rs.
mod html;
mod plain;

#[rustfmt::skip]
/// All of this folder, by file name.
pub(crate) static READERS: &[&Reader] = &[
    &html::READER,
    &plain::READER,
];
