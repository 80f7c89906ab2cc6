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

/// Writes `raster` (3 channels) at quality 1–100. Fails with `CannotMake`.
#[cfg(feature = "turbo")]
pub(crate) fn write(
    raster: &Upright,
    level: f32,
    effort: Effort,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    use crate::jpeg_quick::{self, Order};
    use mozjpeg::qtable::NRobidoux;
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
    // mozjpeg's own table, scaled here: its `set_quality` knows whole numbers only, too coarse for a budget.
    let table = NRobidoux.scaled(level, level);
    encoder.set_luma_qtable(&table);
    encoder.set_chroma_qtable(&table);
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
