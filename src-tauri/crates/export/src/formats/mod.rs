//! The formats: one file each, with its reason.

use crate::Format;

// The list below is written by tests/architecture/registries.rs.
mod atom;
mod docx;
mod epub;
mod folder;
mod html;
mod jsonld;
mod loudspeaker;
mod md;
mod newsml;
mod ninjs;
#[cfg(feature = "print")]
mod pdf;
mod post;
mod social;
mod txt;
mod wxr;
mod zip;

#[rustfmt::skip]
/// All of this folder, by file name.
pub static FORMATS: &[&Format] = &[
    &atom::FORMAT,
    &docx::FORMAT,
    &epub::FORMAT,
    &folder::FORMAT,
    &html::FORMAT,
    &jsonld::FORMAT,
    &loudspeaker::FORMAT,
    &md::FORMAT,
    &newsml::FORMAT,
    &ninjs::FORMAT,
    #[cfg(feature = "print")]
    &pdf::FORMAT,
    &post::FORMAT,
    &social::FORMAT,
    &txt::FORMAT,
    &wxr::FORMAT,
    &zip::FORMAT,
];
