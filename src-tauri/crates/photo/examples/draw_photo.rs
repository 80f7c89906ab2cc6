//! Draws an invented photo for timing: `draw_photo FILE WIDTH HEIGHT` (pixels). Clouds of several sizes, edges and
//! fine grain make a JPEG that is about as heavy as one from a telephone. The same words draw the same bytes.

use std::io::BufWriter;

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, width, height] = words.as_slice() else {
        return Err("draw_photo FILE WIDTH HEIGHT".into());
    };
    let photo = RgbImage::from_fn(width.parse()?, height.parse()?, colour);
    let out = BufWriter::new(std::fs::File::create(file)?);
    JpegEncoder::new_with_quality(out, 88).encode_image(&photo)?;
    Ok(())
}

fn colour(x: u32, y: u32) -> Rgb<u8> {
    let clouds = [(700, 90), (170, 45), (40, 22), (9, 12)]
        .iter()
        .map(|&(size, weight)| cloud(x, y, size) * weight / 255)
        .sum::<u32>();
    let grain = scatter(x, y) % 14;
    let roof = if (x / 310 + y / 190).is_multiple_of(5) { 60 } else { 0 };
    let light = clouds + grain + roof;
    let channel = |part: u32| (light * part / 100).min(255) as u8;
    Rgb([channel(104), channel(92 + (x / 900) % 9), channel(80 + (y / 700) % 17)])
}

/// Noise of one size (pixels), 0 to 255, smooth between its points.
fn cloud(x: u32, y: u32, size: u32) -> u32 {
    let (column, row, across, down) = (x / size, y / size, x % size, y % size);
    let at = |column: u32, row: u32| scatter(column.wrapping_add(size), row) % 256;
    let between = |from: u32, to: u32, part: u32| (from * (size - part) + to * part) / size;
    let upper = between(at(column, row), at(column + 1, row), across);
    let lower = between(at(column, row + 1), at(column + 1, row + 1), across);
    between(upper, lower, down)
}

/// A number that looks like chance and depends on nothing but the place.
fn scatter(x: u32, y: u32) -> u32 {
    let mut mixed = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77);
    mixed ^= mixed >> 15;
    mixed = mixed.wrapping_mul(0x2C1B_3C6D);
    mixed ^ (mixed >> 13)
}
