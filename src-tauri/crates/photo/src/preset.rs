//! What a picture is made for: a name, a fit, a format and a quality, as data. The newsroom's own presets live here;
//! a style file may bring others of the same shape.

use serde::{Deserialize, Serialize};

/// A named kind of picture.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Preset {
    /// Lower-case name, e.g. `web`.
    pub name: String,
    /// How the upright picture meets the wanted size.
    pub fit: Fit,
    /// The format written.
    pub format: OutputFormat,
    /// How much of the picture is given up for fewer bytes.
    pub quality: Quality,
}

/// How the upright (and cropped) picture meets a wanted size. No fit ever enlarges, and no side is ever 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Fit {
    /// The longer side becomes `px` pixels.
    LongSide {
        /** Pixels, 1 or more. */
        px: u32,
    },
    /// The upright width becomes `px` pixels.
    Width {
        /** Pixels, 1 or more. */
        px: u32,
    },
    /// The whole picture inside a box.
    Inside {
        /** Pixels. */
        width: u32,
        /** Pixels. */
        height: u32,
    },
    /// Exactly this ratio, cut around the focal point; smaller than asked when the picture is smaller.
    Cover {
        /** Pixels. */
        width: u32,
        /** Pixels. */
        height: u32,
    },
    /// Every pixel of the (cropped) original.
    Original,
}

/// A format that a picture is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutputFormat {
    /// Baseline for every portal: JPEG 4:2:0, progressive, optimised tables. Transparent parts become white.
    Jpeg,
    /// Lossless PNG, 8 bit, transparency kept.
    Png,
    /// WebP: lossy when the crate is built with the feature `webp`, lossless otherwise. Transparency kept.
    Webp,
}

impl OutputFormat {
    /// The file extension without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
        }
    }
}

/// How bytes are spent. PNG ignores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Quality {
    /// JPEG quality 1–100 with the quick encoder: for what the window shows.
    Quick {
        /** 1–100. */
        level: u8,
    },
    /// JPEG quality 1–100 with the trellis encoder: about 0.7–0.8 of the bytes, three times the work. For exports.
    Compact {
        /** 1–100. */
        level: u8,
    },
    /// The highest trellis quality whose file has at most `bytes` bytes, metadata included.
    Budget {
        /** Bytes of the whole file. */
        bytes: u32,
    },
}

const QUICK: Quality = Quality::Quick { level: 82 };
const COMPACT: Quality = Quality::Compact { level: 82 };

/// Name, fit and quality of every preset that ships; all of them write JPEG.
const SHIPPED: &[(&str, Fit, Quality)] = &[
    ("web", Fit::LongSide { px: 1600 }, QUICK),
    ("card", Fit::LongSide { px: 800 }, QUICK),
    ("thumb", Fit::LongSide { px: 320 }, QUICK),
    ("web-compact", Fit::LongSide { px: 1600 }, COMPACT),
    ("featured", Fit::Cover { width: 1200, height: 675 }, COMPACT),
    ("social", Fit::Cover { width: 1200, height: 630 }, COMPACT),
    ("square", Fit::Cover { width: 1080, height: 1080 }, COMPACT),
    ("portal-200k", Fit::LongSide { px: 1600 }, Quality::Budget { bytes: 200_000 }),
    ("print", Fit::LongSide { px: 3508 }, Quality::Compact { level: 92 }),
];

/// The shipped preset of that name, or `None`.
pub fn preset(name: &str) -> Option<Preset> {
    SHIPPED.iter().find(|(shipped, _, _)| *shipped == name).map(|&(name, fit, quality)| Preset {
        name: name.to_owned(),
        fit,
        format: OutputFormat::Jpeg,
        quality,
    })
}

/// The names of all shipped presets, in the order they are offered.
pub fn preset_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_name_finds_its_preset() {
        for name in preset_names() {
            assert_eq!(preset(name).map(|p| p.name).as_deref(), Some(name));
        }
        assert_eq!(preset("poster"), None);
    }
}
