//! What a person changes in a photo without touching the original. All places are fractions of the upright picture,
//! so that they hold for every size.

use serde::{Deserialize, Serialize};

/// Changes in the order they are applied: quarter turns, redaction, straighten, crop, light.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edits {
    /// Quarter turns on top of the upright picture.
    pub turn: Turn,
    /// Degrees clockwise, −15 to 15; the empty corners are cut away.
    pub straighten: f64,
    /// The part kept; `None` keeps all.
    pub crop: Option<Region>,
    /// What must stay visible when a preset cuts to a ratio; `None` is the middle.
    pub focal: Option<Point>,
    /// −1 (dark) to 1 (bright), 0 changes nothing.
    pub brightness: f64,
    /// −1 (flat) to 1 (hard), 0 changes nothing.
    pub contrast: f64,
    /// Hidden places, burnt into every picture made.
    pub redactions: Vec<Redaction>,
}

impl Edits {
    /// Whether something is hidden here that `other` shows, or shows as squares. Turning a photo hides nothing.
    pub fn hides_more_than(&self, other: &Self) -> bool {
        let lying = |edits: &Self, one: &Redaction| {
            let back =
                (0..edits.turn.quarters()).fold(one.region, |region, _| region.turned_back());
            Redaction { region: back, ..*one }
        };
        let there: Vec<_> = other.redactions.iter().map(|one| lying(other, one)).collect();
        self.redactions.iter().map(|one| lying(self, one)).any(|one| {
            !there.iter().any(|old| {
                (old.cover == Cover::Solid || one.cover == old.cover)
                    && old.region.holds(one.region)
            })
        })
    }
}

/// Quarter turns clockwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// As it is.
    #[default]
    None,
    /// 90° clockwise.
    Right,
    /// 180°.
    Over,
    /// 90° against the clock.
    Left,
}

impl Turn {
    pub(crate) fn quarters(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Right => 1,
            Self::Over => 2,
            Self::Left => 3,
        }
    }
}

/// A rectangle in fractions of the upright, turned picture: 0 is left or top, 1 is right or bottom.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Left edge, 0–1.
    pub left: f64,
    /// Top edge, 0–1.
    pub top: f64,
    /// Width, above 0 and up to 1.
    pub width: f64,
    /// Height, above 0 and up to 1.
    pub height: f64,
}

impl Region {
    /// The whole picture.
    pub const ALL: Self = Self { left: 0.0, top: 0.0, width: 1.0, height: 1.0 };

    /// Where this region lies before a quarter turn clockwise.
    fn turned_back(self) -> Self {
        let Self { left, top, width, height } = self;
        Self { left: top, top: 1.0 - left - width, width: height, height: width }
    }

    /// Whether `inner` lies within, a millionth of the picture's side aside.
    fn holds(self, inner: Self) -> bool {
        let slack = 1e-6;
        inner.left >= self.left - slack
            && inner.top >= self.top - slack
            && inner.left + inner.width <= self.left + self.width + slack
            && inner.top + inner.height <= self.top + self.height + slack
    }

    /// The part of this region that lies inside the picture; `None` if nothing does or a number is no number.
    pub fn inside(self) -> Option<Self> {
        let left = self.left.max(0.0);
        let top = self.top.max(0.0);
        let width = (self.left + self.width).min(1.0) - left;
        let height = (self.top + self.height).min(1.0) - top;
        let sound = [left, top, width, height].iter().all(|n| n.is_finite());
        (sound && width > 0.0 && height > 0.0).then_some(Self { left, top, width, height })
    }
}

/// A place in fractions of the upright, turned picture.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// 0 left – 1 right.
    pub x: f64,
    /// 0 top – 1 bottom.
    pub y: f64,
}

/// A hidden place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Redaction {
    /// What is hidden.
    pub region: Region,
    /// How it is hidden.
    pub cover: Cover,
}

/// How a place is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// One dark colour: for text and numbers, which a mosaic would give away.
    Solid,
    /// Large squares, at most 12 along the longer side: for faces.
    Mosaic,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_is_hidden_by_a_new_place_a_larger_one_and_a_filled_one() {
        let region = Region { left: 0.1, top: 0.2, width: 0.3, height: 0.4 };
        let with = |turn, region, cover| Edits {
            turn,
            redactions: vec![Redaction { region, cover }],
            ..Edits::default()
        };
        let before = with(Turn::None, region, Cover::Mosaic);
        assert!(before.hides_more_than(&Edits::default()));
        assert!(!Edits::default().hides_more_than(&before) && !before.hides_more_than(&before));
        let wider = Region { width: 0.31, ..region };
        assert!(with(Turn::None, wider, Cover::Mosaic).hides_more_than(&before));
        assert!(!before.hides_more_than(&with(Turn::None, wider, Cover::Solid)));
        assert!(with(Turn::None, region, Cover::Solid).hides_more_than(&before));
        // The same place, the picture a quarter clockwise.
        let turned = Region { left: 0.4, top: 0.1, width: 0.4, height: 0.3 };
        assert!(!with(Turn::Right, turned, Cover::Mosaic).hides_more_than(&before));
        assert!(with(Turn::Right, region, Cover::Mosaic).hides_more_than(&before));
    }
}
