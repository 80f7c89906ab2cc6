//! What foreign bytes can do to the room, and what it lets out:
//! `photo_harm damage N`: what became of N damaged files, always the same ones.
//! `photo_harm bombs DIR`: writes files into DIR whose headers promise too much, a line for each.
//! `photo_harm refused FILE`: refuses one file as the worker does, and tells the process's peak of memory.
//! `photo_harm leaks ORIGINALS DERIVATIVES`: looks for the bytes of every place and serial number that the files of the first
//! folder tell in every file of the second. Both kinds of numbers are looked for as they lie there, in both byte orders.
#![allow(clippy::print_stdout, clippy::unwrap_used)] // a program for measuring may break off

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;

use exif::{Tag, Value};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Shorter words are found anywhere.
const SHORTEST: usize = 5;

fn main() -> Outcome<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["damage", files] => {
            let tally = support::harm::damage(files.parse()?);
            let (files, broken) = (tally.files, tally.broken.len());
            println!(
                "{files} files, {} answers, {} refusals, {broken} broke",
                tally.made, tally.refused
            );
            tally.broken.iter().for_each(|one| println!("{one}"));
            Ok(())
        }
        ["bombs", folder] => {
            for (name, bytes, _) in support::bombs::bombs() {
                let file = Path::new(folder).join(name);
                std::fs::write(&file, bytes)?;
                println!("{}", file.display());
            }
            Ok(())
        }
        ["refused", file] => {
            let bytes = std::fs::read(file)?;
            let code =
                photo::render(&bytes, &support::ask(&["web"])).err().map(|fault| fault.code());
            println!("{}", code.unwrap_or("taken"));
            let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            println!("peak {}", peak.unwrap_or("unknown").trim());
            Ok(())
        }
        ["leaks", originals, derivatives] => leaks(Path::new(originals), Path::new(derivatives)),
        _ => Err("damage|bombs|refused|leaks".into()),
    }
}

fn leaks(originals: &Path, derivatives: &Path) -> Outcome<()> {
    let mut secrets: Vec<Vec<u8>> = Vec::new();
    for entry in std::fs::read_dir(originals)?.flatten().filter(|one| one.path().is_file()) {
        secrets.extend(secrets_of(&std::fs::read(entry.path())?));
    }
    secrets.sort();
    secrets.dedup();
    let (mut files, mut bytes, mut found) = (0, 0, 0);
    for entry in std::fs::read_dir(derivatives)?.flatten() {
        let made = std::fs::read(entry.path())?;
        files += 1;
        bytes += made.len();
        for secret in secrets.iter().filter(|secret| support::contains(&made, secret)) {
            println!("{}: {}", entry.path().display(), String::from_utf8_lossy(secret));
            found += 1;
        }
    }
    println!("{} secrets in {files} files of {bytes} bytes: found {found}", secrets.len());
    Ok(())
}

/// Places and serial numbers that a file tells, as bytes.
fn secrets_of(file: &[u8]) -> Vec<Vec<u8>> {
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = reader.read_from_container(&mut std::io::Cursor::new(file));
    let Ok(read) = read.or_else(|fault| fault.distill_partial_result(|_| {})) else {
        return Vec::new();
    };
    let told = [Tag::GPSLatitude, Tag::GPSLongitude, Tag::BodySerialNumber, Tag::LensSerialNumber];
    let fields = read.fields().filter(|field| told.contains(&field.tag));
    let secrets = fields.flat_map(|field| match &field.value {
        Value::Ascii(words) => words.clone(),
        Value::Rational(parts) if parts.iter().any(|part| part.num > 0) => {
            let numbers: Vec<u32> = parts.iter().flat_map(|part| [part.num, part.denom]).collect();
            let big = numbers.iter().flat_map(|number| number.to_be_bytes()).collect();
            vec![big, numbers.iter().flat_map(|number| number.to_le_bytes()).collect()]
        }
        _ => Vec::new(),
    });
    secrets.filter(|secret| secret.len() >= SHORTEST).collect()
}
