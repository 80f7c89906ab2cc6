//! What the tests share: a newsroom in a folder of its own, the command line as a process, photos made on the spot.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where; names say what these are

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use desk::{Desk, Headless};
use serde_json::{Value, json};

/// The seed article, word for word.
pub const SEED: &str = include_str!("../fixtures/articles/seed.txt");

/// A folder with a newsroom and a place for exports; gone when dropped.
pub struct Place {
    pub folder: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::Builder::new().prefix("tòa soạn ").tempdir().unwrap() }
    }

    pub fn newsroom(&self) -> PathBuf {
        self.folder.path().join("newsroom")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file with `bytes`.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The desk on this newsroom. Its photo worker is the command line.
    pub async fn desk(&self) -> Desk {
        self.desk_exporting_to(self.path("exports")).await
    }

    /// The same with another folder for exports.
    pub async fn desk_exporting_to(&self, folder: PathBuf) -> Desk {
        Desk::open(&self.newsroom(), Arc::new(TestHost(folder))).await.unwrap()
    }

    /// `tinphuong --newsroom … WORDS`.
    pub fn tinphuong<S: AsRef<OsStr>>(&self, words: impl IntoIterator<Item = S>) -> Run {
        run(Command::new(tinphuong()).arg("--newsroom").arg(self.newsroom()).args(words))
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::new()
    }
}

struct TestHost(PathBuf);

impl desk::Host for TestHost {
    fn export_folder(&self) -> PathBuf {
        Headless { exports: self.0.clone() }.exports
    }

    fn photo_worker(&self) -> std::io::Result<Command> {
        let mut command = Command::new(tinphuong());
        command.arg(desk::PHOTO_WORKER);
        Ok(command)
    }
}

/// A program built beside the tests.
pub fn program(name: &str) -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    let program = tests
        .parent()
        .unwrap()
        .parent()
        .unwrap()
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.exists(),
        "{} is missing: cargo build --workspace --bins comes first",
        program.display()
    );
    program
}

/// The command line.
pub fn tinphuong() -> PathBuf {
    program("tinphuong")
}

/// What a process said.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// Standard output as the one JSON value that it must be.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|fault| panic!("{fault}: {:?}", self.stdout))
    }
}

/// Prints a line of counts. It is shown although the test passes: the runner keeps back only what `println!` says.
pub fn print_counts(line: &str) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    out.write_all(format!("{line}\n").as_bytes()).unwrap();
    out.flush().unwrap();
}

/// `say!("{n} points")`: see [`print_counts`].
#[macro_export]
macro_rules! say {
    ($($words:tt)*) => { $crate::print_counts(&format!($($words)*)) };
}

/// True in the long form of the tests: `cargo xtask test --soak`.
pub fn soaking() -> bool {
    std::env::var_os("TINPHUONG_SOAK").is_some()
}

/// Does `deed` with each of `all`, `workers` at a time: for what waits more than it works.
pub fn each<T: Sync>(all: &[T], workers: usize, deed: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    deed(one);
                }
            });
        }
    });
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().unwrap();
    Run {
        code: status.code().unwrap_or(-1),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

/// A photo of `width` × `height`: a slope of colours as JPEG.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, ((x + y) % 256) as u8])
    });
    let mut bytes = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 90);
    picture.write_with_encoder(encoder).unwrap();
    bytes
}

/// What is said about a photo of 60 × 40 that nobody looked at, which came at `now` (ISO-8601).
pub fn small_photo(name: &str, now: &str) -> store::Original {
    store::Original {
        ext: "jpg".into(),
        name: name.into(),
        width: 60,
        height: 40,
        captured: None,
        camera: None,
        has_position: false,
        words: store::PhotoWords::default(),
        warnings: Vec::new(),
        likeness: None,
        added: now.into(),
    }
}

/// A JPEG that says where it was taken: 20°59'12" N, 105°48'33" E.
pub fn jpeg_with_position(width: u32, height: u32) -> Vec<u8> {
    let plain = jpeg(width, height);
    let exif = position_block();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xFF, 0xE1], &length, &exif, &plain[2..]].concat()
}

/// An EXIF block with one directory, which points to a GPS directory.
fn position_block() -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    tiff.extend(1_u16.to_le_bytes());
    tiff.extend(entry(0x8825, 4, 1, 26_u32.to_le_bytes()));
    tiff.extend([0; 4]);
    let values = 26 + 2 + 4 * 12 + 4;
    tiff.extend(4_u16.to_le_bytes());
    tiff.extend(entry(1, 2, 2, *b"N\0\0\0"));
    tiff.extend(entry(2, 5, 3, (values as u32).to_le_bytes()));
    tiff.extend(entry(3, 2, 2, *b"E\0\0\0"));
    tiff.extend(entry(4, 5, 3, (values as u32 + 24).to_le_bytes()));
    tiff.extend([0; 4]);
    for part in [20_u32, 59, 12, 105, 48, 33] {
        tiff.extend(part.to_le_bytes());
        tiff.extend(1_u32.to_le_bytes());
    }
    [b"Exif\0\0".to_vec(), tiff].concat()
}

/// A document with a headline and one paragraph.
pub fn body(headline: &str, paragraph: &str) -> Value {
    let text = |words: &str| {
        if words.is_empty() { json!([]) } else { json!([{ "type": "text", "text": words }]) }
    };
    json!({ "type": "article", "attrs": { "version": 1 }, "content": [
        { "type": "headline", "content": text(headline) },
        { "type": "sapo", "content": text("Sa-pô của bài.") },
        { "type": "paragraph", "attrs": { "id": "b1" }, "content": text(paragraph) },
        { "type": "byline", "content": text("Hạ Vy") },
    ] })
}

/// Fields with a section.
pub fn fields() -> Value {
    json!({ "section": "Đô thị", "genre": "news", "published": null, "keywords": [], "featured": null })
}

/// True when `bytes` hold `wanted`.
pub fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

/// A number for these bytes, to tell contents apart.
pub fn hash(bytes: &[u8]) -> u64 {
    use std::hash::{DefaultHasher, Hasher as _};
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish()
}

/// All files under `folder`.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(files_under(&path)),
            path => found.push(path),
        }
    }
    found.sort();
    found
}
