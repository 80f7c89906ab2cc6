//! What a picture is made for: a name, a fit, a format and a quality, as data. The newsroom's own presets live here;
//! a style file may bring others of the same shape.

use serde::{Deserialize, Serialize};

use crate::fault::PhotoFault;
use crate::probe::MAX_SIDE;

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
    /// AVIF of 8 bits, sRGB, colours whole. Transparency kept. Fails with `CannotMake` without the feature `avif`.
    Avif,
}

impl OutputFormat {
    /// The file extension without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Avif => "avif",
        }
    }
}

/// How bytes are spent. PNG ignores it; WebP and AVIF take the same numbers as JPEG.
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

const JPEG: OutputFormat = OutputFormat::Jpeg;

/// Name, fit, format and quality of every preset that ships.
const SHIPPED: &[(&str, Fit, OutputFormat, Quality)] = &[
    ("web", Fit::LongSide { px: 1600 }, JPEG, QUICK),
    ("card", Fit::LongSide { px: 800 }, JPEG, QUICK),
    ("thumb", Fit::LongSide { px: 320 }, JPEG, QUICK),
    ("web-compact", Fit::LongSide { px: 1600 }, JPEG, COMPACT),
    ("web-webp", Fit::LongSide { px: 1600 }, OutputFormat::Webp, Quality::Compact { level: 80 }),
    ("web-avif", Fit::LongSide { px: 1600 }, OutputFormat::Avif, Quality::Compact { level: 70 }),
    ("featured", Fit::Cover { width: 1200, height: 675 }, JPEG, COMPACT),
    ("social", Fit::Cover { width: 1200, height: 630 }, JPEG, COMPACT),
    ("square", Fit::Cover { width: 1080, height: 1080 }, JPEG, COMPACT),
    ("portal-200k", Fit::LongSide { px: 1600 }, JPEG, Quality::Budget { bytes: 200_000 }),
    ("print", Fit::LongSide { px: 3508 }, JPEG, Quality::Compact { level: 92 }),
];
/// Bytes of a budget at least: below, nothing recognisable is left.
const LEAST_BUDGET: u32 = 2_000;

/// The shipped preset of that name, or `None`.
pub fn preset(name: &str) -> Option<Preset> {
    let found = SHIPPED.iter().find(|(shipped, ..)| *shipped == name)?;
    let &(name, fit, format, quality) = found;
    Some(Preset { name: name.to_owned(), fit, format, quality })
}

impl Preset {
    /// Reads a preset of the newsroom's own from JSON, in the shape of this type. Fails with `CannotMake` if the text
    /// is no preset, a side is 0 or longer than [`MAX_SIDE`], a level is not 1–100 or a budget is below 2,000 bytes.
    pub fn from_json(text: &str) -> Result<Self, PhotoFault> {
        let preset: Self = serde_json::from_str(text).map_err(PhotoFault::cannot_make)?;
        let sides = match preset.fit {
            Fit::LongSide { px } | Fit::Width { px } => [px; 2],
            Fit::Inside { width, height } | Fit::Cover { width, height } => [width, height],
            Fit::Original => [1; 2],
        };
        let spent_well = match preset.quality {
            Quality::Quick { level } | Quality::Compact { level } => (1..=100).contains(&level),
            Quality::Budget { bytes } => bytes >= LEAST_BUDGET,
        };
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let named = !preset.name.is_empty() && preset.name.chars().all(plain);
        if named && spent_well && sides.iter().all(|side| (1..=MAX_SIDE).contains(side)) {
            Ok(preset)
        } else {
            Err(PhotoFault::cannot_make("a number or the name of the preset is out of range"))
        }
    }
}

/// The names of all shipped presets, in the order they are offered.
pub fn preset_names() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, ..)| *name)
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

    #[test]
    fn a_preset_of_ones_own_is_read_and_held_to_its_limits() {
        let json = |px: u32, quality: &str| {
            format!(
                r#"{{"name":"phuong-1","fit":{{"kind":"long-side","px":{px}}},"format":"jpeg","quality":{quality}}}"#
            )
        };
        let level = r#"{"kind":"compact","level":80}"#;
        let read = Preset::from_json(&json(1280, level)).unwrap();
        assert_eq!((read.name.as_str(), read.fit), ("phuong-1", Fit::LongSide { px: 1280 }));
        for name in preset_names() {
            let shipped = preset(name).unwrap();
            let text = serde_json::to_string(&shipped).unwrap();
            assert_eq!(Preset::from_json(&text).unwrap(), shipped, "{name} is data of that shape");
        }
        for bad in [
            json(0, level),
            json(40_000, level),
            json(1280, r#"{"kind":"compact","level":0}"#),
            json(1280, r#"{"kind":"budget","bytes":9}"#),
            json(1280, level).replace("phuong-1", "../x"),
            "web".to_owned(),
        ] {
            assert_eq!(Preset::from_json(&bad).unwrap_err().code(), "cannot_make", "{bad}");
        }
    }
}
