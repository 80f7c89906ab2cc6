//! HEIC, the format of iPhones: what the container says, read without decoding a pixel. The rows are in `heic_rows`.

use std::borrow::Cow;

use heic_rs::context::Context;
use heic_rs::meta::iref::{self, RefKind};
use heic_rs::props::ItemProps;
use heic_rs::{Error, Transform, transform};

use crate::exif_words;
use crate::fault::PhotoFault;
use crate::heic_coded::keep_coded_limits;
use crate::heic_rows::TileRows;
use crate::heic_whole;
use crate::kind::PictureKind;
use crate::orientation::Orientation;
use crate::press_words;
use crate::probe::{Examined, MAX_ICC, MAX_PIXELS, Shape, keep_limits, put_together};
use crate::profile::Colour;
use crate::rows::Rows;

/// A part of the coded picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Where the picture lies in what the codec gives, and how it is turned upright.
struct Layout {
    window: Window,
    orientation: Orientation,
}

/// Reads the header. The turn written in the container counts, as the format demands; the one in EXIF repeats it.
/// Fails with `CutOff`, `Damaged`, `Unsupported`, or as [`keep_limits`] does.
pub(crate) fn examine(bytes: &[u8]) -> Result<Examined, PhotoFault> {
    let file = Context::open(bytes).map_err(fault)?;
    let item = file.meta.primary;
    let props = file.props(item).map_err(fault)?;
    let (width, height) = file.coded_size(item, &props).map_err(fault)?;
    keep_limits(width, height, MAX_PIXELS)?;
    keep_coded_limits(&file, item)?;
    let layout = layout(&props, (width, height))?;
    let mut exif = exif_of(&file, item).map(|tiff| exif_words::read(&tiff)).unwrap_or_default();
    exif.orientation = Some(layout.orientation.to_exif());
    let packet = file.xmp_item(item).and_then(|id| file.item_data(id).ok());
    let press = packet.map(|packet| press_words::from_xmp(&packet)).unwrap_or_default();
    let shape = Shape {
        kind: PictureKind::Heic,
        width: layout.window.width,
        height: layout.window.height,
        progressive: false,
        animated: false,
    };
    let icc = props.icc.filter(|icc| icc.len() <= MAX_ICC).map(<[u8]>::to_vec);
    let lost_profile = props.icc.is_some() && icc.is_none();
    let mut examined = put_together(shape, exif, press, icc, 3);
    examined.lost_profile = lost_profile;
    examined.primaries = props.nclx.map(|nclx| (nclx.primaries, nclx.transfer));
    Ok(examined)
}

/// Opens the picture: tile by tile where it is stored as phones do, else decoded whole.
/// Fails with `Damaged` or `Unsupported`.
pub(crate) fn open<'a>(bytes: &'a [u8], colour: &Colour) -> Result<Box<dyn Rows + 'a>, PhotoFault> {
    let file = Context::open(bytes).map_err(fault)?;
    let item = file.meta.primary;
    let props = file.props(item).map_err(fault)?;
    let coded = file.coded_size(item, &props).map_err(fault)?;
    let window = layout(&props, coded)?.window;
    let has_alpha = file.alpha_item(item).ok().flatten().is_some();
    if !has_alpha && let Ok(rows) = TileRows::open(file, item, window, colour) {
        return Ok(Box::new(rows));
    }
    heic_whole::open(bytes, window, colour)
}

/// The small picture that cameras lay beside the large one, in the same turn; `None` if there is none.
pub(crate) fn thumbnail<'a>(bytes: &'a [u8], colour: &Colour) -> Option<TileRows<'a>> {
    let file = Context::open(bytes).ok()?;
    let item = *iref::sources(&file.meta.refs, file.meta.primary, RefKind::Thmb).first()?;
    let (width, height) = file.coded_size(item, &file.props(item).ok()?).ok()?;
    keep_limits(width, height, 1 << 20).ok()?;
    TileRows::open(file, item, Window { left: 0, top: 0, width, height }, colour).ok()
}

/// Cameras write a crop before a turn; the other order is not met, and refused.
fn layout(props: &ItemProps<'_>, (width, height): (u32, u32)) -> Result<Layout, PhotoFault> {
    let whole = Window { left: 0, top: 0, width, height };
    let mut layout = Layout { window: whole, orientation: Orientation::UPRIGHT };
    for step in &props.transforms {
        match *step {
            Transform::Crop(aperture) if layout.orientation == Orientation::UPRIGHT => {
                let Window { width, height, .. } = layout.window;
                let (left, top, width, height) =
                    transform::crop_rect(width, height, aperture).map_err(fault)?;
                layout.window = Window {
                    left: layout.window.left + left,
                    top: layout.window.top + top,
                    width,
                    height,
                };
            }
            Transform::Crop(_) => {
                return Err(PhotoFault::unsupported("HEIC, cropped after a turn"));
            }
            Transform::Rotate(turn) => {
                let against_clock = (turn.degrees() / 90) as u8;
                layout.orientation = layout.orientation.then_turned((4 - against_clock) % 4);
            }
            Transform::Mirror(heic_rs::Mirror::LeftRight) => {
                layout.orientation = layout.orientation.then_mirrored();
            }
            Transform::Mirror(heic_rs::Mirror::TopBottom) => {
                layout.orientation = layout.orientation.then_mirrored().then_turned(2);
            }
        }
    }
    Ok(layout)
}

fn exif_of<'a>(file: &Context<'a>, item: u32) -> Option<Cow<'a, [u8]>> {
    let block = file.item_data(file.exif_item(item)?).ok()?;
    let start = block.len() - heic_rs::metadata::exif_tiff(&block).ok()?.len();
    Some(match block {
        Cow::Borrowed(whole) => Cow::Borrowed(&whole[start..]),
        Cow::Owned(whole) => Cow::Owned(whole[start..].to_vec()),
    })
}

/// The container's complaint in our words.
pub(crate) fn fault(error: Error) -> PhotoFault {
    match error {
        Error::Truncated(_) | Error::MissingBox(_) => PhotoFault::CutOff,
        Error::Unsupported(what) => PhotoFault::unsupported(&format!("HEIC, {what}")),
        other => PhotoFault::damaged(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use heic_rs::props::simple::{Clap, Mirror, Rotation};

    fn laid(transforms: Vec<Transform>) -> Result<Layout, PhotoFault> {
        layout(&ItemProps { transforms, ..ItemProps::default() }, (400, 300))
    }

    #[test]
    fn turns_and_mirrors_are_applied_in_their_order() {
        let turn = |r| Transform::Rotate(r);
        let mirror = |m| Transform::Mirror(m);
        let cases = [
            (vec![], 1),
            (vec![turn(Rotation::Ccw270)], 6),
            (vec![turn(Rotation::Ccw180)], 3),
            (vec![turn(Rotation::Ccw90)], 8),
            (vec![mirror(Mirror::LeftRight)], 2),
            (vec![mirror(Mirror::TopBottom)], 4),
            (vec![turn(Rotation::Ccw270), mirror(Mirror::LeftRight)], 5),
            (vec![turn(Rotation::Ccw90), mirror(Mirror::LeftRight)], 7),
        ];
        for (transforms, tag) in cases {
            let laid = laid(transforms.clone()).unwrap();
            assert_eq!(laid.orientation.to_exif(), tag, "{transforms:?}");
        }
    }

    #[test]
    fn a_crop_is_a_window_of_the_coded_picture() {
        let crop =
            Clap { width: (200, 1), height: (100, 1), horiz_off: (0, 1), vert_off: (-50, 1) };
        let made = laid(vec![Transform::Crop(crop), Transform::Rotate(Rotation::Ccw90)]).unwrap();
        assert_eq!(made.window, Window { left: 100, top: 50, width: 200, height: 100 });
        let late = laid(vec![Transform::Rotate(Rotation::Ccw90), Transform::Crop(crop)]);
        assert_eq!(late.err().map(|fault| fault.code()), Some("unsupported"));
    }
}
