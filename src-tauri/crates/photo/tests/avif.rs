//! AVIF as encoders and web pages have it: depths, layouts, matrices, tiles, transparency, turns, films, damage.
#![cfg(feature = "avif")]
#![allow(clippy::trivially_copy_pass_by_ref)] // names of boxes read better as they are written
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::{DynamicImage, Rgb, RgbImage};
use photo::{Warning, probe, render};
use support::avif::{
    AV1, CLEAR, CLEAR_MULTIPLIED, CORNERS, FILM, GRAINY, GREYS, GRID, GRID_CLEAR, PQ, SCENES,
    SLOPE, TURNED, YCGCO, header,
};
use support::heic::{Beside, Grid, data, grid_beside};
use support::{ask, exif, likeness, lossless, make, scene};

const ABOUT: Grid<'_> = Grid { size: (120, 60), turns: 3, exif: &[] };

fn of_av1() -> Beside<'static> {
    Beside { codec: AV1, ..Beside::default() }
}

/// The most that any colour of any pixel differs.
fn farthest(a: &RgbImage, b: &RgbImage) -> u8 {
    assert_eq!(a.dimensions(), b.dimensions());
    a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| a.abs_diff(*b)).max().unwrap()
}

/// The scene as its numbers mean it in another set of colours: red, green and blue in linear light, to sRGB's.
fn meant_in(matrix: [[f64; 3]; 3]) -> RgbImage {
    let light = |byte: u8| {
        let value = f64::from(byte) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    let byte = |light: f64| {
        let light = light.clamp(0.0, 1.0);
        let value = if light <= 0.003_130_8 {
            light * 12.92
        } else {
            1.055 * light.powf(1.0 / 2.4) - 0.055
        };
        (value * 255.0).round() as u8
    };
    let mut meant = scene(121, 87);
    for pixel in meant.pixels_mut() {
        let lit = pixel.0.map(light);
        pixel.0 = matrix.map(|row| byte(row.iter().zip(lit).map(|(a, b)| a * b).sum()));
    }
    meant
}

const OF_P3: [[f64; 3]; 3] = [
    [1.224_940, -0.224_940, 0.0],
    [-0.042_057, 1.042_057, 0.0],
    [-0.019_638, -0.078_636, 1.098_274],
];
const OF_2020: [[f64; 3]; 3] = [
    [1.660_491, -0.587_641, -0.072_850],
    [-0.124_550, 1.132_900, -0.008_349],
    [-0.018_151, -0.100_579, 1.118_730],
];

#[test]
fn every_depth_and_layout_comes_out_in_its_colours() {
    for (name, file) in SCENES {
        let (made, rendered) = make(file, lossless("web")).unwrap();
        assert_eq!(
            (rendered.warnings, rendered.probe.kind.extension()),
            (vec![], "avif"),
            "{name}"
        );
        let meant = match name {
            "444-12-p3" => meant_in(OF_P3),
            "422-12-studio-2020" => meant_in(OF_2020),
            _ => scene(121, 87),
        };
        let made = made.to_rgb8();
        let (off, close) = (farthest(&made, &meant), likeness(&made, &meant));
        // Colours outside sRGB are cut where they are steepest.
        let most = if name.contains("identity") { 1 } else { 8 };
        assert!(off <= most && close >= 47.0, "{name}: {off} at the most, {close:.1} dB");
    }
    let (exact, _) = make(SCENES[4].1, lossless("web")).unwrap();
    assert_eq!(exact.to_rgb8(), scene(121, 87), "written without loss, read without loss");
}

#[test]
fn grey_stays_grey() {
    for (name, file) in GREYS {
        let (made, rendered) = make(file, lossless("web")).unwrap();
        assert_eq!(rendered.warnings, [], "{name}");
        for (made, meant) in made.to_rgb8().pixels().zip(scene(121, 87).pixels()) {
            let [r, g, b] = meant.0.map(f64::from);
            let luma = (0.299 * r + 0.587 * g + 0.114 * b).round() as u8;
            assert!(made.0.iter().all(|value| value.abs_diff(luma) <= 3), "{name}: {made:?}");
        }
    }
}

#[test]
fn tiles_are_joined_without_a_seam() {
    for (name, file) in [("halved colours", GRID), ("10 bits, clear", GRID_CLEAR)] {
        let (made, rendered) = make(file, lossless("web")).unwrap();
        assert_eq!((rendered.warnings, made.width(), made.height()), (vec![], 128, 128), "{name}");
        let DynamicImage::ImageRgb8(made) = made else {
            let made = made.to_rgba8();
            for (x, y, pixel) in made.enumerate_pixels() {
                let meant = x * 255 / 127;
                assert!(u32::from(pixel.0[3]).abs_diff(meant) <= 1, "{x} {y}: {pixel:?}");
            }
            continue;
        };
        let off = farthest(&made, &scene(128, 128));
        assert!(off <= 6, "{name}: {off}");
    }
}

#[test]
fn transparency_is_kept_whether_colours_were_multiplied_by_it_or_not() {
    let meant = scene(121, 87);
    for (name, file, most) in [("apart", CLEAR, 4), ("multiplied", CLEAR_MULTIPLIED, 11)] {
        let (made, rendered) = make(file, lossless("web")).unwrap();
        assert_eq!(rendered.warnings, [], "{name}");
        for (x, y, pixel) in made.to_rgba8().enumerate_pixels() {
            let [.., alpha] = pixel.0;
            assert!(u32::from(alpha).abs_diff(x * 255 / 120) <= 1, "{name} {x} {y}: {alpha}");
            let Rgb(wanted) = meant.get_pixel(x, y);
            let off = pixel.0.iter().zip(wanted).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
            assert!(alpha < 40 || off <= most, "{name} {x} {y}: {pixel:?} for {wanted:?}");
        }
    }
}

/// Cut to 80 × 60 pixels from (20, 10), a quarter turned against the clock, left and right exchanged.
#[test]
fn the_container_alone_says_how_a_picture_is_cut_and_turned() {
    let told = probe(TURNED).unwrap();
    assert_eq!((told.width, told.height, told.orientation), (60, 80, 7));
    let (made, _) = make(TURNED, lossless("web")).unwrap();
    let cut = image::imageops::crop_imm(&scene(121, 87), 20, 10, 80, 60).to_image();
    let turned = image::imageops::flip_horizontal(&image::imageops::rotate270(&cut));
    let off = farthest(&made.to_rgb8(), &turned);
    assert!(off <= 6, "{off}");
    // EXIF says that it is upside down, and is not heard; what else it says is.
    let words = exif(3);
    let file = grid_beside(&Grid { exif: &words, ..ABOUT }, &of_av1());
    let told = probe(&file).unwrap();
    assert_eq!((told.width, told.height, told.orientation, told.has_gps), (60, 120, 6, true));
    assert_eq!(told.kind.extension(), "avif");
}

#[test]
fn nothing_of_it_leaks_and_the_small_picture_is_upright() {
    let words = exif(6);
    let file = grid_beside(&Grid { exif: &words, ..ABOUT }, &Beside { gain_map: true, ..of_av1() });
    let look = support::leaks_nothing(&file, &["web", "card", "thumb", "web-avif"]);
    assert!(look.height > look.width);
}

#[test]
fn a_film_is_its_first_picture_and_bright_colours_are_told() {
    let (made, rendered) = make(FILM, lossless("web")).unwrap();
    assert_eq!(rendered.warnings, [Warning::AnimationDropped]);
    assert!(farthest(&made.to_rgb8(), &scene(121, 87)) <= 8);
    let (made, rendered) = make(PQ, lossless("web")).unwrap();
    assert_eq!(rendered.warnings, [Warning::ProfileIgnored]);
    assert!(farthest(&made.to_rgb8(), &scene(121, 87)) <= 8, "as if they were sRGB's");
    let alone = [&FILM[..44], &boxes_but(&FILM[44..], b"meta")].concat();
    assert_eq!(render(&alone, &ask(&["web"])).unwrap_err().code(), "unsupported");
}

/// The boxes of `bytes` without those named `name`.
fn boxes_but(mut bytes: &[u8], name: &[u8; 4]) -> Vec<u8> {
    let mut kept = Vec::new();
    while let Some(length) = bytes.first_chunk::<4>() {
        let (one, rest) = bytes.split_at(u32::from_be_bytes(*length) as usize);
        if &one[4..8] != name {
            kept.extend(one);
        }
        bytes = rest;
    }
    kept
}

/// The grain belongs to the picture: who made it took it away before coding.
#[test]
fn a_grain_is_laid_over_as_its_maker_meant() {
    let (made, _) = make(GRAINY, lossless("web")).unwrap();
    let close = likeness(&made.to_rgb8(), &scene(121, 87));
    assert!((34.0..42.0).contains(&close), "{close:.1} dB from the picture without");
    let again = make(GRAINY, lossless("web")).unwrap().0;
    assert_eq!(made, again, "the same every time");
}

#[test]
fn what_is_not_read_says_so() {
    for (name, file) in [
        ("another matrix", YCGCO.to_vec()),
        ("an item of HEVC", replaced(GRID, b"av01", b"hvc1")),
        ("a part that must be understood", essential(b"xxxx")),
        ("one layer of several", essential(b"lsel")),
    ] {
        assert_eq!(render(&file, &ask(&["web"])).unwrap_err().code(), "unsupported", "{name}");
    }
}

fn replaced(file: &[u8], old: &[u8; 4], new: &[u8; 4]) -> Vec<u8> {
    let mut file = file.to_vec();
    let places = file.windows(4).enumerate().filter(|(_, four)| four == old);
    for at in places.map(|(at, _)| at).collect::<Vec<_>>() {
        file[at..at + 4].copy_from_slice(new);
    }
    file
}

/// A picture whose `pixi`, three bytes of bits, is another part that must be understood.
fn essential(name: &[u8; 4]) -> Vec<u8> {
    let mut file = replaced(SCENES[0].1, b"pixi", name);
    let ties = file.windows(4).position(|four| four == b"ipma").unwrap();
    let end = ties - 4 + usize::from(file[ties - 1]);
    file[ties + 15..end].iter_mut().for_each(|tie| *tie |= 0x80);
    file
}

#[test]
fn a_cut_or_damaged_file_is_made_and_told_or_refused_by_a_word() {
    let whole = grid_beside(&Grid { size: (128, 64), turns: 0, exif: &[] }, &of_av1());
    for end in [0, 3, 12, 40, 200, 400, whole.len() - 4] {
        if let Err(fault) = render(&whole[..end], &ask(&["thumb"])) {
            let expected = ["empty", "cut_off", "damaged", "not_a_picture", "unsupported"];
            assert!(expected.contains(&fault.code()), "cut at {end}: {fault}");
        }
    }
    let slope = data(SLOPE);
    let at = whole.windows(slope.len()).position(|part| part == slope).unwrap();
    let mut hurt = whole.clone();
    hurt[at..at + slope.len()].fill(0xFF);
    let (made, rendered) = make(&hurt, lossless("web")).unwrap();
    assert_eq!(rendered.warnings, [Warning::Incomplete]);
    let grey = made.to_rgb8();
    assert!(
        grey.get_pixel(100, 30).0.iter().all(|value| value.abs_diff(128) <= 1),
        "that tile grey"
    );
    assert!(grey.get_pixel(12, 12).0[0] > 180, "the other one as it was");
    let led_by = |lead: &[u8]| {
        let first = [lead, data(CORNERS)].concat();
        grid_beside(&ABOUT, &Beside { first: Some(&first), ..of_av1() })
    };
    assert!(render(&led_by(&[0x12, 0]), &ask(&["web"])).is_ok());
    for lead in [&[0x0A, 0x01, 0x18][..], &header((64, 64), true)] {
        assert_eq!(render(&led_by(lead), &ask(&["web"])).unwrap_err().code(), "damaged");
    }
}
