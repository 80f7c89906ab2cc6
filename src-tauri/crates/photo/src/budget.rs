//! Meeting a byte budget: the highest quality whose file is not larger.

use crate::fault::PhotoFault;

/// Encodings tried at most.
const TRIES: usize = 12;
/// A file at least this full ends the search.
const FULL_ENOUGH: f64 = 0.97;

/// Levels nearer than this make the same file.
const SAME_LEVEL: f32 = 0.05;
/// Encodings tried at each of two levels for the last few bytes.
#[cfg(feature = "webp")]
const FINE_TRIES: usize = 6;

/// The best file so far, and the levels between which the search ended.
struct Met {
    file: Vec<u8>,
    low: f32,
    high: f32,
}

/// Searches the quality 1–98 whose file fills `budget` bytes best without exceeding it.
/// Fails with `CannotMake` if even the lowest quality is too large, and as `encode` does.
pub(crate) fn meet(
    budget: usize,
    encode: impl FnMut(f32) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Vec<u8>, PhotoFault> {
    Ok(search(budget, SAME_LEVEL, encode)?.file)
}

/// The same for an encoder whose levels are `step` apart: what the level leaves over is filled by its second dial, which
/// goes from −1 (fewer bytes at the same level) through 0 to 1 (more).
#[cfg(feature = "webp")]
pub(crate) fn meet_in_steps(
    budget: usize,
    step: f32,
    mut encode: impl FnMut(f32, f32) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Vec<u8>, PhotoFault> {
    let Met { mut file, low, high } = search(budget, step, |level| encode(level, 0.0))?;
    // At the level that fits, upwards; at the one that was too large, downwards.
    for (level, mut fits, mut over) in [(low, 0.0, 1.0), (high, -1.0, 0.0)] {
        for _ in 0..FINE_TRIES {
            if is_full(&file, budget) {
                return Ok(file);
            }
            let dial = f32::midpoint(fits, over);
            let tried = encode(level, dial)?;
            if tried.len() > budget {
                over = dial;
            } else {
                fits = dial;
                if tried.len() > file.len() {
                    file = tried;
                }
            }
        }
    }
    Ok(file)
}

fn is_full(file: &[u8], budget: usize) -> bool {
    file.len() as f64 >= budget as f64 * FULL_ENOUGH
}

fn search(
    budget: usize,
    step: f32,
    mut encode: impl FnMut(f32) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Met, PhotoFault> {
    let (mut low, mut high) = (1f32, 98f32);
    let mut best: Option<Vec<u8>> = None;
    let mut level = 80f32;
    for _ in 0..TRIES {
        let file = encode(level)?;
        if file.len() > budget {
            high = level;
        } else {
            let full = is_full(&file, budget);
            low = level;
            if best.as_ref().is_none_or(|best| best.len() <= file.len()) {
                best = Some(file);
            }
            if full || level >= 98.0 {
                break;
            }
        }
        if high - low < step {
            break;
        }
        level = if best.is_none() && high <= 3.0 { 1.0 } else { f32::midpoint(low, high) };
    }
    let best =
        if best.is_none() { Some(encode(1.0)?).filter(|file| file.len() <= budget) } else { best };
    let file =
        best.ok_or_else(|| PhotoFault::cannot_make(format!("no quality fits in {budget} bytes")))?;
    Ok(Met { file, low, high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_met_and_never_exceeded() {
        // A curve like a real encoder's: bytes grow faster towards high quality.
        let encode = |level: f32| Ok(vec![0; (1000.0 * (level / 18.0).exp()) as usize]);
        for budget in [2_000, 9_000, 60_000, 200_000] {
            let file = meet(budget, encode).unwrap();
            assert!(file.len() <= budget && file.len() as f64 >= budget as f64 * 0.95);
        }
        assert_eq!(meet(500, encode).unwrap_err().code(), "cannot_make");
        assert!(meet(10_000_000, encode).is_ok(), "the best quality is enough");
    }

    #[test]
    #[cfg(feature = "webp")]
    fn what_coarse_levels_leave_over_is_filled_by_the_second_dial() {
        // Levels in steps of three; the dial moves a tenth of the bytes either way.
        let encode = |level: f32, dial: f32| {
            let coarse = f64::from((level / 3.0).floor() * 3.0);
            Ok(vec![0; (1000.0 * (coarse / 18.0).exp() * (1.0 + 0.1 * f64::from(dial))) as usize])
        };
        for budget in [2_000, 9_000, 60_000, 130_000] {
            let file = meet_in_steps(budget, 1.0, encode).unwrap();
            assert!(file.len() <= budget && is_full(&file, budget), "{budget}: {}", file.len());
        }
    }
}
