//! The inner loops, compiled twice on x86: for every processor, and for those with AVX2, chosen when running.
//! The loops themselves are plain safe Rust; the only unsafe step is entering the AVX2 copy after asking the processor.

#![allow(clippy::inline_always)]

use crate::taps::Taps;

/// Pixels worked on at once.
pub(crate) const ABREAST: usize = 32;

/// The same pixel of two rows, four values for each; the fourth of three means nothing.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
pub(crate) struct Twin([f32; 8]);

macro_rules! twice {
    ($(#[$doc:meta])* $name:ident => $plain:path, $avx2:ident => $fused:path,
     ($($arg:ident: $type:ty),*)) => {
        #[cfg(target_arch = "x86_64")]
        #[target_feature(enable = "avx2,fma")]
        fn $avx2($($arg: $type),*) {
            $fused($($arg),*);
        }

        $(#[$doc])*
        pub(crate) fn $name($($arg: $type),*) {
            #[cfg(target_arch = "x86_64")]
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                // SAFETY: the processor has just been asked for both features the copy was compiled for.
                #[allow(unsafe_code)]
                return unsafe { $avx2($($arg),*) };
            }
            $plain($($arg),*);
        }
    };
}

/// Multiply and add in one step; without the instruction that would be a call, so the plain copies do not.
const FUSED: bool = true;
/// Multiply, then add.
const APART: bool = false;

twice! {
    /// Two sums of `rows`, by the first and by the second of the `weights`, of three values a pixel. All rows have the
    /// pixels of `tall`, a whole number of [`ABREAST`].
    add_threes => add_up::<APART, 3>, add_threes_avx2 => add_up::<FUSED, 3>,
    (rows: &[&[f32]], weights: &[[f32; 2]], tall: &mut [Twin])
}

twice! {
    /// The same with four values a pixel.
    add_fours => add_up::<APART, 4>, add_fours_avx2 => add_up::<FUSED, 4>,
    (rows: &[&[f32]], weights: &[[f32; 2]], tall: &mut [Twin])
}

twice! {
    /// Two rows of three values a pixel made narrower.
    narrow_threes => narrow::<APART, 3>, narrow_threes_avx2 => narrow::<FUSED, 3>,
    (tall: &[Twin], columns: &Taps, done: &mut [Vec<f32>; 2])
}

twice! {
    /// The same with four values a pixel.
    narrow_fours => narrow::<APART, 4>, narrow_fours_avx2 => narrow::<FUSED, 4>,
    (tall: &[Twin], columns: &Taps, done: &mut [Vec<f32>; 2])
}

twice! {
    /// Light 0–1 to whole steps 0–`last`, held at the ends.
    light_to_steps => to_steps, light_to_steps_avx2 => to_steps,
    (light: &[f32], last: f32, out: &mut [u32])
}

/// How luma and two colour differences become red, green and blue: each value times the weight before it, and what is
/// added at the end. The colours are held between 0 and `last`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mixture {
    pub(crate) luma: (f32, f32),
    pub(crate) red: (f32, f32),
    pub(crate) green: (f32, f32, f32),
    pub(crate) blue: (f32, f32),
    pub(crate) last: f32,
}

/// Pixels mixed at once.
pub(crate) const MIXED: usize = 64;

twice! {
    /// Up to [`MIXED`] pixels to whole steps of red, green and blue.
    mix_colours => mix::<APART>, mix_colours_avx2 => mix::<FUSED>,
    (luma: &[u16], cb: &[f32], cr: &[f32], mixture: &Mixture, steps: &mut [[u32; MIXED]; 3])
}

#[inline(always)]
fn add<const FUSE: bool>(sum: &mut f32, value: f32, weight: f32) {
    *sum = if FUSE { value.mul_add(weight, *sum) } else { *sum + value * weight };
}

#[inline(always)]
fn add_all<const FUSE: bool, const L: usize>(sums: &mut [f32; L], values: &[f32; L], weight: f32) {
    for (sum, value) in sums.iter_mut().zip(values) {
        add::<FUSE>(sum, *value, weight);
    }
}

#[inline(always)]
fn add_up<const FUSE: bool, const N: usize>(
    rows: &[&[f32]],
    weights: &[[f32; 2]],
    tall: &mut [Twin],
) {
    // Four values more than pixels of four need: the last pixel of three is read as four.
    let mut sums = [[0f32; 4 * ABREAST + 4]; 2];
    for (block, pixels) in tall.chunks_exact_mut(ABREAST).enumerate() {
        for part in 0..N {
            let at = (block * N + part) * ABREAST;
            let (mut first, mut second) = ([0f32; ABREAST], [0f32; ABREAST]);
            for (row, [a, b]) in rows.iter().zip(weights) {
                let Some(values) = row[at..].first_chunk::<ABREAST>() else { return };
                add_all::<FUSE, ABREAST>(&mut first, values, *a);
                add_all::<FUSE, ABREAST>(&mut second, values, *b);
            }
            sums[0][part * ABREAST..][..ABREAST].copy_from_slice(&first);
            sums[1][part * ABREAST..][..ABREAST].copy_from_slice(&second);
        }
        for (i, Twin(pixel)) in pixels.iter_mut().enumerate() {
            pixel[..4].copy_from_slice(&sums[0][i * N..][..4]);
            pixel[4..].copy_from_slice(&sums[1][i * N..][..4]);
        }
    }
}

#[inline(always)]
fn narrow<const FUSE: bool, const N: usize>(
    tall: &[Twin],
    columns: &Taps,
    done: &mut [Vec<f32>; 2],
) {
    let count = columns.count();
    let mut sums = [[0f32; 8]; ABREAST];
    let [first, second] = done.each_mut().map(|row| row.chunks_mut(ABREAST * N));
    for ((starts, weights), rows) in columns.blocks(ABREAST).zip(first.zip(second)) {
        let runs = starts.iter().zip(weights.chunks_exact(count));
        for (sum, (start, weights)) in sums.iter_mut().zip(runs) {
            // Two sums: one alone would wait for itself at every pixel.
            let (mut even, mut odd) = ([0f32; 8], [0f32; 8]);
            let (twos, last) = weights.as_chunks::<2>();
            let (pixels, last_pixel) = tall[*start..][..count].as_chunks::<2>();
            for ([a, b], [left, right]) in twos.iter().zip(pixels) {
                add_all::<FUSE, 8>(&mut even, &left.0, *a);
                add_all::<FUSE, 8>(&mut odd, &right.0, *b);
            }
            if let ([a], [pixel]) = (last, last_pixel) {
                add_all::<FUSE, 8>(&mut even, &pixel.0, *a);
            }
            for lane in 0..8 {
                sum[lane] = even[lane] + odd[lane];
            }
        }
        // Not within the loop above, which would no longer run eight at a time.
        let pixels = rows.0.chunks_exact_mut(N).zip(rows.1.chunks_exact_mut(N));
        for (sum, (first, second)) in sums.iter().zip(pixels) {
            first.copy_from_slice(&sum[..N]);
            second.copy_from_slice(&sum[4..4 + N]);
        }
    }
}

#[inline(always)]
fn to_steps(light: &[f32], last: f32, out: &mut [u32]) {
    for (step, light) in out.iter_mut().zip(light) {
        *step = whole(held(*light, 1.0) * last);
    }
}

#[inline(always)]
fn mix<const FUSE: bool>(
    luma: &[u16],
    cb: &[f32],
    cr: &[f32],
    mixture: &Mixture,
    steps: &mut [[u32; MIXED]; 3],
) {
    let Mixture { red: of_red, green: of_green, blue: of_blue, last, .. } = *mixture;
    let [reds, greens, blues] = steps;
    let slots = reds.iter_mut().zip(greens.iter_mut()).zip(blues.iter_mut());
    for (((red, green), blue), (luma, (cb, cr))) in slots.zip(luma.iter().zip(cb.iter().zip(cr))) {
        let mut base = mixture.luma.1;
        add::<FUSE>(&mut base, f32::from(*luma), mixture.luma.0);
        let (mut r, mut g, mut b) = (base + of_red.1, base + of_green.2, base + of_blue.1);
        add::<FUSE>(&mut r, *cr, of_red.0);
        add::<FUSE>(&mut g, *cb, of_green.0);
        add::<FUSE>(&mut g, *cr, of_green.1);
        add::<FUSE>(&mut b, *cb, of_blue.0);
        (*red, *green, *blue) = (whole(held(r, last)), whole(held(g, last)), whole(held(b, last)));
    }
}

/// Between 0 and `most`; `max` first, because it turns no-number into 0, which a clamp would let through.
#[allow(clippy::manual_clamp)]
#[inline(always)]
fn held(value: f32, most: f32) -> f32 {
    value.max(0.0).min(most)
}

/// The nearest whole number, of a value from 0 to 2^22. Added to 2^23, the last bits of a float are the rounded number; a
/// plain cast checks its range and would keep a loop from running eight at a time.
#[inline(always)]
fn whole(value: f32) -> u32 {
    (value + 8_388_608.0).to_bits() & 0x007F_FFFF
}
