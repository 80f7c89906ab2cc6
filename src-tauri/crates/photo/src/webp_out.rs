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

/// From here up the second dial leaves out the trellis, which drops what costs more bits than it shows.
const WITHOUT_TRELLIS: f32 = 0.5;

/// How strongly bits are moved from busy places to calm ones (0–100), and whether a trellis drops what costs too much.
fn turned(dial: f32) -> (f32, bool) {
    let dial = dial.clamp(-1.0, 1.0);
    let trellis = dial <= WITHOUT_TRELLIS;
    let up = if trellis { dial } else { dial - WITHOUT_TRELLIS };
    (if up < 0.0 { 50.0 - 50.0 * up } else { 50.0 - 50.0 * up / WITHOUT_TRELLIS }, trellis)
}

/// Writes `raster` (3 channels, or 4 with alpha) at quality 0–100. `dial` goes from −1 to 1: the file is smaller below 0 and
/// larger above, by [`turned`]. Fails with `CannotMake`.
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
    let (strength, trellis) = turned(dial);
    config.sns_strength = strength as i32;
    config.method = match effort {
        Effort::Compact if trellis => 5,
        Effort::Compact => 4,
        Effort::Quick => 2,
    };
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

    #[test]
    fn the_second_dial_moves_bits_first_and_drops_the_trellis_last() {
        assert_eq!(
            [-1.0, 0.0, 0.25, 0.5].map(turned),
            [(100.0, true), (50.0, true), (25.0, true), (0.0, true)]
        );
        assert_eq!([0.75, 1.0].map(turned), [(25.0, false), (0.0, false)]);
    }

    #[test]
    fn a_picture_without_the_trellis_is_a_larger_file() {
        let picture = crate::samples::gradient(160, 120);
        let (width, height) = picture.dimensions();
        let mut raster = Upright { width, height, channels: 3, bytes: picture.into_raw() };
        for (n, byte) in raster.bytes.iter_mut().enumerate() {
            *byte = byte.wrapping_add((n as u32).wrapping_mul(2_654_435_761).to_be_bytes()[0] / 8);
        }
        let bytes = |dial| write(&raster, 90.0, dial, Effort::Compact, None).unwrap().len();
        assert!(bytes(WITHOUT_TRELLIS) < bytes(1.0));
    }
}
