//! One photo to 1600 + 800 + 320 px in one process, for timing from outside:
//! `three_sizes FILE… [--mode ours|image|full|eighth|look|compact] [--out DIR]`.
//! `ours` is the room's own work; `image` the crate `image` alone; `full` and `eighth` decode by libjpeg-turbo at full
//! and at 1/8 size and make nothing: the floors that the others are measured against.
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};

use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader};
use photo::{Ask, Output, Picture, preset, quick_look, render};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let mut files = Vec::new();
    let (mut mode, mut out) = ("ours".to_owned(), None);
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--mode" => mode = words.next().ok_or("--mode needs a word")?,
            "--out" => out = words.next().map(PathBuf::from),
            _ => files.push(PathBuf::from(word)),
        }
    }
    for file in &files {
        let bytes = std::fs::read(file)?;
        let pictures = match mode.as_str() {
            "ours" => ours(&bytes, &["web", "card", "thumb"])?,
            "compact" => ours(&bytes, &["web-compact", "card", "thumb"])?,
            "look" => vec![quick_look(&bytes)?],
            "image" => by_image_alone(&bytes)?,
            "full" => decode_only(&bytes, 8)?,
            "eighth" => decode_only(&bytes, 1)?,
            other => return Err(format!("no mode {other}").into()),
        };
        for picture in &pictures {
            println!("{} × {}: {} bytes", picture.width, picture.height, picture.bytes.len());
            if let Some(folder) = &out {
                write(folder, file, picture)?;
            }
        }
    }
    Ok(())
}

fn ours(bytes: &[u8], presets: &[&str]) -> Outcome<Vec<Picture>> {
    let outputs = presets.iter().filter_map(|name| preset(name)).map(Output::plain).collect();
    Ok(render(bytes, &Ask { outputs })?.outputs)
}

/// What a program without this room would do: full decode, upright at full size, every size from the whole raster.
fn by_image_alone(bytes: &[u8]) -> Outcome<Vec<Picture>> {
    let reader = ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format()?;
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    let mut whole = DynamicImage::from_decoder(decoder)?;
    whole.apply_orientation(orientation);
    [1600, 800, 320]
        .into_iter()
        .map(|side| {
            let small = whole.resize(side, side, FilterType::Lanczos3).to_rgb8();
            let mut file = Vec::new();
            image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 82)
                .encode_image(&small)?;
            let (width, height) = small.dimensions();
            Ok(Picture { bytes: file, width, height, format: photo::OutputFormat::Jpeg })
        })
        .collect()
}

#[cfg(feature = "turbo")]
fn decode_only(bytes: &[u8], eighths: u8) -> Outcome<Vec<Picture>> {
    let mut decoder = mozjpeg::Decompress::new_mem(bytes)?;
    decoder.scale(eighths);
    let mut started = decoder.rgb()?;
    let mut row = vec![0u8; started.width() * 3];
    for _ in 0..started.height() {
        started.read_scanlines_into(&mut row)?;
    }
    Ok(Vec::new())
}

#[cfg(not(feature = "turbo"))]
fn decode_only(_bytes: &[u8], _eighths: u8) -> Outcome<Vec<Picture>> {
    Err("the floors need the feature turbo".into())
}

fn write(folder: &Path, file: &Path, picture: &Picture) -> Outcome<()> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{stem}-{}.{}", picture.width, picture.format.extension());
    std::fs::write(folder.join(name), &picture.bytes)?;
    Ok(())
}
