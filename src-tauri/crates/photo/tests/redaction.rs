//! What lies under a hidden place has no part in any picture that is made: two photos that differ nowhere else come out
//! alike, whatever turn, lean, crop, ratio and size. Where the colours of squares are told, only their means are.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use photo::{
    Ask, Cover, Edits, Fit, Output, OutputFormat, Point, Preset, Quality, Redaction, Region, Turn,
    preset, preset_names, render,
};
use support::heic::{Grid, grid};
use support::{crc32, exif, file, scene, with_exif};

/// Numbers that look drawn and are the same in every run.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn up_to(&mut self, most: u32) -> u32 {
        (self.next() % (u64::from(most) + 1)) as u32
    }

    fn share(&mut self) -> f64 {
        f64::from(self.up_to(1000)) / 1000.0
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.up_to(of.len() as u32 - 1) as usize]
    }
}

/// How a picture is stored.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stored {
    Png,
    Jpeg,
    Progressive,
}

/// What is asked of one pair of photos.
#[derive(Debug)]
struct Case {
    stored: Stored,
    tag: u16,
    /// Pixels upright and turned.
    size: (u32, u32),
    /// The hidden place: left, top, width, height in those pixels.
    place: (u32, u32, u32, u32),
    edits: Edits,
    outputs: Vec<Preset>,
}

fn lossless(fit: Fit) -> Preset {
    let quality = Quality::Quick { level: 90 };
    Preset { name: "test".to_owned(), fit, format: OutputFormat::Png, quality }
}

fn drawn(dice: &mut Dice, stored: Stored, cover: Cover) -> Case {
    // Whole blocks of a JPEG with halved colours, so that a block is hidden whole or not at all.
    let size = (16 * (4 + dice.up_to(12)), 16 * (4 + dice.up_to(12)));
    let across = |dice: &mut Dice, side: u32| {
        let from = dice.up_to(side / 16 - 1);
        (16 * from, 16 * (1 + dice.up_to(side / 16 - 1 - from)))
    };
    let ((left, width), (top, height)) = (across(dice, size.0), across(dice, size.1));
    let share = |part: u32, side: u32| f64::from(part) / f64::from(side);
    let region = Region {
        left: share(left, size.0),
        top: share(top, size.1),
        width: share(width, size.0),
        height: share(height, size.1),
    };
    let crop = Region {
        left: dice.share() * 0.5,
        top: dice.share() * 0.5,
        width: 0.2 + dice.share() * 0.8,
        height: 0.2 + dice.share() * 0.8,
    };
    let focal = Point { x: dice.share(), y: dice.share() };
    let edits = Edits {
        turn: dice.one(&[Turn::None, Turn::Right, Turn::Over, Turn::Left]),
        straighten: dice.one(&[0.0, 0.0, 0.01, -0.5, 3.3, -7.5, 15.0, -15.0]),
        crop: dice.one(&[None, Some(crop)]),
        focal: dice.one(&[None, Some(focal)]),
        brightness: dice.one(&[0.0, 0.6]),
        contrast: dice.one(&[0.0, -0.6]),
        redactions: vec![Redaction { region, cover }],
    };
    let (px, wide, high) = (8 + dice.up_to(250), 8 + dice.up_to(200), 8 + dice.up_to(200));
    let fits = [
        Fit::Original,
        Fit::LongSide { px },
        Fit::Width { px },
        Fit::Cover { width: wide, height: high },
        Fit::Inside { width: wide, height: high },
        Fit::LongSide { px: 1 + px / 8 },
    ];
    let outputs = (0..3).map(|_| lossless(dice.one(&fits))).collect();
    let tag = 1 + dice.up_to(7) as u16;
    Case { stored, tag, size, place: (left, top, width, height), edits, outputs }
}

impl Case {
    /// The file of the photo with `secret` under the hidden place.
    fn photo(&self, secret: impl Fn(u32, u32) -> Rgb<u8>) -> Vec<u8> {
        let (left, top, width, height) = self.place;
        let mut seen = scene(self.size.0, self.size.1);
        for y in top..top + height {
            for x in left..left + width {
                seen.put_pixel(x, y, secret(x, y));
            }
        }
        let upright = match self.edits.turn {
            Turn::None => seen,
            Turn::Right => rotate270(&seen),
            Turn::Over => rotate180(&seen),
            Turn::Left => rotate90(&seen),
        };
        let lying = match self.tag {
            2 => flip_horizontal(&upright),
            3 => rotate180(&upright),
            4 => flip_vertical(&upright),
            5 => flip_horizontal(&rotate90(&upright)),
            6 => rotate270(&upright),
            7 => flip_horizontal(&rotate270(&upright)),
            8 => rotate90(&upright),
            _ => upright,
        };
        match self.stored {
            Stored::Png => with_exif_in_png(&lying, self.tag),
            stored => with_exif(&plain_jpeg(&lying, stored), self.tag),
        }
    }

    /// The bytes of all pictures, or the word that refuses them.
    fn made(&self, photo: &[u8], edits: &Edits) -> Result<Vec<Vec<u8>>, &'static str> {
        let outputs = self
            .outputs
            .iter()
            .map(|preset| Output { edits: edits.clone(), ..Output::plain(preset.clone()) });
        let rendered = render(photo, &Ask { outputs: outputs.collect() });
        let rendered = rendered.map_err(|fault| fault.code())?;
        Ok(rendered.outputs.into_iter().map(|picture| picture.bytes).collect())
    }
}

fn with_exif_in_png(picture: &RgbImage, tag: u16) -> Vec<u8> {
    let png = file(&DynamicImage::ImageRgb8(picture.clone()), ImageFormat::Png);
    let named = [b"eXIf", &exif(tag)[..]].concat();
    let length = (named.len() as u32 - 4).to_be_bytes();
    // Behind the header, which is 25 bytes after the 8 of the mark.
    [&png[..33], &length, &named, &crc32(&named).to_be_bytes(), &png[33..]].concat()
}

/// Every block written for itself, colours halved both ways.
fn plain_jpeg(picture: &RgbImage, stored: Stored) -> Vec<u8> {
    let mut encoder = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
    encoder.set_fastest_defaults();
    encoder.set_size(picture.width() as usize, picture.height() as usize);
    encoder.set_quality(90.0);
    encoder.set_chroma_sampling_pixel_sizes((2, 2), (2, 2));
    if stored == Stored::Progressive {
        encoder.set_progressive_mode();
    }
    let mut started = encoder.start_compress(Vec::new()).unwrap();
    started.write_scanlines(picture.as_raw()).unwrap();
    started.finish().unwrap()
}

fn noise(seed: u32) -> impl Fn(u32, u32) -> Rgb<u8> {
    move |x, y| {
        let mixed = (x.wrapping_mul(0x9E37_79B1)
            ^ y.wrapping_mul(0x85EB_CA77)
            ^ seed.wrapping_mul(0xC2B2_AE3D))
        .rotate_left(13);
        let mixed = mixed.wrapping_mul(0x27D4_EB2F);
        Rgb([mixed as u8, (mixed >> 8) as u8, (mixed >> 16) as u8])
    }
}

#[test]
fn nothing_filled_reaches_any_picture() {
    let mut dice = Dice(0x5EED_2026_1126);
    let (mut made, mut shown) = (0, 0);
    for stored in [Stored::Png, Stored::Jpeg, Stored::Progressive] {
        for n in 0..50 {
            let case = drawn(&mut dice, stored, Cover::Solid);
            let photos = [1, 2].map(|seed| case.photo(noise(seed)));
            let [one, other] = photos.each_ref().map(|photo| case.made(photo, &case.edits));
            assert!(one == other, "{n}: {case:?}");
            let bare = Edits { redactions: Vec::new(), ..case.edits.clone() };
            let [bare, differs] = photos.each_ref().map(|photo| case.made(photo, &bare));
            made += usize::from(one.is_ok());
            shown += usize::from(bare != differs);
        }
    }
    assert!(made > 140 && shown > 80, "{made} made, {shown} would have shown it");
}

/// Bright and dark by turns: all of it is detail, and its mean is the same everywhere.
fn checked(first: u32) -> impl Fn(u32, u32) -> Rgb<u8> {
    move |x, y| Rgb([if (x + y + first).is_multiple_of(2) { 255 } else { 0 }; 3])
}

#[test]
fn of_squares_only_the_means_are_told() {
    let mut dice = Dice(0xFACE_2026_1126);
    for n in 0..80 {
        let mut case = drawn(&mut dice, Stored::Png, Cover::Mosaic);
        case.edits.brightness = 0.0;
        let photos = [0, 1].map(|first| case.photo(checked(first)));
        let [one, other] = photos.each_ref().map(|photo| case.made(photo, &case.edits));
        let (Ok(one), Ok(other)) = (one, other) else { continue };
        for (one, other) in one.iter().zip(&other) {
            let [one, other] =
                [one, other].map(|png| image::load_from_memory(png).unwrap().to_rgb8());
            let apart = one.iter().zip(other.iter()).map(|(a, b)| a.abs_diff(*b)).max();
            assert!(apart.is_some_and(|apart| apart <= 4), "{n}: {apart:?} apart, {case:?}");
        }
    }
}

#[test]
fn every_shipped_preset_hides() {
    let mut dice = Dice(77);
    for name in preset_names() {
        let mut case = drawn(&mut dice, Stored::Jpeg, Cover::Solid);
        case.outputs = vec![preset(name).unwrap()];
        let photos = [1, 2].map(|seed| case.photo(noise(seed)));
        let [one, other] = photos.each_ref().map(|photo| case.made(photo, &case.edits));
        assert!(one.is_ok() && one == other, "{name}: {case:?}");
    }
}

#[test]
fn a_corner_of_a_heic_is_hidden_where_it_is_seen() {
    // Stored 120 × 60: red, blue, green and white corners in the left half, sand beside.
    for turns in 0..4 {
        let photo = grid(&Grid { size: (120, 60), turns, exif: &exif(1) });
        for turn in [Turn::None, Turn::Right, Turn::Over, Turn::Left] {
            let made = |redactions: Vec<Redaction>| {
                let edits = Edits { turn, redactions, ..Edits::default() };
                let output = Output { edits, ..Output::plain(lossless(Fit::Original)) };
                let (picture, _) = support::make(&photo, output).unwrap();
                picture.to_rgb8()
            };
            let red = |picture: &RgbImage| {
                let is_red = |Rgb([r, g, b]): &Rgb<u8>| *r > 150 && *g < 90 && *b < 90;
                let found = picture.enumerate_pixels().filter(|(_, _, pixel)| is_red(pixel));
                found.map(|(x, y, _)| (x, y)).collect::<Vec<_>>()
            };
            let bare = made(Vec::new());
            let places = red(&bare);
            let (xs, ys) = (places.iter().map(|(x, _)| *x), places.iter().map(|(_, y)| *y));
            let (left, right) = (xs.clone().min().unwrap(), xs.max().unwrap());
            let (top, bottom) = (ys.clone().min().unwrap(), ys.max().unwrap());
            let share = |from: u32, to: u32, side: u32| {
                (f64::from(from) / f64::from(side), f64::from(to + 1 - from) / f64::from(side))
            };
            let (left, width) = share(left, right, bare.width());
            let (top, height) = share(top, bottom, bare.height());
            let region = Region { left, top, width, height };
            let hidden = made(vec![Redaction { region, cover: Cover::Solid }]);
            assert!(places.len() > 200, "{turns} {turn:?}: there is red to hide");
            assert_eq!(red(&hidden), [], "{turns} {turn:?}");
        }
    }
}
