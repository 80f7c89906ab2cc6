//! Meeting a byte budget: the highest quality whose file is not larger.

use crate::fault::PhotoFault;

/// Encodings tried at most.
const TRIES: usize = 12;
/// A file at least this full ends the search.
const FULL_ENOUGH: f64 = 0.97;

/// Searches the quality 1–98 whose file fills `budget` bytes best without exceeding it.
/// Fails with `CannotMake` if even the lowest quality is too large, and as `encode` does.
pub(crate) fn meet(
    budget: usize,
    mut encode: impl FnMut(f32) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Vec<u8>, PhotoFault> {
    let (mut low, mut high) = (1f32, 98f32);
    let mut best: Option<Vec<u8>> = None;
    let mut level = 80f32;
    for _ in 0..TRIES {
        let file = encode(level)?;
        if file.len() > budget {
            high = level;
        } else {
            let full = file.len() as f64 >= budget as f64 * FULL_ENOUGH;
            if best.as_ref().is_none_or(|best| best.len() <= file.len()) {
                best = Some(file);
            }
            if full || level >= 98.0 {
                break;
            }
            low = level;
        }
        if high - low < 0.05 {
            break;
        }
        level = if best.is_none() && high <= 3.0 { 1.0 } else { f32::midpoint(low, high) };
    }
    let best =
        if best.is_none() { Some(encode(1.0)?).filter(|file| file.len() <= budget) } else { best };
    best.ok_or_else(|| PhotoFault::cannot_make(format!("no quality fits in {budget} bytes")))
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
}
