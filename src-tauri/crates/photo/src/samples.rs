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

/// 800 × 600 grey pixels with faces drawn as plainly as a model still takes them for faces: centre and radius in pixels.
pub(crate) fn with_faces(drawn: &[(f32, f32, f32)]) -> RgbImage {
    let mut picture =
        RgbImage::from_fn(800, 600, |x, y| Rgb([(110 + (x / 16 + y / 20) % 30) as u8; 3]));
    for &(left, top, radius) in drawn {
        for (x, y, pixel) in picture.enumerate_pixels_mut() {
            let (u, v) = ((x as f32 - left) / radius, (y as f32 - top) / radius);
            if let Some(grey) = grey_of_face(u, v) {
                *pixel = Rgb([grey; 3]);
            }
        }
    }
    picture
}

/// Brightness of a face of radius 1 around 0, 0; none outside it.
fn grey_of_face(u: f32, v: f32) -> Option<u8> {
    let edge = (u / 0.78).powi(2) + v.powi(2);
    let hair = edge > 1.0 || (v < -0.62 && edge > 0.5);
    let spot = |at: (f32, f32), size: (f32, f32), depth: f32| {
        depth * (-((u - at.0) / size.0).powi(2) - ((v - at.1) / size.1).powi(2)).exp()
    };
    let side = |side: f32| {
        spot((0.32 * side, 0.18), (0.16, 0.14), 15.0)
            - spot((0.32 * side, -0.12), (0.14, 0.07), 120.0)
            - spot((0.32 * side, -0.3), (0.2, 0.05), 90.0)
            - spot((0.1 * side, 0.27), (0.06, 0.04), 60.0)
    };
    let nose = spot((0.0, 0.08), (0.07, 0.22), 25.0);
    let mouth = spot((0.0, 0.52), (0.26, 0.06), 85.0) + spot((0.0, 0.66), (0.2, 0.05), 25.0);
    let skin = 190.0 - 55.0 * u * u - 20.0 * v;
    let grey = if hair { 45.0 } else { skin } + side(-1.0) + side(1.0) + nose - mouth;
    (edge <= 1.15).then_some(grey.clamp(0.0, 255.0) as u8)
}

/// A plain JPEG by the crate `image`.
pub(crate) fn jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality).encode_image(picture).unwrap();
    file
}
