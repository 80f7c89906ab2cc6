//! The first, quick look for a part: signs of pictures sixteen pixels long, slid over each other. It passes a few of a
//! hundred photos on to the second look.

use crate::signs::{Line, Signs};

/// Long side of a photo's outline in pixels.
pub(crate) const OUTLINE: usize = 16;
/// Long side of the shortest part, of [`OUTLINE`].
pub(crate) const SHORTEST: usize = 10;
/// Lines of what an outline is slid over, with room for one that hangs out at the end.
const ROOM: usize = OUTLINE * OUTLINE / SHORTEST + OUTLINE;
/// Clear signs of a part at least.
const FEWEST: u32 = 24;
/// Lines of sixteen signs in a word that is compared at once.
const LINES: usize = 4;

/// Signs to the right and downwards, sixteen a line.
type Words = [[u64; OUTLINE / LINES]; 2];

/// The signs of an outline of at most [`OUTLINE`] pixels a side.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    width: usize,
    height: usize,
    clear: u32,
    signs: Words,
    marks: Words,
}

impl Part {
    /// None when it says too little, or is none of these pictures.
    pub(crate) fn of(signs: &Signs) -> Option<Self> {
        let (width, height, clear) = (signs.width, signs.lines.len(), signs.clear());
        if width > OUTLINE || height > OUTLINE || clear < FEWEST {
            return None;
        }
        let words = |bits: fn(&Line) -> u128| {
            let mut words = [0; OUTLINE / LINES];
            for (n, line) in signs.lines.iter().enumerate() {
                words[n / LINES] |= u64::from(bits(line) as u16) << (n % LINES * 16);
            }
            words
        };
        Some(Self {
            width,
            height,
            clear,
            signs: [words(|line| line.right), words(|line| line.down)],
            marks: [words(|line| line.clear_right), words(|line| line.clear_down)],
        })
    }
}

/// What parts are slid over: its signs from each column on, two bytes a line.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    width: usize,
    height: usize,
    from: Vec<[[u8; 2 * ROOM]; 2]>,
}

impl Whole {
    /// Of a picture of at most [`ROOM`] less [`OUTLINE`] lines; further ones are left out.
    pub(crate) fn of(signs: &Signs) -> Self {
        let height = signs.lines.len().min(ROOM - OUTLINE);
        let lane = |bits: fn(&Line) -> u128, from: usize| {
            let mut lane = [0; 2 * ROOM];
            for (to, line) in lane.chunks_exact_mut(2).zip(&signs.lines[..height]) {
                to.copy_from_slice(&((bits(line) >> from) as u16).to_le_bytes());
            }
            lane
        };
        let from = (0..signs.width.saturating_sub(2))
            .map(|n| [lane(|line| line.right, n), lane(|line| line.down, n)]);
        Self { width: signs.width, height, from: from.collect() }
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

/// Lays `part` at every place of `whole`; `best` becomes the best one, or stays when none is better.
pub(crate) fn slide(part: &Part, whole: &Whole, best: &mut Spot) {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("popcnt") {
        // SAFETY: the processor has just been asked for the one feature the copy was compiled for.
        #[allow(unsafe_code)]
        return unsafe { slide_counting(part, whole, best) };
    }
    slide_plain(part, whole, best);
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "popcnt")]
fn slide_counting(part: &Part, whole: &Whole, best: &mut Spot) {
    slide_plain(part, whole, best);
}

#[allow(clippy::inline_always)] // so that each copy counts with what its processor has
#[inline(always)]
fn slide_plain(part: &Part, whole: &Whole, best: &mut Spot) {
    if part.width > whole.width || part.height > whole.height {
        return;
    }
    let mut fewest = ((1.0 - best.alike) * part.clear as f32).ceil() as u32;
    let columns = whole.width - part.width + 1;
    for (left, [right, down]) in whole.from.iter().take(columns).enumerate() {
        for top in 0..=whole.height - part.height {
            // Half of the signs are enough to give up most places.
            let wrong = differing(part, 0, right, top);
            if wrong >= fewest {
                continue;
            }
            let wrong = wrong + differing(part, 1, down, top);
            if wrong < fewest {
                fewest = wrong;
                *best = Spot { alike: 1.0 - wrong as f32 / part.clear as f32, left, top };
            }
        }
    }
}

#[allow(clippy::inline_always)]
#[inline(always)]
fn differing(part: &Part, way: usize, lane: &[u8; 2 * ROOM], top: usize) -> u32 {
    let there: &[u8; 2 * OUTLINE] = lane[2 * top..].first_chunk().unwrap_or(&[0; 2 * OUTLINE]);
    let (there, _) = there.as_chunks::<8>();
    let words = part.signs[way].iter().zip(&part.marks[way]).zip(there);
    words
        .map(|((here, mark), there)| ((here ^ u64::from_le_bytes(*there)) & mark).count_ones())
        .sum()
}
