//! A finished picture once more, smaller: for byte budgets that no quality meets at its size.

use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::light::{Tone, light_of_bytes};
use crate::preset::Quality;
use crate::shrink::Shrink;
use crate::taps::Taps;

/// Pixels of the longer side below which nothing recognisable is left.
const LEAST_SIDE: u32 = 16;

/// `raster` in the size at which its lowest quality, now `least` bytes, should leave room in the budget of `quality`.
/// Fails with `CannotMake` if too little would be left.
pub(crate) fn make(
    raster: &Upright,
    quality: Quality,
    least: usize,
) -> Result<Upright, PhotoFault> {
    let Quality::Budget { bytes } = quality else {
        return Err(PhotoFault::cannot_make("only a byte budget can be too small"));
    };
    // Half the budget at the lowest quality, so that a better one fits.
    let share = (f64::from(bytes) / (2.0 * least as f64)).sqrt().clamp(0.2, 0.8);
    let side = |length: u32| ((f64::from(length) * share).round() as u32).max(1);
    let (width, height) = (side(raster.width), side(raster.height));
    if raster.width.max(raster.height) <= LEAST_SIDE {
        return Err(PhotoFault::cannot_make(format!("no quality fits in {bytes} bytes")));
    }
    Ok(match raster.channels {
        4 => shrunk::<4>(raster, width, height),
        _ => shrunk::<3>(raster, width, height),
    })
}

fn shrunk<const N: usize>(raster: &Upright, width: u32, height: u32) -> Upright {
    let taps = |from: u32, to: u32| Taps::new(from as usize, 0.0, f64::from(from), to as usize);
    let mut shrink = Shrink::new(
        taps(raster.width, width),
        taps(raster.height, height),
        raster.width as usize,
        N,
    );
    let (light, tone) = (light_of_bytes(), Tone::new(0.0, 0.0));
    let mut bytes = Vec::with_capacity(width as usize * height as usize * N);
    let mut row = vec![0f32; raster.width as usize * N];
    for line in raster.bytes.chunks_exact(row.len()) {
        for (slots, pixel) in row.chunks_exact_mut(N).zip(line.chunks_exact(N)) {
            let alpha = if N == 4 { f32::from(pixel[N - 1]) / 255.0 } else { 1.0 };
            for (slot, byte) in slots.iter_mut().zip(pixel).take(3) {
                *slot = light[usize::from(*byte)] * alpha;
            }
            if N == 4 {
                slots[N - 1] = alpha;
            }
        }
        shrink.push(&row, |done| tone.append(done, N, &mut bytes));
    }
    Upright { width, height, channels: N, bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_picture_keeps_its_colours_and_its_alpha() {
        for pixel in [&[200u8, 90, 10][..], &[200, 90, 10, 255], &[200, 90, 10, 120]] {
            let bytes = pixel.repeat(90 * 60);
            let raster = Upright { width: 90, height: 60, channels: pixel.len(), bytes };
            let made = make(&raster, Quality::Budget { bytes: 2_000 }, 8_000).unwrap();
            assert_eq!((made.width, made.height), (32, 21));
            assert_eq!(made.bytes.len(), 32 * 21 * pixel.len());
            for one in made.bytes.chunks_exact(pixel.len()) {
                assert!(one.iter().zip(pixel).all(|(a, b)| a.abs_diff(*b) <= 1), "{one:?}");
            }
        }
    }

    #[test]
    fn a_picture_of_a_few_pixels_is_not_made_smaller() {
        let raster = Upright { width: 16, height: 9, channels: 3, bytes: vec![0; 16 * 9 * 3] };
        let fault = make(&raster, Quality::Budget { bytes: 10 }, 600).err();
        assert_eq!(fault.map(|fault| fault.code()), Some("cannot_make"));
    }
}
