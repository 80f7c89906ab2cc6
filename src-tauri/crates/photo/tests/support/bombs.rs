//! Files of a few bytes that promise millions of pixels: in their header, and in the pictures that lie inside it.

use image::{DynamicImage, ImageFormat};

#[cfg(feature = "avif")]
use super::avif::{AV1, header};
use super::heic::{Beside, Grid, grid, grid_beside};
use super::tiff::{Strip, plain, tiff};
use super::{file, jpeg, scene};

/// Name, bytes, the code they are refused with.
pub type Bomb = (&'static str, Vec<u8>, &'static str);

/// All of them.
pub fn bombs() -> Vec<Bomb> {
    let bombs = [in_the_header(), inside()].concat();
    #[cfg(feature = "avif")]
    let bombs = [bombs, avifs()].concat();
    bombs
}

/// The file's own size is too large.
fn in_the_header() -> Vec<Bomb> {
    let small = DynamicImage::ImageRgb8(scene(4, 4));
    let mut png = file(&small, ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20]);
    let mut long_png = png.clone();
    long_png[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let mut bmp = file(&small, ImageFormat::Bmp);
    bmp[18..26].copy_from_slice(&[0x20, 0x4E, 0, 0, 0x20, 0x4E, 0, 0]);
    let mut gif = file(&small, ImageFormat::Gif);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    let mut webp = file(&small, ImageFormat::WebP);
    // Sixteen thousand pixels are the most that this header can say.
    assert_eq!(&webp[12..16], b"VP8L");
    webp[21..25].copy_from_slice(&(0x3FFF_u32 | 0x3FFF << 14).to_le_bytes());
    let mut heic = grid(&Grid { size: (120, 60), turns: 0, exif: &[] });
    let places = heic.windows(4).enumerate().filter(|(_, word)| word == b"ispe");
    for i in places.map(|(i, _)| i).collect::<Vec<_>>() {
        heic[i + 8..i + 16].copy_from_slice(&[0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20]);
    }
    vec![
        ("jpeg-65500", jpeg_that_promises(65500, 65500, 0xC0), "too_long"),
        ("jpeg-20000", jpeg_that_promises(20000, 20000, 0xC0), "too_many_pixels"),
        ("progressive-9000", jpeg_that_promises(9000, 9000, 0xC2), "too_many_pixels"),
        ("scans-9000", in_several_scans(&jpeg_that_promises(9000, 9000, 0xC0)), "too_many_pixels"),
        ("png-20000", png, "too_many_pixels"),
        ("png-65536", long_png, "too_long"),
        ("bmp-20000", bmp, "too_many_pixels"),
        ("gif-65535", gif, "too_long"),
        ("webp-16384", webp, "too_many_pixels"),
        ("tiff-20000", tiff(&plain((20_000, 20_000), &[90; 48]), &[]), "too_many_pixels"),
        ("tiff-65500", tiff(&plain((65_500, 65_500), &[90; 48]), &[]), "too_long"),
        ("heic-20000", heic, "too_many_pixels"),
    ]
}

/// The file says that it is small; what lies inside says otherwise.
fn inside() -> Vec<Bomb> {
    let mut gif = file(&DynamicImage::ImageRgb8(scene(4, 4)), ImageFormat::Gif);
    let frame = gif.windows(9).position(|nine| nine == [0x2C, 0, 0, 0, 0, 4, 0, 4, 0]);
    gif[frame.expect("one frame") + 5..][..4].copy_from_slice(&[0x20, 0x4E, 0x20, 0x4E]);
    let still = chunk(*b"VP8 ", &lossy_that_promises(16_000, 16_000));
    let shown =
        chunk(*b"ANMF", &[&[0; 6][..], &[39, 0, 0, 29, 0, 0, 100, 0, 0, 0], &still].concat());
    let film = [chunk(*b"ANIM", &[0; 6]), shown].concat();
    let strip = jpeg_that_promises(16_000, 16_000, 0xC0);
    let strip = Strip { compression: 7, ..plain((40, 30), &strip) };
    let tile = Beside { coded: Some((16_000, 16_000)), ..Beside::default() };
    let heic = grid_beside(&Grid { size: (120, 60), turns: 0, exif: &[] }, &tile);
    vec![
        ("gif-frame-20000", gif, "too_many_pixels"),
        ("webp-picture-16000", webp(0, &still), "too_many_pixels"),
        ("webp-frame-16000", webp(2, &film), "too_many_pixels"),
        ("tiff-strip-16000", tiff(&strip, &[]), "too_many_pixels"),
        ("heic-tile-16000", heic, "too_many_pixels"),
    ]
}

/// The container of an AVIF, and the coded pictures inside it.
#[cfg(feature = "avif")]
fn avifs() -> Vec<Bomb> {
    let about = Grid { size: (120, 60), turns: 0, exif: &[] };
    let of = |first: Option<&[u8]>| {
        grid_beside(&about, &Beside { codec: AV1, first, ..Beside::default() })
    };
    let tile = |size, deep| of(Some(&header(size, deep)));
    let mut container = of(None);
    let places = container.windows(4).enumerate().filter(|(_, word)| word == b"ispe");
    for i in places.map(|(i, _)| i).collect::<Vec<_>>() {
        container[i + 8..i + 16].copy_from_slice(&[0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20]);
    }
    vec![
        ("avif-20000", container, "too_many_pixels"),
        ("avif-tile-16000", tile((16_000, 16_000), false), "too_many_pixels"),
        // Two tiles side by side.
        ("avif-tiles-8000", tile((8_000, 8_000), false), "too_many_pixels"),
        ("avif-deep-7000", tile((7_000, 7_000), true), "too_many_pixels"),
        ("avif-long-tile", tile((65_000, 8), false), "too_long"),
    ]
}

/// A JPEG whose header promises any size, with one block of data behind it.
pub fn jpeg_that_promises(width: u16, height: u16, marker: u8) -> Vec<u8> {
    let mut bytes = jpeg(&scene(8, 8));
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    bytes[frame + 1] = marker;
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// The same JPEG, its first scan said to be of the first colour alone: a decoder then holds the whole picture.
pub fn in_several_scans(jpeg: &[u8]) -> Vec<u8> {
    let scan = jpeg.windows(5).position(|five| five == [0xFF, 0xDA, 0, 12, 3]).unwrap();
    [&jpeg[..scan], &[0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0], &jpeg[scan + 14..]].concat()
}

/// A WebP of 40 × 30 pixels; `flags` say what is in it besides: 2 frames, 4 XMP, 8 EXIF, 32 a profile.
pub fn webp(flags: u8, chunks: &[u8]) -> Vec<u8> {
    let all = [&chunk(*b"VP8X", &[flags, 0, 0, 0, 39, 0, 0, 29, 0, 0])[..], chunks].concat();
    [&b"RIFF"[..], &(all.len() as u32 + 4).to_le_bytes(), b"WEBP", &all].concat()
}

/// A chunk of a WebP.
pub fn chunk(name: [u8; 4], body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u32).to_le_bytes();
    [&name[..], &length, body, &[0][..body.len() % 2]].concat()
}

/// The beginning of a lossy WebP picture.
fn lossy_that_promises(width: u16, height: u16) -> Vec<u8> {
    let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
    [&[0x10, 2, 0, 0x9D, 1, 0x2A][..], &size, &[0; 48]].concat()
}
