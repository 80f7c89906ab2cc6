//! Luma and colour difference to linear light: the matrices of video, as HEIC and AVIF store pictures.

use heic_decoder::hevc::{nal::parse_nal_header, params::parse_sps};
use heic_rs::context::Context;
use heic_rs::{Range, Result};

use crate::simd::{self, MIXED, Mixture};

/// Steps of a table that turns mixed values into light.
pub(crate) const STEPS: usize = 1024;
/// The type of a sequence parameter set, ITU-T H.265 table 7-1.
const SEQUENCE_SET: u8 = 33;

/// How stored triples become red, green and blue on a scale of [`STEPS`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ycc {
    depth: u8,
    luma: (f32, f32),
    red: f32,
    green: (f32, f32),
    blue: f32,
    /// The planes are green, blue and red themselves.
    unmixed: bool,
}

impl Ycc {
    /// `matrix` is the code of ITU-T H.273; `full` says that black is 0 and not 16. `depth` is 8–16 bits.
    pub(crate) fn new(matrix: u16, full: bool, depth: u8) -> Self {
        let (kr, kb) = match matrix {
            1 => (0.2126, 0.0722),
            4 => (0.30, 0.11),
            7 => (0.212, 0.087),
            9 => (0.2627, 0.0593),
            // BT.601, also what an unlabelled file means (ISO/IEC 23000-22, 7.3.6.4).
            _ => (0.299f32, 0.114f32),
        };
        let kg = 1.0 - kr - kb;
        let steps = (STEPS - 1) as f32;
        let unit = f32::from(1u16 << (depth - 8));
        let most = 256.0f32.mul_add(unit, -1.0);
        let (black, luma, chroma) = if full {
            (0.0, steps / most, steps / most)
        } else {
            (16.0 * unit, steps / (219.0 * unit), steps / (224.0 * unit))
        };
        Self {
            depth,
            luma: (luma, -black * luma),
            red: 2.0 * (1.0 - kr) * chroma,
            green: (-2.0 * kb * (1.0 - kb) / kg * chroma, -2.0 * kr * (1.0 - kr) / kg * chroma),
            blue: 2.0 * (1.0 - kb) * chroma,
            unmixed: false,
        }
    }

    /// Planes of green, blue and red, in this order.
    #[cfg(feature = "avif")]
    pub(crate) fn unmixed(full: bool, depth: u8) -> Self {
        Self { unmixed: true, ..Self::new(1, full, depth) }
    }

    /// What the container says of `item`, else what the bitstream of its first tile says, else the format's default.
    pub(crate) fn of_heic(file: &Context<'_>, item: u32, tile: u32, depth: u8) -> Result<Self> {
        let nclx = file.props(item)?.nclx.or(file.props(tile)?.nclx);
        if let Some(nclx) = nclx.filter(|nclx| nclx.matrix_code != 2) {
            return Ok(Self::new(nclx.matrix_code, nclx.range == Range::Full, depth));
        }
        let (matrix, full) = said_by_stream(file, tile).unwrap_or((6, true));
        Ok(Self::new(matrix, full, depth))
    }

    /// Bits a sample.
    pub(crate) fn depth(&self) -> u8 {
        self.depth
    }

    /// The value of a colour difference of nothing.
    pub(crate) fn middle(&self) -> f32 {
        f32::from(1u16 << (self.depth - 1))
    }

    /// Fills `row` (3 values a pixel) with light. `luma` begins at the same pixel, and so do both rows of `chroma`,
    /// which have been made as wide as the luma.
    pub(crate) fn light(
        &self,
        luma: &[u16],
        chroma: [&[f32]; 2],
        tables: &[Vec<f32>; 3],
        row: &mut [f32],
    ) {
        let [Some(red), Some(green), Some(blue)] =
            tables.each_ref().map(|table| table.first_chunk::<STEPS>())
        else {
            return;
        };
        let mixture = self.mixture();
        let mut steps = [[0u32; MIXED]; 3];
        let (pixels, _) = row.as_chunks_mut::<3>();
        let whole = luma.chunks(MIXED).zip(chroma[0].chunks(MIXED).zip(chroma[1].chunks(MIXED)));
        for (pixels, (luma, (cb, cr))) in pixels.chunks_mut(MIXED).zip(whole) {
            self.mix(luma, [cb, cr], &mixture, &mut steps);
            for (i, pixel) in pixels.iter_mut().enumerate() {
                let step = |colour: usize| steps[colour][i % MIXED] as usize % STEPS;
                *pixel = [red[step(0)], green[step(1)], blue[step(2)]];
            }
        }
    }

    /// The same before it is light: red, green and blue on a scale of [`STEPS`].
    #[cfg(feature = "avif")]
    pub(crate) fn steps(&self, luma: &[u16], chroma: [&[f32]; 2], row: &mut [[u16; 3]]) {
        let mixture = self.mixture();
        let mut steps = [[0u32; MIXED]; 3];
        let whole = luma.chunks(MIXED).zip(chroma[0].chunks(MIXED).zip(chroma[1].chunks(MIXED)));
        for (pixels, (luma, (cb, cr))) in row.chunks_mut(MIXED).zip(whole) {
            self.mix(luma, [cb, cr], &mixture, &mut steps);
            for (i, pixel) in pixels.iter_mut().enumerate() {
                *pixel = [0, 1, 2].map(|colour: usize| steps[colour][i % MIXED] as u16);
            }
        }
    }

    fn mixture(&self) -> Mixture {
        let middle = self.middle();
        Mixture {
            luma: self.luma,
            // What the middle of the differences adds to each colour.
            red: (self.red, -self.red * middle),
            green: (self.green.0, self.green.1, -(self.green.0 + self.green.1) * middle),
            blue: (self.blue, -self.blue * middle),
            last: (STEPS - 1) as f32,
        }
    }

    /// Up to [`MIXED`] pixels to whole steps.
    fn mix(
        &self,
        luma: &[u16],
        [cb, cr]: [&[f32]; 2],
        mixture: &Mixture,
        steps: &mut [[u32; MIXED]; 3],
    ) {
        if !self.unmixed {
            simd::mix_colours(luma, cb, cr, mixture, steps);
            return;
        }
        let (scale, from) = self.luma;
        let step = |value: f32| ((value * scale + from).clamp(0.0, mixture.last) + 0.5) as u32;
        for (i, (green, (blue, red))) in luma.iter().zip(cb.iter().zip(cr)).enumerate().take(MIXED)
        {
            (steps[0][i], steps[1][i], steps[2][i]) =
                (step(*red), step(f32::from(*green)), step(*blue));
        }
    }
}

/// A row of colour differences made twice as wide: its samples lie on the even pixels, between two of them is their mean.
pub(crate) fn widen(half: &[f32], wide: &mut [f32]) {
    let Some(last) = half.last() else { return };
    let (pairs, _) = wide.as_chunks_mut::<2>();
    for (pair, two) in pairs.iter_mut().zip(half.windows(2)) {
        *pair = [two[0], 0.5 * (two[0] + two[1])];
    }
    wide.iter_mut().skip(2 * (half.len() - 1)).for_each(|value| *value = *last);
}

/// The same where the samples lie between two pixels: three quarters of the nearer, one of the other.
#[cfg(feature = "avif")]
pub(crate) fn widen_between(half: &[f32], wide: &mut [f32]) {
    let Some(last) = half.len().checked_sub(1) else { return };
    for (i, pair) in wide.chunks_mut(2).enumerate().take(half.len()) {
        let here = half[i];
        let beside = [half[i.saturating_sub(1)], half[(i + 1).min(last)]];
        for (value, beside) in pair.iter_mut().zip(beside) {
            *value = 0.75 * here + 0.25 * beside;
        }
    }
}

/// Matrix and range from the sequence parameter set of a coded picture; `None` if it says nothing.
fn said_by_stream(file: &Context<'_>, item: u32) -> Option<(u16, bool)> {
    let config = file.props(item).ok()?.hvcc?;
    config.parameter_sets().into_iter().find_map(|unit| {
        let (header, payload) = parse_nal_header(unit).ok()?;
        if header.nal_unit_type != SEQUENCE_SET {
            return None;
        }
        let set = heic_decoder::bitreader::strip_emulation_prevention(payload);
        let said = parse_sps(&set).ok()?.color_info?;
        (said.matrix_coefficients != 2).then_some((said.matrix_coefficients, said.full_range))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Colour;

    fn bytes(ycc: Ycc, luma: u16, cb: f32, cr: f32) -> [u8; 3] {
        let tables = Colour::SRGB.tables(STEPS);
        let mut row = [0f32; 6];
        ycc.light(&[luma; 2], [&[cb; 2], &[cr; 2]], &tables, &mut row);
        assert_eq!(row[..3], row[3..], "an even area stays even");
        let tone = crate::light::Tone::new(0.0, 0.0);
        [row[0], row[1], row[2]].map(|light| tone.byte(light))
    }

    #[test]
    fn colours_are_widened_to_the_last_pixel() {
        for (half, wide) in [
            (&[4.0f32][..], &[4.0f32, 4.0][..]),
            (&[4.0, 8.0, 2.0], &[4.0, 6.0, 8.0, 5.0, 2.0]),
            (&[4.0, 8.0, 2.0], &[4.0, 6.0, 8.0, 5.0, 2.0, 2.0]),
        ] {
            let mut made = vec![0.0; wide.len()];
            widen(half, &mut made);
            assert_eq!(made, wide);
        }
    }

    #[test]
    #[cfg(feature = "avif")]
    fn colours_between_two_pixels_are_widened_to_the_last() {
        for (half, wide) in [
            (&[4.0f32][..], &[4.0f32, 4.0][..]),
            (&[4.0, 8.0], &[4.0, 5.0, 7.0, 8.0]),
            (&[4.0, 8.0, 0.0], &[4.0, 5.0, 7.0, 6.0, 2.0]),
        ] {
            let mut made = vec![0.0; wide.len()];
            widen_between(half, &mut made);
            assert_eq!(made, wide);
        }
    }

    #[test]
    #[cfg(feature = "avif")]
    fn planes_of_colours_stay_what_they_are() {
        assert_eq!(bytes(Ycc::unmixed(true, 8), 40, 200.0, 120.0), [120, 40, 200]);
        assert_eq!(bytes(Ycc::unmixed(false, 10), 64, 940.0, 503.0), [128, 0, 255]);
    }

    #[test]
    fn known_colours_come_out() {
        let full = Ycc::new(6, true, 8);
        assert_eq!(bytes(full, 128, 128.0, 128.0), [128; 3]);
        assert_eq!(bytes(full, 76, 85.0, 255.0), [254, 0, 0]);
        let studio = Ycc::new(1, false, 8);
        assert_eq!(bytes(studio, 16, 128.0, 128.0), [0; 3]);
        assert_eq!(bytes(studio, 235, 128.0, 128.0), [255; 3]);
        let deep = Ycc::new(9, true, 10);
        assert_eq!(bytes(deep, 1023, 512.0, 512.0), [255; 3]);
    }
}
