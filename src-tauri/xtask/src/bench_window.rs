//! The window group of `cargo xtask bench`: the real window beside an empty one with the same settings, in one run.

use std::path::Path;

use crate::display;
use crate::place::Place;
use crate::run::Build;
use crate::say;

/// What Cargo builds for it: the window, the empty one, and the server that lays out a long list.
pub const BUILDS: [&str; 4] =
    ["--package=tin-phuong", "--package=newsroom-tests", "--bins", "--examples"];

/// Start to caret, memory with twenty photos, frames of a long list, key to frame, the scripts at start.
pub fn bench_window(place: &Place, _work: &Path) -> bool {
    let script = "tests/window/bench.mjs";
    if let Some(why) = display::lacks() {
        say::skipped("window", why);
        return true;
    }
    say::line("\nwindow");
    display::driven_window(place, script, &Build::Release.folder(place)).run()
}
