//! What can go wrong with a picture: a fault ends the work on one file, a warning goes with its pictures.
//! Codes are stable; the words people read are elsewhere.

use serde::{Deserialize, Serialize};

/// Why a file gave no picture. Only this file is affected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PhotoFault {
    /// The file has no bytes at all.
    #[error("the file is empty")]
    Empty,
    /// The bytes begin like no picture format known here (text, a web page, a film…).
    #[error("not a picture")]
    NotAPicture,
    /// A picture format that this build cannot read.
    #[error("{format} pictures cannot be read here")]
    Unsupported {
        /** Name of the format or of its variant. */
        format: String,
    },
    /// The header tells more pixels than are allowed; nothing was allocated.
    #[error("{width} × {height} pixels are more than {limit}")]
    TooManyPixels {
        /** Stored width in pixels. */
        width: u32,
        /** Stored height in pixels. */
        height: u32,
        /** Pixels allowed for this kind of file. */
        limit: u32,
    },
    /// One side is longer than [`crate::MAX_SIDE`] pixels.
    #[error("{width} × {height}: a side is longer than {limit} pixels")]
    TooLong {
        /** Stored width in pixels. */
        width: u32,
        /** Stored height in pixels. */
        height: u32,
        /** Pixels allowed on a side. */
        limit: u32,
    },
    /// The file has more bytes than [`crate::MAX_BYTES`].
    #[error("{bytes} bytes are more than a photo may have")]
    TooHeavy {
        /** Size of the file in bytes. */
        bytes: u32,
    },
    /// The header gives a width or height of 0.
    #[error("the header gives a side of 0 pixels")]
    NoPixels,
    /// The file ends before its first pixel.
    #[error("the file ends before the picture begins")]
    CutOff,
    /// The decoder gave up: the bytes are not what the header promises.
    #[error("the picture is damaged: {detail}")]
    Damaged {
        /** The decoder's own words, for the log. */
        detail: String,
    },
    /// What was asked for cannot be done with this picture (an empty crop, a budget no quality meets…).
    #[error("cannot be made: {detail}")]
    CannotMake {
        /** What exactly, for the log. */
        detail: String,
    },
    /// Our own code broke while working on the file.
    #[error("the work broke off: {detail}")]
    Broke {
        /** The panic's words, for the log. */
        detail: String,
    },
}

impl PhotoFault {
    /// The stable code, the same word as in JSON.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotAPicture => "not_a_picture",
            Self::Unsupported { .. } => "unsupported",
            Self::TooManyPixels { .. } => "too_many_pixels",
            Self::TooLong { .. } => "too_long",
            Self::TooHeavy { .. } => "too_heavy",
            Self::NoPixels => "no_pixels",
            Self::CutOff => "cut_off",
            Self::Damaged { .. } => "damaged",
            Self::CannotMake { .. } => "cannot_make",
            Self::Broke { .. } => "broke",
        }
    }

    pub(crate) fn damaged(detail: impl ToString) -> Self {
        Self::Damaged { detail: detail.to_string() }
    }

    pub(crate) fn cannot_make(detail: impl ToString) -> Self {
        Self::CannotMake { detail: detail.to_string() }
    }

    pub(crate) fn unsupported(format: &str) -> Self {
        Self::Unsupported { format: format.to_owned() }
    }
}

/// What a reporter should know about a picture that was made all the same. The original is untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// The file is cut off or damaged; part of the picture is grey or wrong.
    Incomplete,
    /// Only the first frame of an animation was taken.
    AnimationDropped,
    /// Only the first page of a file of several was taken.
    PagesDropped,
    /// A CMYK picture without a colour profile: its colours are a guess.
    ProfileMissing,
    /// The colour profile could not be used; colours were taken as sRGB.
    ProfileIgnored,
}

impl Warning {
    /// The stable code, the same word as in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Incomplete => "incomplete",
            Self::AnimationDropped => "animation_dropped",
            Self::PagesDropped => "pages_dropped",
            Self::ProfileMissing => "profile_missing",
            Self::ProfileIgnored => "profile_ignored",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_word_in_json() {
        let faults = [
            PhotoFault::Empty,
            PhotoFault::NotAPicture,
            PhotoFault::unsupported("JPEG XL"),
            PhotoFault::TooManyPixels { width: 1, height: 2, limit: 3 },
            PhotoFault::TooLong { width: 1, height: 2, limit: 3 },
            PhotoFault::TooHeavy { bytes: 9 },
            PhotoFault::NoPixels,
            PhotoFault::CutOff,
            PhotoFault::damaged("x"),
            PhotoFault::cannot_make("x"),
            PhotoFault::Broke { detail: "x".into() },
        ];
        for fault in faults {
            let json = serde_json::to_value(&fault).unwrap();
            assert_eq!(json["kind"], fault.code());
            assert_eq!(serde_json::from_value::<PhotoFault>(json).unwrap(), fault);
        }
        for warning in [
            Warning::Incomplete,
            Warning::AnimationDropped,
            Warning::PagesDropped,
            Warning::ProfileMissing,
            Warning::ProfileIgnored,
        ] {
            assert_eq!(serde_json::to_value(warning).unwrap(), warning.code());
        }
    }
}
