//! A picture as rows of linear light, from the top, whatever it was stored as.

use crate::fault::PhotoFault;
use crate::profile::Matrix;

/// Rows in linear sRGB or, where [`Rows::matrix`] says so, in the linear light of the picture's own profile.
pub(crate) trait Rows {
    /// Width and height in pixels of what comes out; may be smaller than stored.
    fn size(&self) -> (usize, usize);
    /// Pixels that come out for each stored pixel along a side, exactly; the last pixel of a side may be partly empty.
    fn scale(&self) -> f64;
    /// 3, or 4 with alpha premultiplied.
    fn channels(&self) -> usize;
    /// To be applied to every row, best after shrinking.
    fn matrix(&self) -> Option<Matrix>;
    /// Fills `row` with the next row, `width × channels` values. Called at most `height` times.
    fn next_row(&mut self, row: &mut [f32]) -> Result<(), PhotoFault>;
    /// Part of the picture was lost on the way.
    fn is_hurt(&self) -> bool;
}

/// Applies `matrix` to a row of `channels` values a pixel.
pub(crate) fn recolour(row: &mut [f32], channels: usize, matrix: &Matrix) {
    for pixel in row.chunks_exact_mut(channels) {
        let (r, g, b) = (pixel[0], pixel[1], pixel[2]);
        for (value, weights) in pixel.iter_mut().zip(matrix) {
            *value = weights[0] * r + weights[1] * g + weights[2] * b;
        }
    }
}
