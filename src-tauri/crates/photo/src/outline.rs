//! The first, quick look for a part: signs of pictures sixteen pixels long, slid over each other. It passes a few of a
//! hundred photos on to the second look.

use crate::signs::{Laid, Line, Signs};

/// Long side of a photo's outline in pixels.
pub(crate) const OUTLINE: usize = 16;
/// Long side of the shortest part, of [`OUTLINE`].
pub(crate) const SHORTEST: usize = 10;
/// Share of signs in which outlines agree at least.
pub(crate) const MAYBE: f32 = 0.8;
/// Lines of sixteen signs in a word that is compared at once.
pub(crate) const LINES: usize = 4;
/// Clear signs of a part at least.
const FEWEST: u32 = 24;
/// Lines of what an outline is slid over, with room for one that hangs out at the end.
const ROOM: usize = OUTLINE * OUTLINE / SHORTEST + OUTLINE;

/// Signs to the right and downwards, sixteen a line.
pub(crate) type Words = [[u64; OUTLINE / LINES]; 2];
/// Signs of a picture from one column on, to the right and downwards, two bytes a line.
pub(crate) type Lane = [[u8; 2 * ROOM]; 2];

/// The signs of a picture of at most [`OUTLINE`] pixels a side.
#[derive(Clone, Debug)]
pub(crate) struct Outline {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) signs: Words,
    pub(crate) marks: Words,
}

impl Outline {
    /// Of the bytes of [`Signs::bytes`]; None when they are none, or of a larger picture.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (&[width, height], lines) = bytes.split_first_chunk()?;
        let (width, height) = (usize::from(width), usize::from(height));
        let sides = 3..=OUTLINE;
        let wide = width.div_ceil(8);
        if !sides.contains(&width) || !sides.contains(&height) || lines.len() != height * wide * 4 {
            return None;
        }
        let mut four = [[0; LINES]; OUTLINE / LINES];
        let places = four.as_flattened_mut();
        if wide == 1 {
            for (to, line) in places.iter_mut().zip(lines.as_chunks::<4>().0) {
                *to = (0..4).map(|n| u64::from(line[n]) << (16 * n)).sum();
            }
        } else {
            for (to, line) in places.iter_mut().zip(lines.as_chunks::<8>().0) {
                *to = u64::from_le_bytes(*line);
            }
        }
        let words = |bits: u32| four.map(|lines| word_of(lines.map(|line| line >> (16 * bits))));
        let (signs, marks) = ([words(0), words(1)], [words(2), words(3)]);
        Some(Self { width, height, signs, marks })
    }

    /// None when it is larger than an outline.
    pub(crate) fn of(signs: &Signs) -> Option<Self> {
        Self::read(&signs.bytes())
    }

    /// How many of the signs are clear.
    pub(crate) fn clear(&self) -> u32 {
        self.marks.iter().flatten().map(|word| word.count_ones()).sum()
    }

    /// Whether it says enough to be a part of another.
    pub(crate) fn tells(&self) -> bool {
        self.clear() >= FEWEST
    }

    /// The signs from a column on.
    pub(crate) fn lane(&self, from: usize) -> Lane {
        let kept = 0xffff_u64 >> from;
        let kept = kept | kept << 16 | kept << 32 | kept << 48;
        self.signs.map(|words| {
            let mut lane = [0; 2 * ROOM];
            for (to, word) in lane.as_chunks_mut().0.iter_mut().zip(words) {
                *to = (word >> from & kept).to_le_bytes();
            }
            lane
        })
    }

    /// Its clear signs in which the picture of `lane` differs, laid on that from a line on.
    #[allow(clippy::inline_always)] // so that each copy counts with what its processor has
    #[inline(always)]
    pub(crate) fn differing(&self, lane: &Lane, top: usize) -> u32 {
        let mut wrong = 0;
        for ((signs, marks), lane) in self.signs.iter().zip(&self.marks).zip(lane) {
            let there: &[u8; 2 * OUTLINE] =
                lane[2 * top..].first_chunk().unwrap_or(&[0; 2 * OUTLINE]);
            let there = there.as_chunks().0.iter().map(|word| u64::from_le_bytes(*word));
            for ((here, mark), there) in signs.iter().zip(marks).zip(there) {
                wrong += ((here ^ there) & mark).count_ones();
            }
        }
        wrong
    }
}

/// The lowest sixteen bits of four lines.
fn word_of([first, second, third, last]: [u64; LINES]) -> u64 {
    let low = 0xffff;
    (first & low) | (second & low) << 16 | (third & low) << 32 | last << 48
}

/// What outlines are laid on: its signs from each column on.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) from: Vec<Lane>,
}

impl Whole {
    /// Of a picture of at most [`ROOM`] less [`OUTLINE`] lines.
    pub(crate) fn of(signs: &Signs) -> Self {
        let lane = |from: usize| {
            [|line: &Line| line.right, |line: &Line| line.down].map(|bits| {
                let mut lane = [0; 2 * ROOM];
                for (to, line) in lane.as_chunks_mut().0.iter_mut().zip(&signs.lines) {
                    *to = ((bits(line) >> from) as u16).to_le_bytes();
                }
                lane
            })
        };
        let from = (0..signs.width.saturating_sub(2)).map(lane).collect();
        Self { width: signs.width, height: signs.lines.len(), from }
    }
}

/// Where a part agrees best with a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Spot {
    /// Share of its clear signs that agree, 0–1.
    pub(crate) alike: f32,
    pub(crate) left: usize,
    pub(crate) top: usize,
}

/// Of `clear` signs, the fewest that may not differ where outlines agree in more than [`MAYBE`] of them.
pub(crate) fn too_many(clear: u32) -> u32 {
    ((1.0 - MAYBE) * clear as f32).ceil() as u32
}

/// Lays `part` at every place of `whole`, column by column; answers the first of the places where they agree best, if
/// they do so in more than [`MAYBE`] of the part's clear signs. `crowd.rs` does the same for many at once.
pub(crate) fn slide(part: &Signs, whole: &Signs) -> Option<Spot> {
    let fits = part.width.max(part.lines.len()) <= OUTLINE && part.clear() >= FEWEST;
    let right = whole.width.checked_sub(part.width).filter(|_| fits)?;
    let down = whole.lines.len().checked_sub(part.lines.len())?;
    let mut best = Spot { alike: MAYBE, ..Spot::default() };
    for (left, top) in (0..=right).flat_map(|left| (0..=down).map(move |top| (left, top))) {
        let alike = Laid { part, whole, left, top }.alike();
        if alike > best.alike {
            best = Spot { alike, left, top };
        }
    }
    (best.alike > MAYBE).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_may_differ_as_leave_more_than_the_share() {
        for clear in FEWEST..=2 * 16 * 16 {
            for wrong in 0..=clear {
                let alike = 1.0 - wrong as f32 / clear as f32;
                assert_eq!(wrong < too_many(clear), alike > MAYBE, "{wrong} of {clear}");
            }
        }
    }
}
