//! Turning a picture by a few degrees; the empty corners are cut away, the ratio is kept.

use crate::fault::PhotoFault;
use crate::profile::Matrix;
use crate::rows::Rows;

/// Degrees either way.
pub(crate) const MAX_DEGREES: f64 = 15.0;
/// Pixels that may be held for turning, 6 or 8 bytes each.
const MAX_HELD: usize = 40_000_000;

/// How much of each side is left after turning by `degrees`: the largest upright rectangle of the same ratio.
pub(crate) fn kept_share(degrees: f64, (width, height): (f64, f64)) -> f64 {
    let (sin, cos) = degrees.to_radians().abs().sin_cos();
    1.0 / (cos + sin * (width / height).max(height / width))
}

/// A source turned around its middle.
pub(crate) struct Straightened<'a> {
    source: Box<dyn Rows + 'a>,
    sin_cos: (f64, f64),
    size: (usize, usize),
    /// The whole source in 16-bit linear light, read with the first row.
    held: Vec<u16>,
    next: usize,
}

impl<'a> Straightened<'a> {
    /// Turns `source` clockwise by `degrees`, as stored. Fails with `CannotMake` if it has too many pixels to hold.
    pub(crate) fn new(source: Box<dyn Rows + 'a>, degrees: f64) -> Result<Self, PhotoFault> {
        let (width, height) = source.size();
        if width * height > MAX_HELD {
            return Err(PhotoFault::cannot_make("too many pixels to straighten"));
        }
        let share = kept_share(degrees, (width as f64, height as f64));
        let left = |side: usize| ((side as f64 * share).ceil() as usize).clamp(1, side);
        Ok(Self {
            size: (left(width), left(height)),
            source,
            sin_cos: degrees.to_radians().sin_cos(),
            held: Vec::new(),
            next: 0,
        })
    }

    fn hold(&mut self) -> Result<(), PhotoFault> {
        let (width, height) = self.source.size();
        let mut row = vec![0f32; width * self.source.channels()];
        self.held.reserve_exact(row.len() * height);
        for _ in 0..height {
            self.source.next_row(&mut row)?;
            self.held
                .extend(row.iter().map(|light| (light.clamp(0.0, 1.0) * 65535.0 + 0.5) as u16));
        }
        Ok(())
    }

    /// The colour at a place between pixels, by Catmull-Rom over 4 × 4.
    fn sample(&self, x: f64, y: f64, pixel: &mut [f32]) {
        let (width, height) = self.source.size();
        let channels = pixel.len();
        let (x0, y0) = ((x - 0.5).floor(), (y - 0.5).floor());
        let (across, down) = (cubic(x - 0.5 - x0), cubic(y - 0.5 - y0));
        let inside = |at: f64, limit: usize| at.clamp(0.0, (limit - 1) as f64) as usize;
        let mut sum = [0f32; 4];
        for (j, wy) in down.iter().enumerate() {
            let line = inside(y0 + j as f64 - 1.0, height) * width;
            for (i, wx) in across.iter().enumerate() {
                let at = (line + inside(x0 + i as f64 - 1.0, width)) * channels;
                for (s, value) in sum.iter_mut().zip(&self.held[at..at + channels]) {
                    *s += wx * wy * f32::from(*value);
                }
            }
        }
        for (value, s) in pixel.iter_mut().zip(sum) {
            *value = (s / 65535.0).clamp(0.0, 1.0);
        }
    }
}

fn cubic(t: f64) -> [f32; 4] {
    let weights = [
        ((2.0 - t) * t - 1.0) * t,
        t * t * (3.0 * t - 5.0) + 2.0,
        ((4.0 - 3.0 * t) * t + 1.0) * t,
        (t - 1.0) * t * t,
    ];
    weights.map(|w| (w / 2.0) as f32)
}

impl Rows for Straightened<'_> {
    fn size(&self) -> (usize, usize) {
        self.size
    }

    fn scale(&self) -> f64 {
        self.source.scale()
    }

    fn channels(&self) -> usize {
        self.source.channels()
    }

    fn matrix(&self) -> Option<Matrix> {
        self.source.matrix()
    }

    fn next_row(&mut self, row: &mut [f32]) -> Result<(), PhotoFault> {
        if self.held.is_empty() {
            self.hold()?;
        }
        let (width, height) = self.source.size();
        let (sin, cos) = self.sin_cos;
        let dy = self.next as f64 + 0.5 - self.size.1 as f64 / 2.0;
        for (x, pixel) in row.chunks_exact_mut(self.source.channels()).enumerate() {
            let dx = x as f64 + 0.5 - self.size.0 as f64 / 2.0;
            let from_x = width as f64 / 2.0 + cos * dx + sin * dy;
            let from_y = height as f64 / 2.0 - sin * dx + cos * dy;
            self.sample(from_x, from_y, pixel);
        }
        self.next += 1;
        Ok(())
    }

    fn is_hurt(&self) -> bool {
        self.source.is_hurt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Colour;
    use crate::raster_rows::RasterRows;
    use image::{DynamicImage, Rgb, RgbImage};

    #[test]
    fn a_turned_picture_turns_back() {
        // A white line leaning 10° against the clock stands upright after turning 10° with it.
        let (width, height) = (300u32, 200u32);
        let lean = 10f64.to_radians().tan();
        let picture = RgbImage::from_fn(width, height, |x, y| {
            let off = f64::from(x) - 150.0 + (f64::from(y) - 100.0) * lean;
            Rgb([if off.abs() < 4.0 { 255 } else { 0 }; 3])
        });
        let rows = RasterRows::new(DynamicImage::ImageRgb8(picture), &Colour::SRGB);
        let mut turned = Straightened::new(Box::new(rows), -10.0).unwrap();
        let (w, h) = turned.size();
        assert!(w < 300 && h < 200 && w > 200);
        let mut row = vec![0f32; w * 3];
        for y in 0..h {
            turned.next_row(&mut row).unwrap();
            assert!(row[w / 2 * 3] > 0.9, "row {y} has the line in its middle");
            assert!(
                row[(w / 2 + 12) * 3] < 0.1 && row[(w / 2 - 12) * 3] < 0.1,
                "row {y} is upright"
            );
        }
    }
}
