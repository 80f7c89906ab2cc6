//! Colours that are not sRGB: profiles of curves, of tables, of printing inks, and none at all.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, GrayImage, ImageEncoder, ImageFormat, LumaA};
use photo::Warning;
use support::{cmyk_jpeg, file, lossless, lut_profile, make};

fn close(pixel: [u8; 3], wanted: [u8; 3], slack: u8) -> bool {
    pixel.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= slack)
}

fn png(rgb: [u8; 3], icc: Vec<u8>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    encoder.set_icc_profile(icc).unwrap();
    encoder.write_image(&rgb.repeat(16 * 16), 16, 16, ExtendedColorType::Rgb8).unwrap();
    file
}

/// A matrix profile with sRGB's primaries and a plain power as its curve.
fn gamma_profile(hundredths: u16) -> Vec<u8> {
    let curve = [&b"curv\0\0\0\0\0\0\0\x01"[..], &(hundredths * 64 / 25).to_be_bytes()].concat();
    let xyz = |n: [i32; 3]| {
        let numbers = n.iter().flat_map(|n| n.to_be_bytes());
        b"XYZ \0\0\0\0".iter().copied().chain(numbers).collect::<Vec<u8>>()
    };
    let tags: [(&[u8; 4], Vec<u8>); 6] = [
        (b"rXYZ", xyz([28578, 14581, 912])),
        (b"gXYZ", xyz([25241, 46983, 6362])),
        (b"bXYZ", xyz([9376, 3972, 46793])),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut icc = vec![0u8; 132 + 12 * tags.len()];
    icc[12..24].copy_from_slice(b"mntrRGB XYZ ");
    icc[36..40].copy_from_slice(b"acsp");
    icc[128..132].copy_from_slice(&6u32.to_be_bytes());
    for (i, (name, body)) in tags.iter().enumerate() {
        let (entry, at) = (132 + 12 * i, icc.len() as u32);
        icc[entry..entry + 4].copy_from_slice(*name);
        icc[entry + 4..entry + 8].copy_from_slice(&at.to_be_bytes());
        icc[entry + 8..entry + 12].copy_from_slice(&(body.len() as u32).to_be_bytes());
        icc.extend(body);
    }
    let whole = icc.len() as u32;
    icc[..4].copy_from_slice(&whole.to_be_bytes());
    icc
}

#[test]
fn an_old_curve_is_not_taken_for_srgb() {
    // (128 ÷ 255) to the power of 1.8 is 0.289 of the light, which sRGB stores as 147.
    let (made, rendered) = make(&png([128; 3], gamma_profile(180)), lossless("web")).unwrap();
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
    let bytes = file(&DynamicImage::ImageLumaA16(ramp), ImageFormat::Png);
    let (made, _) = make(&bytes, lossless("web")).unwrap();
    let row: Vec<u8> = (0..256).map(|x| made.to_rgba8().get_pixel(x, 4).0[0]).collect();
    assert!(row.iter().enumerate().all(|(x, v)| usize::from(*v) == x), "{row:?}");
    let grey = GrayImage::from_pixel(20, 20, image::Luma([77]));
    let (made, _) =
        make(&file(&DynamicImage::ImageLuma8(grey), ImageFormat::Png), lossless("web")).unwrap();
    assert_eq!(made.to_rgb8().get_pixel(9, 9).0, [77; 3]);
}
