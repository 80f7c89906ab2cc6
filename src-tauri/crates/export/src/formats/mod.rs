//! The formats: one file each, with its reason.

use crate::Format;

// The list below is written by tests/architecture/registries.rs.
mod docx;
mod folder;
mod html;
mod txt;
mod zip;

#[rustfmt::skip]
/// All of this folder, by file name.
pub static FORMATS: &[&Format] = &[
    &docx::FORMAT,
    &folder::FORMAT,
    &html::FORMAT,
    &txt::FORMAT,
    &zip::FORMAT,
];
