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

#[allow(clippy::manual_clamp)] // a clamp would let no-number through
#[inline(always)]
fn to_steps(light: &[f32], last: f32, out: &mut [u32]) {
    for (step, light) in out.iter_mut().zip(light) {
        // `max` first: it turns no-number into 0. Added to 2^23, the last bits of a float are the rounded number;
        // a plain cast checks its range and would keep the loop from running eight at a time.
        *step = (light.max(0.0).min(1.0) * last + 8_388_608.0).to_bits() & 0x007F_FFFF;
    }
}
