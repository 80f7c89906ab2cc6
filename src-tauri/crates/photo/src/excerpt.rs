//! Whether a photo is cut out of another, whichever of the two came first. Of each photo two traces are kept, together
//! about a kilobyte: an outline, by which nearly all others are passed over, and a detail that decides. See
//! docs/photo-library.md for what was measured.

use std::cell::OnceCell;

use serde::{Deserialize, Serialize};

use crate::crowd::Sizes;
use crate::outline::{OUTLINE, Outline, SHORTEST, Spot, slide};
use crate::signs::{Grey, Laid, Signs};

/// Long side of the small picture by which a photo is sought, in pixels.
pub(crate) const SMALL: usize = 96;
/// Long side of a detail in pixels.
const DETAIL: usize = OUTLINE * TIMES;
/// Pixels of a detail for each of an outline.
const TIMES: usize = 3;
/// What details agree beyond chance at least.
const SURELY: f32 = 0.9;
/// Fields along a side of what was found; in none of them may the two be different pictures.
const FIELDS: usize = 4;
/// Share of signs that agree in each field at least.
const EACH: f32 = 0.55;
/// Signs from which a field says something.
const FEW: u32 = 12;
/// Clear signs of a detail at least.
const FEWEST: u32 = 200;
/// The best places of the outline that the detail looks at.
const LOOKS: usize = 2;

/// A small grey picture of a photo, from the left upper corner, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Small {
    /// Pixels of a line.
    pub width: u32,
    /// Brightness 0–255.
    pub luma: Vec<u8>,
}

impl Small {
    pub(crate) fn of(width: usize, height: usize, luma: &[u8]) -> Self {
        let long = width.max(height).min(SMALL);
        let small = Grey::of(width, height, luma).sized(long);
        let luma = small.pixels.iter().map(|value| value.round() as u8).collect();
        Self { width: small.width as u32, luma }
    }

    fn grey(&self) -> Option<Grey> {
        let width = self.width as usize;
        let height = self.luma.len().checked_div(width)?;
        let whole = height > 0 && width * height == self.luma.len();
        (whole && width.max(height) <= SMALL).then(|| Grey::of(width, height, &self.luma))
    }
}

/// What is kept of a photo, so that parts of it are known again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// 100 to 130 bytes.
    pub outline: Vec<u8>,
    /// 600 to 1,160 bytes.
    pub detail: Vec<u8>,
}

/// Which of the two is the part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// The photo that is sought lies in the other.
    Within,
    /// The other lies in the photo that is sought.
    Around,
}

/// Where another photo may share something with the one that is sought.
#[derive(Clone, Debug, PartialEq)]
pub struct Hint {
    /// Share of signs that agree, 0–1: the most promising first.
    pub alike: f32,
    poses: Vec<(Way, Pose)>,
}

impl Hint {
    /// Of places with the long side of the one that changes its size, in the order in which they were looked for.
    pub(crate) fn of(mut found: Vec<(Way, usize, Spot)>) -> Option<Self> {
        found.sort_by(|one, other| other.2.alike.total_cmp(&one.2.alike));
        found.truncate(LOOKS);
        let pose = |(way, size, spot): (Way, usize, Spot)| {
            (way, Pose { size: size * TIMES, left: spot.left * TIMES, top: spot.top * TIMES })
        };
        let alike = found.first()?.2.alike;
        Some(Self { alike, poses: found.into_iter().map(pose).collect() })
    }
}

/// Where the part lies: the long side of the one that changes its size, and the place in pixels of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pose {
    size: usize,
    left: usize,
    top: usize,
}

/// A photo that is sought among others.
#[derive(Debug)]
pub struct Sought {
    grey: Grey,
    /// Outlines by their long sides: it may lie at these in other photos.
    parts: Vec<(usize, Signs)>,
    /// Others may lie in it at these.
    wholes: Vec<(usize, Signs)>,
    pub(crate) sizes: Sizes,
    details: Vec<OnceCell<Signs>>,
}

impl Sought {
    /// None when `small` is no such picture, or shows too little to be known again.
    pub fn new(small: &Small) -> Option<Self> {
        let grey = small.grey()?;
        let outline = |size: usize| (size, Signs::of(&grey.sized(size)));
        // The largest parts first: of places that are equally good the first are kept.
        let parts: Vec<_> = (SHORTEST..=OUTLINE).rev().map(outline).collect();
        let wholes: Vec<_> = (OUTLINE + 1..=OUTLINE * OUTLINE / SHORTEST).map(outline).collect();
        let sizes = Sizes::of(&parts, &wholes);
        let details = (0..=TIMES * OUTLINE * OUTLINE / SHORTEST).map(|_| OnceCell::new()).collect();
        let sought = Self { grey, parts, wholes, sizes, details };
        (sought.detail(DETAIL).clear() >= FEWEST).then_some(sought)
    }

    /// What is to be kept of it.
    pub fn traces(&self) -> Traces {
        Traces {
            outline: Signs::of(&self.grey.sized(OUTLINE)).bytes(),
            detail: self.detail(DETAIL).bytes(),
        }
    }

    /// The quick look at another photo's outline. None for nearly all photos that share nothing. For many photos there
    /// is [`crate::Among`], which finds the same.
    pub fn look(&self, outline: &[u8]) -> Option<Hint> {
        Outline::read(outline)?;
        let other = Signs::read(outline)?;
        let within = self.parts.iter();
        let within =
            within.filter_map(|(size, mine)| Some((Way::Within, *size, slide(mine, &other)?)));
        let around = self.wholes.iter();
        let around =
            around.filter_map(|(size, mine)| Some((Way::Around, *size, slide(&other, mine)?)));
        Hint::of(within.chain(around).collect())
    }

    /// The second look, at another photo's detail: whether one is cut out of the other.
    pub fn shares(&self, hint: &Hint, detail: &[u8]) -> bool {
        let Some(other) = Signs::read(detail) else { return false };
        hint.poses.iter().any(|(way, pose)| {
            let pose = self.settled(*way, *pose, &other);
            let Some(laid) = self.laid(*way, pose, &other) else { return false };
            laid.part.clear() >= FEWEST
                && laid.beyond_chance() >= SURELY
                && laid.worst_field(FIELDS, FEW) >= EACH
        })
    }

    /// The place near `pose` where the details agree best, in single steps uphill.
    fn settled(&self, way: Way, mut pose: Pose, other: &Signs) -> Pose {
        let alike = |pose: Pose| self.laid(way, pose, other).map_or(0.0, Laid::alike);
        let mut best = alike(pose);
        // An outline rounds by more than a step of the detail.
        for size in pose.size.saturating_sub(TIMES)..=pose.size + TIMES {
            let near = Pose { size, ..pose };
            let found = alike(near);
            if found > best {
                (best, pose) = (found, near);
            }
        }
        loop {
            let from = pose;
            for next in neighbours(from) {
                let found = alike(next);
                if found > best {
                    (best, pose) = (found, next);
                }
            }
            if pose == from {
                return pose;
            }
        }
    }

    /// Held within the whole. None where the part is larger than it, or too small.
    fn laid<'a>(&'a self, way: Way, pose: Pose, other: &'a Signs) -> Option<Laid<'a>> {
        let sizes = match way {
            Way::Within => SHORTEST * TIMES..=DETAIL,
            Way::Around => DETAIL..=self.details.len() - 1,
        };
        if !sizes.contains(&pose.size) {
            return None;
        }
        let mine = self.detail(pose.size);
        let (part, whole) = match way {
            Way::Within => (mine, other),
            Way::Around => (other, mine),
        };
        let left = pose.left.min(whole.width.checked_sub(part.width)?);
        let top = pose.top.min(whole.lines.len().checked_sub(part.lines.len())?);
        Some(Laid { part, whole, left, top })
    }

    fn detail(&self, size: usize) -> &Signs {
        self.details[size].get_or_init(|| Signs::of(&self.grey.sized(size).softened()))
    }
}

/// The poses a step from `pose`: smaller or larger, and a pixel to any side.
fn neighbours(pose: Pose) -> impl Iterator<Item = Pose> {
    let near = |value: usize| value.saturating_sub(1)..=value + 1;
    near(pose.size).flat_map(move |size| {
        near(pose.left)
            .flat_map(move |left| near(pose.top).map(move |top| Pose { size, left, top }))
    })
}
