//! How true the small pictures are: SSIMULACRA2 against a slow reference in floating-point linear light.
//! `photo_truth bare FILE OUT`: the JPEG without its metadata, so that every program sees the same pixels.
//! `photo_truth sizes FILE…`: scores at 1600, 800, 320 px for several amounts left to shrink.
//! `photo_truth against FILE DIR`: scores of another program's `DIR/1600.png`, `800.png`, `320.png`.
//! `photo_truth export FILE…`: bytes and scores of the export encoder beside libjpeg-turbo's at quality 82.
//! `photo_truth levels FILE…`: the same over several levels of the export encoder.
//! `photo_truth budget FILE…`: how full byte budgets become.
//! `photo_truth search FILE…`: quantisation tables and levels, for choosing the export encoder's.
#![allow(clippy::print_stdout, clippy::format_push_string)]

use std::path::Path;

use image::{Rgb, RgbImage};
use mozjpeg::qtable::{self, QTable};
use photo::{Ask, Fit, Output, OutputFormat, Preset, Quality, preset, render, render_leaving};
use ssimulacra2::{LinearRgb, compute_frame_ssimulacra2};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const SIZES: [u32; 3] = [1600, 800, 320];
const PRESETS: [&str; 3] = ["web", "web-compact", "web-webp"];
const LEFT: [f64; 5] = [1.0, 1.25, 1.3, 1.9, 8.0];

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["bare", file, out] => Ok(std::fs::write(out, bare(&std::fs::read(file)?))?),
        ["sizes", files @ ..] => files.iter().try_for_each(|file| sizes(Path::new(file))),
        ["against", file, folder] => against(Path::new(file), Path::new(folder)),
        ["export", files @ ..] => export_all(files),
        ["levels", files @ ..] => files.iter().try_for_each(|file| levels(Path::new(file))),
        ["budget", files @ ..] => files.iter().try_for_each(|file| budget(Path::new(file))),
        ["search", files @ ..] => files.iter().try_for_each(|file| search(Path::new(file))),
        _ => Err("bare|sizes|against|export|levels|budget|search".into()),
    }
}

/// Without the segments APP1 to APP15 and comments.
fn bare(jpeg: &[u8]) -> Vec<u8> {
    let mut kept = jpeg[..2].to_vec();
    let mut at = 2;
    while let Some(&[0xFF, marker, high, low]) = jpeg.get(at..at + 4).and_then(|b| b.first_chunk())
    {
        if marker == 0xDA {
            break;
        }
        let end = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        if !matches!(marker, 0xE1..=0xEF | 0xFE) {
            kept.extend(&jpeg[at..end.min(jpeg.len())]);
        }
        at = end;
    }
    kept.extend(&jpeg[at.min(jpeg.len())..]);
    kept
}

struct Light {
    width: usize,
    height: usize,
    pixels: Vec<[f32; 3]>,
}

fn linear(byte: u8) -> f32 {
    let value = f64::from(byte) / 255.0;
    let light = if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    light as f32
}

fn light_of(picture: &RgbImage) -> Light {
    let table: Vec<f32> = (0..=255).map(linear).collect();
    let pixels = picture.pixels().map(|Rgb(p)| p.map(|v| table[usize::from(v)])).collect();
    Light { width: picture.width() as usize, height: picture.height() as usize, pixels }
}

fn decoded(jpeg: &[u8]) -> Outcome<RgbImage> {
    let mut decoder = mozjpeg::Decompress::new_mem(jpeg)?.rgb()?;
    let (width, height) = (decoder.width() as u32, decoder.height() as u32);
    Ok(RgbImage::from_raw(width, height, decoder.read_scanlines::<u8>()?).ok_or("short")?)
}

/// Lanczos3 along rows, then turned over: twice makes both directions. Sums in 64 bits.
fn along(light: &Light, out: usize) -> Light {
    let scale = light.width as f64 / out as f64;
    let blur = scale.max(1.0);
    let sinc = |x: f64| if x.abs() < 1e-9 { 1.0 } else { x.sin() / x };
    let kernel = |x: f64| {
        let x = x * std::f64::consts::PI;
        if x.abs() < 3.0 * std::f64::consts::PI { sinc(x) * sinc(x / 3.0) } else { 0.0 }
    };
    let taps: Vec<(usize, Vec<f64>)> = (0..out)
        .map(|i| {
            let centre = (i as f64 + 0.5) * scale;
            let low = (centre - 3.0 * blur).floor().max(0.0) as usize;
            let high = ((centre + 3.0 * blur).ceil() as usize).min(light.width);
            let weights: Vec<f64> =
                (low..high).map(|x| kernel((x as f64 + 0.5 - centre) / blur)).collect();
            let sum: f64 = weights.iter().sum();
            (low, weights.iter().map(|w| w / sum).collect())
        })
        .collect();
    let mut pixels = vec![[0f32; 3]; out * light.height];
    for (y, row) in light.pixels.chunks_exact(light.width).enumerate() {
        for (x, (low, weights)) in taps.iter().enumerate() {
            let mut sum = [0f64; 3];
            for (pixel, weight) in row[*low..].iter().zip(weights) {
                sum.iter_mut().zip(pixel).for_each(|(s, v)| *s += f64::from(*v) * weight);
            }
            pixels[x * light.height + y] = sum.map(|s| s as f32);
        }
    }
    Light { width: light.height, height: out, pixels }
}

/// The reference at `side` pixels on the long side, its size computed from the original's.
fn reference(whole: &Light, side: u32) -> Light {
    let long = whole.width.max(whole.height) as f64;
    let scale = (f64::from(side) / long).min(1.0);
    let size = |length: usize| ((length as f64 * scale).round() as usize).max(1);
    let mut made = along(&along(whole, size(whole.width)), size(whole.height));
    made.pixels.iter_mut().flatten().for_each(|v| *v = v.clamp(0.0, 1.0));
    made
}

fn score(truth: &Light, made: &Light) -> Outcome<f64> {
    let frame = |light: &Light| LinearRgb::new(light.pixels.clone(), light.width, light.height);
    Ok(compute_frame_ssimulacra2(frame(truth)?, frame(made)?)?)
}

fn lossless(px: u32) -> Output {
    let name = "truth".to_owned();
    let quality = Quality::Quick { level: 82 };
    Output::plain(Preset { name, fit: Fit::LongSide { px }, format: OutputFormat::Png, quality })
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn sizes(file: &Path) -> Outcome<()> {
    let jpeg = bare(&std::fs::read(file)?);
    let whole = light_of(&decoded(&jpeg)?);
    let truths: Vec<Light> = SIZES.iter().map(|side| reference(&whole, *side)).collect();
    drop(whole);
    for left in LEFT {
        let ask = Ask { outputs: SIZES.iter().map(|px| lossless(*px)).collect() };
        let made = render_leaving(left, &jpeg, &ask)?.outputs;
        let mut line = format!("{}\t{left}", name(file));
        for (truth, picture) in truths.iter().zip(&made) {
            let picture = image::load_from_memory(&picture.bytes)?.to_rgb8();
            line += &format!("\t{:.1}", score(truth, &light_of(&picture))?);
        }
        println!("{line}");
    }
    Ok(())
}

fn against(file: &Path, folder: &Path) -> Outcome<()> {
    let whole = light_of(&decoded(&bare(&std::fs::read(file)?))?);
    let mut line = name(file);
    for side in SIZES {
        let picture = image::open(folder.join(format!("{side}.png")))?.to_rgb8();
        line += &format!("\t{:.1}", score(&reference(&whole, side), &light_of(&picture))?);
    }
    println!("{line}");
    Ok(())
}

/// The 1600-pixel raster that every encoder gets, as PNG and as light.
fn raster(file: &Path) -> Outcome<(Vec<u8>, RgbImage)> {
    let jpeg = bare(&std::fs::read(file)?);
    let png = render(&jpeg, &Ask { outputs: vec![lossless(1600)] })?.outputs.remove(0).bytes;
    let picture = image::load_from_memory(&png)?.to_rgb8();
    Ok((png, picture))
}

/// libjpeg-turbo as it comes: baseline, its own tables, 4:2:0.
fn by_turbo(picture: &RgbImage, level: f32) -> Outcome<Vec<u8>> {
    let mut encoder = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
    encoder.set_size(picture.width() as usize, picture.height() as usize);
    encoder.set_fastest_defaults();
    encoder.set_quality(level);
    encoder.set_chroma_sampling_pixel_sizes((2, 2), (2, 2));
    let mut started = encoder.start_compress(Vec::new())?;
    started.write_scanlines(picture.as_raw())?;
    Ok(started.finish()?)
}

/// A preset of ours beside libjpeg-turbo, of one photo: its name, bytes to bytes, points less.
type Beside = (&'static str, f64, f64);

/// One line for each photo and preset, then for each preset the means over the photos.
fn export_all(files: &[&str]) -> Outcome<()> {
    let mut all: Vec<Beside> = Vec::new();
    for file in files {
        all.extend(export(Path::new(file))?);
    }
    for preset in PRESETS {
        let of: Vec<&Beside> = all.iter().filter(|(name, ..)| *name == preset).collect();
        let mean = |pick: fn(&Beside) -> f64| {
            of.iter().map(|one| pick(one)).sum::<f64>() / of.len().max(1) as f64
        };
        println!("mean\t{preset}\t\t\t{:.3}\t\t{:.1}", mean(|one| one.1), mean(|one| one.2));
    }
    Ok(())
}

fn export(file: &Path) -> Outcome<Vec<Beside>> {
    let (png, picture) = raster(file)?;
    let truth = light_of(&picture);
    let turbo = by_turbo(&picture, 82.0)?;
    let turbo_score = score(&truth, &light_of(&decoded(&turbo)?))?;
    let mut all = Vec::new();
    for name_of in PRESETS {
        let made = preset(name_of).ok_or("no preset")?;
        let ours =
            render(&png, &Ask { outputs: vec![Output::plain(made)] })?.outputs.remove(0).bytes;
        // Both JPEGs by the same decoder: how it widens the colours is worth a tenth of a point.
        let is_webp = name_of == "web-webp";
        let seen =
            if is_webp { image::load_from_memory(&ours)?.to_rgb8() } else { decoded(&ours)? };
        let bytes = ours.len() as f64 / turbo.len() as f64;
        let points = score(&truth, &light_of(&seen))? - turbo_score;
        println!(
            "{}\t{name_of}\t{}\t{}\t{bytes:.3}\t{turbo_score:.1}\t{points:.1}",
            name(file),
            turbo.len(),
            ours.len(),
        );
        all.push((name_of, bytes, points));
    }
    Ok(all)
}

/// One line for each level: file, level, bytes beside libjpeg-turbo's at quality 82, points less.
fn levels(file: &Path) -> Outcome<()> {
    let (png, picture) = raster(file)?;
    let truth = light_of(&picture);
    let turbo = by_turbo(&picture, 82.0)?;
    let turbo_score = score(&truth, &light_of(&decoded(&turbo)?))?;
    for level in [74, 76, 78, 80, 82, 84, 86] {
        let (fit, format) = (Fit::Original, OutputFormat::Jpeg);
        let quality = Quality::Compact { level };
        let wanted = Output::plain(Preset { name: "level".into(), fit, format, quality });
        let made = render(&png, &Ask { outputs: vec![wanted] })?.outputs.remove(0).bytes;
        println!(
            "{}\t{level}\t{:.3}\t{:.2}",
            name(file),
            made.len() as f64 / turbo.len() as f64,
            turbo_score - score(&truth, &light_of(&decoded(&made)?))?,
        );
    }
    Ok(())
}

/// One line for each budget: file, format, budget, bytes used, percent, width, how true, and whether it is the best. AVIF is
/// asked for less often: a picture takes it seconds.
fn budget(file: &Path) -> Outcome<()> {
    let (png, picture) = raster(file)?;
    let truth = light_of(&picture);
    let often: &[u32] = &[20_000, 60_000, 100_000, 150_000, 200_000, 300_000];
    let formats = [
        (OutputFormat::Jpeg, often),
        (OutputFormat::Webp, often),
        (OutputFormat::Avif, &[60_000, 150_000]),
    ];
    for (format, budgets) in formats {
        for &bytes in budgets {
            let quality = Quality::Budget { bytes };
            let fit = Fit::Original;
            let wanted = Output::plain(Preset { name: "budget".into(), fit, format, quality });
            let made = render(&png, &Ask { outputs: vec![wanted] })?.outputs.remove(0);
            let whole = (made.width, made.height) == picture.dimensions();
            let score = if whole {
                let read = render(&made.bytes, &Ask { outputs: vec![lossless(1600)] })?;
                score(
                    &truth,
                    &light_of(&image::load_from_memory(&read.outputs[0].bytes)?.to_rgb8()),
                )?
            } else {
                f64::NAN
            };
            println!(
                "{}\t{}\t{bytes}\t{}\t{:.1}\t{}\t{score:.1}\t{}",
                name(file),
                format.extension(),
                made.bytes.len(),
                100.0 * made.bytes.len() as f64 / f64::from(bytes),
                made.width,
                if made.best { "best" } else { "" },
            );
        }
    }
    Ok(())
}

fn search(file: &Path) -> Outcome<()> {
    let (_, picture) = raster(file)?;
    let truth = light_of(&picture);
    let turbo = by_turbo(&picture, 82.0)?;
    let turbo_score = score(&truth, &light_of(&decoded(&turbo)?))?;
    let tables: [(&str, &QTable); 6] = [
        ("nrobidoux", &qtable::NRobidoux),
        ("msssim", &qtable::MSSSIM_Luma),
        ("psnrhvs", &qtable::PSNRHVS_Luma),
        ("klein", &qtable::KleinSilversteinCarney),
        ("watson", &qtable::WatsonTaylorBorthwick),
        ("ahumada", &qtable::AhumadaWatsonPeterson),
    ];
    for (name_of, luma) in tables {
        for (chroma_of, chroma) in
            [("same", luma), ("nrobidoux", &qtable::NRobidoux), ("annexk", &qtable::AnnexK_Chroma)]
        {
            for level in [76.0, 79.0, 82.0, 85.0] {
                let mut encoder = mozjpeg::Compress::new(mozjpeg::ColorSpace::JCS_RGB);
                encoder.set_size(picture.width() as usize, picture.height() as usize);
                encoder.set_luma_qtable(&luma.scaled(level, level));
                encoder.set_chroma_qtable(&chroma.scaled(level, level));
                encoder.set_chroma_sampling_pixel_sizes((2, 2), (2, 2));
                encoder.set_optimize_coding(true);
                encoder.set_progressive_mode();
                let mut started = encoder.start_compress(Vec::new())?;
                started.write_scanlines(picture.as_raw())?;
                let made = started.finish()?;
                println!(
                    "{}\t{name_of}\t{chroma_of}\t{level}\t{:.3}\t{:.2}",
                    name(file),
                    made.len() as f64 / turbo.len() as f64,
                    score(&truth, &light_of(&decoded(&made)?))? - turbo_score,
                );
            }
        }
    }
    Ok(())
}
