//! HEIC as phones and cameras write it: tiles, a turn told twice, the small picture, damage.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::{Rgb, Rgba};
use photo::{Warning, probe, quick_look, render};
use support::heic::{CAMERA, CORNERS, Grid, HALF_CLEAR, grid};
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

#[test]
fn nothing_of_it_leaks_and_the_quick_look_is_upright() {
    let file = grid(&Grid { size: (120, 60), turns: 3, exif: &exif(6) });
    let mut pictures = render(&file, &ask(&["web", "card", "thumb"])).unwrap().outputs;
    let look = quick_look(&file).unwrap();
    assert!(look.height > look.width);
    pictures.push(look);
    for picture in pictures {
        assert!(!support::contains(&picture.bytes, support::SERIAL.as_bytes()));
        assert!(!probe(&picture.bytes).unwrap().has_gps);
    }
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
