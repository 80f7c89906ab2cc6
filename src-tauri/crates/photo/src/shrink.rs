//! Resizing row by row: source rows go in from the top, finished rows come out as soon as they can. Only the few rows
//! under the kernel are held, as 32-bit linear light.

use crate::simd::{self, ABREAST, Twin};
use crate::taps::{Taps, Twins};

/// A part of a source picture on its way to a smaller size. Two finished rows are made at once: they share most of their
/// source rows.
pub(crate) struct Shrink {
    columns: Taps,
    lines: Twins,
    /// Rows that come out.
    height: usize,
    channels: usize,
    /// Values of a source row that matter: from where, how many.
    part: (usize, usize),
    /// The last rows, a ring of `lines.count()`, each with zeros at its end up to a whole number of [`ABREAST`] pixels.
    ring: Vec<Vec<f32>>,
    rows_in: usize,
    rows_out: usize,
    /// Two rows, already shrunk downwards.
    tall: Vec<Twin>,
    /// Two finished rows.
    done: [Vec<f32>; 2],
}

impl Shrink {
    /// `columns` and `lines` say which source pixels make the output; a source row has `width` pixels of `channels`
    /// values: 3, or 4 with alpha premultiplied.
    pub(crate) fn new(columns: Taps, lines: Taps, width: usize, channels: usize) -> Self {
        let (first, end) = columns.span();
        // Rows that are needed almost whole are held whole, so that a source can fill them in place.
        let (first, end) = if 8 * (end - first) >= 7 * width { (0, width) } else { (first, end) };
        let part = (first * channels, (end - first) * channels);
        let room = (end - first).next_multiple_of(ABREAST);
        let (height, lines) = (lines.len(), lines.twins());
        Self {
            done: [0, 1].map(|_| vec![0.0; columns.len() * channels]),
            tall: vec![Twin::default(); room],
            columns: columns.moved_down(first),
            height,
            channels,
            part,
            ring: vec![vec![0.0; room * channels]; lines.count()],
            lines,
            rows_in: 0,
            rows_out: 0,
        }
    }

    /// Where the next source row may be written, to be followed by [`Self::pushed`]; `None` if only a part of it is
    /// held, which [`Self::push`] takes.
    pub(crate) fn slot(&mut self, length: usize) -> Option<&mut [f32]> {
        let slot = self.rows_in % self.ring.len();
        (self.part == (0, length)).then(|| &mut self.ring[slot][..length])
    }

    /// Takes the next source row (the whole row of the source) and hands every row finished by it to `finished`.
    pub(crate) fn push(&mut self, row: &[f32], finished: impl FnMut(&mut [f32])) {
        let (from, length) = self.part;
        let slot = self.rows_in % self.ring.len();
        self.ring[slot][..length].copy_from_slice(&row[from..from + length]);
        self.pushed(finished);
    }

    /// The next source row lies in its slot; hands every row finished by it to `finished`.
    pub(crate) fn pushed(&mut self, mut finished: impl FnMut(&mut [f32])) {
        self.rows_in += 1;
        while self.rows_out < self.height {
            let (start, weights) = self.lines.run(self.rows_out / 2);
            if start + weights.len() > self.rows_in {
                break;
            }
            let slots = (start..start + weights.len()).map(|y| &self.ring[y % self.ring.len()][..]);
            let rows: Vec<&[f32]> = slots.collect();
            if self.channels == 3 {
                simd::add_threes(&rows, weights, &mut self.tall);
                simd::narrow_threes(&self.tall, &self.columns, &mut self.done);
            } else {
                simd::add_fours(&rows, weights, &mut self.tall);
                simd::narrow_fours(&self.tall, &self.columns, &mut self.done);
            }
            let new = self.done.iter_mut().take(self.height - self.rows_out);
            self.rows_out += new.map(|row| finished(row)).count();
        }
    }

    /// All rows are out; further source rows change nothing.
    pub(crate) fn is_done(&self) -> bool {
        self.rows_out == self.height
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shrink(rows: &[Vec<f32>], out: (usize, usize), channels: usize) -> Vec<Vec<f32>> {
        let (width, height) = (rows[0].len() / channels, rows.len());
        let columns = Taps::new(width, 0.0, width as f64, out.0);
        let lines = Taps::new(height, 0.0, height as f64, out.1);
        let mut shrink = Shrink::new(columns, lines, width, channels);
        let mut done = Vec::new();
        for row in rows {
            shrink.push(row, |row| done.push(row.to_vec()));
        }
        assert!(shrink.is_done());
        done
    }

    #[test]
    fn an_even_area_stays_even_at_any_size() {
        for channels in [3, 4] {
            for (size, out) in [((97, 61), (40, 25)), ((3, 500), (1, 32)), ((1, 1), (1, 1))] {
                let rows = vec![vec![0.25f32; size.0 * channels]; size.1];
                let done = shrink(&rows, out, channels);
                assert_eq!((done.len(), done[0].len()), (out.1, out.0 * channels));
                assert!(done.iter().flatten().all(|v| (v - 0.25).abs() < 1e-5));
            }
        }
    }

    #[test]
    fn the_same_size_is_the_same_picture() {
        let rows: Vec<Vec<f32>> = (0..20)
            .map(|y| (0..30 * 3).map(|x| ((x * 7 + y * 13) % 17) as f32 / 17.0).collect())
            .collect();
        assert_eq!(shrink(&rows, (30, 20), 3), rows);
    }

    #[test]
    fn channels_do_not_mix() {
        let rows = vec![[1.0f32, 0.5, 0.0].repeat(64); 64];
        let done = shrink(&rows, (20, 20), 3);
        for pixel in done.iter().flat_map(|row| row.as_chunks::<3>().0) {
            assert!(
                (pixel[0] - 1.0).abs() < 1e-5
                    && (pixel[1] - 0.5).abs() < 1e-5
                    && pixel[2].abs() < 1e-6
            );
        }
    }
}
