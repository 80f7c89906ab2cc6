//! Lossy WebP by libwebp, with the small metadata block laid around its stream.

use webp::{Encoder, PixelLayout, WebPConfig};

use crate::budget::Levels;
use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::jpeg_out::Effort;
use crate::word_block::WordBlock;

/// Flags of the chunk `VP8X`.
const HAS_XMP: u8 = 0x04;
const HAS_EXIF: u8 = 0x08;

/// libwebp's quantisers, the finest last. Its quality does not go evenly over them: a fifth of them lie below quality 1.
/// Between two of them the four kinds of places in a picture change one after the other.
pub(crate) const QUANTISERS: Levels =
    Levels { lowest: 0.0, highest: 127.0, first: 107.0, step: 0.125 };

/// The quality 0–100 that libwebp turns into `quantiser` 0–127: a cubic curve over two straight lines.
pub(crate) fn level_of(quantiser: f32) -> f32 {
    let cube = (quantiser / 127.0).powi(3);
    100.0 * if cube < 0.5 { cube * 1.5 } else { f32::midpoint(cube, 1.0) }
}

/// Writes `raster` (3 channels, or 4 with alpha) at quality 0–100. `dial` goes from −1 to 1: how strongly bits are moved
/// from busy places to calm ones, which makes the file smaller below 0 and larger above. Fails with `CannotMake`.
pub(crate) fn write(
    raster: &Upright,
    level: f32,
    dial: f32,
    effort: Effort,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    let layout = if raster.channels == 4 { PixelLayout::Rgba } else { PixelLayout::Rgb };
    let mut config = WebPConfig::new().map_err(|()| PhotoFault::cannot_make("no configuration"))?;
    config.quality = level.clamp(0.0, 100.0);
    config.sns_strength = (50.0 - 50.0 * dial).clamp(0.0, 100.0) as i32;
    config.method = if effort == Effort::Compact { 5 } else { 2 };
    let encoder = Encoder::new(&raster.bytes, layout, raster.width, raster.height);
    let stream = encoder
        .encode_advanced(&config)
        .map_err(|fault| PhotoFault::cannot_make(format!("{fault:?}")))?;
    match block {
        None => Ok(stream.to_vec()),
        Some(block) => with_words(&stream, raster, block)
            .ok_or_else(|| PhotoFault::cannot_make("libwebp wrote no container")),
    }
}

/// The same picture in the extended container, with EXIF and XMP at its end; `None` if `file` is no WebP.
fn with_words(file: &[u8], raster: &Upright, block: &WordBlock) -> Option<Vec<u8>> {
    let chunks = file.strip_prefix(b"RIFF")?.get(4..)?.strip_prefix(b"WEBP")?;
    let mut head = vec![0u8; 10];
    let rest = if chunks.starts_with(b"VP8X") {
        head.copy_from_slice(chunks.get(8..18)?);
        chunks.get(18..)?
    } else {
        head[4..7].copy_from_slice(&(raster.width - 1).to_le_bytes()[..3]);
        head[7..10].copy_from_slice(&(raster.height - 1).to_le_bytes()[..3]);
        chunks
    };
    head[0] |= HAS_EXIF | HAS_XMP;
    let body = [
        b"WEBP",
        &chunk(*b"VP8X", &head)[..],
        rest,
        &chunk(*b"EXIF", &block.exif),
        &chunk(*b"XMP ", &block.xmp),
    ]
    .concat();
    Some(chunk(*b"RIFF", &body))
}

/// Name, length, bytes, and one more where the length is odd.
fn chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let pad: &[u8] = if body.len() % 2 == 1 { &[0] } else { &[] };
    [&name, &(body.len() as u32).to_le_bytes()[..], body, pad].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantisers_span_the_whole_scale_of_quality() {
        let levels: Vec<f32> = (0..=127u8).map(|n| level_of(f32::from(n))).collect();
        assert!(levels.is_sorted_by(|a, b| a < b));
        assert_eq!((levels[0], levels[127]), (0.0, 100.0));
        assert!(levels[23] < 1.0, "a fifth of them lie below 1: {}", levels[23]);
    }
}
