//! Pictures for the tests of this room, made on the spot, and the looking at what comes out.
#![allow(dead_code, clippy::unwrap_used)] // each test file uses its own part; a broken sample may panic

#[cfg(feature = "avif")]
pub mod avif;
pub mod bombs;
pub mod harm;
pub mod heic;
pub mod profiles;
pub mod tiff;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use photo::{
    Ask, Output, OutputFormat, PhotoFault, Picture, Preset, Rendered, preset, probe, quick_look,
    render,
};
use std::io::Cursor;

/// A picture whose four corners differ, with some detail inside.
pub fn scene(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (fx, fy) = (x * 255 / width.max(1), y * 255 / height.max(1));
        let wave = ((f64::from(x) / 9.0).sin() * (f64::from(y) / 7.0).cos() * 30.0) as i32;
        Rgb([fx as u8, fy as u8, (120 + wave) as u8])
    })
}

pub fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 92).encode_image(picture).unwrap();
    file
}

pub fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, format).unwrap();
    file.into_inner()
}

/// `segment` (marker and body) put right after the start of a JPEG.
pub fn with_segment(jpeg: &[u8], marker: u8, body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, body, &jpeg[2..]].concat()
}

/// The sum that ends every piece of a PNG.
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ (0xEDB8_8320 * (sum & 1)))
    })
}

/// The words by which a leak would be seen.
pub const SERIAL: &str = "SERIAL-2188172-XYZ";

/// A big-endian EXIF block with an orientation, a GPS place, a serial number and a maker note.
pub fn exif(orientation: u16) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    let entry = |tiff: &mut Vec<u8>, tag: u16, kind: u16, count: u32, value: u32| {
        tiff.extend(tag.to_be_bytes());
        tiff.extend(kind.to_be_bytes());
        tiff.extend(count.to_be_bytes());
        tiff.extend(value.to_be_bytes());
    };
    let (exif_at, gps_at) = (8 + 2 + 4 * 12 + 4, 8 + 2 + 4 * 12 + 4 + 2 + 2 * 12 + 4);
    let data_at = gps_at + 2 + 4 * 12 + 4;
    tiff.extend(4u16.to_be_bytes());
    entry(&mut tiff, 0x0112, 3, 1, u32::from(orientation) << 16);
    entry(&mut tiff, 0x010F, 2, SERIAL.len() as u32 + 1, data_at + 48);
    entry(&mut tiff, 0x8769, 4, 1, exif_at);
    entry(&mut tiff, 0x8825, 4, 1, gps_at);
    tiff.extend([0; 4]);
    tiff.extend(2u16.to_be_bytes());
    entry(&mut tiff, 0x927C, 7, SERIAL.len() as u32 + 1, data_at + 48);
    entry(&mut tiff, 0xA431, 2, SERIAL.len() as u32 + 1, data_at + 48);
    tiff.extend([0; 4]);
    tiff.extend(4u16.to_be_bytes());
    entry(&mut tiff, 1, 2, 2, u32::from(b'N') << 24);
    entry(&mut tiff, 2, 5, 3, data_at);
    entry(&mut tiff, 3, 2, 2, u32::from(b'E') << 24);
    entry(&mut tiff, 4, 5, 3, data_at + 24);
    tiff.extend([0; 4]);
    for (degrees, minutes, seconds) in [(10u32, 46u32, 12345u32), (106, 41, 54321)] {
        for (value, unit) in [(degrees, 1u32), (minutes, 1), (seconds, 1000)] {
            tiff.extend(value.to_be_bytes());
            tiff.extend(unit.to_be_bytes());
        }
    }
    tiff.extend(SERIAL.as_bytes());
    tiff.push(0);
    tiff
}

pub fn with_exif(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"Exif\0\0", &exif(orientation)[..]].concat())
}

/// The shipped preset `name`, written losslessly so that a test sees pixels and not an encoder.
pub fn lossless(name: &str) -> Output {
    Output::plain(Preset { format: OutputFormat::Png, ..preset(name).unwrap() })
}

pub fn ask(names: &[&str]) -> Ask {
    Ask { outputs: names.iter().map(|name| Output::plain(preset(name).unwrap())).collect() }
}

pub fn make(bytes: &[u8], output: Output) -> Result<(DynamicImage, Rendered), PhotoFault> {
    let rendered = render(bytes, &Ask { outputs: vec![output] })?;
    let picture = image::load_from_memory(&rendered.outputs[0].bytes).unwrap();
    Ok((picture, rendered))
}

/// Peak signal to noise in dB between two pictures of one size; 99 for equal ones.
pub fn likeness(a: &RgbImage, b: &RgbImage) -> f64 {
    assert_eq!(a.dimensions(), b.dimensions(), "both pictures have one size");
    let sum: f64 = a
        .as_raw()
        .iter()
        .zip(b.as_raw())
        .map(|(x, y)| (f64::from(*x) - f64::from(*y)).powi(2))
        .sum();
    let mean = sum / a.as_raw().len() as f64;
    if mean == 0.0 { 99.0 } else { (10.0 * (255.0 * 255.0 / mean).log10()).min(99.0) }
}

/// Decoded by libjpeg-turbo, at full size.
pub fn by_libjpeg(bytes: &[u8]) -> RgbImage {
    let mut decoder = mozjpeg::Decompress::new_mem(bytes).unwrap().rgb().unwrap();
    let (width, height) = (decoder.width() as u32, decoder.height() as u32);
    RgbImage::from_raw(width, height, decoder.read_scanlines::<u8>().unwrap()).unwrap()
}

pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// The body of the JPEG segment that holds a profile in one piece.
pub fn icc_piece(icc: &[u8]) -> Vec<u8> {
    [b"ICC_PROFILE\0\x01\x01", icc].concat()
}

/// A JPEG of four inks, even, as Adobe writes it: 255 is bare paper.
pub fn cmyk_jpeg(width: usize, height: usize, inks: [u8; 4], icc: Option<&[u8]>) -> Vec<u8> {
    let mut encoder = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_CMYK);
    encoder.set_size(width, height);
    encoder.set_quality(95.0);
    let mut started = encoder.start_compress(Vec::new()).unwrap();
    if let Some(icc) = icc {
        started.write_marker(mozjpeg::Marker::APP(2), &icc_piece(icc));
    }
    started.write_scanlines(&inks.repeat(width * height)).unwrap();
    started.finish().unwrap()
}

/// Neither the pictures of `presets` nor the quick look of `file` carry its serial number or place. Answers the quick look.
pub fn leaks_nothing(file: &[u8], presets: &[&str]) -> Picture {
    let look = quick_look(file).unwrap();
    let made = render(file, &ask(presets)).unwrap().outputs;
    for picture in made.iter().chain([&look]) {
        assert!(!contains(&picture.bytes, SERIAL.as_bytes()));
        assert!(!probe(&picture.bytes).unwrap().has_gps);
    }
    look
}
