//! JPEG by libjpeg-turbo (inside mozjpeg): decoded at a fraction of its size, a row at a time.

use mozjpeg::decompress::DecompressStarted;
use mozjpeg::{ColorSpace, Decompress};

use crate::fault::PhotoFault;
use crate::jpeg_watch;
use crate::profile::{Colour, Matrix};
use crate::rows::Rows;
use crate::source::Inks;

/// A JPEG being decoded.
pub(crate) struct JpegRows<'a> {
    decoder: DecompressStarted<&'a [u8]>,
    tables: [Vec<f32>; 3],
    matrix: Option<Matrix>,
    /// One row as decoded, from [`Self::start`].
    bytes: Vec<u8>,
    start: usize,
    is_cmyk: bool,
    inks: Inks,
    scale: f64,
}

/// The cheapest number of eighths that leaves at least `left` times the wanted pixels. Six and seven are left out:
/// libjpeg-turbo has no vector code for them, so that they cost more than the whole picture and show less.
/// The half, which is made by vector code, may leave a little less: the next step costs a phone's photo of 4032 pixels
/// an eighth more. `share` is wanted pixels divided by stored pixels along a side.
pub(crate) fn eighths(share: f64, left: f64) -> u8 {
    let enough = |n: u8| {
        let left = if n == 4 { (left * HALF_LEAVES).max(1.0) } else { left };
        f64::from(n) / 8.0 >= share * left
    };
    [1, 2, 3, 4, 5].into_iter().find(|n| enough(*n)).unwrap_or(8)
}

/// What the half must leave beside the other steps (measured; see docs/photos.md).
const HALF_LEAVES: f64 = 0.96;

/// Where a row is aligned, libjpeg-turbo writes it past the processor's caches, and it would be read back from memory at
/// once. Off by this many bytes it stays near: a twentieth of the work on a phone's photo.
const OFF: usize = 8;
/// The widest alignment that libjpeg-turbo asks for.
const ALIGNED: usize = 32;

impl<'a> JpegRows<'a> {
    /// Starts decoding at `eighths`/8 of the size. A progressive file is read to its end here.
    /// Fails with `Damaged`; unwinds with [`jpeg_watch::JpegBreak`] where libjpeg gives up.
    pub(crate) fn open(
        bytes: &'a [u8],
        eighths: u8,
        colour: &Colour,
        inks: Inks,
    ) -> Result<Self, PhotoFault> {
        jpeg_watch::take_hurt();
        let mut decoder = Decompress::with_err(jpeg_watch::watcher())
            .from_mem(bytes)
            .map_err(PhotoFault::damaged)?;
        decoder.scale(eighths);
        let is_cmyk = matches!(decoder.color_space(), ColorSpace::JCS_CMYK | ColorSpace::JCS_YCCK);
        let target = if is_cmyk { ColorSpace::JCS_CMYK } else { ColorSpace::JCS_RGB };
        let decoder = decoder.to_colorspace(target).map_err(PhotoFault::damaged)?;
        let values = if is_cmyk { 4 } else { 3 };
        let mut bytes = vec![0; decoder.width() * values + ALIGNED + OFF];
        let start = bytes.as_ptr().align_offset(ALIGNED) % ALIGNED + OFF;
        bytes.truncate(start + decoder.width() * values);
        Ok(Self {
            bytes,
            start,
            decoder,
            tables: colour.tables(256),
            matrix: colour.matrix,
            is_cmyk,
            inks,
            scale: f64::from(eighths) / 8.0,
        })
    }
}

impl JpegRows<'_> {
    fn keeps_inks(&self) -> bool {
        self.is_cmyk && self.inks == Inks::Kept
    }
}

impl Rows for JpegRows<'_> {
    fn size(&self) -> (usize, usize) {
        (self.decoder.width(), self.decoder.height())
    }

    fn scale(&self) -> f64 {
        self.scale
    }

    fn channels(&self) -> usize {
        if self.keeps_inks() { 4 } else { 3 }
    }

    fn matrix(&self) -> Option<Matrix> {
        self.matrix
    }

    fn next_row(&mut self, row: &mut [f32]) -> Result<(), PhotoFault> {
        let bytes = &mut self.bytes[self.start..];
        self.decoder.read_scanlines_into(bytes).map_err(PhotoFault::damaged)?;
        let bytes = &self.bytes[self.start..];
        let [red, green, blue] = &self.tables;
        if self.keeps_inks() {
            for (value, byte) in row.iter_mut().zip(bytes) {
                *value = f32::from(*byte) / 255.0;
            }
            return Ok(());
        }
        let (pixels, _) = row.as_chunks_mut::<3>();
        if self.is_cmyk {
            for (pixel, inks) in pixels.iter_mut().zip(bytes.as_chunks::<4>().0) {
                let [r, g, b] = rgb_of_inks(*inks);
                *pixel = [red[usize::from(r)], green[usize::from(g)], blue[usize::from(b)]];
            }
        } else {
            let (Some(red), Some(green), Some(blue)) =
                (red.first_chunk::<256>(), green.first_chunk::<256>(), blue.first_chunk::<256>())
            else {
                return Ok(());
            };
            for (pixel, [r, g, b]) in pixels.iter_mut().zip(bytes.as_chunks::<3>().0) {
                *pixel = [red[usize::from(*r)], green[usize::from(*g)], blue[usize::from(*b)]];
            }
        }
        Ok(())
    }

    fn is_hurt(&self) -> bool {
        jpeg_watch::take_hurt() > 0
    }
}

/// Every CMYK JPEG in the wild is Adobe's: 255 means no ink.
fn rgb_of_inks([c, m, y, k]: [u8; 4]) -> [u8; 3] {
    [c, m, y].map(|ink| ((u16::from(ink) * u16::from(k) + 127) / 255) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_leaves_something_to_resize() {
        assert_eq!(eighths(1600.0 / 4032.0, 1.3), 4, "the half leaves 1.26");
        assert_eq!(eighths(1600.0 / 3900.0, 1.3), 5);
        assert_eq!(eighths(1600.0 / 3100.0, 1.0), 5, "never fewer pixels than wanted");
        assert_eq!(eighths(1600.0 / 3264.0, 1.3), 8);
        assert_eq!(eighths(320.0 / 4032.0, 1.3), 1);
        assert_eq!(eighths(1.0, 1.3), 8);
        assert_eq!(eighths(0.0, 1.3), 1);
    }
}
