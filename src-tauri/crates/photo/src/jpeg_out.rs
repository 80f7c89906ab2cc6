//! JPEG writing. With the feature `turbo` by mozjpeg: progressive, optimised tables; quick like libjpeg-turbo, or compact
//! with trellis. Without it by the crate `image`, baseline. Always 4:2:0, but for a byte budget that is larger than all
//! that a picture with halved colours can use.

use crate::encode::Upright;
use crate::fault::PhotoFault;
#[cfg(feature = "turbo")]
use crate::jpeg_quick::{self, Order};
#[cfg(feature = "turbo")]
use crate::jpeg_writer::Writer;
use crate::word_block::WordBlock;

/// How much work goes into saving bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// libjpeg-turbo's way.
    Quick,
    /// mozjpeg's way: trellis quantisation and a search for the best scans.
    Compact,
}

/// How many of the colours' pixels are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colours {
    /// 4:2:0, one for each square of four pixels.
    Halved,
    /// 4:4:4, all. The quick encoder has no use for it.
    #[cfg(feature = "turbo")]
    Whole,
}

/// How finely a picture is told.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "turbo"), allow(dead_code))] // the crate `image` has a level alone
pub(crate) struct Fineness {
    /// Quality 1–100.
    pub(crate) level: f32,
    /// From −1 (fewer bytes at the same level) through 0 to 1 (more); the compact encoder's alone.
    pub(crate) dial: f32,
    pub(crate) colours: Colours,
}

impl Fineness {
    /// A level, the dial in its middle, the colours halved.
    pub(crate) fn at(level: f32) -> Self {
        Self { level, dial: 0.0, colours: Colours::Halved }
    }
}

/// Long side in pixels up to which a quick JPEG has one scan: so little data never builds up before the eye.
#[cfg(feature = "turbo")]
const SMALL: u32 = 1000;

/// Writes `raster` (3 channels). Fails with `CannotMake`.
#[cfg(feature = "turbo")]
pub(crate) fn write(
    raster: &Upright,
    fineness: Fineness,
    effort: Effort,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    let segments = segments(block);
    if effort == Effort::Compact {
        return crate::jpeg_compact::write(raster, fineness, &segments);
    }
    let level = fineness.level.clamp(1.0, 100.0).round() as u8;
    quick((raster.width, raster.height), level)?.write(raster, &segments)
}

/// Begins a quick file of `size` pixels at level 1–100. Fails with `CannotMake`.
#[cfg(feature = "turbo")]
pub(crate) fn start_quick(
    size: (u32, u32),
    level: u8,
    block: Option<&WordBlock>,
) -> Result<Writer, PhotoFault> {
    let mut writer = quick(size, level)?;
    writer.start(&segments(block));
    Ok(writer)
}

#[cfg(feature = "turbo")]
fn quick(size: (u32, u32), level: u8) -> Result<Writer, PhotoFault> {
    let large = size.0.max(size.1) > SMALL;
    let order = if large { Order::Progressive } else { Order::OnePass };
    jpeg_quick::writer(size, level, order)
}

/// The bodies of the APP1 that `block` becomes.
fn segments(block: Option<&WordBlock>) -> Vec<Vec<u8>> {
    block.iter().flat_map(|block| block.app1()).collect()
}

/// Writes `raster` (3 channels), the same for both efforts. Fails with `CannotMake`.
#[cfg(not(feature = "turbo"))]
pub(crate) fn write(
    raster: &Upright,
    fineness: Fineness,
    _effort: Effort,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    use image::ImageEncoder;
    use image::codecs::jpeg::JpegEncoder;

    let mut file = Vec::new();
    let level = fineness.level.clamp(1.0, 100.0).round() as u8;
    let encoder = JpegEncoder::new_with_quality(&mut file, level);
    encoder
        .write_image(&raster.bytes, raster.width, raster.height, image::ExtendedColorType::Rgb8)
        .map_err(PhotoFault::cannot_make)?;
    let segments = segments(block).into_iter().flat_map(|body| {
        let length = (body.len() as u16 + 2).to_be_bytes();
        [&[0xFF, 0xE1], &length[..], &body].concat()
    });
    file.splice(2..2, segments.collect::<Vec<u8>>());
    Ok(file)
}
