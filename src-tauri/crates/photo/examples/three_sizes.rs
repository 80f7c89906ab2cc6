//! Photos to 1600 + 800 + 320 px in one process, for timing from outside:
//! `three_sizes FILE… [--mode ours|image|full|eighth|look|compact|webp|faces] [--left TIMES] [--jobs N] [--out DIR]`.
//! `ours` is the room's own work (`--left`: what the scaled decode leaves to shrink); `image` the crate `image` alone;
//! `full` and `eighth` decode by libjpeg-turbo at full and at 1/8 size and make nothing: the floors that the others
//! are measured against; `faces` tells where faces may be. A file that is refused is told by its code, and the next one follows. The last line is the
//! process's peak of resident memory.
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader};
use photo::{Ask, Output, Picture, preset, quick_look, render_leaving};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[derive(Default)]
struct Words {
    files: Vec<PathBuf>,
    mode: String,
    left: Option<f64>,
    jobs: usize,
    out: Option<PathBuf>,
}

fn main() -> Outcome<()> {
    let mut words = Words { mode: "ours".to_owned(), jobs: 1, ..Words::default() };
    let mut given = std::env::args().skip(1);
    while let Some(word) = given.next() {
        let mut next = || given.next().ok_or("a value is missing");
        match word.as_str() {
            "--mode" => words.mode = next()?,
            "--left" => words.left = Some(next()?.parse()?),
            "--jobs" => words.jobs = next()?.parse()?,
            "--out" => words.out = Some(next()?.into()),
            _ => words.files.push(word.into()),
        }
    }
    let turn = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..words.jobs.max(1) {
            scope.spawn(|| {
                while let Some(file) = words.files.get(turn.fetch_add(1, Ordering::Relaxed)) {
                    match one(&words, file) {
                        Ok(lines) => println!("{lines}"),
                        Err(fault) => println!("{}: {fault}", file.display()),
                    }
                }
            });
        }
    });
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    println!("peak {}", peak.unwrap_or("unknown").trim());
    Ok(())
}

fn one(words: &Words, file: &Path) -> Outcome<String> {
    let bytes = std::fs::read(file)?;
    if words.mode == "faces" {
        let places = photo::faces(&bytes, photo::Turn::None)?;
        let of_hundred = |share: f64| (share * 100.0).round();
        let told = places.iter().map(|one| {
            let [left, top, width] = [one.left, one.top, one.width].map(of_hundred);
            format!("\n  {left} % from the left, {top} % from the top, {width} % wide")
        });
        return Ok(format!(
            "{}: {} faces{}",
            file.display(),
            places.len(),
            told.collect::<String>()
        ));
    }
    let pictures = match words.mode.as_str() {
        "ours" => ours(&bytes, words.left, &["web", "card", "thumb"])?,
        "compact" => ours(&bytes, words.left, &["web-compact", "card", "thumb"])?,
        "webp" => ours(&bytes, words.left, &["web-webp"])?,
        "look" => vec![quick_look(&bytes)?],
        "image" => by_image_alone(&bytes)?,
        "full" => decode_only(&bytes, 8)?,
        "eighth" => decode_only(&bytes, 1)?,
        other => return Err(format!("no mode {other}").into()),
    };
    let mut lines = Vec::new();
    for picture in &pictures {
        lines.push(format!(
            "{} × {}: {} bytes",
            picture.width,
            picture.height,
            picture.bytes.len()
        ));
        if let Some(folder) = &words.out {
            write(folder, file, picture)?;
        }
    }
    Ok(lines.join("\n"))
}

fn ours(bytes: &[u8], left: Option<f64>, presets: &[&str]) -> Outcome<Vec<Picture>> {
    let outputs = presets.iter().filter_map(|name| preset(name)).map(Output::plain).collect();
    let ask = Ask { outputs };
    let made = match left {
        Some(left) => render_leaving(left, bytes, &ask),
        None => photo::render(bytes, &ask),
    };
    Ok(made?.outputs)
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
            let format = photo::OutputFormat::Jpeg;
            Ok(Picture { bytes: file, width, height, format, best: false })
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
    let long = picture.width.max(picture.height);
    let name = format!("{stem}-{long}.{}", picture.format.extension());
    std::fs::write(folder.join(name), &picture.bytes)?;
    Ok(())
}
