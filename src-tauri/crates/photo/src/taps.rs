//! Lanczos weights: which source pixels one output pixel is made of.

use std::f64::consts::PI;

/// For every output pixel a run of `count` source pixels and their weights, which sum to 1.
#[derive(Clone, Debug)]
pub(crate) struct Taps {
    starts: Vec<usize>,
    weights: Vec<f32>,
    count: usize,
}

/// [`Taps`] of lines, two output lines at a time: the source lines that either is made of, and their weights in both.
#[derive(Clone, Debug)]
pub(crate) struct Twins {
    starts: Vec<usize>,
    weights: Vec<[f32; 2]>,
    count: usize,
}

impl Twins {
    /// Source lines for each two output lines.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// First source line of the output lines `2 i` and `2 i + 1`, and the weights. A second line that does not exist weighs
    /// nothing.
    pub(crate) fn run(&self, i: usize) -> (usize, &[[f32; 2]]) {
        (self.starts[i], &self.weights[i * self.count..(i + 1) * self.count])
    }
}

/// Lobes of the kernel on either side.
const LOBES: f64 = 3.0;

impl Taps {
    /// Weights for `out` pixels made from the stretch that begins at `from` and is `length` pixels long,
    /// of a line of `available` pixels. Pixels outside the stretch are not used.
    /// `out` and `available` are 1 or more; a stretch shorter than `out` would enlarge, which no caller asks.
    pub(crate) fn new(available: usize, from: f64, length: f64, out: usize) -> Self {
        let scale = length / out as f64;
        let blur = scale.max(1.0);
        let wave = Wave::new(1.0 / blur);
        let floor = (from.max(0.0) + 1e-6).floor() as usize;
        let low_end = floor.min(available - 1);
        let high_end = ((from + length - 1e-6).ceil() as usize).clamp(low_end + 1, available);
        let runs: Vec<(usize, Vec<f64>)> = (0..out)
            .map(|i| {
                let centre = from + (i as f64 + 0.5) * scale;
                let low = ((centre - LOBES * blur).floor().max(0.0) as usize)
                    .clamp(low_end, high_end - 1);
                let high =
                    ((centre + LOBES * blur).ceil().max(0.0) as usize).clamp(low + 1, high_end);
                trimmed(low, wave.weights((low as f64 + 0.5 - centre) / blur, high - low))
            })
            .collect();
        let count = runs.iter().map(|(_, weights)| weights.len()).max().unwrap_or(1);
        let mut taps =
            Self { starts: Vec::with_capacity(out), weights: vec![0.0; out * count], count };
        for ((low, weights), slots) in runs.iter().zip(taps.weights.chunks_exact_mut(count)) {
            let start = (*low).min(available - count);
            let sum: f64 = weights.iter().sum();
            for (slot, weight) in slots[low - start..].iter_mut().zip(weights) {
                *slot = (weight / sum) as f32;
            }
            taps.starts.push(start);
        }
        taps
    }

    /// Number of output pixels.
    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    /// Source pixels for each output pixel.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// First source pixel of output pixel `i`, and the weights.
    pub(crate) fn run(&self, i: usize) -> (usize, &[f32]) {
        (self.starts[i], &self.weights[i * self.count..(i + 1) * self.count])
    }

    /// First source pixels and weights of up to `length` output pixels at a time, [`Self::count`] weights for each.
    pub(crate) fn blocks(&self, length: usize) -> impl Iterator<Item = (&[usize], &[f32])> {
        self.starts.chunks(length).zip(self.weights.chunks(length * self.count))
    }

    /// The same, two output lines at a time.
    pub(crate) fn twins(&self) -> Twins {
        let pair = |i: usize| {
            let second = (i + 1 < self.len()).then(|| self.run(i + 1));
            (self.run(i), second)
        };
        let pairs: Vec<_> = (0..self.len()).step_by(2).map(pair).collect();
        let end_of = |first: usize, second: Option<(usize, &[f32])>| {
            second.map_or(first, |(start, _)| start) + self.count
        };
        let reach = pairs.iter().map(|((start, _), second)| end_of(*start, *second) - start);
        let count = reach.max().unwrap_or(self.count);
        let mut twins =
            Twins { starts: Vec::new(), weights: vec![[0.0; 2]; pairs.len() * count], count };
        let (_, end) = self.span();
        for ((first, second), slots) in pairs.iter().zip(twins.weights.chunks_exact_mut(count)) {
            let start = first.0.min(end - count);
            for (row, line) in [Some(*first), *second].into_iter().enumerate() {
                let Some((from, weights)) = line else { continue };
                for (slot, weight) in slots[from - start..].iter_mut().zip(weights) {
                    slot[row] = *weight;
                }
            }
            twins.starts.push(start);
        }
        twins
    }

    /// First source pixel used at all, and one past the last.
    pub(crate) fn span(&self) -> (usize, usize) {
        let first = self.starts.iter().copied().min().unwrap_or(0);
        let last = self.starts.iter().copied().max().unwrap_or(0);
        (first, last + self.count)
    }

    /// The same weights with every start moved down by `offset`.
    pub(crate) fn moved_down(mut self, offset: usize) -> Self {
        self.starts.iter_mut().for_each(|start| *start -= offset);
        self
    }
}

/// Without the zeros at both ends, so that an unscaled line needs one tap only.
fn trimmed(low: usize, weights: Vec<f64>) -> (usize, Vec<f64>) {
    let matters = |w: &f64| w.abs() > 1e-6;
    let first = weights.iter().position(matters).unwrap_or(0);
    let last = weights.iter().rposition(matters).unwrap_or(0);
    (low + first, weights[first..=last].to_vec())
}

/// The kernel, asked for at places a fixed step apart.
struct Wave {
    step: f64,
    /// Sine and cosine of the slower wave's step.
    turn: (f64, f64),
}

/// Angle of the slower wave for one lobe of the faster.
const LOBE: f64 = PI / LOBES;

impl Wave {
    fn new(step: f64) -> Self {
        Self { step, turn: (step * LOBE).sin_cos() }
    }

    /// The kernel at `count` places from `first` on. One sine serves them all: each angle is the one before it, turned by a
    /// step, and the faster wave goes three times as fast as the slower.
    fn weights(&self, first: f64, count: usize) -> Vec<f64> {
        let (mut sine, mut cosine) = (first * LOBE).sin_cos();
        let (turn_sine, turn_cosine) = self.turn;
        let mut next = |i: usize| {
            let angle = (first + i as f64 * self.step) * LOBE;
            let square = sine * sine;
            (sine, cosine) =
                (sine * turn_cosine + cosine * turn_sine, cosine * turn_cosine - sine * turn_sine);
            if angle.abs() < 1e-6 {
                1.0
            } else if angle.abs() < PI {
                square * (3.0 - 4.0 * square) / (LOBES * angle * angle)
            } else {
                0.0
            }
        };
        (0..count).map(&mut next).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_sum_to_one_and_stay_inside() {
        for (available, from, length, out) in [
            (4032, 0.0, 4032.0, 1600),
            (7, 0.0, 7.0, 1),
            (1, 0.0, 1.0, 1),
            (2520, 100.5, 801.25, 320),
        ] {
            let taps = Taps::new(available, from, length, out);
            for i in 0..out {
                let (start, weights) = taps.run(i);
                assert!(start + weights.len() <= available);
                assert!((weights.iter().sum::<f32>() - 1.0).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn two_lines_at_a_time_weigh_what_each_weighs_alone() {
        for (available, length, out) in
            [(1512, 1512.0, 1200), (500, 500.0, 33), (9, 9.0, 9), (3, 3.0, 1)]
        {
            let taps = Taps::new(available, 0.0, length, out);
            let twins = taps.twins();
            for i in 0..out {
                let (start, weights) = twins.run(i / 2);
                assert!(start + weights.len() <= available);
                let mut alone = vec![0f32; available];
                let (from, own) = taps.run(i);
                alone[from..from + own.len()].copy_from_slice(own);
                let mut together = vec![0f32; available];
                for (slot, pair) in together[start..].iter_mut().zip(weights) {
                    *slot = pair[i % 2];
                }
                assert_eq!(alone, together, "{available} to {out}, line {i}");
            }
        }
    }

    #[test]
    fn a_sine_that_is_turned_tells_the_kernel_as_sines_of_its_own_do() {
        let sinc = |x: f64| if x == 0.0 { 1.0 } else { (x * PI).sin() / (x * PI) };
        for (first, step) in [(-3.0, 1.0 / 12.6), (-2.96, 0.7937), (-2.5, 1.0), (0.0, 0.25)] {
            for (i, weight) in Wave::new(step).weights(first, 90).into_iter().enumerate() {
                let x = first + i as f64 * step;
                let known = if x.abs() < LOBES { sinc(x) * sinc(x / LOBES) } else { 0.0 };
                assert!((weight - known).abs() < 1e-9, "{weight} at {x}, not {known}");
            }
        }
    }

    #[test]
    fn an_unscaled_line_is_itself() {
        let taps = Taps::new(10, 2.0, 6.0, 6);
        assert_eq!(taps.count(), 1);
        assert_eq!((0..6).map(|i| taps.run(i).0).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn pixels_outside_a_crop_have_no_part() {
        let taps = Taps::new(100, 40.0, 20.0, 5);
        let used = (0..5).map(|i| taps.run(i)).flat_map(|(start, weights)| {
            weights.iter().enumerate().filter(|(_, w)| **w != 0.0).map(move |(k, _)| start + k)
        });
        assert!(used.into_iter().all(|x| (40..60).contains(&x)));
    }
}
