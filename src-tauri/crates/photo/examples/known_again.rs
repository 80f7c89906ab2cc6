//! How well a photo is known again after what people and messengers do to it, and how often one is mistaken for another.
//! `known_again make OUT FILE…` writes the small picture of each photo as it is (`NAME_0.jpg`) and after each change
//! (`NAME_WHAT.jpg`). `known_again ask STORED MADE` looks for each picture of MADE among those of STORED and counts by
//! change; photos are the same where their names before `_` are; photos of one series (names that differ only in the
//! digits at the end) are counted apart. `known_again time STORED TIMES` looks for each among TIMES times all of them.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use image::{DynamicImage, RgbImage, imageops::FilterType};
use photo::{Among, Ask, Edits, Output, Sought, Study, Traces, preset, render, study};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Bits in which today's prints of two pictures of one photo may differ, see the desk.
const ALIKE: u32 = 20;

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", out, files @ ..] => files.iter().try_for_each(|file| make(out, Path::new(file))),
        ["ask", stored, made] => {
            ask(&pictures(stored)?, &pictures(made)?);
            Ok(())
        }
        ["time", stored, times] => {
            time(&pictures(stored)?, times.parse()?);
            Ok(())
        }
        _ => Err("make OUT FILE… | ask STORED MADE | time STORED TIMES".into()),
    }
}

fn made(bytes: &[u8], size: &str, edits: Edits) -> Outcome<Vec<u8>> {
    let output = Output { edits, ..Output::plain(preset(size).ok_or("preset")?) };
    let made = render(bytes, &Ask { outputs: vec![output] }).map_err(|f| format!("{f:?}"))?;
    Ok(made.outputs.into_iter().next().ok_or("nothing")?.bytes)
}

fn jpeg(picture: &RgbImage, quality: u8) -> Outcome<Vec<u8>> {
    let mut file = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, quality).encode_image(picture)?;
    Ok(file)
}

fn make(out: &str, file: &Path) -> Outcome<()> {
    let name = file.file_stem().ok_or("no name")?.to_string_lossy().replace('_', "-");
    let bytes = std::fs::read(file)?;
    let keep = |what: &str, bytes: &[u8]| -> Outcome<()> {
        let small = made(bytes, "thumb", Edits::default())?;
        Ok(std::fs::write(format!("{out}/{name}_{what}.jpg"), small)?)
    };
    keep("0", &bytes)?;
    let card = image::load_from_memory(&made(&bytes, "card", Edits::default())?)?.into_rgb8();
    for (what, picture) in cuts(&card) {
        keep(&what, &jpeg(&picture, 80)?)?;
    }
    let small = |side: u32, picture: &RgbImage| {
        let picture = DynamicImage::ImageRgb8(picture.clone());
        picture.resize(side, side, FilterType::Triangle).into_rgb8()
    };
    keep("coarse720", &jpeg(&small(720, &card), 35)?)?;
    keep("coarse640", &jpeg(&small(640, &card), 25)?)?;
    keep("bright", &jpeg(&brighter(&card), 80)?)?;
    for (what, degrees) in [("leaned1", 1.0), ("leaned2", 2.0), ("leaned-2", -2.0)] {
        let edits = Edits { straighten: degrees, ..Edits::default() };
        keep(what, &made(&jpeg(&card, 92)?, "card", edits)?)?;
    }
    let corner = brighter(&cut(&card, [0.0, 0.1, 0.1, 0.0]));
    keep("all10", &jpeg(&small(640, &corner), 30)?)?;
    let other = brighter(&cut(&card, [0.2, 0.0, 0.05, 0.15]));
    keep("all20", &jpeg(&small(800, &other), 35)?)?;
    keep("mirrored", &jpeg(&image::imageops::flip_horizontal(&card), 80)?)
}

/// Left, top, right and bottom are taken away, in fractions.
fn cut(whole: &RgbImage, [left, top, right, bottom]: [f64; 4]) -> RgbImage {
    let (w, h) = (f64::from(whole.width()), f64::from(whole.height()));
    let size = |length: f64, gone: f64| ((1.0 - gone) * length).round().max(1.0) as u32;
    let (x, y) = ((left * w).round() as u32, (top * h).round() as u32);
    let (wide, high) = (size(w, left + right), size(h, top + bottom));
    image::imageops::crop_imm(whole, x, y, wide, high).to_image()
}

fn cuts(whole: &RgbImage) -> Vec<(String, RgbImage)> {
    let mut all = Vec::new();
    for percent in [5, 10, 20, 30] {
        let p = f64::from(percent) / 100.0;
        let sides =
            [[p, 0.0, 0.0, 0.0], [0.0, p, 0.0, 0.0], [0.0, 0.0, p, 0.0], [0.0, 0.0, 0.0, p]];
        let corners = [[p, p, 0.0, 0.0], [0.0, p, p, 0.0], [p, 0.0, 0.0, p], [0.0, 0.0, p, p]];
        for (n, gone) in sides.into_iter().enumerate() {
            all.push((format!("side{percent:02}-{n}"), cut(whole, gone)));
        }
        for (n, gone) in corners.into_iter().enumerate() {
            all.push((format!("corner{percent:02}-{n}"), cut(whole, gone)));
        }
        all.push((format!("around{percent:02}"), cut(whole, [p / 2.0; 4])));
    }
    let shape = f64::from(whole.width()) / f64::from(whole.height());
    for (name, ratio) in [("3x2", 1.5), ("16x9", 16.0 / 9.0), ("4x3", 4.0 / 3.0), ("1x1", 1.0)] {
        let (x, y) = ((1.0 - ratio / shape).max(0.0) / 2.0, (1.0 - shape / ratio).max(0.0) / 2.0);
        if (0.01..0.23).contains(&x.max(y)) {
            all.push((format!("ratio{name}"), cut(whole, [x, y, x, y])));
        }
    }
    all
}

fn brighter(picture: &RgbImage) -> RgbImage {
    let mut lit = picture.clone();
    for value in lit.iter_mut() {
        *value = (f64::from(*value) * 1.33).min(255.0) as u8;
    }
    lit
}

struct Known {
    name: String,
    what: String,
    study: Study,
    sought: Option<Sought>,
    traces: Traces,
}

fn pictures(folder: &str) -> Outcome<Vec<Known>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|one| Ok(one?.path())).collect::<Outcome<_>>()?;
    files.sort();
    let begun = Instant::now();
    let mut all = Vec::new();
    let mut taken = std::time::Duration::ZERO;
    for file in files {
        let name = file.file_stem().ok_or("no name")?.to_string_lossy().into_owned();
        let (name, what) = name.rsplit_once('_').ok_or("NAME_WHAT.jpg")?;
        let study = study(&std::fs::read(&file)?).map_err(|fault| format!("{fault:?}"))?;
        let began = Instant::now();
        let sought = Sought::new(&study.small);
        let traces = sought.as_ref().map(Sought::traces).unwrap_or_default();
        taken += began.elapsed();
        all.push(Known { name: name.to_owned(), what: what.to_owned(), study, sought, traces });
    }
    let count = all.len().max(1);
    let bytes: usize =
        all.iter().map(|one| one.traces.outline.len() + one.traces.detail.len()).sum();
    let telling = all.iter().filter(|one| one.sought.is_some()).count();
    println!(
        "{folder}: {count} pictures, {telling} tell enough, {} bytes each, studied in {:?}, traces in {:?} each",
        bytes / count,
        begun.elapsed(),
        taken / count as u32
    );
    Ok(all)
}

fn series(name: &str) -> &str {
    name.trim_end_matches(|c: char| {
        c.is_ascii_digit() || c == 'L' || c == 'R' || c == 'A' || c == 'B'
    })
}

#[derive(Default)]
struct Count {
    all: u32,
    whole: u32,
    part: u32,
    either: u32,
}

fn ask(stored: &[Known], made: &[Known]) {
    let mut by_change: BTreeMap<String, Count> = BTreeMap::new();
    let (mut pairs, mut looked, mut strangers, mut of_series) = (0_u64, 0_u64, 0_u32, 0_u32);
    let (mut told, mut behind) = (Vec::new(), 0_u32);
    for one in made {
        for other in stored {
            let same = one.name == other.name;
            if same && one.what == "0" {
                continue;
            }
            let whole = Study::tells(&one.study.likeness)
                && Study::distance(&one.study.likeness, &other.study.likeness) <= ALIKE;
            let hint = one.sought.as_ref().and_then(|sought| sought.look(&other.traces.outline));
            looked += u64::from(hint.is_some());
            if same && let (Some(hint), Some(sought)) = (&hint, &one.sought) {
                let better = stored.iter().filter_map(|other| sought.look(&other.traces.outline));
                let better = better.filter(|other| other.alike > hint.alike).count();
                behind += u32::from(better * 100 > stored.len());
            }
            let part = one.sought.as_ref().zip(hint.as_ref());
            let part = part.is_some_and(|(sought, hint)| sought.shares(hint, &other.traces.detail));
            pairs += 1;
            if same {
                let change = one.what.split('-').next().unwrap_or_default();
                let count = by_change.entry(change.to_owned()).or_default();
                count.all += 1;
                count.whole += u32::from(whole);
                count.part += u32::from(part);
                count.either += u32::from(part || whole);
            } else if part && series(&one.name) == series(&other.name) {
                of_series += 1;
                told.push(format!("series: {}_{} in {}", one.name, one.what, other.name));
            } else if part {
                strangers += 1;
                told.push(format!("MISTAKEN: {}_{} in {}", one.name, one.what, other.name));
            }
        }
    }
    println!("{:12} {:>5} {:>6} {:>6} {:>6}", "change", "all", "whole", "part", "either");
    for (change, count) in &by_change {
        println!(
            "{change:12} {:5} {:6} {:6} {:6}",
            count.all, count.whole, count.part, count.either
        );
    }
    println!(
        "{pairs} pairs, {looked} looked at twice, {strangers} mistaken, {of_series} of a series; {behind} have one of a hundred strangers before them"
    );
    told.iter().take(60).for_each(|line| println!("{line}"));
}

/// The most promising at which the desk looks.
const LOOKED_AT: usize = 120;

fn time(stored: &[Known], times: usize) {
    let others = stored.len() * times;
    for one in stored.iter().filter_map(|one| one.sought.as_ref()).take(12) {
        let began = Instant::now();
        let mut among = Among::new(one);
        for other in (0..times).flat_map(|_| stored) {
            among.tell(other, &other.traces.outline);
        }
        let hints = among.best(LOOKED_AT);
        let first = began.elapsed();
        let second = Instant::now();
        let shared = hints.iter().filter(|(other, hint)| one.shares(hint, &other.traces.detail));
        let shared = shared.count();
        println!(
            "{others} photos: outlines {first:?}, {} details {:?}, {shared} shared",
            hints.len(),
            second.elapsed()
        );
    }
}
