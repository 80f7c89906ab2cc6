//! What a format is.

use crate::{FORMATS, Story};

/// A way to write an article.
pub struct Format {
    /// Its word in contract and command line: `html`.
    pub name: &'static str,
    /// The ending of its file, without dot; empty for a folder.
    pub extension: &'static str,
    /// Shapes of the lead photo that it shows, by their names in [`crate::StoryCover`].
    pub covers: &'static [&'static str],
    /// Writes the story.
    pub write: fn(&Story<'_>) -> Result<Written, ExportFault>,
}

/// What a format wrote, and what it had to leave unsaid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The file, or the folder.
    pub exported: Exported,
    /// What the person should know of it; empty when all is well.
    pub findings: Vec<ExportFinding>,
}

/// Something that a written file does not claim or carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportFinding {
    /// The figure with this number, from 1 among all of the text, says neither in description nor in caption what is to
    /// be seen: who does not see it hears nothing, and the PDF does not claim PDF/UA-1.
    NoDescription(usize),
    /// No bundled typeface has these signs; they stand on the page as empty boxes.
    NoTypeface(String),
    /// Another rule of PDF/UA-1 or PDF/A-2a that is not kept, in the typesetter's words.
    NoClaim(String),
}

/// What a format wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exported {
    /// One file.
    Bytes(Vec<u8>),
    /// A folder of files, by relative name.
    Files(Vec<File>),
}

/// A file of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, relative, with forward slashes.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A story that a format cannot write.
#[derive(Debug, thiserror::Error)]
#[error("{format}: {what}")]
pub struct ExportFault {
    /// The format.
    pub format: &'static str,
    /// Why.
    pub what: String,
}

/// The format called `name`.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name).copied()
}

impl From<Exported> for Written {
    fn from(exported: Exported) -> Self {
        Self { exported, findings: Vec::new() }
    }
}

impl Exported {
    /// Bytes of all files.
    pub fn size(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::Files(files) => files.iter().map(|file| file.bytes.len() as u64).sum(),
        }
    }
}
