//! Meeting a byte budget: the finest picture whose file is not larger.

use crate::fault::PhotoFault;

/// Encodings tried at most over the levels.
const TRIES: usize = 12;
/// Encodings tried at each of two levels for the last few bytes.
const FINE_TRIES: usize = 6;
/// A file at least this full ends the search.
const FULL_ENOUGH: f64 = 0.97;

/// The levels of an encoder.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Levels {
    pub(crate) lowest: f32,
    pub(crate) highest: f32,
    /// The one tried first.
    pub(crate) first: f32,
    /// Levels nearer than this make the same file.
    pub(crate) step: f32,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Met {
    /// The fullest file within the budget.
    Within(Vec<u8>),
    /// The best that the encoder can do, which leaves more of the budget unused than it could.
    Best(Vec<u8>),
    /// Even the lowest level makes so many bytes.
    TooLarge(usize),
}

/// What was tried, and between which levels the search goes on.
struct Search {
    budget: usize,
    best: Option<Vec<u8>>,
    low: f32,
    high: f32,
    /// Bytes at the lowest level that was tried and too large.
    least: usize,
}

/// Searches the level whose file fills `budget` bytes best without exceeding it. What the level leaves over is filled by the
/// encoder's second dial, which goes from −1 (fewer bytes at the same level) through 0 to 1 (more).
/// Fails as `encode` does.
pub(crate) fn meet(
    budget: usize,
    levels: Levels,
    mut encode: impl FnMut(f32, f32) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Met, PhotoFault> {
    let Levels { lowest, highest, .. } = levels;
    let mut search = Search { budget, best: None, low: lowest, high: highest, least: usize::MAX };
    search.over_levels(levels, &mut encode)?;
    let Some(_) = &search.best else { return Ok(Met::TooLarge(search.least)) };
    let (low, high) = (search.low, search.high);
    // At the level that fits, upwards; at the one that was too large, downwards.
    let upwards = search.by_dial((0.0, 1.0), |dial| encode(low, dial))?;
    if high > low {
        search.by_dial((-1.0, 0.0), |dial| encode(high, dial))?;
    }
    let full = search.is_full();
    let file = search.best.unwrap_or_default();
    Ok(if !full && low >= highest && upwards { Met::Best(file) } else { Met::Within(file) })
}

impl Search {
    /// Keeps `file` if it fits and is the fullest; answers whether it fits.
    fn take(&mut self, file: Vec<u8>) -> bool {
        let fits = file.len() <= self.budget;
        if fits && self.best.as_ref().is_none_or(|best| best.len() <= file.len()) {
            self.best = Some(file);
        }
        fits
    }

    fn is_full(&self) -> bool {
        let used = self.best.as_ref().map_or(0, Vec::len);
        used as f64 >= self.budget as f64 * FULL_ENOUGH
    }

    /// Halves the stretch of levels until the file is full, or nothing lies between two neighbours.
    fn over_levels(
        &mut self,
        levels: Levels,
        encode: &mut impl FnMut(f32, f32) -> Result<Vec<u8>, PhotoFault>,
    ) -> Result<(), PhotoFault> {
        let Levels { lowest, highest, first, step } = levels;
        let (mut fits_at, mut over_at) = (None, None);
        let mut level = first;
        for _ in 0..TRIES {
            let file = encode(level, 0.0)?;
            let length = file.len();
            if self.take(file) {
                fits_at = Some(level);
                self.low = level;
            } else {
                over_at = Some(level);
                (self.high, self.least) = (level, length);
            }
            let (low, high) = (self.low, self.high);
            // An end that nobody has tried yet is tried before the search ends.
            let near = high - low <= (highest - lowest) / 32.0;
            let done = self.is_full() || high - low < step;
            level = match (fits_at, over_at) {
                (Some(_), None) if near => highest,
                (None, Some(_)) if near => lowest,
                _ if done => break,
                _ => f32::midpoint(low, high),
            };
            if fits_at == Some(level) || over_at == Some(level) || self.is_full() {
                break;
            }
        }
        Ok(())
    }

    /// Turns the second dial between one that fits and one that may be too much; answers whether nothing was.
    fn by_dial(
        &mut self,
        (mut fits, mut over): (f32, f32),
        mut encode: impl FnMut(f32) -> Result<Vec<u8>, PhotoFault>,
    ) -> Result<bool, PhotoFault> {
        let mut never_over = true;
        for _ in 0..FINE_TRIES {
            if self.is_full() {
                break;
            }
            let dial = f32::midpoint(fits, over);
            if self.take(encode(dial)?) {
                fits = dial;
            } else {
                over = dial;
                never_over = false;
            }
        }
        Ok(never_over)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVELS: Levels = Levels { lowest: 1.0, highest: 100.0, first: 80.0, step: 0.05 };

    fn within(met: Met) -> usize {
        let Met::Within(file) = met else { panic!("not within: {met:?}") };
        file.len()
    }

    #[test]
    fn a_budget_is_met_and_never_exceeded() {
        // A curve like a real encoder's: bytes grow faster towards high quality.
        let curve = |level: f32| (1000.0 * (level / 18.0).exp()) as usize;
        let encode = |level: f32, _: f32| Ok(vec![0; curve(level)]);
        for budget in [2_000, 9_000, 60_000, 200_000, 255_000] {
            let used = within(meet(budget, LEVELS, encode).unwrap());
            assert!(used <= budget && used as f64 >= budget as f64 * 0.95, "{budget}: {used}");
        }
        assert_eq!(meet(500, LEVELS, encode), Ok(Met::TooLarge(curve(1.0))));
        let best = Met::Best(vec![0; curve(100.0)]);
        assert_eq!(meet(10_000_000, LEVELS, encode), Ok(best), "the best quality is enough");
    }

    #[test]
    fn the_lowest_level_is_tried_before_anything_is_given_up() {
        let encode = |level: f32, _: f32| Ok(vec![0; if level > 1.0 { 9_000 } else { 500 }]);
        assert_eq!(within(meet(500, LEVELS, encode).unwrap()), 500);
    }

    #[test]
    fn what_coarse_levels_leave_over_is_filled_by_the_second_dial() {
        // Levels in steps of three; the dial moves a tenth of the bytes either way.
        let levels = Levels { step: 1.0, ..LEVELS };
        let encode = |level: f32, dial: f32| {
            let coarse = f64::from((level / 3.0).floor() * 3.0);
            Ok(vec![0; (1000.0 * (coarse / 18.0).exp() * (1.0 + 0.1 * f64::from(dial))) as usize])
        };
        for budget in [2_000, 9_000, 60_000, 130_000] {
            let used = within(meet(budget, levels, encode).unwrap());
            assert!(used <= budget && used as f64 >= budget as f64 * FULL_ENOUGH, "{budget}");
        }
    }
}
