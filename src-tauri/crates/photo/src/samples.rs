//! Pictures for this room's own tests, made on the spot.

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// A colourful gradient with some detail.
pub(crate) fn gradient(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let (fx, fy) = (x * 255 / width.max(1), y * 255 / height.max(1));
        let check = if (x / 16 + y / 16) % 2 == 0 { 0 } else { 24 };
        Rgb([fx as u8, fy as u8, (128 + check) as u8])
    })
}

/// A plain JPEG by the crate `image`.
pub(crate) fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality).encode_image(picture).unwrap();
    file
}
