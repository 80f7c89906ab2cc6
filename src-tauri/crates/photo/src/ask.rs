//! What is asked of a photo, and what comes back.

use serde::{Deserialize, Serialize};

use crate::edits::Edits;
use crate::fault::Warning;
use crate::preset::{OutputFormat, Preset};
use crate::probe::Probe;

/// The pictures wanted from one original.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// One entry for each picture; the answer keeps this order.
    pub outputs: Vec<Output>,
}

/// One wanted picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Output {
    /// Size, format, quality.
    pub preset: Preset,
    /// Written into the picture's own small metadata block.
    #[serde(default)]
    pub words: Words,
    /// What the person changed, in fractions of the upright picture.
    #[serde(default)]
    pub edits: Edits,
}

impl Output {
    /// The preset alone: no words, no edits.
    pub fn plain(preset: Preset) -> Self {
        Self { preset, words: Words::default(), edits: Edits::default() }
    }
}

/// All that a picture says about itself when it leaves: places, serial numbers and makers never do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// What is to be seen.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
    /// Who holds the rights.
    pub copyright: Option<String>,
    /// When it was taken, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`, local time; any other shape is left out.
    pub date: Option<String>,
}

/// An encoded picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// Upright width in pixels.
    pub width: u32,
    /// Upright height in pixels.
    pub height: u32,
    /// The format of `bytes`.
    pub format: OutputFormat,
    /// Whether a byte budget was larger than all that the format can use for this picture: nothing was left out for want of
    /// bytes.
    pub best: bool,
}

/// The answer to an [`Ask`].
#[derive(Clone, Debug, PartialEq)]
pub struct Rendered {
    /// In the order of the ask.
    pub outputs: Vec<Picture>,
    /// What the reporter should know; each at most once.
    pub warnings: Vec<Warning>,
    /// What the header says.
    pub probe: Probe,
}
