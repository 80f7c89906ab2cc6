//! The inner loops, compiled twice on x86: for every processor, and for those with AVX2, chosen when running.
//! The loops themselves are plain safe Rust; the only unsafe step is entering the AVX2 copy after asking the processor.

#![allow(clippy::inline_always)]

use crate::taps::Pairs;

/// Values added up at once.
const BLOCK: usize = 32;
/// Values that must follow the last pixel of a packed row, so that whole vectors can be read and written.
pub(crate) const PAD: usize = 12;

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
    /// `out` = the sum of the rows `start…` (kept in a ring) by their weights.
    weigh_rows => add_up::<APART>, weigh_rows_avx2 => add_up::<FUSED>,
    (ring: &[Vec<f32>], start: usize, weights: &[f32], out: &mut [f32])
}

twice! {
    /// One row of three values a pixel made narrower; `tall` and `out` have [`PAD`] values more at their end.
    weigh_threes => narrow::<APART, 3>, weigh_threes_avx2 => narrow::<FUSED, 3>,
    (tall: &[f32], columns: &Pairs, out: &mut [f32])
}

twice! {
    /// The same with four values a pixel.
    weigh_fours => narrow::<APART, 4>, weigh_fours_avx2 => narrow::<FUSED, 4>,
    (tall: &[f32], columns: &Pairs, out: &mut [f32])
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
fn add_up<const FUSE: bool>(ring: &[Vec<f32>], start: usize, weights: &[f32], out: &mut [f32]) {
    let row = |k: usize| &ring[(start + k) % ring.len()];
    let mut at = 0;
    let (blocks, rest) = out.as_chunks_mut::<BLOCK>();
    for block in blocks {
        let mut sum = [0f32; BLOCK];
        for (k, weight) in weights.iter().enumerate() {
            for (s, v) in sum.iter_mut().zip(&row(k)[at..at + BLOCK]) {
                add::<FUSE>(s, *v, *weight);
            }
        }
        *block = sum;
        at += BLOCK;
    }
    for (i, value) in rest.iter_mut().enumerate() {
        *value = weights.iter().enumerate().map(|(k, weight)| row(k)[at + i] * weight).sum();
    }
}

#[inline(always)]
fn narrow<const FUSE: bool, const N: usize>(tall: &[f32], columns: &Pairs, out: &mut [f32]) {
    let mut at = 0;
    for (start, pairs) in columns.runs() {
        // Two sums: one alone would wait for itself at every pair.
        let (mut even, mut odd) = ([0f32; 8], [0f32; 8]);
        let mut taps = &tall[start * N..start * N + pairs.len() * 2 * N + 8];
        let (twos, last) = pairs.as_chunks::<2>();
        for [a, b] in twos {
            if let Some((both, _)) = taps.split_first_chunk::<16>() {
                for lane in 0..8 {
                    add::<FUSE>(&mut even[lane], both[lane], a[lane]);
                    add::<FUSE>(&mut odd[lane], both[2 * N + lane], b[lane]);
                }
            }
            taps = &taps[4 * N..];
        }
        if let ([a], Some((first, _))) = (last, taps.split_first_chunk::<8>()) {
            for lane in 0..8 {
                add::<FUSE>(&mut even[lane], first[lane], a[lane]);
            }
        }
        let mut sum = [0f32; 8];
        for lane in 0..8 {
            sum[lane] = even[lane] + odd[lane];
        }
        // A pair's second pixel lies N lanes on. Of three values the fourth lane is overwritten by the next pixel.
        let (first, second) = (sum.first_chunk::<4>(), sum[N..].first_chunk::<4>());
        if let (Some(first), Some(second), Some(slot)) =
            (first, second, out[at..].first_chunk_mut::<4>())
        {
            for lane in 0..4 {
                slot[lane] = first[lane] + second[lane];
            }
        }
        at += N;
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
