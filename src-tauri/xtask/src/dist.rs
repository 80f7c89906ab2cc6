//! `cargo xtask dist`: what is given to people, in `target/dist/`: the packages
//! of this system, the command line in a tarball, their SHA-256 sums; and on
//! Debian the proof that the app compiles for Windows.

use std::env::consts::{ARCH, OS};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::order::Order;
use crate::place::{Place, program};
use crate::run::{Build, files_under};
use crate::say;
use crate::system::{self, Need};
use crate::ui;
use crate::windows_gate;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Prints a hash and a name for each file, as `sha256sum` does; Node is there
/// on every system that builds the window.
const SUMS: &str = "const {createHash}=require('crypto'),{readFileSync}=require('fs'),{basename}=require('path');\
    for (const file of process.argv.slice(1)) \
    console.log(createHash('sha256').update(readFileSync(file)).digest('hex')+'  '+basename(file))";

/// Builds everything. Exit code 1 when a part that can be built here failed.
pub fn dist(place: &Place) -> ExitCode {
    let folder = place.results("dist");
    let ready = system::make_sure(place, Need::Window) && ui::install(place);
    if !ready || !told(emptied(&folder), &folder) {
        return ExitCode::FAILURE;
    }
    let packed = packages(place, &folder) && command_line(place, &folder) && sums(place, &folder);
    let well = windows_gate::passes(place) && packed;
    for file in files_under(&folder) {
        let bytes = file.metadata().map_or(0, |facts| facts.len());
        say::line(&format!("{bytes:>12} bytes  {}", file.display()));
    }
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Makes `folder` anew, with nothing in it.
pub fn emptied(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        _ => fs::create_dir_all(folder),
    }
}

/// Says what went wrong with `path`, if anything; true when all is well.
pub fn told<T>(outcome: io::Result<T>, path: &Path) -> bool {
    if let Err(cause) = &outcome {
        say::line(&format!("{}: {cause}", path.display()));
    }
    outcome.is_ok()
}

/// The bundler's kinds of package for this system, with their file endings.
const fn kinds() -> &'static [&'static str] {
    if cfg!(windows) {
        &["nsis"]
    } else if cfg!(target_os = "macos") {
        &["dmg"]
    } else {
        &["deb", "rpm"]
    }
}

fn packages(place: &Place, folder: &Path) -> bool {
    let made = Build::Release.folder(place).join("bundle");
    let name = if cfg!(windows) { "tauri.cmd" } else { "tauri" };
    let bundler = place.ui().join("node_modules/.bin").join(name);
    // The bundler wants the folder of tauri.conf.json, and builds the pages itself.
    let order = Order::new(place, bundler).env("CARGO_TARGET_DIR", place.target());
    told(emptied(&made), &made)
        && order
            .args(["build", "--bundles", &kinds().join(",")])
            // One compilation for the window and the command line, without the tests' programs.
            .args(["--", "--package", "tin-phuong", "--package", "cli"])
            // People get the typesetter of PDF, which a plain build leaves out.
            .args(["--features", "tin-phuong/print,cli/print"])
            .run()
        && taken(&made, folder)
}

/// Copies the finished packages; the bundler leaves its working files beside them.
fn taken(made: &Path, folder: &Path) -> bool {
    let endings = ["deb", "rpm", "exe", "dmg"];
    let mut count = 0;
    for file in files_under(made) {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let depth = file.strip_prefix(made).map_or(0, |path| path.components().count());
        let Some(name) = file.file_name().filter(|_| endings.contains(&ending) && depth == 2)
        else {
            continue;
        };
        // A space in a file's name breaks many a download page.
        let name = name.to_string_lossy().replace(' ', "-");
        if !told(fs::copy(&file, folder.join(name)), &file) {
            return false;
        }
        count += 1;
    }
    if count != kinds().len() {
        say::line(&format!("the bundler made {count} packages, not {}", kinds().len()));
    }
    count == kinds().len()
}

/// The `tinphuong` compiled with the packages, in a folder of its own with the licences, for machines without a window.
fn command_line(place: &Place, folder: &Path) -> bool {
    let name = format!("tinphuong-{VERSION}-{OS}-{ARCH}");
    let tarball = folder.join(format!("{name}.tar.gz"));
    let around = place.results("tarball");
    let inside = around.join(&name);
    let file = program("tinphuong");
    let mut parts = vec![Build::Release.folder(place).join(&file)];
    parts.extend(licences(&place.clone).iter().map(|name| place.clone.join(name)));
    let copy = |part: &PathBuf| {
        let to = part.file_name().map_or(inside.clone(), |name| inside.join(name));
        told(fs::copy(part, to), part)
    };
    told(emptied(&inside), &inside)
        && parts.iter().all(copy)
        && Order::new(place, "tar")
            .args(["-czf".as_ref(), tarball.as_os_str()])
            .args(["-C".as_ref(), around.as_os_str()])
            .args([&name])
            .run()
}

/// The names of the licence files at the top of the clone, with what they say of what comes from others.
fn licences(clone: &Path) -> Vec<String> {
    let entries = fs::read_dir(clone).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> =
        names.filter(|name| name.starts_with("LICENSE") || name == "THIRD-PARTY.md").collect();
    names.sort();
    names
}

fn sums(place: &Place, folder: &Path) -> bool {
    let files: Vec<PathBuf> = files_under(folder);
    let heard = Order::new(place, "node").args(["-e", SUMS]).args(&files).ask();
    let list = folder.join("SHA256SUMS");
    heard.well && told(fs::write(&list, heard.text), &list)
}
