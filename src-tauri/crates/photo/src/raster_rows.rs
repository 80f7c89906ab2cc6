//! A picture decoded whole by the crate `image`, handed out as rows of linear light.

use image::{DynamicImage, ImageDecoder};

use crate::fault::PhotoFault;
use crate::kind::PictureKind;
use crate::probe::{open_raster, undecoded};
use crate::profile::{Colour, Matrix};
use crate::rows::Rows;

/// Bytes that a decoded raster may take; a worker has 512 MB for everything.
const MAX_RASTER: u64 = 400 << 20;

/// A whole raster and the row that comes next.
pub(crate) struct RasterRows {
    raster: DynamicImage,
    tables: [Vec<f32>; 3],
    matrix: Option<Matrix>,
    next: usize,
}

impl RasterRows {
    /// Decodes `bytes`, one frame. Fails with `Damaged`, `Unsupported` or `TooManyPixels`.
    pub(crate) fn open(
        kind: PictureKind,
        bytes: &[u8],
        colour: &Colour,
    ) -> Result<Self, PhotoFault> {
        let decoder = open_raster(kind, bytes)?;
        let (width, height) = decoder.dimensions();
        if decoder.total_bytes() > MAX_RASTER {
            let bytes_a_pixel = u64::from(decoder.color_type().bytes_per_pixel());
            let limit = u32::try_from(MAX_RASTER / bytes_a_pixel).unwrap_or(u32::MAX);
            return Err(PhotoFault::TooManyPixels { width, height, limit });
        }
        let raster =
            DynamicImage::from_decoder(decoder).map_err(|error| undecoded(kind, &error))?;
        Ok(Self::new(raster, colour))
    }

    /// Rows of a raster that is there already.
    pub(crate) fn new(raster: DynamicImage, colour: &Colour) -> Self {
        let steps = match raster {
            DynamicImage::ImageRgb8(_)
            | DynamicImage::ImageRgba8(_)
            | DynamicImage::ImageLuma8(_)
            | DynamicImage::ImageLumaA8(_) => 256,
            _ => 65536,
        };
        Self { raster, tables: colour.tables(steps), matrix: colour.matrix, next: 0 }
    }
}

impl Rows for RasterRows {
    fn size(&self) -> (usize, usize) {
        (self.raster.width() as usize, self.raster.height() as usize)
    }

    fn scale(&self) -> f64 {
        1.0
    }

    fn channels(&self) -> usize {
        if self.raster.color().has_alpha() { 4 } else { 3 }
    }

    fn matrix(&self) -> Option<Matrix> {
        self.matrix
    }

    fn next_row(&mut self, row: &mut [f32]) -> Result<(), PhotoFault> {
        let (at, tables) = ((self.next, self.raster.width() as usize), &self.tables);
        self.next += 1;
        match &self.raster {
            DynamicImage::ImageLuma8(raster) => lit::<u8, 1>(raster.as_raw(), at, tables, row),
            DynamicImage::ImageLumaA8(raster) => lit::<u8, 2>(raster.as_raw(), at, tables, row),
            DynamicImage::ImageRgb8(raster) => lit::<u8, 3>(raster.as_raw(), at, tables, row),
            DynamicImage::ImageRgba8(raster) => lit::<u8, 4>(raster.as_raw(), at, tables, row),
            DynamicImage::ImageLuma16(raster) => lit::<u16, 1>(raster.as_raw(), at, tables, row),
            DynamicImage::ImageLumaA16(raster) => lit::<u16, 2>(raster.as_raw(), at, tables, row),
            DynamicImage::ImageRgb16(raster) => lit::<u16, 3>(raster.as_raw(), at, tables, row),
            DynamicImage::ImageRgba16(raster) => lit::<u16, 4>(raster.as_raw(), at, tables, row),
            _ => return Err(PhotoFault::unsupported("floating-point pixels")),
        }
        Ok(())
    }

    fn is_hurt(&self) -> bool {
        false
    }
}

/// Row `y` of a raster `width` pixels wide, `N` stored values a pixel (grey, grey + alpha, RGB, RGBA), to linear light
/// with alpha premultiplied.
fn lit<T: Copy + Into<u32>, const N: usize>(
    raster: &[T],
    (y, width): (usize, usize),
    tables: &[Vec<f32>; 3],
    row: &mut [f32],
) {
    let full = (tables[0].len() - 1) as f32;
    let stored = raster[y * width * N..(y + 1) * width * N].as_chunks::<N>().0;
    let light = |pixel: &[T; N], channel: usize| {
        let value: u32 = pixel[if N < 3 { 0 } else { channel }].into();
        tables[channel][value as usize]
    };
    if N == 2 || N == 4 {
        for (pixel, out) in stored.iter().zip(row.as_chunks_mut::<4>().0) {
            let alpha: u32 = pixel[N - 1].into();
            let alpha = alpha as f32 / full;
            let [r, g, b] = [0, 1, 2].map(|channel| light(pixel, channel) * alpha);
            *out = [r, g, b, alpha];
        }
    } else {
        for (pixel, out) in stored.iter().zip(row.as_chunks_mut::<3>().0) {
            *out = [0, 1, 2].map(|channel| light(pixel, channel));
        }
    }
}
