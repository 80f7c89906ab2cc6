//! Finished rasters to files: JPEG, PNG, WebP, AVIF, with the small metadata block and nothing else.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::ask::{Picture, Words};
use crate::budget::Met;
use crate::fault::PhotoFault;
use crate::fewer_pixels;
use crate::jpeg_out::{Effort, Fineness};
use crate::preset::{OutputFormat, Preset, Quality};
use crate::word_block::WordBlock;

/// An upright raster in 8-bit sRGB.
pub(crate) struct Upright {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// 3, or 4 with straight alpha.
    pub(crate) channels: usize,
    pub(crate) bytes: Vec<u8>,
}

/// Encodes `raster` as `preset` says; with fewer pixels where no quality meets its byte budget. Fails with `CannotMake`,
/// e.g. for a byte budget that is too small for any picture.
pub(crate) fn encode(
    raster: Upright,
    preset: &Preset,
    words: &Words,
) -> Result<Picture, PhotoFault> {
    let block = WordBlock::of(words);
    let mut raster = if preset.format == OutputFormat::Jpeg { on_white(raster) } else { raster };
    loop {
        let (width, height) = (raster.width, raster.height);
        let picture = |bytes, best| Picture { bytes, width, height, format: preset.format, best };
        match written(&raster, preset, block.as_ref())? {
            Met::Within(bytes) => return Ok(picture(bytes, false)),
            Met::Best(bytes) => return Ok(picture(bytes, true)),
            Met::TooLarge(least) => raster = fewer_pixels::make(&raster, preset.quality, least)?,
        }
    }
}

fn written(
    raster: &Upright,
    preset: &Preset,
    block: Option<&WordBlock>,
) -> Result<Met, PhotoFault> {
    match preset.format {
        OutputFormat::Jpeg => jpeg(raster, preset.quality, block),
        OutputFormat::Png => png(raster, block).map(Met::Within),
        OutputFormat::Webp => webp(raster, preset.quality, block),
        OutputFormat::Avif => avif(raster, preset.quality, block),
    }
}

/// The raster on white paper, mixed in linear light.
fn on_white(raster: Upright) -> Upright {
    if raster.channels == 3 {
        return raster;
    }
    let light = crate::light::light_of_bytes();
    let tone = crate::light::Tone::new(0.0, 0.0);
    let mut bytes = Vec::with_capacity(raster.bytes.len() / 4 * 3);
    for [r, g, b, alpha] in raster.bytes.as_chunks::<4>().0 {
        let alpha = f32::from(*alpha) / 255.0;
        bytes.extend([r, g, b].map(|c| tone.byte(light[usize::from(*c)] * alpha + 1.0 - alpha)));
    }
    Upright { channels: 3, bytes, ..raster }
}

fn jpeg(raster: &Upright, quality: Quality, block: Option<&WordBlock>) -> Result<Met, PhotoFault> {
    let write = |fineness, effort| crate::jpeg_out::write(raster, fineness, effort, block);
    let bytes = match quality {
        Quality::Quick { level } => write(Fineness::at(level.into()), Effort::Quick)?,
        Quality::Compact { level } => write(Fineness::at(level.into()), Effort::Compact)?,
        Quality::Budget { bytes } => {
            return crate::jpeg_budget::meet(bytes as usize, |fineness| {
                write(fineness, Effort::Compact)
            });
        }
    };
    Ok(Met::Within(bytes))
}

fn colour_type(raster: &Upright) -> ExtendedColorType {
    if raster.channels == 4 { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 }
}

fn png(raster: &Upright, block: Option<&WordBlock>) -> Result<Vec<u8>, PhotoFault> {
    let mut file = Vec::new();
    let mut encoder =
        PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive);
    if let Some(block) = block {
        encoder.set_exif_metadata(block.exif.clone()).map_err(PhotoFault::cannot_make)?;
    }
    encoder
        .write_image(&raster.bytes, raster.width, raster.height, colour_type(raster))
        .map_err(PhotoFault::cannot_make)?;
    Ok(file)
}

#[cfg(feature = "webp")]
fn webp(raster: &Upright, quality: Quality, block: Option<&WordBlock>) -> Result<Met, PhotoFault> {
    use crate::webp_out::{QUANTISERS, level_of, write};
    let bytes = match quality {
        Quality::Quick { level } => write(raster, level.into(), 0.0, Effort::Quick, block)?,
        Quality::Compact { level } => write(raster, level.into(), 0.0, Effort::Compact, block)?,
        Quality::Budget { bytes } => {
            return crate::budget::meet(bytes as usize, QUANTISERS, |quantiser, dial| {
                write(raster, level_of(quantiser), dial, Effort::Compact, block)
            });
        }
    };
    Ok(Met::Within(bytes))
}

#[cfg(feature = "avif")]
fn avif(raster: &Upright, quality: Quality, block: Option<&WordBlock>) -> Result<Met, PhotoFault> {
    use crate::avif_out::{meet, speed, write};
    let (level, effort) = match quality {
        Quality::Quick { level } => (level, Effort::Quick),
        Quality::Compact { level } => (level, Effort::Compact),
        Quality::Budget { bytes } => {
            return meet(bytes as usize, |level, speed| write(raster, level, speed, block));
        }
    };
    write(raster, level.into(), speed(effort), block).map(Met::Within)
}

#[cfg(not(feature = "avif"))]
fn avif(_: &Upright, _: Quality, _: Option<&WordBlock>) -> Result<Met, PhotoFault> {
    Err(PhotoFault::cannot_make("built without AVIF"))
}

/// Without libwebp: lossless, whatever the quality; a byte budget is met by fewer pixels alone.
#[cfg(not(feature = "webp"))]
fn webp(raster: &Upright, quality: Quality, block: Option<&WordBlock>) -> Result<Met, PhotoFault> {
    let mut file = Vec::new();
    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut file);
    if let Some(block) = block {
        encoder.set_exif_metadata(block.exif.clone()).map_err(PhotoFault::cannot_make)?;
    }
    encoder
        .write_image(&raster.bytes, raster.width, raster.height, colour_type(raster))
        .map_err(PhotoFault::cannot_make)?;
    Ok(match quality {
        Quality::Budget { bytes } if file.len() > bytes as usize => Met::TooLarge(file.len()),
        Quality::Budget { .. } => Met::Best(file),
        Quality::Quick { .. } | Quality::Compact { .. } => Met::Within(file),
    })
}
