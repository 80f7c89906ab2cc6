//! HEIC as phones and cameras write it: tiles, a turn told twice, the small picture, damage.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::{Rgb, Rgba};
use photo::{Warning, probe, quick_look, render};
use support::heic::{Beside, CAMERA, CORNERS, Grid, HALF_CLEAR, grid, grid_beside};
use support::{ask, exif, lossless, make};

fn near(pixel: Rgb<u8>, wanted: [u8; 3]) -> bool {
    pixel.0.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= 12)
}

const RED: [u8; 3] = [0xC8, 0x3C, 0x28];
const BLUE: [u8; 3] = [0x28, 0x78, 0xC8];
const GREEN: [u8; 3] = [0x3C, 0xA0, 0x3C];
const WHITE: [u8; 3] = [0xE6, 0xE6, 0xDC];
const SAND: [u8; 3] = [0xF0, 0xE0, 0xC0];

#[test]
fn one_coded_picture_is_read_in_its_colours() {
    for (name, file) in [("4:2:0", CORNERS), ("4:2:2", CAMERA)] {
        let (made, rendered) = make(file, lossless("web")).unwrap();
        let made = made.to_rgb8();
        assert_eq!((made.dimensions(), rendered.warnings.len()), ((64, 64), 0), "{name}");
        for (x, y, wanted) in [(12, 12, RED), (52, 12, BLUE), (12, 52, GREEN), (52, 52, WHITE)] {
            assert!(
                near(*made.get_pixel(x, y), wanted),
                "{name} {x} {y}: {:?}",
                made.get_pixel(x, y)
            );
        }
    }
}

#[test]
fn transparency_is_kept() {
    let (made, _) = make(HALF_CLEAR, lossless("web")).unwrap();
    let made = made.to_rgba8();
    let Rgba([.., whole]) = made.get_pixel(10, 30);
    let Rgba([.., thin]) = made.get_pixel(54, 30);
    assert!(*whole > 250 && thin.abs_diff(64) < 8, "{whole} and {thin}");
}

#[test]
fn a_grid_is_cut_joined_and_turned_once() {
    // Stored 120 × 60, lying on its left side: EXIF says so too, and is not heard.
    let file = grid(&Grid { size: (120, 60), turns: 3, exif: &exif(6) });
    let told = probe(&file).unwrap();
    assert_eq!((told.width, told.height, told.orientation), (60, 120, 6));
    assert!(told.has_gps && told.kind.extension() == "heic");
    let (made, rendered) = make(&file, lossless("web")).unwrap();
    let made = made.to_rgb8();
    assert_eq!((made.dimensions(), rendered.warnings.len()), ((60, 120), 0));
    // Turned with the clock, left becomes top and top becomes right.
    for (x, y, wanted) in [(48, 12, RED), (48, 52, BLUE), (8, 12, GREEN), (8, 52, WHITE)] {
        assert!(near(*made.get_pixel(x, y), wanted), "{x} {y}: {:?}", made.get_pixel(x, y));
    }
    assert!(near(*made.get_pixel(59, 100), SAND), "the second tile: {:?}", made.get_pixel(59, 100));
}

/// As phones write a mirrored photo of the camera in front: 1 exchanges left and right, 0 top and bottom.
#[test]
fn a_mirrored_photo_is_mirrored_the_right_way() {
    let about = Grid { size: (128, 64), turns: 0, exif: &[] };
    for (axis, red, green) in [(1, (116, 12), (116, 52)), (0, (12, 52), (12, 12))] {
        let file = grid_beside(&about, &Beside { mirror: Some(axis), ..Beside::default() });
        let (made, _) = make(&file, lossless("web")).unwrap();
        let made = made.to_rgb8();
        for ((x, y), wanted) in [(red, RED), (green, GREEN)] {
            assert!(near(*made.get_pixel(x, y), wanted), "{axis}: {:?}", made.get_pixel(x, y));
        }
    }
    // On its side and mirrored, as a front camera held upright: 5 in EXIF's words.
    let about = Grid { turns: 3, ..about };
    let file = grid_beside(&about, &Beside { mirror: Some(1), ..Beside::default() });
    assert_eq!(probe(&file).unwrap().orientation, 5);
}

#[test]
fn nothing_of_it_leaks_and_the_quick_look_is_upright() {
    let file = grid(&Grid { size: (120, 60), turns: 3, exif: &exif(6) });
    let look = support::leaks_nothing(&file, &["web", "card", "thumb"]);
    assert!(look.height > look.width);
}

#[test]
fn a_cut_file_is_made_and_told_or_refused_by_a_word() {
    let whole = grid(&Grid { size: (128, 64), turns: 0, exif: &exif(1) });
    let cut = whole.len() - 4;
    let mut hurt = whole.clone();
    // The second tile's data begins after the first's; its bytes are no picture any more.
    let slope = support::heic::SLOPE;
    let inner = &slope[slope.len() - 60..];
    let at = whole.windows(inner.len()).position(|part| part == inner).unwrap();
    hurt[at - 8..at + inner.len()].fill(0xFF);
    let made = render(&hurt, &ask(&["web"])).unwrap();
    assert!(made.warnings == [Warning::Incomplete] || made.warnings.is_empty());
    for end in [0, 3, 12, 40, 200, 400, cut] {
        if let Err(fault) = render(&whole[..end], &ask(&["thumb"])) {
            assert!(
                ["empty", "cut_off", "damaged", "not_a_picture", "unsupported"]
                    .contains(&fault.code()),
                "cut at {end}: {fault}"
            );
        }
    }
    let mut bomb = whole.clone();
    for (i, _) in whole.windows(4).enumerate().filter(|(_, four)| *four == b"ispe") {
        bomb[i + 8..i + 16].copy_from_slice(&[0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20]);
    }
    assert_eq!(render(&bomb, &ask(&["thumb"])).unwrap_err().code(), "too_many_pixels");
}

/// A phone's photo that moves, with a map of how bright it may be shown: the still picture is made, and it alone.
#[test]
fn what_newer_phones_lay_beside_the_picture_is_left_behind() {
    let about = Grid { size: (120, 60), turns: 3, exif: &exif(6) };
    let beside = Beside { gain_map: true, ..Beside::default() };
    let place = b"\0\0\0\x1E\xA9xyz\0\x12\x15\xC7+20.9912+105.8010/";
    let film = [&[0, 0, 0, 46][..], b"mpvd\0\0\0\x08ftyp", place].concat();
    let told = [grid_beside(&about, &beside), film.clone()].concat();
    let names = ["web", "card", "thumb", "featured", "portal-200k"];
    let made = render(&told, &ask(&names)).unwrap();
    assert_eq!(made.warnings, []);
    let mut plain = render(&grid(&about), &ask(&names)).unwrap().outputs;
    assert!(made.outputs == plain, "as without");
    plain.push(quick_look(&grid(&about)).unwrap());
    assert!(plain.last() == quick_look(&told).ok().as_ref());
    for picture in plain {
        for word in [&b"xyz"[..], b"+20.9912", b"gainmap", b"mpvd"] {
            assert!(!support::contains(&picture.bytes, word), "{}", word.escape_ascii());
        }
    }
    let alone = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", &film[..]].concat();
    assert_eq!(render(&alone, &ask(&["web"])).unwrap_err().code(), "cut_off", "a film alone");
    let whole = grid(&about);
    let data = whole.windows(4).position(|four| four == b"mdat").unwrap() - 4;
    let stub = [&whole[..data], &film].concat();
    let said = render(&stub, &ask(&["web"])).unwrap_err();
    assert!(["cut_off", "damaged"].contains(&said.code()), "a header alone: {said}");
}

/// Phones write Display P3; what is shown is what Little CMS makes of the same picture without a profile.
#[test]
#[cfg(feature = "lcms")]
fn the_profile_of_a_phone_is_followed() {
    use lcms2::{Flags, Intent, PixelFormat, Profile, Transform};
    let about = Grid { size: (120, 60), turns: 0, exif: &[] };
    let icc = support::profiles::display_p3();
    let (plain, _) = make(&grid(&about), lossless("web")).unwrap();
    let beside = Beside { icc: &icc, ..Beside::default() };
    let (made, rendered) = make(&grid_beside(&about, &beside), lossless("web")).unwrap();
    assert!(rendered.probe.has_profile && rendered.warnings.is_empty());
    let (own, srgb) = (Profile::new_icc(&icc).unwrap(), Profile::new_srgb());
    let (rgb, intent) = (PixelFormat::RGB_8, Intent::RelativeColorimetric);
    let to = Transform::<u8, u8>::new_flags(&own, rgb, &srgb, rgb, intent, Flags::default());
    let mut theirs = vec![0u8; 120 * 60 * 3];
    to.unwrap().transform_pixels(plain.to_rgb8().as_raw(), &mut theirs);
    let theirs = image::RgbImage::from_raw(120, 60, theirs).unwrap();
    let close = support::likeness(&made.to_rgb8(), &theirs);
    assert!(close > 45.0, "{close:.1} dB from Little CMS");
    assert!(support::likeness(&made.to_rgb8(), &plain.to_rgb8()) < 40.0, "it makes a difference");
}
