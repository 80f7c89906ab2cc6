//! Colours that are not sRGB: profiles of curves, of tables, of printing inks, and none at all.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::ImageFormat::{Jpeg, Png};
use image::codecs::png::PngEncoder;
use image::{
    DynamicImage, ExtendedColorType, GrayImage, ImageBuffer, ImageEncoder, LumaA, Rgb, RgbImage,
};
use photo::{Warning, probe, render};
use support::profiles::{
    DISPLAY_P3, GENERIC, SRGB, display_p3, gamma, light_of_srgb, lut_profile, matrix_profile,
    srgb_curve, table,
};
use support::tiff::{self, Strip, tiff};
use support::{ask, by_libjpeg, cmyk_jpeg, file, icc_piece, lossless, make, with_segment};

fn close(pixel: [u8; 3], wanted: [u8; 3], slack: u8) -> bool {
    pixel.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= slack)
}

fn png(rgb: [u8; 3], icc: Vec<u8>) -> Vec<u8> {
    png_of(&RgbImage::from_pixel(24, 20, Rgb(rgb)), icc)
}

fn png_of(picture: &RgbImage, icc: Vec<u8>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    encoder.set_icc_profile(icc).unwrap();
    let (width, height) = picture.dimensions();
    encoder.write_image(picture, width, height, ExtendedColorType::Rgb8).unwrap();
    file
}

#[test]
fn an_old_curve_is_not_taken_for_srgb() {
    // (128 ÷ 255) to the power of 1.8 is 0.289 of the light, which sRGB stores as 147.
    let old = png([128; 3], matrix_profile(SRGB, &gamma(180)));
    let (made, rendered) = make(&old, lossless("web")).unwrap();
    let pixel = made.to_rgb8().get_pixel(8, 8).0;
    assert!(close(pixel, [147; 3], 1), "{pixel:?}");
    assert_eq!(rendered.warnings, []);
}

#[test]
#[cfg(feature = "lcms")]
fn a_profile_of_tables_is_followed() {
    let red = png([255, 0, 0], lut_profile(*b"RGB "));
    let (made, rendered) = make(&red, lossless("web")).unwrap();
    let [r, g, b] = made.to_rgb8().get_pixel(8, 8).0;
    assert!(g > 140 && r < 60 && b < 110, "the table exchanges red and green: {r} {g} {b}");
    assert_eq!(rendered.warnings, []);
}

#[test]
#[cfg(all(feature = "lcms", feature = "turbo"))]
fn inks_are_followed_by_their_profile_and_guessed_without() {
    let icc = lut_profile(*b"CMYK");
    let paper = [255; 4];
    let cyan = [0, 255, 255, 255];
    for (inks, light) in
        [(paper, [255, 255, 255]), (cyan, [0, 140, 215]), ([255, 255, 255, 0], [0; 3])]
    {
        let (made, rendered) = make(&cmyk_jpeg(32, 32, inks, Some(&icc)), lossless("web")).unwrap();
        let pixel = made.to_rgb8().get_pixel(16, 16).0;
        let slack = if inks == cyan { 60 } else { 3 };
        assert!(close(pixel, light, slack), "{inks:?} became {pixel:?}");
        assert_eq!(rendered.warnings, [], "nothing was guessed");
    }
    let (made, rendered) = make(&cmyk_jpeg(32, 32, cyan, None), lossless("web")).unwrap();
    assert!(close(made.to_rgb8().get_pixel(16, 16).0, [0, 255, 255], 3));
    assert_eq!(rendered.warnings, [Warning::ProfileMissing]);
    let broken = cmyk_jpeg(32, 32, cyan, Some(&icc[..200]));
    assert_eq!(make(&broken, lossless("web")).unwrap().1.warnings, [Warning::ProfileIgnored]);
}

#[test]
fn sixteen_bits_of_grey_and_alpha_become_eight_without_steps() {
    let ramp = image::ImageBuffer::from_fn(256, 8, |x, _| LumaA([x as u16 * 257, 65535]));
    let bytes = file(&DynamicImage::ImageLumaA16(ramp), Png);
    let (made, _) = make(&bytes, lossless("web")).unwrap();
    let row: Vec<u8> = (0..256).map(|x| made.to_rgba8().get_pixel(x, 4).0[0]).collect();
    assert!(row.iter().enumerate().all(|(x, v)| usize::from(*v) == x), "{row:?}");
    let grey = GrayImage::from_pixel(20, 20, image::Luma([77]));
    let (made, _) = make(&file(&DynamicImage::ImageLuma8(grey), Png), lossless("web")).unwrap();
    assert_eq!(made.to_rgb8().get_pixel(9, 9).0, [77; 3]);
}

/// What Display P3 as phones write it becomes, with the numbers of vips, sharp and Little CMS.
#[test]
fn display_p3_becomes_srgb() {
    let icc = display_p3();
    let even = |rgb: [u8; 3]| {
        let plain = file(&DynamicImage::ImageRgb8(RgbImage::from_pixel(64, 48, Rgb(rgb))), Jpeg);
        with_segment(&plain, 0xE2, &icc_piece(&icc))
    };
    let of_phone = even([200, 100, 60]);
    assert_eq!(by_libjpeg(&of_phone).get_pixel(30, 20).0, [199, 100, 59], "as JPEG rounds it");
    let (made, rendered) = make(&of_phone, lossless("web")).unwrap();
    let [r, g, b] = made.to_rgb8().get_pixel(30, 20).0;
    assert!((r, g) == (214, 93) && (45..=46).contains(&b), "{r} {g} {b}");
    assert!(rendered.probe.has_profile && rendered.warnings.is_empty());
    let (made, _) = make(&even([255, 0, 0]), lossless("web")).unwrap();
    assert_eq!(made.to_rgb8().get_pixel(30, 20).0, [255, 0, 0]);
    let (made, _) = make(&png([200, 100, 60], icc), lossless("web")).unwrap();
    assert_eq!(made.to_rgb8().get_pixel(8, 8).0, [215, 93, 47], "the exact colour");
    let web = render(&of_phone, &ask(&["web"])).unwrap().outputs.remove(0);
    assert!(!probe(&web.bytes).unwrap().has_profile, "what leaves needs none");
}

#[test]
fn a_profile_of_srgb_shifts_nothing() {
    let ramp = RgbImage::from_fn(256, 3, |x, y| {
        let mut rgb = [x as u8; 3];
        rgb[y as usize] = 255 - x as u8;
        Rgb(rgb)
    });
    for curve in [srgb_curve(), table(1024, light_of_srgb)] {
        let bytes = png_of(&ramp, matrix_profile(SRGB, &curve));
        let (made, rendered) = make(&bytes, lossless("web")).unwrap();
        assert!(rendered.probe.has_profile && rendered.warnings.is_empty());
        assert!(made.to_rgb8() == ramp, "every value is as it was");
    }
}

/// Every colour that a side of six steps gives.
fn colours() -> RgbImage {
    RgbImage::from_fn(216, 4, |x, _| Rgb([x / 36, x / 6 % 6, x % 6].map(|step| step as u8 * 51)))
}

#[test]
#[cfg(feature = "lcms")]
fn profiles_of_curves_are_followed_as_little_cms_follows_them() {
    let cases = [
        ("Display P3", matrix_profile(DISPLAY_P3, &srgb_curve())),
        ("Generic RGB", matrix_profile(GENERIC, &gamma(180))),
        ("1024 steps", matrix_profile(GENERIC, &table(1024, |v| v.powf(1.8)))),
        ("6000 steps", matrix_profile(GENERIC, &table(6000, |v| v.powf(1.8)))),
    ];
    for (name, icc) in cases {
        let theirs = by_lcms(&icc, lcms2::PixelFormat::RGB_8, colours().as_raw());
        let (made, rendered) = make(&png_of(&colours(), icc), lossless("web")).unwrap();
        assert_eq!(rendered.warnings, [], "{name}");
        let made = made.to_rgb8();
        let off = made.as_raw().iter().zip(&theirs).map(|(a, b)| a.abs_diff(*b)).max().unwrap();
        assert!(off <= 2, "{name}: {off} from Little CMS");
    }
}

/// Little CMS's own sRGB of `pixels`.
#[cfg(feature = "lcms")]
fn by_lcms(icc: &[u8], from: lcms2::PixelFormat, pixels: &[u8]) -> Vec<u8> {
    use lcms2::{Flags, Intent, PixelFormat, Profile, Transform};
    let (own, srgb) = (Profile::new_icc(icc).unwrap(), Profile::new_srgb());
    let (to, intent) = (PixelFormat::RGB_8, Intent::RelativeColorimetric);
    let flags = Flags::BLACKPOINT_COMPENSATION;
    let values = if from == PixelFormat::RGB_8 { 3 } else { 4 };
    let mut seen = vec![0u8; pixels.len() / values * 3];
    Transform::<u8, u8>::new_flags(&own, from, &srgb, to, intent, flags)
        .unwrap()
        .transform_pixels(pixels, &mut seen);
    seen
}

#[test]
#[cfg(all(feature = "lcms", feature = "turbo"))]
fn inks_are_followed_as_little_cms_follows_them() {
    let icc = lut_profile(*b"CMYK");
    for paper in [[255u8; 4], [0, 255, 255, 255], [40, 200, 120, 255], [200, 60, 90, 180], [0; 4]] {
        let inks = paper.map(|paper| 255 - paper);
        let theirs = by_lcms(&icc, lcms2::PixelFormat::CMYK_8, &inks);
        let jpeg = cmyk_jpeg(32, 32, paper, Some(&icc));
        let (made, rendered) = make(&jpeg, lossless("web")).unwrap();
        assert_eq!(rendered.warnings, []);
        let pixel = made.to_rgb8().get_pixel(16, 16).0;
        let theirs = [theirs[0], theirs[1], theirs[2]];
        assert!(close(pixel, theirs, 3), "{paper:?}: {pixel:?}, but {theirs:?} by Little CMS");
    }
}

#[test]
fn a_profile_that_cannot_be_read_is_told() {
    let plain = file(&DynamicImage::ImageRgb8(RgbImage::from_pixel(64, 48, Rgb([90; 3]))), Jpeg);
    let icc = display_p3();
    let piece =
        |number: u8, of: u8, piece: &[u8]| [b"ICC_PROFILE\0", &[number, of][..], piece].concat();
    let (first, second) = icc.split_at(icc.len() / 2);
    let of = |pieces: &[Vec<u8>]| {
        pieces.iter().rev().fold(plain.clone(), |jpeg, body| with_segment(&jpeg, 0xE2, body))
    };
    let ignored: &[Warning] = &[Warning::ProfileIgnored];
    let heavy: Vec<_> = (1..=70).map(|n| piece(n, 70, &vec![0; 65_000])).collect();
    let tiff_of = |icc| tiff(&Strip { icc: Some(icc), ..tiff::plain((40, 30), &[90; 3600]) }, &[]);
    let cases = [
        ("whole", of(&[piece(1, 2, first), piece(2, 2, second)]), &[][..]),
        ("the second piece first", of(&[piece(2, 2, second), piece(1, 2, first)]), &[]),
        ("a piece is missing", of(&[piece(2, 2, second)]), ignored),
        ("the last piece is missing", of(&[piece(1, 2, first)]), ignored),
        ("more than four million bytes", of(&heavy), ignored),
        ("no profile at all", of(&[piece(1, 1, b"Hoa S\xE1\xBB\xAFa")]), ignored),
        ("of printing inks", png([90; 3], lut_profile(*b"CMYK")), ignored),
        ("cut off", png([90; 3], icc[..200].to_vec()), ignored),
        ("TIFF, whole", tiff_of(&icc), &[]),
        ("TIFF, cut off", tiff_of(&icc[..200]), ignored),
    ];
    for (name, bytes, told) in cases {
        let (made, rendered) = make(&bytes, lossless("web")).unwrap();
        assert_eq!(rendered.warnings, told, "{name}");
        assert!(close(made.to_rgb8().get_pixel(20, 15).0, [90; 3], 1), "{name}: grey stays grey");
    }
}

#[test]
fn sixteen_bits_of_colour_become_eight_without_steps_and_keep_their_ends() {
    let value = |x: u32, channel: u32| ((x * 43 + channel * 21) % 65536) as u16;
    let ramp = ImageBuffer::from_fn(1525, 4, |x, _| {
        Rgb([value(x, 0), value(1524 - x, 0), if x < 762 { 0 } else { u16::MAX }])
    });
    let bytes = file(&DynamicImage::ImageRgb16(ramp.clone()), Png);
    let (made, rendered) = make(&bytes, lossless("web")).unwrap();
    assert_eq!(rendered.warnings, []);
    let made = made.to_rgb8();
    for (sixteen, eight) in ramp.pixels().zip(made.pixels()) {
        for (sixteen, eight) in sixteen.0.iter().zip(eight.0) {
            let wanted = (f64::from(*sixteen) / 257.0).round();
            assert!((wanted - f64::from(eight)).abs() <= 1.0, "{sixteen} became {eight}");
        }
    }
    let shades: std::collections::BTreeSet<u8> = made.pixels().map(|pixel| pixel.0[0]).collect();
    assert_eq!(shades.len(), 256, "no shade is missing");
    assert_eq!((made.get_pixel(0, 1).0[2], made.get_pixel(1524, 1).0[2]), (0, 255));
}
