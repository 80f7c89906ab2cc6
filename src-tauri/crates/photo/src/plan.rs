//! From what is asked to numbers: which part of the stored picture each output shows, and how many pixels it gets.
//! Every size is computed from the original's, never from another output's.

use crate::ask::Output;
use crate::edits::{Edits, Point, Region};
use crate::fault::PhotoFault;
use crate::orientation::{Orientation, Rect};
use crate::preset::Fit;
use crate::probe::Probe;
use crate::straighten::{MAX_DEGREES, kept_share};

/// One output in numbers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Want {
    /// The part shown, in pixels of the stored picture.
    pub(crate) part: Rect,
    /// Pixels made, before turning upright.
    pub(crate) stored_size: (u32, u32),
    /// From stored to upright, the person's turns included.
    pub(crate) orientation: Orientation,
}

impl Want {
    /// Pixels made for each stored pixel along a side, the larger of both sides.
    pub(crate) fn share(&self) -> f64 {
        let (width, height) = self.stored_size;
        (f64::from(width) / self.part.width).max(f64::from(height) / self.part.height)
    }

    /// Whether `smaller` can be made from the pixels of `self` without visible loss: it lies inside, and
    /// almost two of our pixels are there for one of its.
    pub(crate) fn can_feed(&self, smaller: &Self) -> bool {
        let (a, b) = (self.part, smaller.part);
        let slack = 0.01;
        let inside = b.left >= a.left - slack
            && b.top >= a.top - slack
            && b.left + b.width <= a.left + a.width + slack
            && b.top + b.height <= a.top + a.height + slack;
        inside && self.share() >= 1.9 * smaller.share()
    }
}

/// Puts numbers to `output`. Fails with `CannotMake` if its crop lies outside the picture or a size is 0.
pub(crate) fn want(output: &Output, probe: &Probe) -> Result<Want, PhotoFault> {
    let stored = (probe.stored_width, probe.stored_height);
    planned(output, stored, Orientation::from_exif(probe.orientation))
}

/// Pixels of the picture that `output` makes of an original of `upright` pixels (width, height), before a budget asks
/// for fewer. Fails with `CannotMake` if its crop lies outside the picture or a size is 0.
pub fn made_size(output: &Output, upright: (u32, u32)) -> Result<(u32, u32), PhotoFault> {
    let want = planned(output, upright, Orientation::from_exif(1))?;
    Ok(want.orientation.swap_size(want.stored_size))
}

fn planned(
    output: &Output,
    stored: (u32, u32),
    orientation: Orientation,
) -> Result<Want, PhotoFault> {
    let edits = &output.edits;
    let orientation = orientation.then_turned(edits.turn.quarters());
    let stored = stored_size(output, stored);
    let (width, height) = orientation.swap_size(stored);
    let crop = edits
        .crop
        .unwrap_or(Region::ALL)
        .inside()
        .ok_or_else(|| PhotoFault::cannot_make("the crop lies outside the picture"))?;
    // Whole pixels, so that a size is never a matter of a millionth of a pixel.
    let left = (crop.left * width).round().min(width - 1.0);
    let top = (crop.top * height).round().min(height - 1.0);
    let kept = Rect {
        left,
        top,
        width: (crop.width * width).round().clamp(1.0, width - left),
        height: (crop.height * height).round().clamp(1.0, height - top),
    };
    let focal = edits.focal.unwrap_or(Point { x: 0.5, y: 0.5 });
    let focal = (focal.x * width, focal.y * height);
    let (part, size) = fitted(output.preset.fit, kept, focal)
        .ok_or_else(|| PhotoFault::cannot_make("a wanted side has 0 pixels"))?;
    Ok(Want {
        part: orientation.to_stored(part, stored),
        stored_size: orientation.swap_size(size),
        orientation,
    })
}

/// Straightening in hundredths of a degree, clockwise; 0 if there is none.
pub(crate) fn lean(edits: &Edits) -> i32 {
    let degrees = if edits.straighten.is_finite() { edits.straighten } else { 0.0 };
    (degrees.clamp(-MAX_DEGREES, MAX_DEGREES) * 100.0).round() as i32
}

/// The stored size in whole pixels, what straightening cuts away taken off.
fn stored_size(output: &Output, (width, height): (u32, u32)) -> (f64, f64) {
    let stored = (f64::from(width), f64::from(height));
    let lean = lean(&output.edits);
    if lean == 0 {
        return stored;
    }
    let share = kept_share(f64::from(lean) / 100.0, stored);
    ((stored.0 * share).floor().max(1.0), (stored.1 * share).floor().max(1.0))
}

/// The part of `kept` that is shown, and its size in pixels; `None` if a wanted side is 0.
fn fitted(fit: Fit, kept: Rect, focal: (f64, f64)) -> Option<(Rect, (u32, u32))> {
    let whole = |scale: f64| (kept, (side(kept.width * scale), side(kept.height * scale)));
    let wanted = |px: u32| (px > 0).then_some(f64::from(px));
    Some(match fit {
        Fit::Original => whole(1.0),
        Fit::LongSide { px } => whole((wanted(px)? / kept.width.max(kept.height)).min(1.0)),
        Fit::Width { px } => whole((wanted(px)? / kept.width).min(1.0)),
        Fit::Inside { width, height } => {
            whole((wanted(width)? / kept.width).min(wanted(height)? / kept.height).min(1.0))
        }
        Fit::Cover { width, height } => {
            let (wide, high) = (wanted(width)?, wanted(height)?);
            let zoom = (kept.width / wide).min(kept.height / high);
            let part = around(focal, (wide * zoom, high * zoom), kept);
            let scale = zoom.min(1.0);
            (part, (side(wide * scale), side(high * scale)))
        }
    })
}

/// A rectangle of `size` with `focal` as near to its middle as `kept` allows.
fn around(focal: (f64, f64), size: (f64, f64), kept: Rect) -> Rect {
    let place = |focal: f64, length: f64, from: f64, room: f64| {
        let wish = if focal.is_finite() { focal - length / 2.0 } else { from };
        wish.max(from).min(from + (room - length).max(0.0))
    };
    Rect {
        left: place(focal.0, size.0, kept.left, kept.width),
        top: place(focal.1, size.1, kept.top, kept.height),
        width: size.0,
        height: size.1,
    }
}

fn side(length: f64) -> u32 {
    (length.round() as u32).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preset::preset;

    fn kept(width: f64, height: f64) -> Rect {
        Rect { left: 0.0, top: 0.0, width, height }
    }

    #[test]
    fn sizes_come_from_the_original_and_never_reach_zero() {
        for (width, height, px, expected) in [
            (4288.0, 2848.0, 1600, (1600, 1063)),
            (4288.0, 2848.0, 800, (800, 531)),
            (4288.0, 2848.0, 320, (320, 213)),
            (12000.0, 8.0, 320, (320, 1)),
            (3.0, 5000.0, 1600, (1, 1600)),
            (1.0, 1.0, 1600, (1, 1)),
            (150.0, 103.0, 320, (150, 103)),
        ] {
            let made = fitted(Fit::LongSide { px }, kept(width, height), (0.0, 0.0)).unwrap();
            assert_eq!(made.1, expected);
        }
    }

    #[test]
    fn a_cover_is_cut_around_the_focal_point_and_stays_inside() {
        let fit = Fit::Cover { width: 100, height: 100 };
        let (part, size) = fitted(fit, kept(400.0, 200.0), (390.0, 100.0)).unwrap();
        assert_eq!(
            (part, size),
            (Rect { left: 200.0, top: 0.0, width: 200.0, height: 200.0 }, (100, 100))
        );
        let (_, small) = fitted(fit, kept(60.0, 50.0), (0.0, 0.0)).unwrap();
        assert_eq!(small, (50, 50), "a small picture is not enlarged");
        assert_eq!(fitted(Fit::Width { px: 0 }, kept(9.0, 9.0), (0.0, 0.0)), None);
    }

    #[test]
    fn the_size_is_known_from_the_upright_pixels_alone() {
        let mut output = Output::plain(preset("web").unwrap());
        output.preset.fit = Fit::LongSide { px: 30 };
        let crop = Region { left: 0.1, top: 0.2, width: 0.7, height: 0.31 };
        output.edits = Edits {
            turn: crate::Turn::Left,
            straighten: 7.3,
            crop: Some(crop),
            ..Edits::default()
        };
        let mut probe =
            crate::probe(&crate::samples::jpeg(&crate::samples::gradient(64, 48), 90)).unwrap();
        for tag in 1..=8 {
            probe.orientation = tag;
            let upright = Orientation::from_exif(tag).swap_size((64, 48));
            let want = want(&output, &probe).unwrap();
            let made = want.orientation.swap_size(want.stored_size);
            assert_eq!(made_size(&output, upright).unwrap(), made, "orientation {tag}");
        }
        output.edits.crop = Some(Region { left: 1.5, ..Region::ALL });
        assert!(made_size(&output, (64, 48)).is_err());
    }

    #[test]
    fn a_crop_outside_is_refused() {
        let mut output = Output::plain(preset("web").unwrap());
        let probe =
            crate::probe(&crate::samples::jpeg(&crate::samples::gradient(64, 48), 90)).unwrap();
        assert!(want(&output, &probe).is_ok());
        output.edits =
            Edits { crop: Some(Region { left: 1.5, ..Region::ALL }), ..Edits::default() };
        assert_eq!(want(&output, &probe).unwrap_err().code(), "cannot_make");
    }
}
