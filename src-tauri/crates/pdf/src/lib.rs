//! PDF: a sheet, written in Typst's markup, becomes A4 pages with bundled typefaces, tagged, bookmarked, in PDF/UA-1 and
//! PDF/A-2a at once; and a written PDF is read back for its proof. Touches no file, network, system typeface or clock;
//! the same sheet gives the same bytes. Without the feature `print` the room is empty.
#![deny(clippy::disallowed_methods)]

#[cfg(feature = "print")]
mod press;
#[cfg(feature = "print")]
mod read;
#[cfg(feature = "print")]
mod world;

#[cfg(feature = "print")]
pub use press::{pages, print};
#[cfg(feature = "print")]
pub use read::read;
#[cfg(feature = "print")]
pub use world::undrawable;

/// What is to be printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Typst's markup; it reaches no file but the photos.
    pub markup: String,
    /// Photos by the name under which the markup knows them: `1.jpg`.
    pub photos: Vec<(String, Vec<u8>)>,
    /// Names the document in the file, the same for the same article.
    pub ident: String,
}

/// A printed sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its pages, at least 1.
    pub pages: usize,
    /// Why the file does not claim PDF/UA-1 and PDF/A-2a, in the typesetter's words; empty when it does.
    pub objections: Vec<String>,
}

/// A sheet that could not be printed, in the typesetter's words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PdfFault(pub String);

/// What a PDF says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// Its text in the order of writing; lines end with `\n`.
    pub text: String,
    /// Its JPEG pictures, byte for byte.
    pub jpegs: Vec<Vec<u8>>,
    /// Its pages.
    pub pages: usize,
}
