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
    /// What `words` leave unsaid is written as the original's header says it: caption, credit, rights, and when it was
    /// taken. Empty words say that there is nothing to say.
    #[serde(default)]
    pub tell: bool,
    /// What the person changed, in fractions of the upright picture.
    #[serde(default)]
    pub edits: Edits,
}

impl Output {
    /// The preset alone: no words, no edits.
    pub fn plain(preset: Preset) -> Self {
        Self { preset, words: Words::default(), tell: false, edits: Edits::default() }
    }

    /// With the words of the original whose header is `probe`, if they are to be told.
    pub(crate) fn telling(&self, probe: &Probe) -> Self {
        let words = self.words.clone();
        let words = if self.tell { words.or(probe) } else { words };
        Self { words, ..self.clone() }
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

impl Words {
    /// These words, and the header's where these are silent. The zone of its clock is left out.
    fn or(self, probe: &Probe) -> Self {
        let local = || probe.captured_at.as_deref()?.get(..19).map(str::to_owned);
        Self {
            caption: self.caption.or_else(|| probe.caption.clone()),
            credit: self.credit.or_else(|| probe.credit.clone().or_else(|| probe.creator.clone())),
            copyright: self.copyright.or_else(|| probe.copyright.clone()),
            date: self.date.or_else(local),
        }
    }
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
