//! Five thousand damaged files, always the same ones: none may break the room, whatever else becomes of it.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::{DynamicImage, ImageFormat, RgbaImage};
use photo::{Ask, Output, Preset, Turn, faces, preset, probe, quick_look, render};
use support::heic::{CAMERA, Grid, HALF_CLEAR, grid};
use support::{exif, file, jpeg, scene, with_exif, with_segment};

/// Files in all, shared out evenly.
const MUTANTS: usize = 5_000;
/// A damaged header may promise millions of pixels, which is allowed and slow; such a file is looked at only.
const MADE_UP_TO: u32 = 250_000;

/// Numbers that look like chance and are the same on every computer.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let picture = DynamicImage::ImageRgb8(scene(61, 43));
    let clear = DynamicImage::ImageRgba8(RgbaImage::from_fn(40, 30, |x, y| {
        image::Rgba([x as u8 * 6, y as u8 * 8, 90, (x * y) as u8])
    }));
    let plain = jpeg(&scene(61, 43));
    let told = with_exif(&plain, 6);
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"/>";
    let told = with_segment(&told, 0xE1, xmp);
    let told = with_segment(&told, 0xE2, &support::icc_piece(&support::lut_profile(*b"RGB ")));
    let progressive = Preset { fit: photo::Fit::Original, ..preset("web-compact").unwrap() };
    let ask = Ask { outputs: vec![Output::plain(progressive)] };
    let progressive = render(&plain, &ask).unwrap().outputs.remove(0).bytes;
    vec![
        ("JPEG", plain),
        ("JPEG with EXIF, XMP, ICC", told),
        ("progressive JPEG", progressive),
        ("CMYK JPEG", support::cmyk_jpeg(32, 32, [200, 90, 40, 250], None)),
        ("PNG", file(&picture, ImageFormat::Png)),
        ("PNG with alpha", file(&clear, ImageFormat::Png)),
        ("WebP", file(&picture, ImageFormat::WebP)),
        ("GIF", file(&picture, ImageFormat::Gif)),
        ("TIFF", file(&picture, ImageFormat::Tiff)),
        ("BMP", file(&picture, ImageFormat::Bmp)),
        ("HEIC grid", grid(&Grid { size: (120, 60), turns: 3, exif: &exif(6) })),
        ("HEIC, 4:2:2", CAMERA.to_vec()),
        ("HEIC with alpha", HALF_CLEAR.to_vec()),
    ]
}

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

#[test]
fn no_damage_breaks_the_room() {
    let mut dice = Dice(0x5EED_2026_1125);
    let sound = sound();
    let (mut made, mut refused) = (0, 0);
    for number in 0..MUTANTS {
        let (name, whole) = &sound[number % sound.len()];
        let bytes = mutant(whole, &mut dice);
        let told = probe(&bytes);
        let small = told.as_ref().is_ok_and(|p| p.stored_width * p.stored_height <= MADE_UP_TO);
        if told.is_ok() && !small {
            continue;
        }
        let ask = Ask { outputs: vec![Output::plain(preset("thumb").unwrap())] };
        let outcomes = [
            render(&bytes, &ask).map(|_| ()),
            quick_look(&bytes).map(|_| ()),
            faces(&bytes, Turn::None).map(|_| ()),
        ];
        for outcome in outcomes.iter().chain([&told.map(|_| ())]) {
            match outcome {
                Ok(()) => made += 1,
                Err(fault) => {
                    assert_ne!(fault.code(), "broke", "{name}, mutant {number}: {fault}");
                    refused += 1;
                }
            }
        }
    }
    assert!(made > 1_000 && refused > 1_000, "both ends are met: {made} made, {refused} refused");
}
