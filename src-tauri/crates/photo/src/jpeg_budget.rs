//! A byte budget spent on a JPEG: by quality, by what the trellis holds on to, and where both are at their end by whole
//! instead of halved colours. Each of them is never worse to look at than what has fewer bytes.

use crate::budget::{self, Levels, Met};
use crate::fault::PhotoFault;
use crate::jpeg_out::{Colours, Fineness};

/// Below its first whole step a table of quantisation says the same.
const LEVELS: Levels = Levels { lowest: 1.0, highest: 100.0, first: 80.0, step: 0.05 };

/// The JPEG that fills `budget` bytes best. Fails as `encode` does.
pub(crate) fn meet(
    budget: usize,
    mut encode: impl FnMut(Fineness) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Met, PhotoFault> {
    let mut with = |colours| {
        budget::meet(budget, levels_of(colours), |level, dial| {
            encode(Fineness { level, dial, colours })
        })
    };
    let halved = with(Colours::Halved)?;
    #[cfg(feature = "turbo")]
    if let Met::Best(file) = halved {
        return Ok(match with(Colours::Whole)? {
            // More pixels of colour, but coarser ones, are no gain.
            Met::TooLarge(_) => Met::Best(file),
            Met::Within(whole) if whole.len() < file.len() => Met::Best(file),
            whole => whole,
        });
    }
    Ok(halved)
}

fn levels_of(colours: Colours) -> Levels {
    match colours {
        Colours::Halved => LEVELS,
        #[cfg(feature = "turbo")]
        Colours::Whole => Levels { lowest: 80.0, first: 100.0, ..LEVELS },
    }
}
