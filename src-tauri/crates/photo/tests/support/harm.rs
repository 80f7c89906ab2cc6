//! Damaged files, always the same ones: for the tests and for `photo_harm`.

use image::{DynamicImage, ImageFormat, RgbaImage};
use photo::{Ask, Output, Preset, Turn, faces, preset, probe, quick_look, render};

use super::heic::{CAMERA, Grid, HALF_CLEAR, grid};
use super::profiles::lut_profile;
#[cfg(feature = "avif")]
use super::{
    avif,
    heic::{Beside, grid_beside},
};
use super::{cmyk_jpeg, exif, file, icc_piece, jpeg, scene, with_exif, with_segment};

/// A damaged header may promise millions of pixels, which is allowed and slow; such a file is looked at only.
const MADE_UP_TO: u32 = 250_000;

/// What became of the damaged files.
#[derive(Debug, Default)]
pub struct Tally {
    pub files: usize,
    /// Answers with a picture or a header in them.
    pub made: usize,
    /// Answers with a refusal.
    pub refused: usize,
    /// Where our own code broke, in words; none is expected.
    pub broken: Vec<String>,
}

/// Damages `files` files and asks the room for all it can do with each.
pub fn damage(files: usize) -> Tally {
    let mut dice = Dice(0x5EED_2026_1125);
    let sound = sound();
    let mut tally = Tally { files, ..Tally::default() };
    for number in 0..files {
        let (name, whole) = &sound[number % sound.len()];
        let bytes = mutant(whole, &mut dice);
        let told = probe(&bytes);
        let small = told.as_ref().is_ok_and(|p| p.stored_width * p.stored_height <= MADE_UP_TO);
        if told.is_ok() && !small {
            continue;
        }
        let ask = Ask { outputs: vec![Output::plain(preset("thumb").unwrap())] };
        let outcomes = [
            told.map(|_| ()),
            render(&bytes, &ask).map(|_| ()),
            quick_look(&bytes).map(|_| ()),
            faces(&bytes, Turn::None).map(|_| ()),
        ];
        for outcome in outcomes {
            match outcome {
                Ok(()) => tally.made += 1,
                Err(fault) if fault.code() == "broke" => {
                    tally.broken.push(format!("{name}, mutant {number}: {fault}"));
                }
                Err(_) => tally.refused += 1,
            }
        }
    }
    tally
}

/// Numbers that look like chance and are the same on every computer.
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 to `limit` − 1.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// One whole file of every kind.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let picture = DynamicImage::ImageRgb8(scene(61, 43));
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_fn(40, 30, |x, y| {
        image::Rgba([x as u8 * 6, y as u8 * 8, 90, (x * y) as u8])
    }));
    let plain = jpeg(&scene(61, 43));
    let told = with_exif(&plain, 6);
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>";
    let told = with_segment(&told, 0xE1, xmp);
    let told = with_segment(&told, 0xE2, &icc_piece(&lut_profile(*b"RGB ")));
    let progressive = Preset { fit: photo::Fit::Original, ..preset("web-compact").unwrap() };
    let ask = Ask { outputs: vec![Output::plain(progressive)] };
    let progressive = render(&plain, &ask).unwrap().outputs.remove(0).bytes;
    let sound = vec![
        ("JPEG", plain),
        ("JPEG with EXIF, XMP, ICC", told),
        ("progressive JPEG", progressive),
        ("CMYK JPEG", cmyk_jpeg(32, 32, [200, 90, 40, 250], None)),
        ("PNG", file(&picture, ImageFormat::Png)),
        ("PNG with alpha", file(&clear, ImageFormat::Png)),
        ("WebP", file(&picture, ImageFormat::WebP)),
        ("GIF", file(&picture, ImageFormat::Gif)),
        ("TIFF", file(&picture, ImageFormat::Tiff)),
        ("BMP", file(&picture, ImageFormat::Bmp)),
        ("HEIC grid", grid(&Grid { size: (120, 60), turns: 3, exif: &exif(6) })),
        ("HEIC, 4:2:2", CAMERA.to_vec()),
        ("HEIC with alpha", HALF_CLEAR.to_vec()),
    ];
    #[cfg(feature = "avif")]
    let sound = [sound, avifs()].concat();
    sound
}

#[cfg(feature = "avif")]
fn avifs() -> Vec<(&'static str, Vec<u8>)> {
    let about = Grid { size: (120, 60), turns: 3, exif: &exif(6) };
    let of_av1 = Beside { codec: avif::AV1, ..Beside::default() };
    vec![
        ("AVIF grid", grid_beside(&about, &of_av1)),
        ("AVIF grid with alpha", avif::GRID_CLEAR.to_vec()),
        ("AVIF with alpha, multiplied", avif::CLEAR_MULTIPLIED.to_vec()),
        ("AVIF film", avif::FILM.to_vec()),
        ("AVIF with grain", avif::GRAINY.to_vec()),
        ("AVIF, 12 bits, 4:2:2", avif::SCENES[6].1.to_vec()),
    ]
}

/// A copy with a few damages.
fn mutant(sound: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = sound.to_vec();
    for _ in 0..=dice.below(6) {
        let at = dice.below(bytes.len());
        match dice.below(7) {
            0 => bytes.truncate(at),
            1 => bytes[at] ^= 1 << dice.below(8),
            2 => bytes[at] = [0x00, 0xFF, 0x7F, 0x80][dice.below(4)],
            3 => {
                let end = (at + 1 + dice.below(16)).min(bytes.len());
                bytes[at..end].fill(0xFF);
            }
            4 => {
                let end = (at + 1 + dice.below(64)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = dice.below(bytes.len());
                bytes.splice(to..to, piece);
            }
            5 => {
                let end = (at + 1 + dice.below(32)).min(bytes.len());
                bytes.drain(at..end);
            }
            _ => {
                // Headers are where the promises stand.
                let early = dice.below(bytes.len().min(64));
                bytes[early] = dice.below(256) as u8;
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    bytes
}
