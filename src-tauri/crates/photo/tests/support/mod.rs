//! Pictures for the tests of this room, made on the spot, and the looking at what comes out.
#![allow(dead_code, clippy::unwrap_used)] // each test file uses its own part; a broken sample may panic

pub mod harm;
pub mod heic;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use photo::{Ask, Output, OutputFormat, PhotoFault, Preset, Rendered, preset, render};
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

/// A profile whose colours are a table of two steps a channel: `RGB ` exchanges red and green, `CMYK` knows four inks.
pub fn lut_profile(space: [u8; 4]) -> Vec<u8> {
    let inks = if space == *b"CMYK" { 4u32 } else { 3 };
    // Lab in bytes: lightness 0–255, and the two colour axes around 128.
    let lab = |corner: u32| -> [u8; 3] {
        let on = |i: u32| corner >> (inks - 1 - i) & 1 == 1;
        if inks == 4 {
            if on(3) { [0, 128, 128] } else { PAPER_AND_INKS[(corner >> 1) as usize] }
        } else {
            let swapped = usize::from(on(1)) << 2 | usize::from(on(0)) << 1 | usize::from(on(2));
            PAPER_AND_INKS[7 - swapped]
        }
    };
    let mut table = b"mft1\0\0\0\0".to_vec();
    table.extend([inks as u8, 3, 2, 0]);
    for cell in [1u32, 0, 0, 0, 1, 0, 0, 0, 1] {
        table.extend((cell << 16).to_be_bytes());
    }
    (0..inks).for_each(|_| table.extend(0..=255u8));
    (0..1 << inks).for_each(|corner| table.extend(lab(corner)));
    (0..3).for_each(|_| table.extend(0..=255u8));
    table.resize(table.len().next_multiple_of(4), 0);
    let white = b"XYZ \0\0\0\0\0\0\xF6\xD6\0\x01\0\0\0\0\xD3\x2D";
    let mut icc = vec![0u8; 128 + 4 + 24];
    icc[8..12].copy_from_slice(&[2, 0x40, 0, 0]);
    icc[12..16].copy_from_slice(if inks == 4 { b"prtr" } else { b"scnr" });
    icc[16..20].copy_from_slice(&space);
    icc[20..24].copy_from_slice(b"Lab ");
    icc[36..40].copy_from_slice(b"acsp");
    icc[68..80].copy_from_slice(&white[8..20]);
    icc[128..132].copy_from_slice(&2u32.to_be_bytes());
    let mut at = icc.len() as u32;
    for (i, (name, body)) in [(b"A2B0", &table[..]), (b"wtpt", &white[..])].into_iter().enumerate()
    {
        let entry = 132 + 12 * i;
        icc[entry..entry + 4].copy_from_slice(name);
        icc[entry + 4..entry + 8].copy_from_slice(&at.to_be_bytes());
        icc[entry + 8..entry + 12].copy_from_slice(&(body.len() as u32).to_be_bytes());
        at += body.len() as u32;
    }
    icc.extend(table);
    icc.extend(white);
    icc[..4].copy_from_slice(&at.to_be_bytes());
    icc
}

/// Lab of bare paper and of cyan, magenta, yellow printed in every way (cyan counts 4, magenta 2, yellow 1).
const PAPER_AND_INKS: [[u8; 3]; 8] = [
    [255, 128, 128],
    [248, 106, 222],
    [154, 226, 67],
    [136, 208, 195],
    [140, 91, 78],
    [224, 42, 211],
    [82, 207, 20],
    [0, 128, 128],
];

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
