//! A small grey picture as signs: where it gets brighter to the right and downwards, and where it does so clearly. Signs
//! outlive another size, another encoder and another light; two pictures agree where the signs of what is clear agree.

/// A grey picture in brightness 0–255.
#[derive(Clone, Debug)]
pub(crate) struct Grey {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<f32>,
}

impl Grey {
    pub(crate) fn of(width: usize, height: usize, luma: &[u8]) -> Self {
        Self { width, height, pixels: luma.iter().map(|value| f32::from(*value)).collect() }
    }

    /// The same with `long` pixels along its long side, each the mean of what it covers.
    pub(crate) fn sized(&self, long: usize) -> Self {
        let side = |length: usize| {
            let share = length as f32 * long as f32 / self.width.max(self.height) as f32;
            (share.round() as usize).max(3)
        };
        let (columns, lines) =
            (means(self.width, side(self.width)), means(self.height, side(self.height)));
        let mut narrow = Vec::with_capacity(columns.len() * self.height);
        for line in self.pixels.chunks_exact(self.width) {
            narrow.extend(columns.iter().map(|mean| mean.of(|x| line[x])));
        }
        let width = columns.len();
        let pixels = lines.iter().flat_map(|mean| {
            let narrow = &narrow;
            (0..width).map(move |x| mean.of(|y| narrow[y * width + x]))
        });
        Self { width, height: lines.len(), pixels: pixels.collect() }
    }

    /// Each pixel mixed with its neighbours by 1 : 2 : 1, so that half a pixel more or less turns no sign over.
    pub(crate) fn softened(&self) -> Self {
        let at = |pixels: &[f32], x: usize, y: usize| pixels[y * self.width + x];
        let mixed = |a: f32, b: f32, c: f32| (a + 2.0 * b + c) / 4.0;
        let places = || (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        let across = |(x, y): (usize, usize)| {
            let (left, right) = (x.saturating_sub(1), (x + 1).min(self.width - 1));
            mixed(at(&self.pixels, left, y), at(&self.pixels, x, y), at(&self.pixels, right, y))
        };
        let across: Vec<f32> = places().map(across).collect();
        let down = |(x, y): (usize, usize)| {
            let (above, below) = (y.saturating_sub(1), (y + 1).min(self.height - 1));
            mixed(at(&across, x, above), at(&across, x, y), at(&across, x, below))
        };
        Self { pixels: places().map(down).collect(), ..*self }
    }
}

/// The mean over a stretch of a line: its first whole pixel, and the weight of each.
struct Mean {
    first: usize,
    weights: Vec<f32>,
}

impl Mean {
    fn of(&self, value: impl Fn(usize) -> f32) -> f32 {
        (self.first..).zip(&self.weights).map(|(at, weight)| value(at) * weight).sum()
    }
}

/// `length` pixels as `parts` means, each over at least one pixel.
fn means(length: usize, parts: usize) -> Vec<Mean> {
    let step = length as f32 / parts as f32;
    let mean = |part: usize| {
        let middle = (part as f32 + 0.5) * step;
        let half = (step / 2.0).max(0.5);
        let (from, to) = ((middle - half).max(0.0), (middle + half).min(length as f32));
        let first = (from as usize).min(length - 1);
        let last = (to.ceil() as usize).clamp(first + 1, length);
        let covered = |at: usize| (to.min(at as f32 + 1.0) - from.max(at as f32)).max(0.0);
        let sum: f32 = (first..last).map(covered).sum();
        Mean {
            first,
            weights: (first..last).map(|at| covered(at) / sum.max(f32::EPSILON)).collect(),
        }
    };
    (0..parts).map(mean).collect()
}

/// Brightness by which two neighbours differ at least where that says anything.
const LEAST: f32 = 0.5;

/// One line of signs; bit n belongs to the pixel n.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its right neighbour is brighter.
    pub(crate) right: u128,
    /// Its lower neighbour is brighter.
    pub(crate) down: u128,
    /// The neighbour to the right differs clearly.
    pub(crate) clear_right: u128,
    /// The lower neighbour differs clearly.
    pub(crate) clear_down: u128,
}

/// The signs of a picture of at most 128 pixels a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signs {
    pub(crate) width: usize,
    pub(crate) lines: Vec<Line>,
    /// How many of the signs are clear.
    clear: u32,
}

impl Signs {
    /// Clear is the half of all differences that is the largest.
    pub(crate) fn of(grey: &Grey) -> Self {
        let at = |x: usize, y: usize| grey.pixels[y * grey.width + x];
        let differences = |x: usize, y: usize| {
            let here = at(x, y);
            let right = if x + 1 < grey.width { at(x + 1, y) - here } else { 0.0 };
            let down = if y + 1 < grey.height { at(x, y + 1) - here } else { 0.0 };
            (right, down)
        };
        let mut sizes: Vec<f32> = (0..grey.height)
            .flat_map(|y| (0..grey.width).map(move |x| (x, y)))
            .flat_map(|(x, y)| <[f32; 2]>::from(differences(x, y)).map(f32::abs))
            .collect();
        let half = sizes.len() / 2;
        let (_, middle, _) = sizes.select_nth_unstable_by(half, f32::total_cmp);
        let clear = middle.max(LEAST);
        let line = |y: usize| {
            let mut line = Line::default();
            for x in 0..grey.width {
                let (right, down) = differences(x, y);
                line.right |= u128::from(right > 0.0) << x;
                line.down |= u128::from(down > 0.0) << x;
                line.clear_right |= u128::from(right.abs() > clear) << x;
                line.clear_down |= u128::from(down.abs() > clear) << x;
            }
            line
        };
        Self::with(grey.width, (0..grey.height).map(line).collect())
    }

    fn with(width: usize, lines: Vec<Line>) -> Self {
        let ones = |line: &Line| line.clear_right.count_ones() + line.clear_down.count_ones();
        let clear = lines.iter().map(ones).sum();
        Self { width, lines, clear }
    }

    /// How many of the signs are clear.
    pub(crate) fn clear(&self) -> u32 {
        self.clear
    }

    /// Width and height, then the lines: four times as many bytes as the width needs.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![self.width as u8, self.lines.len() as u8];
        for line in &self.lines {
            for bits in [line.right, line.down, line.clear_right, line.clear_down] {
                bytes.extend(&bits.to_le_bytes()[..self.width.div_ceil(8)]);
            }
        }
        bytes
    }

    /// None when `bytes` are none of [`Self::bytes`].
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let (&[width, height], lines) = bytes.split_first_chunk()?;
        let (width, wide) = (usize::from(width), usize::from(width).div_ceil(8));
        if !(3..=128).contains(&width)
            || height < 3
            || lines.len() != usize::from(height) * wide * 4
        {
            return None;
        }
        let bits = |bytes: &[u8]| {
            let mut whole = [0; 16];
            whole[..wide].copy_from_slice(bytes);
            u128::from_le_bytes(whole)
        };
        let line = |bytes: &[u8]| {
            let [right, down, clear_right, clear_down] =
                [0, 1, 2, 3].map(|n| bits(&bytes[n * wide..(n + 1) * wide]));
            Line { right, down, clear_right, clear_down }
        };
        Some(Self::with(width, lines.chunks_exact(wide * 4).map(line).collect()))
    }
}

/// A part laid over a whole, its left upper corner at a pixel of the whole.
#[derive(Clone, Copy)]
pub(crate) struct Laid<'a> {
    pub(crate) part: &'a Signs,
    pub(crate) whole: &'a Signs,
    pub(crate) left: usize,
    pub(crate) top: usize,
}

/// How signs fall together: how many there are, how many differ, how many are set here and there.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    all: u32,
    wrong: u32,
    here: u32,
    there: u32,
}

impl Tally {
    fn count(&mut self, here: u128, there: u128, clear: u128) {
        self.all += clear.count_ones();
        self.wrong += ((here ^ there) & clear).count_ones();
        self.here += (here & clear).count_ones();
        self.there += (there & clear).count_ones();
    }

    /// Signs that would agree by chance.
    fn by_chance(self) -> f32 {
        let all = (self.all as f32).max(1.0);
        let (here, there) = (self.here as f32 / all, self.there as f32 / all);
        all * (here * there + (1.0 - here) * (1.0 - there))
    }
}

impl Laid<'_> {
    /// Share of the part's clear signs that the whole has as well, 0–1.
    pub(crate) fn alike(self) -> f32 {
        1.0 - self.wrong() as f32 / self.part.clear().max(1) as f32
    }

    /// How many of the part's clear signs the whole has not.
    fn wrong(self) -> u32 {
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("popcnt") {
            // SAFETY: the processor has just been asked for the one feature the copy was compiled for.
            #[allow(unsafe_code)]
            return unsafe { self.wrong_counted() };
        }
        self.wrong_plain()
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "popcnt")]
    fn wrong_counted(self) -> u32 {
        self.wrong_plain()
    }

    #[allow(clippy::inline_always)] // so that each copy counts with what its processor has
    #[inline(always)]
    fn wrong_plain(self) -> u32 {
        let mut wrong = 0;
        for (part, whole) in self.part.lines.iter().zip(&self.whole.lines[self.top..]) {
            wrong += (((whole.right >> self.left) ^ part.right) & part.clear_right).count_ones()
                + (((whole.down >> self.left) ^ part.down) & part.clear_down).count_ones();
        }
        wrong
    }

    /// How far the signs that are clear in either agree beyond chance: 0 is chance, 1 is all.
    pub(crate) fn beyond_chance(self) -> f32 {
        let (right, down) = self.tally(0..self.part.width, 0..self.part.lines.len());
        let all = (right.all + down.all) as f32;
        let chance = right.by_chance() + down.by_chance();
        let agree = all - (right.wrong + down.wrong) as f32;
        // Where nearly all signs are the same, agreeing says nothing.
        if all - chance < all / 10.0 { 0.0 } else { (agree - chance) / (all - chance) }
    }

    /// Share of agreeing signs in the field of `fields` × `fields` that agrees least; fields with few signs say nothing.
    pub(crate) fn worst_field(self, fields: usize, fewest: u32) -> f32 {
        let span = |n: usize, length: usize| n * length / fields..(n + 1) * length / fields;
        let mut worst = 1.0_f32;
        for (n, m) in (0..fields).flat_map(|n| (0..fields).map(move |m| (n, m))) {
            let (right, down) =
                self.tally(span(n, self.part.width), span(m, self.part.lines.len()));
            let all = right.all + down.all;
            if all >= fewest {
                worst = worst.min(1.0 - (right.wrong + down.wrong) as f32 / all as f32);
            }
        }
        worst
    }

    fn tally(
        self,
        columns: std::ops::Range<usize>,
        lines: std::ops::Range<usize>,
    ) -> (Tally, Tally) {
        let (mut right, mut down) = (Tally::default(), Tally::default());
        let upto = |column: usize| (1_u128 << column) - 1;
        let within = upto(columns.end) & !upto(columns.start);
        // The last column has no right neighbour within the part, the last line no lower one.
        let with_right = within & upto(self.part.width - 1);
        let last = self.part.lines.len() - 1;
        for n in lines {
            let (part, whole) = (&self.part.lines[n], &self.whole.lines[self.top + n]);
            let clear = (part.clear_right | (whole.clear_right >> self.left)) & with_right;
            right.count(part.right, whole.right >> self.left, clear);
            if n < last {
                let clear = (part.clear_down | (whole.clear_down >> self.left)) & within;
                down.count(part.down, whole.down >> self.left, clear);
            }
        }
        (right, down)
    }
}
