//! Finished rasters to files: JPEG, PNG, WebP, with the small metadata block and nothing else.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::ask::{Picture, Words};
use crate::fault::PhotoFault;
use crate::jpeg_out::Effort;
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

/// Encodes `raster` as `preset` says. Fails with `CannotMake`, e.g. for a byte budget that no quality meets.
pub(crate) fn encode(
    raster: Upright,
    preset: &Preset,
    words: &Words,
) -> Result<Picture, PhotoFault> {
    let block = WordBlock::of(words);
    let (width, height) = (raster.width, raster.height);
    let bytes = match preset.format {
        OutputFormat::Jpeg => jpeg(&on_white(raster), preset.quality, block.as_ref())?,
        OutputFormat::Png => png(&raster, block)?,
        OutputFormat::Webp => webp(&raster, preset.quality, block.as_ref())?,
    };
    Ok(Picture { bytes, width, height, format: preset.format })
}

/// The raster on white paper, mixed in linear light.
fn on_white(raster: Upright) -> Upright {
    if raster.channels == 3 {
        return raster;
    }
    let light: Vec<f32> = (0..=255u8)
        .map(|byte| crate::light::linear_of_srgb(f64::from(byte) / 255.0) as f32)
        .collect();
    let tone = crate::light::Tone::new(0.0, 0.0);
    let mut bytes = Vec::with_capacity(raster.bytes.len() / 4 * 3);
    for [r, g, b, alpha] in raster.bytes.as_chunks::<4>().0 {
        let alpha = f32::from(*alpha) / 255.0;
        bytes.extend([r, g, b].map(|c| tone.byte(light[usize::from(*c)] * alpha + 1.0 - alpha)));
    }
    Upright { channels: 3, bytes, ..raster }
}

fn jpeg(
    raster: &Upright,
    quality: Quality,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    spend(quality, |level, effort| crate::jpeg_out::write(raster, level, effort, block))
}

/// Encodes once at the wanted level, or searches the level whose file fills a budget.
fn spend(
    quality: Quality,
    write: impl Fn(f32, Effort) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Vec<u8>, PhotoFault> {
    match quality {
        Quality::Quick { level } => write(f32::from(level), Effort::Quick),
        Quality::Compact { level } => write(f32::from(level), Effort::Compact),
        Quality::Budget { bytes } => {
            crate::budget::meet(bytes as usize, |level| write(level, Effort::Compact))
        }
    }
}

fn colour_type(raster: &Upright) -> ExtendedColorType {
    if raster.channels == 4 { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 }
}

fn png(raster: &Upright, block: Option<WordBlock>) -> Result<Vec<u8>, PhotoFault> {
    let mut file = Vec::new();
    let mut encoder =
        PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive);
    if let Some(block) = block {
        encoder.set_exif_metadata(block.exif).map_err(PhotoFault::cannot_make)?;
    }
    encoder
        .write_image(&raster.bytes, raster.width, raster.height, colour_type(raster))
        .map_err(PhotoFault::cannot_make)?;
    Ok(file)
}

#[cfg(feature = "webp")]
fn webp(
    raster: &Upright,
    quality: Quality,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    use crate::webp_out::{STEP, write};
    if let Quality::Budget { bytes } = quality {
        return crate::budget::meet_in_steps(bytes as usize, STEP, |level, dial| {
            write(raster, level, dial, Effort::Compact, block)
        });
    }
    spend(quality, |level, effort| write(raster, level, 0.0, effort, block))
}

/// Without libwebp: lossless, whatever the quality.
#[cfg(not(feature = "webp"))]
fn webp(
    raster: &Upright,
    _quality: Quality,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    let mut file = Vec::new();
    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut file);
    if let Some(block) = block {
        encoder.set_exif_metadata(block.exif.clone()).map_err(PhotoFault::cannot_make)?;
    }
    encoder
        .write_image(&raster.bytes, raster.width, raster.height, colour_type(raster))
        .map_err(PhotoFault::cannot_make)?;
    Ok(file)
}
