//! The first look at many photos at once: the same sign of all of them lies in one row of bits, so that a step compares
//! 256 photos. Nothing is guessed: it finds what sliding one outline after the other finds.

#![allow(clippy::inline_always)] // so that each copy is compiled for what its processor has

use crate::outline::{LINES, OUTLINE, Outline, Spot, Whole, Words, too_many};
use crate::signs::Signs;

/// Outlines of a crowd at most.
pub(crate) const CROWD: usize = 256;
/// Outlines in a word of a row.
const WORD: usize = 64;
/// Signs of one way, with those that are missing from small outlines.
const SIGNS: usize = OUTLINE * OUTLINE;
/// Digits of a count: more than differ where anything is found. What is larger stays `over`.
const DIGITS: usize = 8;
/// Photos behind the signs to the right up to which each is counted by itself.
const FEW: u32 = 16;

/// One bit for each photo of a crowd.
type Row = [u64; CROWD / WORD];

/// Outlines of one width and height, turned so that those of one sign lie together.
struct Crowd<'a> {
    width: usize,
    height: usize,
    outlines: &'a [Outline],
    /// Of each sign, who has it and who has not.
    signs: Vec<[Row; 2]>,
    /// Of each sign, who has it clearly, and who clearly has it not.
    clear: Vec<[Row; 2]>,
    /// Before the first place at which they are laid on a whole.
    begin: Best,
}

/// A part that is sought: its clear signs.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    outline: Outline,
    /// To the right, and downwards: twice the number of the sign, one more where it is set.
    clear: [Vec<u16>; 2],
}

impl Part {
    /// None when it says too little, or is larger than an outline.
    pub(crate) fn of(signs: &Signs) -> Option<Self> {
        let outline = Outline::of(signs).filter(Outline::tells)?;
        let bit = |words: &Words, way: usize, n: usize| words[way][n / WORD] >> (n % WORD) & 1;
        let clear = [0, 1].map(|way| {
            let clear = (0..SIGNS).filter(|n| bit(&outline.marks, way, *n) == 1);
            clear.map(|n| 2 * n as u16 + bit(&outline.signs, way, n) as u16).collect()
        });
        Some(Self { outline, clear })
    }
}

impl<'a> Crowd<'a> {
    /// Of at most [`CROWD`] outlines, all of the shape of the first.
    #[inline(always)]
    fn of(outlines: &'a [Outline]) -> Self {
        let (width, height) = outlines.first().map_or((0, 0), |one| (one.width, one.height));
        let (signs, clear) = (vec![[NOBODY; 2]; 2 * SIGNS], vec![[NOBODY; 2]; 2 * SIGNS]);
        let telling = |one: &Outline| one.tells().then(|| too_many(one.clear()));
        let begin = Best::each(outlines.iter().map(telling));
        let mut crowd = Self { width, height, outlines, signs, clear, begin };
        let words = height.div_ceil(LINES);
        for (word, some) in outlines.chunks(WORD).enumerate() {
            for (way, n) in (0..2).flat_map(|way| (0..words).map(move |n| (way, n))) {
                let signs = turned(some, |one| one.signs[way][n]);
                let marks = turned(some, |one| one.marks[way][n]);
                let first = way * SIGNS + n * WORD;
                for (at, (signs, marks)) in (first..).zip(signs.into_iter().zip(marks)) {
                    crowd.signs[at][0][word] = signs;
                    crowd.signs[at][1][word] = !signs;
                    crowd.clear[at][0][word] = signs & marks;
                    crowd.clear[at][1][word] = !signs & marks;
                }
            }
        }
        crowd
    }

    /// Where `part` lies in each of them: the number in the crowd, and the place.
    #[inline(always)]
    fn around(&self, part: &Part) -> Vec<(usize, Spot)> {
        let mut best = Best::all(self.outlines.len(), too_many(part.outline.clear()));
        let size = (part.outline.width, part.outline.height);
        best.look(&Around { crowd: self, part }, size, (self.width, self.height));
        best.spots(|_| part.outline.clear())
    }

    /// Where each of them lies in `whole`: the number in the crowd, and the place.
    #[inline(always)]
    fn within(&self, whole: &Whole) -> Vec<(usize, Spot)> {
        let mut best = self.begin.clone();
        let size = (self.width, self.height);
        best.look(&Within { crowd: self, whole }, size, (whole.width, whole.height));
        best.spots(|n| self.outlines[n].clear())
    }
}

/// The outlines at all sizes by which a photo is sought.
#[derive(Debug)]
pub(crate) struct Sizes {
    /// With their long sides; it may lie at these in other photos.
    parts: Vec<(usize, Part)>,
    /// With their long sides; other photos may lie in it at these.
    wholes: Vec<(usize, Whole)>,
}

impl Sizes {
    /// Parts that say too little are left out.
    pub(crate) fn of(parts: &[(usize, Signs)], wholes: &[(usize, Signs)]) -> Self {
        let part = |(size, signs): &(usize, Signs)| Some((*size, Part::of(signs)?));
        let whole = |(size, signs): &(usize, Signs)| (*size, Whole::of(signs));
        Self {
            parts: parts.iter().filter_map(part).collect(),
            wholes: wholes.iter().map(whole).collect(),
        }
    }
}

/// What was found of a crowd: the number in it, the long side, and the place.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) around: Vec<(usize, usize, Spot)>,
    pub(crate) within: Vec<(usize, usize, Spot)>,
}

/// Looks at up to [`CROWD`] outlines, all of the shape of the first.
pub(crate) fn look(sizes: &Sizes, outlines: &[Outline]) -> Found {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("popcnt") {
        // SAFETY: the processor has just been asked for both features the copy was compiled for.
        #[allow(unsafe_code)]
        return unsafe { look_abreast(sizes, outlines) };
    }
    look_plain(sizes, outlines)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,popcnt")]
fn look_abreast(sizes: &Sizes, outlines: &[Outline]) -> Found {
    look_plain(sizes, outlines)
}

#[inline(always)]
fn look_plain(sizes: &Sizes, outlines: &[Outline]) -> Found {
    let crowd = Crowd::of(outlines);
    let mut found = Found::default();
    for (size, part) in &sizes.parts {
        found.around.extend(crowd.around(part).into_iter().map(|(n, spot)| (n, *size, spot)));
    }
    for (size, whole) in &sizes.wholes {
        found.within.extend(crowd.within(whole).into_iter().map(|(n, spot)| (n, *size, spot)));
    }
    found
}

/// A crowd, laid on or under what is sought at a place.
trait Laid {
    /// Counts the signs of one way in which they differ.
    fn count(&self, way: usize, left: usize, top: usize, counts: &mut Counts);
    /// All signs in which one of the crowd differs.
    fn wrong(&self, n: usize, left: usize, top: usize) -> u32;
}

struct Around<'a> {
    crowd: &'a Crowd<'a>,
    part: &'a Part,
}

impl Laid for Around<'_> {
    #[inline(always)]
    fn count(&self, way: usize, left: usize, top: usize, counts: &mut Counts) {
        let rows = self.crowd.signs[way * SIGNS..][..SIGNS].as_flattened();
        let rows = &rows[2 * (OUTLINE * top + left)..];
        for some in self.part.clear[way].chunks(EIGHT) {
            let mut eight = [&NOBODY; EIGHT];
            for (row, n) in eight.iter_mut().zip(some) {
                *row = &rows[usize::from(*n)];
            }
            counts.add(eight);
        }
    }

    #[inline(always)]
    fn wrong(&self, n: usize, left: usize, top: usize) -> u32 {
        self.part.outline.differing(&self.crowd.outlines[n].lane(left), top)
    }
}

struct Within<'a> {
    crowd: &'a Crowd<'a>,
    whole: &'a Whole,
}

impl Laid for Within<'_> {
    #[inline(always)]
    fn count(&self, way: usize, left: usize, top: usize, counts: &mut Counts) {
        let lines = self.crowd.clear[way * SIGNS..][..SIGNS].as_chunks::<OUTLINE>().0;
        let there = self.whole.from[left][way][2 * top..].as_chunks().0;
        for (line, there) in lines[..self.crowd.height].iter().zip(there) {
            let there = usize::from(u16::from_le_bytes(*there));
            for from in (0..self.crowd.width).step_by(EIGHT) {
                // Who has it clearly is wrong where the whole has it not, and the other way about.
                counts.add(std::array::from_fn(|n| &line[from + n][there >> (from + n) & 1]));
            }
        }
    }

    #[inline(always)]
    fn wrong(&self, n: usize, left: usize, top: usize) -> u32 {
        self.crowd.outlines[n].differing(&self.whole.from[left], top)
    }
}

/// Rows that are added at once.
const EIGHT: usize = 8;
const NOBODY: Row = [0; CROWD / WORD];

/// A count for each of a crowd, digit by digit.
#[derive(Clone, Copy)]
struct Counts {
    digits: [Row; DIGITS],
    /// Whose count has become too large.
    over: Row,
}

impl Counts {
    /// Adds one to the counts of all who stand in a row, for eight rows.
    #[inline(always)]
    fn add(&mut self, rows: [&Row; EIGHT]) {
        let [ones, twos, fours, higher @ ..] = &mut self.digits;
        let a = carried(ones, rows[0], rows[1]);
        let b = carried(ones, rows[2], rows[3]);
        let c = carried(ones, rows[4], rows[5]);
        let d = carried(ones, rows[6], rows[7]);
        let (a, b) = (carried(twos, &a, &b), carried(twos, &c, &d));
        let mut carry = carried(fours, &a, &b);
        for digit in higher {
            carry = carried(digit, &carry, &NOBODY);
        }
        for (over, carry) in self.over.iter_mut().zip(carry) {
            *over |= carry;
        }
    }
}

/// Adds two bits to each bit of a digit. Answers what is carried to the next.
#[inline(always)]
fn carried(digit: &mut Row, one: &Row, other: &Row) -> Row {
    std::array::from_fn(|n| {
        let either = digit[n] ^ one[n];
        let carry = (digit[n] & one[n]) | (either & other[n]);
        digit[n] = either ^ other[n];
        carry
    })
}

/// The best place of each of a crowd.
#[derive(Clone)]
struct Best {
    /// Counts begin so that those are over that differ in too many signs.
    begin: Counts,
    /// Too many for each: no more than at its best place.
    too_many: [u32; CROWD],
    places: [(u8, u8); CROWD],
    found: Row,
}

impl Best {
    /// `few` signs are too many for each of so many photos.
    fn all(photos: usize, few: u32) -> Self {
        let over = std::array::from_fn(|word| match photos.saturating_sub(word * WORD) {
            0 => !0,
            here => !(u64::MAX >> (WORD - here.min(WORD))),
        });
        let from = (1 << DIGITS) - few;
        let digit = |n: usize| [if from >> n & 1 == 1 { !0 } else { 0 }; CROWD / WORD];
        let begin = Counts { digits: std::array::from_fn(digit), over };
        Self { begin, too_many: [few; CROWD], places: [(0, 0); CROWD], found: NOBODY }
    }

    /// `too_many` signs for each photo; none for those that are not asked.
    fn each(too_many: impl Iterator<Item = Option<u32>>) -> Self {
        let mut best = Self::all(0, 0);
        for (n, few) in too_many.enumerate() {
            let Some(few) = few else { continue };
            let (word, bit) = (n / WORD, 1_u64 << (n % WORD));
            best.too_many[n] = few;
            best.begin.over[word] &= !bit;
            let from = (1 << DIGITS) - few;
            for (digit, row) in best.begin.digits.iter_mut().enumerate() {
                row[word] |= if from >> digit & 1 == 1 { bit } else { 0 };
            }
        }
        best
    }

    #[inline(always)]
    fn look(&mut self, laid: &impl Laid, part: (usize, usize), whole: (usize, usize)) {
        if part.0 > whole.0 || part.1 > whole.1 {
            return;
        }
        for (left, top) in (0..=whole.0 - part.0)
            .flat_map(|left| (0..=whole.1 - part.1).map(move |top| (left, top)))
        {
            let mut counts = self.begin;
            laid.count(0, left, top, &mut counts);
            if counts.over.iter().map(|row| row.count_zeros()).sum::<u32>() > FEW {
                laid.count(1, left, top, &mut counts);
            }
            for (word, over) in counts.over.into_iter().enumerate() {
                let mut left_over = !over;
                while left_over != 0 {
                    let n = word * WORD + left_over.trailing_zeros() as usize;
                    left_over &= left_over - 1;
                    let wrong = laid.wrong(n, left, top);
                    if wrong < self.too_many[n] {
                        self.too_many[n] = wrong;
                        self.places[n] = (left as u8, top as u8);
                        self.found[word] |= 1 << (n % WORD);
                    }
                }
            }
        }
    }

    fn spots(&self, clear: impl Fn(usize) -> u32) -> Vec<(usize, Spot)> {
        let is_found = |n: &usize| self.found[n / WORD] >> (n % WORD) & 1 == 1;
        let spot = |n: usize| {
            let alike = 1.0 - self.too_many[n] as f32 / clear(n) as f32;
            let (left, top) = self.places[n];
            (n, Spot { alike, left: left.into(), top: top.into() })
        };
        (0..CROWD).filter(is_found).map(spot).collect()
    }
}

/// Of up to 64 outlines a word each, turned: a word for each sign.
#[inline(always)]
fn turned(outlines: &[Outline], word: impl Fn(&Outline) -> u64) -> [u64; WORD] {
    let mut square = [0; WORD];
    for (to, outline) in square.iter_mut().zip(outlines) {
        *to = word(outline);
    }
    let (mut side, mut kept) = (WORD / 2, u64::MAX >> (WORD / 2));
    while side > 0 {
        for n in (0..WORD).filter(|n| n & side == 0) {
            let moved = ((square[n] >> side) ^ square[n + side]) & kept;
            square[n] ^= moved << side;
            square[n + side] ^= moved;
        }
        side /= 2;
        kept ^= kept << side;
    }
    square
}
