//! Outside text becomes an article: recognised, put into its fields, with findings about what was noticed. Pure:
//! bytes in, a draft out. No word and no digit is added or dropped.
#![deny(clippy::disallowed_methods)]

mod alone;
mod bearable;
mod bodies;
mod boxes;
mod clip;
mod decode;
mod docx;
mod dropped;
mod fields;
mod flow;
mod lines;
mod markdown;
mod notice;
mod numbers;
mod office;
mod old_letters;
mod old_within;
mod opened;
mod page;
mod pictures;
mod prose;
mod raised;
mod readers;
mod rtf;
mod shape;
mod sheet;
mod style_fonts;
mod tally;

use article::{Document, LocalTime};

pub use clip::{Clip, How, Pasted, Picture, paste};
pub use dropped::{Dropped, Part, dropped};
pub use pictures::{Carried, Shown};
pub use tally::{Conversion, Count, Report};

/// Asked now and then during a long reading: true while there is time. The clock is the caller's.
pub type Still<'a> = &'a dyn Fn() -> bool;

/// Most bytes of a text file that is opened.
pub const MAX_BYTES: u64 = 5_000_000;
/// Most bytes of a file that carries its photos.
const MAX_WITH_PHOTOS: u64 = 100_000_000;

/// Most bytes of the file called `name` that are opened.
pub fn max_bytes(name: &str) -> u64 {
    match ending(name).as_str() {
        "docx" | "docm" | "html" | "htm" | "xhtml" | "rtf" => MAX_WITH_PHOTOS,
        _ => MAX_BYTES,
    }
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// An article as it came, before it has an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Chuyên mục.
    pub section: String,
    /// Ngày đăng.
    pub published: Option<LocalTime>,
    /// Its words.
    pub document: Document,
}

/// A draft with what was noticed on the way, by code: `decoded_utf16`, `decoded_tcvn3` and the other old alphabets,
/// `old_letters_left` (likely, not sure), `nfd_to_nfc`, `captions_without_photo`, `no_headline`; from pages also `photos_left_out`, `links_left_out`, `hidden_left_out`, `deletions_left_out`,
/// `active_content_left_out`, `page_frame_left_out`,
/// `comments_left_out`, `footnotes_left_out`, `structure_left_out`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// The draft.
    pub draft: Draft,
    /// What was noticed.
    pub findings: Vec<&'static str>,
    /// The figures of the draft for which a picture came along, and which of `carried` it is.
    pub pictures: Vec<Picture>,
    /// The pictures that came along, each once. Nobody has looked at them.
    pub carried: Vec<Carried>,
}

/// Bytes that do not become an article.
#[derive(Clone, Copy, Debug, thiserror::Error, PartialEq, Eq)]
pub enum IntakeFault {
    /// Nothing is in it.
    #[error("empty")]
    Empty,
    /// More than `most` bytes.
    #[error("more than {most} bytes")]
    TooLarge {
        /// The limit of its kind.
        most: u64,
    },
    /// No text in an encoding that is known.
    #[error("not text")]
    NotText,
    /// The time was over, or it is nested too deep.
    #[error("too complex")]
    TooComplex,
    /// A kind of file that is not opened.
    #[error("unknown kind of file")]
    UnknownKind,
}

/// Opens a file by its name's ending and its content. `byline` signs a text that is not signed.
pub fn open_file(name: &str, bytes: &[u8], byline: &str) -> Result<Intake, IntakeFault> {
    open_file_within(name, bytes, byline, &|| true)
}

/// [`open_file`], given up with [`IntakeFault::TooComplex`] when `still` says that the time is over.
pub fn open_file_within(
    name: &str,
    bytes: &[u8],
    byline: &str,
    still: Still<'_>,
) -> Result<Intake, IntakeFault> {
    let most = max_bytes(name);
    if bytes.len() as u64 > most {
        return Err(IntakeFault::TooLarge { most });
    }
    let reader = readers::of(name).ok_or(IntakeFault::UnknownKind)?;
    (reader.read)(bytes, readers::Wishes { byline, still })
}
