//! The programs that `cargo xtask bench photos` measures beside ours, installed into `target/bench-peers` or, where
//! they are packages of the system, by its package manager. One that cannot be had is named and left out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::order::Order;
use crate::place::{Place, on_path};
use crate::say;
use crate::system;

/// Debian packages, and the program by which one knows that they are there.
const PACKAGES: [(&str, &str); 5] = [
    ("libvips-tools", "vipsthumbnail"),
    ("imagemagick", "convert-im6.q16"),
    ("libimage-exiftool-perl", "exiftool"),
    ("ffmpeg", "ffmpeg"),
    ("time", "time"),
];

/// What there is.
pub struct Peers {
    folder: PathBuf,
    scripts: PathBuf,
    sharp: bool,
    libheif: bool,
}

impl Peers {
    /// Installs what is missing.
    pub fn ready(place: &Place) -> Self {
        let folder = place.results("bench-peers");
        let _ = fs::create_dir_all(&folder);
        let missing: Vec<&str> = PACKAGES
            .iter()
            .filter(|(_, program)| on_path(program).is_none())
            .map(|(package, _)| *package)
            .collect();
        if !missing.is_empty() && system::is_debian() {
            system::install(place, &missing);
        }
        let peers = Self {
            sharp: npm(place, &folder),
            libheif: pip(place, &folder),
            scripts: place.clone.join("src-tauri/xtask/peers"),
            folder,
        };
        for (name, there) in [
            ("sharp", peers.sharp),
            ("libheif (pillow-heif)", peers.libheif),
            ("vips", on_path("vipsthumbnail").is_some()),
            ("ImageMagick", magick_name().is_some()),
            ("exiftool", on_path("exiftool").is_some()),
            ("ffmpeg", on_path("ffmpeg").is_some()),
        ] {
            if !there {
                say::line(&format!("not measured, it could not be had: {name}"));
            }
        }
        peers
    }

    /// sharp in one of its script's ways, into `out`.
    pub fn sharp(&self, place: &Place, mode: &str, out: &Path, files: &[PathBuf]) -> Option<Order> {
        let order = Order::new(place, "node").args([self.scripts.join("sharp.mjs")]);
        let order = order.args([&self.folder]).args([mode]).args([out]).args(files);
        self.sharp.then_some(order)
    }

    /// libheif decoding `file`, or only starting.
    pub fn libheif(&self, place: &Place, file: Option<&Path>) -> Option<Order> {
        let order = Order::new(place, "python3").args([self.scripts.join("libheif.py")]);
        let order = order.args([self.folder.join("python")]).args(file);
        self.libheif.then_some(order)
    }

    /// One 1600-pixel JPEG by vips.
    pub fn vips(place: &Place, out: &Path, file: &Path) -> Option<Order> {
        on_path("vipsthumbnail")?;
        let target = out.join("vips.jpg[Q=82]");
        let order = Order::new(place, "vipsthumbnail").env("VIPS_CONCURRENCY", "1").args([file]);
        Some(order.args(["--size", "1600x1600>", "-o"]).args([target]))
    }

    /// One 1600-pixel JPEG by ImageMagick.
    pub fn magick(place: &Place, out: &Path, file: &Path) -> Option<Order> {
        let order = Order::new(place, magick_name()?).env("MAGICK_THREAD_LIMIT", "1").args([file]);
        let order = order.args(["-auto-orient", "-resize", "1600x1600>", "-quality", "82"]);
        Some(order.args([out.join("magick.jpg")]))
    }
}

/// The program under the name that is ImageMagick's alone, where the system has one.
fn magick_name() -> Option<&'static str> {
    ["convert-im6.q16", "magick"].into_iter().find(|name| on_path(name).is_some())
}

fn npm(place: &Place, folder: &Path) -> bool {
    if folder.join("node_modules/sharp/package.json").is_file() {
        return true;
    }
    let own = fs::write(folder.join("package.json"), "{\"private\":true}");
    own.is_ok()
        && Order::node_tool(place, "npm")
            .inside(folder)
            .args(["install", "--silent", "--no-audit", "--no-fund", "sharp@0.35"])
            .ask()
            .well
}

fn pip(place: &Place, folder: &Path) -> bool {
    let target = folder.join("python");
    if target.join("pillow_heif").is_dir() {
        return true;
    }
    on_path("python3").is_some()
        && Order::new(place, "python3")
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"])
            .args([&target])
            .args(["pillow-heif"])
            .ask()
            .well
}
