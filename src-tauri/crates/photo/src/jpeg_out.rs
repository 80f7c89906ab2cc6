//! JPEG writing, always 4:2:0. With the feature `turbo` by mozjpeg: progressive, optimised tables; quick like
//! libjpeg-turbo, or compact with trellis. Without it by the crate `image`, baseline.

use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::word_block::WordBlock;

/// How much work goes into saving bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// libjpeg-turbo's way.
    Quick,
    /// mozjpeg's way: trellis quantisation and a search for the best scans.
    Compact,
}

/// Long side in pixels up to which a quick JPEG has one scan: so little data never builds up before the eye.
#[cfg(feature = "turbo")]
const SMALL: u32 = 1000;

/// Quantisation steps of a compact JPEG beside those of its level, for the flat share of a block and for all else:
/// chosen by SSIMULACRA2 on five photos. docs/photos.md has the curve.
#[cfg(feature = "turbo")]
const FLAT: f32 = 0.86;
#[cfg(feature = "turbo")]
const BUSY: f32 = 1.19;

/// The level whose steps are `times` as wide as those of `level`. Both are libjpeg's numbers.
#[cfg(feature = "turbo")]
fn coarser(level: f32, times: f32) -> f32 {
    let steps = if level < 50.0 { 50.0 / level } else { (100.0 - level) / 50.0 };
    let steps = steps * times;
    if steps > 1.0 { 50.0 / steps } else { 100.0 - 50.0 * steps }
}

/// Writes `raster` (3 channels) at quality 1–100. Fails with `CannotMake`.
#[cfg(feature = "turbo")]
pub(crate) fn write(
    raster: &Upright,
    level: f32,
    effort: Effort,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    use crate::jpeg_quick::{self, Order};
    use mozjpeg::qtable::{MSSSIM_Chroma, MSSSIM_Luma};
    use mozjpeg::{ColorSpace, Compress, Marker};

    let level = level.clamp(1.0, 100.0);
    if effort == Effort::Quick {
        let large = raster.width.max(raster.height) > SMALL;
        let order = if large { Order::Progressive } else { Order::OnePass };
        let segments: Vec<Vec<u8>> = block.iter().flat_map(|block| block.app1()).collect();
        return jpeg_quick::write(raster, level.round() as u8, order, &segments);
    }
    let mut encoder = Compress::new(ColorSpace::JCS_RGB);
    encoder.set_size(raster.width as usize, raster.height as usize);
    // Scaled here: mozjpeg's `set_quality` knows whole numbers only, too coarse for a budget.
    let (flat, busy) = (coarser(level, FLAT), coarser(level, BUSY));
    encoder.set_luma_qtable(&MSSSIM_Luma.scaled(flat, busy));
    encoder.set_chroma_qtable(&MSSSIM_Chroma.scaled(flat, busy));
    encoder.set_chroma_sampling_pixel_sizes((2, 2), (2, 2));
    encoder.set_optimize_coding(true);
    encoder.set_progressive_mode();
    let mut started = encoder.start_compress(Vec::new()).map_err(PhotoFault::cannot_make)?;
    for body in block.iter().flat_map(|block| block.app1()) {
        started.write_marker(Marker::APP(1), &body);
    }
    started.write_scanlines(&raster.bytes).map_err(PhotoFault::cannot_make)?;
    started.finish().map_err(PhotoFault::cannot_make)
}

/// Writes `raster` (3 channels) at quality 1–100, the same for both efforts. Fails with `CannotMake`.
#[cfg(not(feature = "turbo"))]
pub(crate) fn write(
    raster: &Upright,
    level: f32,
    _effort: Effort,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    use image::ImageEncoder;
    use image::codecs::jpeg::JpegEncoder;

    let mut file = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut file, level.clamp(1.0, 100.0).round() as u8);
    encoder
        .write_image(&raster.bytes, raster.width, raster.height, image::ExtendedColorType::Rgb8)
        .map_err(PhotoFault::cannot_make)?;
    let segments = block.iter().flat_map(|block| block.app1()).flat_map(|body| {
        let length = (body.len() as u16 + 2).to_be_bytes();
        [&[0xFF, 0xE1], &length[..], &body].concat()
    });
    file.splice(2..2, segments.collect::<Vec<u8>>());
    Ok(file)
}

#[cfg(all(test, feature = "turbo"))]
mod tests {
    use super::*;

    #[test]
    fn wider_steps_are_a_lower_level_over_the_whole_scale() {
        for level in [1.0, 20.0, 49.0, 50.0, 82.0, 100.0] {
            let (finer, same, wider) =
                (coarser(level, 0.5), coarser(level, 1.0), coarser(level, 2.0));
            assert!((same - level).abs() < 0.001 && finer >= level && wider <= level, "{level}");
            assert!(wider > 0.0 && finer <= 100.0, "{level}");
        }
    }
}
