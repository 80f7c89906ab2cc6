//! Every file of a corpus folder against the manifest beside it. Runs where TINPHUONG_CORPUS names the folder that
//! holds `photos/MANIFEST.tsv`, and is silent elsewhere.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod support;

use std::path::PathBuf;

use photo::{Probe, probe, quick_look, render};
use support::ask;

struct Line {
    name: String,
    gps: bool,
    expected: String,
}

fn manifest() -> Option<(PathBuf, Vec<Line>)> {
    let folder = PathBuf::from(std::env::var_os("TINPHUONG_CORPUS")?).join("photos");
    let text = std::fs::read_to_string(folder.join("MANIFEST.tsv")).unwrap();
    let lines = text.lines().skip(1).map(|line| {
        let fields: Vec<&str> = line.split('\t').collect();
        Line { name: fields[0].into(), gps: fields[5] != "-", expected: fields[9].into() }
    });
    Some((folder, lines.collect()))
}

/// The folder may hold the name in another Unicode form.
fn read(folder: &std::path::Path, name: &str) -> Vec<u8> {
    std::fs::read(folder.join(name)).unwrap_or_else(|_| {
        let ascii =
            |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let found = std::fs::read_dir(folder).unwrap().flatten().find(|entry| {
            !entry.file_name().to_string_lossy().is_ascii()
                && ascii(&entry.file_name().to_string_lossy()).ends_with("jpg")
        });
        std::fs::read(found.unwrap().path()).unwrap()
    })
}

fn upright(expected: &str) -> Option<(u32, u32)> {
    let size = expected.split("upright ").nth(1)?.split([';', ',', ' ']).next()?;
    let (width, height) = size.split_once('x')?;
    Some((width.parse().ok()?, height.parse().ok()?))
}

#[test]
fn every_file_is_as_the_manifest_says() {
    let Some((folder, lines)) = manifest() else { return };
    let mut wrong = Vec::new();
    for line in &lines {
        let bytes = read(&folder, &line.name);
        let outcome = render(&bytes, &ask(&["web", "card", "thumb"]));
        let verdict = line.expected.split([';', ' ']).next().unwrap();
        match (&outcome, verdict) {
            (Err(fault), "refuse") => println!("{}: {}", line.name, fault.code()),
            (Ok(made), "warn") if !made.warnings.is_empty() => {}
            (Ok(made), "ok") if made.warnings.is_empty() || line.name.starts_with("anim") => {
                check(line, &made.probe, &bytes, &made.outputs, &mut wrong);
            }
            _ => wrong.push(format!(
                "{}: {verdict}, but {:?}",
                line.name,
                outcome.map(|o| o.warnings)
            )),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check(
    line: &Line,
    probe_of: &Probe,
    bytes: &[u8],
    outputs: &[photo::Picture],
    wrong: &mut Vec<String>,
) {
    if let Some(size) = upright(&line.expected)
        && size != (probe_of.width, probe_of.height)
    {
        wrong.push(format!("{}: {} × {}", line.name, probe_of.width, probe_of.height));
    }
    if line.gps != probe_of.has_gps {
        wrong.push(format!("{}: place {}", line.name, probe_of.has_gps));
    }
    let look = quick_look(bytes);
    if let Err(fault) = &look {
        wrong.push(format!("{}: no quick look: {fault}", line.name));
    }
    for picture in outputs.iter().chain(look.as_ref().ok()) {
        let told = probe(&picture.bytes).unwrap();
        if told.has_gps || told.camera.is_some() || support::contains(&picture.bytes, b"2188172") {
            wrong.push(format!("{}: something leaked", line.name));
        }
        let by_image = image::load_from_memory(&picture.bytes).unwrap().to_rgb8();
        let likeness = support::likeness(&by_image, &support::by_libjpeg(&picture.bytes));
        if likeness < 50.0 {
            wrong.push(format!("{}: decoders differ, {likeness:.1} dB", line.name));
        }
    }
}
