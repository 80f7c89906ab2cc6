//! Hiding a place before any size is made, so that nothing of it can reach a derivative.

use crate::edits::Cover;
use crate::fault::PhotoFault;
use crate::orientation::Rect;
use crate::profile::Matrix;
use crate::rows::Rows;

/// A source with one place hidden. Several places are several layers.
pub(crate) struct Redacted<'a> {
    source: Box<dyn Rows + 'a>,
    columns: (usize, usize),
    lines: (usize, usize),
    squares: Squares,
    cover: Cover,
    /// Rows read ahead for the squares of a mosaic, in order; `held.0` of them are already given away.
    held: (usize, Vec<Vec<f32>>),
    next: usize,
}

/// Squares along the longer side of a mosaic at most.
const SQUARES: usize = 12;
/// Pixels of a square's side at least, where the place has as many. A source has at most about twice an output's pixels,
/// so 8 are left there.
const LEAST_SQUARE: usize = 16;

/// How many squares a place has across and down. They share it evenly: what is left over in a corner, a pixel perhaps,
/// would be a square of its own and show what was there.
#[derive(Clone, Copy)]
struct Squares {
    across: usize,
    down: usize,
}

impl Squares {
    fn of(width: usize, height: usize) -> Self {
        let least = width.max(height).div_ceil(SQUARES).max(LEAST_SQUARE);
        Self { across: (width / least).max(1), down: (height / least).max(1) }
    }
}

/// Where the `n`-th of `count` even parts of a stretch begins.
fn part((from, to): (usize, usize), n: usize, count: usize) -> usize {
    from + (to - from) * n / count
}

impl<'a> Redacted<'a> {
    /// `place` is in pixels of the stored picture, of which `source` may give a fraction.
    pub(crate) fn new(source: Box<dyn Rows + 'a>, place: Rect, cover: Cover) -> Self {
        let (width, height) = source.size();
        let scale = source.scale();
        // Outward by a pixel: the edge belongs to the hidden side.
        let stretch = |from: f64, length: f64, limit: usize| {
            let low = ((from * scale).floor() - 1.0).max(0.0) as usize;
            let high = (((from + length) * scale).ceil() + 1.0).max(0.0) as usize;
            (low.min(limit), high.min(limit))
        };
        let columns = stretch(place.left, place.width, width);
        let lines = stretch(place.top, place.height, height);
        let squares = Squares::of(columns.1 - columns.0, lines.1 - lines.0);
        Self { source, columns, lines, squares, cover, held: (0, Vec::new()), next: 0 }
    }

    /// Reads the next row of squares and makes every square one colour.
    fn hold_squares(&mut self) -> Result<(), PhotoFault> {
        let channels = self.source.channels();
        let ends = (1..=self.squares.down).map(|n| part(self.lines, n, self.squares.down));
        let count =
            ends.into_iter().find(|end| *end > self.next).unwrap_or(self.lines.1) - self.next;
        let mut rows = vec![vec![0f32; self.source.size().0 * channels]; count];
        for row in &mut rows {
            self.source.next_row(row)?;
        }
        for n in 0..self.squares.across {
            let [left, right] = [n, n + 1].map(|n| part(self.columns, n, self.squares.across));
            let mut sum = [0f64; 4];
            for row in &rows {
                for pixel in row[left * channels..right * channels].chunks_exact(channels) {
                    sum.iter_mut().zip(pixel).for_each(|(s, v)| *s += f64::from(*v));
                }
            }
            let mean = sum.map(|s| (s / (count * (right - left)) as f64) as f32);
            for row in &mut rows {
                for pixel in row[left * channels..right * channels].chunks_exact_mut(channels) {
                    pixel.copy_from_slice(&mean[..channels]);
                }
            }
        }
        self.held = (0, rows);
        Ok(())
    }
}

impl Rows for Redacted<'_> {
    fn size(&self) -> (usize, usize) {
        self.source.size()
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
        let hides = (self.lines.0..self.lines.1).contains(&self.next);
        match self.cover {
            Cover::Mosaic if hides => {
                if self.held.0 == self.held.1.len() {
                    self.hold_squares()?;
                }
                row.copy_from_slice(&self.held.1[self.held.0]);
                self.held.0 += 1;
            }
            Cover::Solid if hides => {
                self.source.next_row(row)?;
                let channels = self.channels();
                for pixel in row[self.columns.0 * channels..self.columns.1 * channels]
                    .chunks_exact_mut(channels)
                {
                    pixel.fill(0.0);
                    pixel[3..].fill(1.0);
                }
            }
            Cover::Mosaic | Cover::Solid => self.source.next_row(row)?,
        }
        self.next += 1;
        Ok(())
    }

    fn is_hurt(&self) -> bool {
        self.source.is_hurt()
    }
}
