//! AVIF by rav1e, on one thread: 8 bits, sRGB, colours whole; our words as EXIF, nothing else.

use ravif::{BitDepth, Encoder, Img, RGB8, RGBA8};

use crate::budget::Met;
use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::jpeg_out::Effort;
use crate::word_block::WordBlock;

/// The levels there are.
const LEVELS: (f32, f32) = (1.0, 100.0);
/// Rav1e's quantisers, in which a byte budget is searched for: whole numbers from the finest to the coarsest. Near the top a
/// level is six of them.
const FINEST: u8 = 0;
const COARSEST: u8 = 252;
/// Where the search begins: level 60.
const FIRST: u8 = 147;
/// Share of a budget that is aimed at, and the share that is enough.
const AIM: f32 = 0.98;
const FULL_ENOUGH: f32 = 0.96;
/// Doublings of the bytes for one of [`coarseness`], before two files say better.
const SLOPE: f32 = -1.1;
/// A budget filled less than this is tried to be filled better.
const TOO_EMPTY: f32 = 0.95;
/// Rav1e's speeds for a byte budget, and how many files are tried at the most with each: one of 1600 × 1200 pixels takes a
/// second and more. The slower one makes the same quantiser's file 5 to 7 % smaller, so that its files lie between those of
/// the quicker, and a finer quantiser fits.
const SPEEDS: [(u8, usize); 2] = [(QUICK, 8), (COMPACT, 4)];
const QUICK: u8 = 10;
const COMPACT: u8 = 9;

/// The speed that rav1e is given for `effort`.
pub(crate) fn speed(effort: Effort) -> u8 {
    if effort == Effort::Compact { COMPACT } else { QUICK }
}

/// Writes `raster` (3 channels, or 4 with alpha) at level 1–100 and one of rav1e's speeds. Fails with `CannotMake`.
pub(crate) fn write(
    raster: &Upright,
    level: f32,
    speed: u8,
    block: Option<&WordBlock>,
) -> Result<Vec<u8>, PhotoFault> {
    let mut encoder = Encoder::new()
        .with_quality(level.clamp(LEVELS.0, LEVELS.1))
        .with_alpha_quality(level.clamp(LEVELS.0, LEVELS.1))
        .with_speed(speed)
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1));
    if let Some(block) = block {
        encoder = encoder.with_exif(block.exif.as_slice());
    }
    let (width, height) = (raster.width as usize, raster.height as usize);
    let made = if raster.channels == 4 {
        let pixels: Vec<_> =
            raster.bytes.as_chunks().0.iter().map(|&[r, g, b, a]| RGBA8::new(r, g, b, a)).collect();
        encoder.encode_rgba(Img::new(&pixels, width, height))
    } else {
        let pixels: Vec<_> =
            raster.bytes.as_chunks().0.iter().map(|&[r, g, b]| RGB8::new(r, g, b)).collect();
        encoder.encode_rgb(Img::new(&pixels, width, height))
    };
    let file = made.map_err(PhotoFault::cannot_make)?.avif_file;
    in_single_pieces(&file)
        .ok_or_else(|| PhotoFault::cannot_make("rav1e's file is laid out otherwise"))
}

/// The same file with every item named as one piece: the EXIF is written as two that lie side by side, which is allowed and
/// which ffmpeg 5 does not read. `None` if the boxes are not where they are expected.
fn in_single_pieces(file: &[u8]) -> Option<Vec<u8>> {
    let find = |name: &[u8]| file.windows(4).position(|four| four == name);
    let (meta, iloc) = (find(b"meta")? - 4, find(b"iloc")? - 4);
    let number = |at: usize| Some(u32::from_be_bytes(*file.get(at..at + 4)?.as_array()?));
    let short = |at: usize| Some(u16::from_be_bytes(*file.get(at..at + 2)?.as_array()?));
    // Version 0, offsets and lengths of four bytes, no base.
    if file.get(iloc + 8..iloc + 14)? != [0, 0, 0, 0, 0x44, 0] {
        return None;
    }
    let (mut at, mut items, mut pieces_gone) = (iloc + 16, Vec::new(), 0);
    for _ in 0..short(iloc + 14)? {
        let (head, pieces) = (file.get(at..at + 4)?, usize::from(short(at + 4)?));
        let (offset, mut length) = (number(at + 6)?, number(at + 10)?);
        for n in 1..pieces {
            let next = at + 6 + 8 * n;
            if number(next)? != offset + length {
                return None;
            }
            length += number(next + 4)?;
        }
        items.push((head, offset, length));
        pieces_gone += pieces.checked_sub(1)?;
        at += 6 + 8 * pieces;
    }
    let shorter = u32::try_from(8 * pieces_gone).ok()?;
    let mut made = file.get(..iloc + 16)?.to_vec();
    for (head, offset, length) in items {
        made.extend_from_slice(head);
        made.extend_from_slice(&[0, 1]);
        made.extend_from_slice(&(offset - shorter).to_be_bytes());
        made.extend_from_slice(&length.to_be_bytes());
    }
    made.extend_from_slice(file.get(at..)?);
    for at in [meta, iloc] {
        made[at..at + 4].copy_from_slice(&(number(at)? - shorter).to_be_bytes());
    }
    Some(made)
}

/// Searches the quantiser whose file fills `budget` bytes without exceeding it, a few files where halving would take eight;
/// `encode` is given its level and the speed. Fails as `encode` does.
pub(crate) fn meet(
    budget: usize,
    mut encode: impl FnMut(f32, u8) -> Result<Vec<u8>, PhotoFault>,
) -> Result<Met, PhotoFault> {
    let (mut best, mut first) = (Vec::new(), FIRST);
    for (speed, most_tries) in SPEEDS {
        let mut search = Search { budget, most_tries, best, fits: None, over: None };
        let ended = search.over_quantisers(first, |level| encode(level, speed))?;
        best = search.best;
        match (ended, search.over) {
            (Ended::AtCoarsest(least), _) if best.is_empty() => return Ok(Met::TooLarge(least)),
            (Ended::AtFinest, _) if speed == QUICK => return Ok(Met::Best(best)),
            // The finest that was too large is the nearest one that a slower speed may make small enough.
            (Ended::Between, Some(over)) if best.len() < (TOO_EMPTY * budget as f32) as usize => {
                first = over.quantiser;
            }
            _ => break,
        }
    }
    Ok(Met::Within(best))
}

/// A search over the quantisers at one speed.
struct Search {
    budget: usize,
    most_tries: usize,
    /// The fullest file so far that fits.
    best: Vec<u8>,
    fits: Option<Tried>,
    over: Option<Tried>,
}

/// Where a search ended.
enum Ended {
    /// The file is full enough.
    Full,
    /// Nothing lies between two neighbours, or enough was tried.
    Between,
    /// The finest quantiser leaves room.
    AtFinest,
    /// Even the coarsest makes so many bytes.
    AtCoarsest(usize),
}

impl Search {
    fn over_quantisers(
        &mut self,
        first: u8,
        mut encode: impl FnMut(f32) -> Result<Vec<u8>, PhotoFault>,
    ) -> Result<Ended, PhotoFault> {
        let mut quantiser = first;
        for tries in 1.. {
            let file = encode(level_of(quantiser))?;
            let share = file.len() as f32 / self.budget as f32;
            let tried = Tried { quantiser, short: AIM.log2() - share.log2() };
            if share <= 1.0 {
                self.fits = Some(tried);
                if file.len() >= self.best.len() {
                    self.best = file;
                }
                if share >= FULL_ENOUGH {
                    return Ok(Ended::Full);
                }
                if quantiser == FINEST {
                    return Ok(Ended::AtFinest);
                }
            } else {
                self.over = Some(tried);
                if quantiser == COARSEST {
                    return Ok(Ended::AtCoarsest(file.len()));
                }
            }
            quantiser = match (self.over, self.fits) {
                (_, Some(_)) if tries >= self.most_tries => break,
                // The search does not end without a file that fits while a coarser one is left.
                _ if tries >= self.most_tries => COARSEST,
                (Some(over), Some(fits)) if fits.quantiser - over.quantiser <= 1 => break,
                (Some(over), Some(fits)) => between(over, fits),
                (None, _) => tried.beyond().min(quantiser - 1),
                (_, None) => tried.beyond().max(quantiser + 1),
            };
        }
        Ok(Ended::Between)
    }
}

/// A file that was made, and how many doublings of its bytes the aim is away.
#[derive(Clone, Copy)]
struct Tried {
    quantiser: u8,
    short: f32,
}

impl Tried {
    /// Where the aim lies, as far as this file alone can say.
    fn beyond(self) -> u8 {
        quantiser_of(coarseness(self.quantiser) + self.short / SLOPE)
    }
}

/// A quantiser between two, by a straight line.
fn between(over: Tried, fits: Tried) -> u8 {
    let (from, to) = (coarseness(over.quantiser), coarseness(fits.quantiser));
    let along = over.short / (over.short - fits.short);
    quantiser_of(from + (to - from) * along).clamp(over.quantiser + 1, fits.quantiser - 1)
}

/// A number over which the logarithm of the bytes falls about evenly: of a photo by 0.9 to 1.5 for each one.
fn coarseness(quantiser: u8) -> f32 {
    let quantiser = f32::from(quantiser);
    (quantiser + 16.0).log2() + (quantiser / 180.0).powi(3)
}

/// The quantiser whose [`coarseness`] is nearest.
fn quantiser_of(wanted: f32) -> u8 {
    let off = |quantiser: &u8| (coarseness(*quantiser) - wanted).abs();
    (FINEST..=COARSEST).min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(FIRST)
}

/// The level that ravif makes this quantiser of.
fn level_of(quantiser: u8) -> f32 {
    let share = f32::from(quantiser) / 255.0;
    100.0
        * if share < 0.467 {
            1.0 - share / 2.6
        } else if share < 0.75 {
            (0.875 - share) * 2.0
        } else {
            1.0 - share
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quantiser_is_asked_for_by_the_level_that_makes_it() {
        // As ravif 0.13 makes it; were it to do so otherwise, the search would still end, but later.
        let made = |level: f32| {
            let level = level / 100.0;
            let share = if level >= 0.82 {
                (1.0 - level) * 2.6
            } else if level > 0.25 {
                0.875 - level / 2.0
            } else {
                1.0 - level
            };
            (share * 255.0).round() as u8
        };
        for quantiser in FINEST..=COARSEST {
            let level = level_of(quantiser);
            assert_eq!(made(level), quantiser, "level {level}");
            assert!((LEVELS.0..=LEVELS.1).contains(&level), "level {level}");
        }
    }

    /// A file of `full` bytes at the highest level, half as long every 14 levels below.
    fn files(full: f32) -> impl FnMut(f32) -> Result<Vec<u8>, PhotoFault> {
        move |level| Ok(vec![0; (full * ((level - 100.0) / 14.0).exp2()) as usize])
    }

    /// The same at every speed.
    fn quick(full: f32) -> impl FnMut(f32, u8) -> Result<Vec<u8>, PhotoFault> {
        let mut encode = files(full);
        move |level, _| encode(level)
    }

    /// Bytes of a soft photograph of 1600 × 1064 pixels over the quantisers, measured; those between by a straight line
    /// through the logarithms.
    const MEASURED: [(u8, f32); 16] = [
        (0, 419_317.0),
        (2, 396_282.0),
        (3, 386_807.0),
        (5, 372_552.0),
        (7, 264_222.0),
        (10, 207_895.0),
        (13, 166_646.0),
        (15, 152_476.0),
        (16, 142_000.0),
        (17, 140_914.0),
        (20, 120_123.0),
        (27, 94_598.0),
        (53, 57_391.0),
        (99, 33_746.0),
        (147, 16_539.0),
        (172, 11_132.0),
    ];

    fn measured(level: f32) -> Vec<u8> {
        let quantiser = (FINEST..=COARSEST).find(|one| level_of(*one) <= level).unwrap();
        let pair = MEASURED.windows(2).find(|pair| pair[1].0 >= quantiser).unwrap();
        let [(from, most), (to, least)] = *pair else { unreachable!() };
        let along = f32::from(quantiser - from) / f32::from(to - from);
        vec![0; (most * (least / most).powf(along)).round() as usize]
    }

    /// Share of the budget that is used, and files that were made.
    fn filled(
        budget: usize,
        mut encode: impl FnMut(f32) -> Result<Vec<u8>, PhotoFault>,
    ) -> (f64, usize) {
        let mut tries = 0;
        let met = meet(budget, |level, speed| {
            tries += 1;
            let mut file = encode(level)?;
            // Five in a hundred for each slower speed.
            file.truncate((file.len() as f64 * 0.95_f64.powi(i32::from(QUICK - speed))) as usize);
            Ok(file)
        });
        let Ok(Met::Within(file)) = met else { panic!("{budget}: {met:?}") };
        (file.len() as f64 / budget as f64, tries)
    }

    #[test]
    fn a_budget_is_filled_and_never_exceeded_in_a_few_files() {
        for budget in [20_000, 60_000, 100_000, 167_000, 200_000] {
            let (used, tries) = filled(budget, |level| Ok(measured(level)));
            assert!((0.95..=1.0).contains(&used), "{budget}: {used}");
            assert!(tries <= 4, "{budget}: {tries} files");
        }
        for budget in [20_000, 60_000, 150_000, 300_000] {
            let (used, tries) = filled(budget, files(900_000.0));
            assert!((0.95..=1.0).contains(&used), "{budget}: {used}");
            assert!(tries <= SPEEDS[0].1, "{budget}: {tries} files");
        }
    }

    /// It ended at 82 % once: it made the finest file twice, and gave up between two quantisers that had others between
    /// them. What no quantiser fills, a slower speed may.
    #[test]
    fn what_lies_between_two_quantisers_is_filled_by_a_slower_speed() {
        // Around 6 no speed has a file: the one nearest below is taken.
        for (budget, least) in [(150_000, 0.95), (125_000, 0.95), (158_000, 0.95), (290_000, 0.91)]
        {
            let (used, tries) = filled(budget, |level| Ok(measured(level)));
            assert!((least..=1.0).contains(&used), "{budget}: {used}");
            assert!(tries <= 8, "{budget}: {tries} files");
        }
    }

    #[test]
    fn a_picture_that_has_no_use_for_its_budget_is_the_best_and_one_that_is_too_large_says_its_least()
     {
        assert!(
            matches!(meet(300_000, quick(100_000.0)), Ok(Met::Best(file)) if file.len() == 100_000)
        );
        let least = files(900_000.0)(level_of(COARSEST)).map(|file| file.len());
        assert!(
            matches!((meet(2_000, quick(900_000.0)), least), (Ok(Met::TooLarge(said)), Ok(least)) if said == least)
        );
    }
}
