//! The paste group of `cargo xtask bench`: a Word document of 20 pages, from
//! the key to the painted text, in the real window.

use std::path::Path;

use crate::display;
use crate::place::Place;
use crate::run::Build;
use crate::say;

/// Measures the real window; says so where there cannot be one.
pub fn bench_paste(place: &Place, _work: &Path) -> bool {
    if let Some(why) = display::lacks() {
        say::skipped("paste", why);
        return true;
    }
    say::line("\npaste: milliseconds");
    let script = "tests/window/bench_paste.mjs";
    display::driven_window(place, script, &Build::Release.folder(place)).run()
}
