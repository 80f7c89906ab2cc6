//! AVIF by rav1e, on one thread: 8 bits, sRGB, colours whole; our words as EXIF, nothing else.

use ravif::{BitDepth, Encoder, Img, RGB8, RGBA8};

use crate::budget::Met;
use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::jpeg_out::Effort;
use crate::word_block::WordBlock;

/// Levels between which a byte budget is searched for.
const LEVELS: (f32, f32) = (1.0, 100.0);
/// Where the search begins.
const FIRST: f32 = 60.0;
/// Share of a budget that is aimed at, and the share that is enough.
const AIM: f32 = 0.98;
const FULL_ENOUGH: f32 = 0.96;
/// Levels for twice the bytes, before two files say better.
const DOUBLING: f32 = 16.0;
/// One file of 1600 × 1200 pixels takes a second and more; so many are tried at the most.
const MOST_TRIES: usize = 8;

/// Writes `raster` (3 channels, or 4 with alpha) at level 1–100. Fails with `CannotMake`.
pub(crate) fn write(
    raster: &Upright,
    level: f32,
    effort: Effort,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    let mut encoder = Encoder::new()
        .with_quality(level.clamp(LEVELS.0, LEVELS.1))
        .with_alpha_quality(level.clamp(LEVELS.0, LEVELS.1))
        .with_speed(if effort == Effort::Compact { 9 } else { 10 })
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1));
    if let Some(block) = block {
        encoder = encoder.with_exif(block.exif.as_slice());
    }
    let (width, height) = (raster.width as usize, raster.height as usize);
    let made = if raster.channels == 4 {
        let pixels: Vec<_> =
            raster.bytes.as_chunks().0.iter().map(|&[r, g, b, a]| RGBA8::new(r, g, b, a)).collect();
        encoder.encode_rgba(Img::new(&pixels, width, height))
    } else {
        let pixels: Vec<_> =
            raster.bytes.as_chunks().0.iter().map(|&[r, g, b]| RGB8::new(r, g, b)).collect();
        encoder.encode_rgb(Img::new(&pixels, width, height))
    };
    let file = made.map_err(PhotoFault::cannot_make)?.avif_file;
    in_single_pieces(&file)
        .ok_or_else(|| PhotoFault::cannot_make("rav1e's file is laid out otherwise"))
}

/// The same file with every item named as one piece: the EXIF is written as two that lie side by side, which is allowed and
/// which ffmpeg 5 does not read. `None` if the boxes are not where they are expected.
fn in_single_pieces(file: &[u8]) -> Option<Vec<u8>> {
    let find = |name: &[u8]| file.windows(4).position(|four| four == name);
    let (meta, iloc) = (find(b"meta")? - 4, find(b"iloc")? - 4);
    let number = |at: usize| Some(u32::from_be_bytes(*file.get(at..at + 4)?.as_array()?));
    let short = |at: usize| Some(u16::from_be_bytes(*file.get(at..at + 2)?.as_array()?));
    // Version 0, offsets and lengths of four bytes, no base.
    if file.get(iloc + 8..iloc + 14)? != [0, 0, 0, 0, 0x44, 0] {
        return None;
    }
    let (mut at, mut items, mut pieces_gone) = (iloc + 16, Vec::new(), 0);
    for _ in 0..short(iloc + 14)? {
        let (head, pieces) = (file.get(at..at + 4)?, usize::from(short(at + 4)?));
        let (offset, mut length) = (number(at + 6)?, number(at + 10)?);
        for n in 1..pieces {
            let next = at + 6 + 8 * n;
            if number(next)? != offset + length {
                return None;
            }
            length += number(next + 4)?;
        }
        items.push((head, offset, length));
        pieces_gone += pieces.checked_sub(1)?;
        at += 6 + 8 * pieces;
    }
    let shorter = u32::try_from(8 * pieces_gone).ok()?;
    let mut made = file.get(..iloc + 16)?.to_vec();
    for (head, offset, length) in items {
        made.extend_from_slice(head);
        made.extend_from_slice(&[0, 1]);
        made.extend_from_slice(&(offset - shorter).to_be_bytes());
        made.extend_from_slice(&length.to_be_bytes());
    }
    made.extend_from_slice(file.get(at..)?);
    for at in [meta, iloc] {
        made[at..at + 4].copy_from_slice(&(number(at)? - shorter).to_be_bytes());
    }
    Some(made)
}

/// Searches the level whose file fills `budget` bytes without exceeding it. Bytes grow about evenly in their logarithm, so
/// that a few files are enough where halving would take seven. Fails as `encode` does.
pub(crate) fn meet(
    budget: usize,
    mut encode: impl FnMut(f32) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Met, PhotoFault> {
    let (mut low, mut high) = LEVELS;
    let (mut level, mut doubling) = (FIRST, DOUBLING);
    let (mut best, mut before): (Option<Vec<u8>>, Option<(f32, f32)>) = (None, None);
    let mut least = usize::MAX;
    for _ in 0..MOST_TRIES {
        let file = encode(level)?;
        let share = file.len() as f32 / budget as f32;
        if let Some((old, share_then)) = before.replace((level, share)) {
            let slope = (share / share_then).log2() / (level - old);
            doubling = if slope > 0.0 { (1.0 / slope).clamp(4.0, 40.0) } else { DOUBLING };
        }
        least = least.min(file.len());
        if share <= 1.0 {
            low = level;
            if best.as_ref().is_none_or(|best| best.len() <= file.len()) {
                best = Some(file);
            }
            if share >= FULL_ENOUGH {
                break;
            }
            if level >= LEVELS.1 {
                return Ok(Met::Best(best.unwrap_or_default()));
            }
        } else {
            high = level;
            if level <= LEVELS.0 {
                return Ok(Met::TooLarge(least));
            }
        }
        if high - low < 0.3 {
            break;
        }
        level = next(level + (AIM / share).log2() * doubling, (low, high));
    }
    match best {
        Some(file) => Ok(Met::Within(file)),
        None => encode(LEVELS.0).map(|file| {
            if file.len() <= budget { Met::Within(file) } else { Met::TooLarge(file.len()) }
        }),
    }
}

/// `wanted`, or what lies between the bounds where it lies outside; the bounds themselves only at the ends of the scale.
fn next(wanted: f32, (low, high): (f32, f32)) -> f32 {
    let inside = |level: f32| level > low && level < high;
    if inside(wanted) {
        wanted
    } else if wanted <= low && low <= LEVELS.0 {
        LEVELS.0
    } else if wanted >= high && high >= LEVELS.1 {
        LEVELS.1
    } else {
        f32::midpoint(low, high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of `full` bytes at the highest level, half as long every 14 levels below.
    fn files(full: f32) -> impl FnMut(f32) -> Result<Vec<u8>, PhotoFault> {
        move |level| Ok(vec![0; (full * ((level - 100.0) / 14.0).exp2()) as usize])
    }

    #[test]
    fn a_budget_is_filled_and_never_exceeded_in_a_few_files() {
        for budget in [20_000, 60_000, 150_000, 300_000] {
            let mut tries = 0;
            let mut encode = files(900_000.0);
            let met = meet(budget, |level| {
                tries += 1;
                encode(level)
            });
            let Ok(Met::Within(file)) = met else { panic!("{budget}: {met:?}") };
            assert!(
                file.len() <= budget && file.len() * 100 >= budget * 95,
                "{budget}: {}",
                file.len()
            );
            assert!(tries <= 4, "{budget}: {tries} files");
        }
    }

    #[test]
    fn a_picture_that_has_no_use_for_its_budget_is_the_best_and_one_that_is_too_large_says_its_least()
     {
        assert!(
            matches!(meet(300_000, files(100_000.0)), Ok(Met::Best(file)) if file.len() == 100_000)
        );
        let least = files(900_000.0)(1.0).map(|file| file.len());
        assert!(
            matches!((meet(2_000, files(900_000.0)), least), (Ok(Met::TooLarge(said)), Ok(least)) if said == least)
        );
    }
}
