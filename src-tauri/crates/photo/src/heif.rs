//! What the containers of HEIC and AVIF say alike, read without decoding a pixel: crop and turn, words, colours.

use std::borrow::Cow;

use heic_rs::context::Context;
use heic_rs::props::ItemProps;
use heic_rs::{Error, Transform, transform};

use crate::exif_words;
use crate::fault::PhotoFault;
use crate::kind::PictureKind;
use crate::orientation::Orientation;
use crate::press_words;
use crate::probe::{Examined, MAX_ICC, Shape, put_together};

/// A part of the coded picture, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Where the picture lies in what the codec gives, and how it is turned upright.
pub(crate) struct Layout {
    pub(crate) window: Window,
    orientation: Orientation,
}

/// What is told of `item` besides its pixels. The turn written in the container counts, as the formats demand; the one in
/// EXIF repeats it.
pub(crate) fn tell(
    file: &Context<'_>,
    item: u32,
    props: &ItemProps<'_>,
    layout: &Layout,
    (kind, animated): (PictureKind, bool),
) -> Examined {
    let mut exif = exif_of(file, item).map(|tiff| exif_words::read(&tiff)).unwrap_or_default();
    exif.orientation = Some(layout.orientation.to_exif());
    let packet = file.xmp_item(item).and_then(|id| file.item_data(id).ok());
    let press = packet.map(|packet| press_words::from_xmp(&packet)).unwrap_or_default();
    let Window { width, height, .. } = layout.window;
    let shape = Shape { kind, width, height, progressive: false, animated };
    let icc = props.icc.filter(|icc| icc.len() <= MAX_ICC).map(<[u8]>::to_vec);
    let lost_profile = props.icc.is_some() && icc.is_none();
    let mut examined = put_together(shape, exif, press, icc, 3);
    examined.lost_profile = lost_profile;
    examined.primaries = props.nclx.map(|nclx| (nclx.primaries, nclx.transfer));
    examined
}

/// Cameras write a crop before a turn; the other order is not met, and refused.
pub(crate) fn layout(
    kind: PictureKind,
    props: &ItemProps<'_>,
    (width, height): (u32, u32),
) -> Result<Layout, PhotoFault> {
    let whole = Window { left: 0, top: 0, width, height };
    let mut layout = Layout { window: whole, orientation: Orientation::UPRIGHT };
    for step in &props.transforms {
        match *step {
            Transform::Crop(aperture) if layout.orientation == Orientation::UPRIGHT => {
                let Window { width, height, .. } = layout.window;
                let (left, top, width, height) = transform::crop_rect(width, height, aperture)
                    .map_err(|error| fault(kind, error))?;
                layout.window = Window {
                    left: layout.window.left + left,
                    top: layout.window.top + top,
                    width,
                    height,
                };
            }
            Transform::Crop(_) => {
                return Err(unsupported(kind, "cropped after a turn"));
            }
            Transform::Rotate(turn) => {
                let against_clock = (turn.degrees() / 90) as u8;
                layout.orientation = layout.orientation.then_turned((4 - against_clock) % 4);
            }
            // The crate names the two as the standard of 2017 could be read. Phones, browsers and the standard since 2022
            // mean by 1 that left and right change places, by 0 that top and bottom do.
            Transform::Mirror(heic_rs::Mirror::TopBottom) => {
                layout.orientation = layout.orientation.then_mirrored();
            }
            Transform::Mirror(heic_rs::Mirror::LeftRight) => {
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
pub(crate) fn fault(kind: PictureKind, error: Error) -> PhotoFault {
    match error {
        Error::Truncated(_) | Error::MissingBox(_) => PhotoFault::CutOff,
        Error::Unsupported(what) => unsupported(kind, what),
        other => PhotoFault::damaged(other),
    }
}

/// A variant of a format that is not read, named with its format.
pub(crate) fn unsupported(kind: PictureKind, what: &str) -> PhotoFault {
    PhotoFault::unsupported(&format!("{}, {what}", kind.extension().to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use heic_rs::boxes::BoxHeader;
    use heic_rs::props::simple::{self, Clap, Rotation};

    fn laid(transforms: Vec<Transform>) -> Result<Layout, PhotoFault> {
        layout(PictureKind::Heic, &ItemProps { transforms, ..ItemProps::default() }, (400, 300))
    }

    #[test]
    fn turns_and_mirrors_are_applied_in_their_order() {
        let turn = |r| Transform::Rotate(r);
        // As it is stored.
        let mirror = |axis: u8| {
            let payload = &[axis];
            let stored = BoxHeader { boxtype: *b"imir", payload, uuid: None, offset: 0 };
            Transform::Mirror(simple::parse_imir(&stored).unwrap())
        };
        let cases = [
            (vec![], 1),
            (vec![turn(Rotation::Ccw270)], 6),
            (vec![turn(Rotation::Ccw180)], 3),
            (vec![turn(Rotation::Ccw90)], 8),
            (vec![mirror(1)], 2),
            (vec![mirror(0)], 4),
            (vec![turn(Rotation::Ccw90), mirror(0)], 5),
            (vec![turn(Rotation::Ccw270), mirror(1)], 5),
            (vec![turn(Rotation::Ccw90), mirror(1)], 7),
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
