//! `cargo xtask run`: from a fresh clone to the open window. Without a display
//! the same app is driven through its main job out of sight, and the
//! screenshots and the exported package are left in `target/demo/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::display;
use crate::dist::{emptied, told};
use crate::order::Order;
use crate::place::{Place, program};
use crate::say;
use crate::system::{self, Need};
use crate::ui;

/// How the app is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// Quick to compile.
    Debug,
    /// As it is given to people.
    Release,
}

impl Build {
    /// The folder under Cargo's target folder.
    pub fn folder(self, place: &Place) -> PathBuf {
        place.target().join(match self {
            Self::Debug => "debug",
            Self::Release => "release",
        })
    }

    /// The word for Cargo's command line, if one is needed.
    pub fn flag(self) -> Option<&'static str> {
        (self == Self::Release).then_some("--release")
    }
}

/// Builds and starts the app. The exit code is 1 when something is missing or
/// does not build, else the app's own.
pub fn run(place: &Place, build: Build) -> ExitCode {
    let need = if display::is_there() { Need::Window } else { Need::Headless };
    let built = system::make_sure(place, need)
        && ui::install(place)
        && ui::build(place)
        && compile(place, build);
    if !built {
        return ExitCode::FAILURE;
    }
    let folder = build.folder(place);
    let well = if display::is_there() {
        Order::new(place, folder.join(program("tin-phuong"))).run()
    } else {
        demonstrate(place, &folder)
    };
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The same words as the tests', so that Cargo keeps one build of each dependency for both.
/// Windows cannot replace a program that runs, and xtask does.
pub const EVERY_PROGRAM: [&str; 7] =
    ["build", "--workspace", "--exclude", "xtask", "--bins", "--features", "tauri/custom-protocol"];

fn compile(place: &Place, build: Build) -> bool {
    Order::cargo(place).args(EVERY_PROGRAM).args(build.flag()).run()
}

/// Carries out the main job on an invented screen.
fn demonstrate(place: &Place, built: &Path) -> bool {
    say::line("There is no display here: the app does its main job on an invented screen instead.");
    let folder = place.results("demo");
    // What an earlier run left would pass for this one's.
    if !told(emptied(&folder), &folder) {
        return false;
    }
    let well = display::driven_window(place, "tests/window/demo.mjs", built).run();
    for file in files_under(&folder) {
        say::line(&file.display().to_string());
    }
    well
}

/// Every file under `folder`, sorted.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}
