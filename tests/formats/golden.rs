//! Golden files: what every format writes for every sample, as text. Archives stand there by their parts. Run with
//! `TINPHUONG_BLESS=1` to write them anew, and read the difference before it is committed.

use std::{
    env,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use export::{Exported, FORMATS};

use crate::samples::{self, Sample};

/// Parts that are the same in every Word file; written out for the first sample only.
const SAME_IN_ALL: [&str; 7] = [
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/app.xml",
    "word/fontTable.xml",
    "word/settings.xml",
    "word/styles.xml",
    "word/theme/theme1.xml",
];

/// The printed page is compared by its markup, which is there without the typesetter, too.
const PRINTED: &str = "pdf";

#[test]
fn every_format_writes_what_it_wrote() {
    let mut differing = Vec::new();
    for sample in samples::all() {
        for format in FORMATS {
            if format.name != PRINTED {
                let exported = (format.write)(&sample.story()).unwrap().exported;
                compare(&sample, format.name, &shown(&sample, &exported), &mut differing);
            }
        }
        let markup = export::sheet(&sample.story()).markup;
        let (_, article) = markup.split_once("#let byline").unwrap();
        let shown = format!("{}\n…{article}", markup.lines().next().unwrap());
        compare(&sample, PRINTED, &shown, &mut differing);
    }
    assert!(differing.is_empty(), "differ from their golden files: {differing:?}");
}

fn compare(sample: &Sample, format: &str, text: &str, differing: &mut Vec<String>) {
    let name = format!("{}/{format}.golden", sample.name);
    let path = folder().join(&name);
    if env::var_os("TINPHUONG_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
    } else if fs::read_to_string(&path).ok().as_deref() != Some(text) {
        differing.push(name);
    }
}

#[test]
fn no_golden_file_is_left_over() {
    let samples = samples::all();
    for entry in fs::read_dir(folder()).unwrap() {
        let sample = entry.unwrap();
        let known = samples.iter().any(|one| *one.name == *sample.file_name());
        assert!(known, "{} is no sample", sample.path().display());
        for entry in fs::read_dir(sample.path()).unwrap() {
            let file = entry.unwrap().path();
            let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
            let known = stem == PRINTED || export::format(&stem).is_some();
            assert!(known, "{} is no format", file.display());
        }
    }
}

/// With `TINPHUONG_FORMATS_OUT` set, the files themselves, for validators that nobody here wrote; the package for WordPress
/// unpacked.
#[test]
fn files_for_validators() {
    let Some(out) = env::var_os("TINPHUONG_FORMATS_OUT") else { return };
    let out = PathBuf::from(out);
    let mut shipped = export::shipped_profiles().into_iter();
    let (wordpress, _) = shipped.find(|(profile, _)| profile.id == "wordpress").unwrap();
    for sample in samples::all() {
        write(&out.join(format!("{}.words", sample.name)), sample.words().as_bytes());
        write(&out.join(format!("{}.asked", sample.name)), sample.asked().to_string().as_bytes());
        let folder = out.join(format!("{}.wordpress", sample.name));
        for (name, bytes) in sample.package(&wordpress) {
            write(&folder.join(name), &bytes);
        }
        for format in FORMATS {
            let name = format!("{}.{}.{}", sample.name, format.name, format.extension);
            match (format.write)(&sample.story()).unwrap().exported {
                Exported::Bytes(bytes) => write(&out.join(name), &bytes),
                Exported::Files(files) => {
                    for file in files {
                        write(&out.join(&name).join(&file.name), &file.bytes);
                    }
                }
            }
        }
    }
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("formats/golden")
}

fn shown(sample: &Sample, exported: &Exported) -> String {
    let parts: Vec<(String, Vec<u8>)> = match exported {
        Exported::Files(files) => {
            files.iter().map(|file| (file.name.clone(), file.bytes.clone())).collect()
        }
        Exported::Bytes(bytes) if bytes.starts_with(b"PK") => samples::unpacked(bytes),
        Exported::Bytes(bytes) => return String::from_utf8(bytes.clone()).unwrap(),
    };
    let mut text = String::new();
    for (name, bytes) in parts {
        let told = sample.name == "seed" || !SAME_IN_ALL.contains(&name.as_str());
        match String::from_utf8(bytes) {
            Ok(part) if told => {
                let _ = writeln!(text, "=== {name}\n{part}");
            }
            Ok(_) => {
                let _ = writeln!(text, "=== {name}: as always");
            }
            Err(fault) => {
                let _ = writeln!(text, "=== {name}: {} bytes", fault.as_bytes().len());
            }
        }
    }
    text
}
