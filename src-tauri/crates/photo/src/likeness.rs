//! What a photo looks like, in 32 bytes, and how sharp it is: enough to know a picture again after it was resized,
//! re-encoded or lightly cut, and to notice a shaken shot. Studied on a small derivative, never on foreign bytes alone.

use serde::{Deserialize, Serialize};

use crate::excerpt::Small;
use crate::fault::PhotoFault;

/// Fields along a side of the grid that is compared.
const GRID: usize = 16;

/// What was seen in a small picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Study {
    /// 256 bits: whether each of 16 × 16 fields is brighter than its right neighbour. Two pictures of one photo
    /// differ in few bits ([`Study::distance`]).
    pub likeness: Vec<u8>,
    /// Variance of the Laplacian of the brightness (0–255) at the size given: low is blurred or empty.
    pub sharpness: u32,
    /// By which it is sought among others: [`crate::Sought`].
    pub small: Small,
}

/// Bits that are set in a picture that tells enough to be known again: a blank page is like every other.
const TELLING: std::ops::RangeInclusive<u32> = 40..=216;

impl Study {
    /// Whether a likeness says enough to compare by.
    pub fn tells(likeness: &[u8]) -> bool {
        TELLING.contains(&likeness.iter().map(|byte| byte.count_ones()).sum())
    }

    /// Bits in which two likenesses differ, 0–256; 256 when one of them is not 32 bytes long.
    pub fn distance(one: &[u8], other: &[u8]) -> u32 {
        if one.len() != GRID * GRID / 8 || one.len() != other.len() {
            return (GRID * GRID) as u32;
        }
        one.iter().zip(other).map(|(a, b)| (a ^ b).count_ones()).sum()
    }
}

/// Studies a JPEG that this room made, long side 320 px at best. Fails with `Damaged` if it cannot be read.
pub fn study(jpeg: &[u8]) -> Result<Study, PhotoFault> {
    let picture = image::load_from_memory_with_format(jpeg, image::ImageFormat::Jpeg)
        .map_err(|fault| PhotoFault::Damaged { detail: fault.to_string() })?
        .into_luma8();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let luma = picture.as_raw();
    Ok(Study {
        likeness: likeness(luma, width, height),
        sharpness: sharpness(luma, width, height),
        small: Small::of(width, height, luma),
    })
}

fn likeness(luma: &[u8], width: usize, height: usize) -> Vec<u8> {
    let columns = GRID + 1;
    let mean = |column: usize, line: usize| {
        let span = |n: usize, parts: usize, length: usize| {
            let from = (n * length / parts).min(length - 1);
            (from, ((n + 1) * length / parts).clamp(from + 1, length))
        };
        let (left, right) = span(column, columns, width);
        let (top, bottom) = span(line, GRID, height);
        let sum: u64 = (top..bottom)
            .flat_map(|y| &luma[y * width + left..y * width + right])
            .map(|v| u64::from(*v))
            .sum();
        sum * 256 / ((right - left) * (bottom - top)) as u64
    };
    let mut bits = vec![0_u8; GRID * GRID / 8];
    for line in 0..GRID {
        for column in 0..GRID {
            let n = line * GRID + column;
            if mean(column, line) > mean(column + 1, line) {
                bits[n / 8] |= 1 << (n % 8);
            }
        }
    }
    bits
}

fn sharpness(luma: &[u8], width: usize, height: usize) -> u32 {
    if width < 3 || height < 3 {
        return 0;
    }
    let at = |x: usize, y: usize| i64::from(luma[y * width + x]);
    let (mut sum, mut squares) = (0_i64, 0_i64);
    for y in 1..height - 1 {
        for x in 1..width - 1 {
            let bend = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4 * at(x, y);
            sum += bend;
            squares += bend * bend;
        }
    }
    let count = ((width - 2) * (height - 2)) as i64;
    let mean = sum as f64 / count as f64;
    (squares as f64 / count as f64 - mean * mean).max(0.0) as u32
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::samples;

    fn scene(seed: u32) -> RgbImage {
        RgbImage::from_fn(320, 240, |x, y| {
            let wave = ((x * (3 + seed) / 7) ^ (y * (5 + seed) / 11)) * (seed + 1);
            Rgb([(wave % 256) as u8, (x * y / 97 % 256) as u8, ((x + seed * 40) % 256) as u8])
        })
    }

    #[test]
    fn a_photo_is_known_again_smaller_and_recompressed() {
        let original = scene(2);
        let again =
            image::imageops::resize(&original, 200, 150, image::imageops::FilterType::Triangle);
        let one = study(&samples::jpeg(&original, 90)).unwrap();
        let other = study(&samples::jpeg(&again, 60)).unwrap();
        let stranger = study(&samples::jpeg(&scene(5), 90)).unwrap();
        let near = Study::distance(&one.likeness, &other.likeness);
        let far = Study::distance(&one.likeness, &stranger.likeness);
        assert!(near < 12 && far > 35, "{near} and {far}");
        assert_eq!(Study::distance(&one.likeness, &[]), 256);
    }

    #[test]
    fn a_blurred_picture_is_less_sharp() {
        let sharp = study(&samples::jpeg(&scene(3), 90)).unwrap().sharpness;
        let blurred = image::imageops::blur(&scene(3), 4.0);
        let blurred = study(&samples::jpeg(&blurred, 90)).unwrap().sharpness;
        assert!(blurred * 4 < sharp, "{blurred} beside {sharp}");
    }

    #[test]
    fn the_smallest_picture_and_no_picture_do_not_break_it() {
        assert_eq!(study(&samples::jpeg(&RgbImage::new(1, 1), 90)).unwrap().sharpness, 0);
        let blank = study(&samples::jpeg(&RgbImage::new(320, 200), 90)).unwrap();
        assert!(!Study::tells(&blank.likeness), "a blank picture is like no other");
        assert!(Study::tells(&study(&samples::jpeg(&scene(1), 90)).unwrap().likeness));
        assert!(study(b"not a picture").is_err());
    }
}
