//! The paste group of `cargo xtask bench`: a Word document of 20 pages, from
//! the key to the painted text, in the real window; and pages made to be slow.

use std::path::Path;

use crate::display;
use crate::order::Order;
use crate::place::{Place, program};
use crate::run::Build;
use crate::say;

/// Measures the real window; says so where there cannot be one.
pub fn bench_paste(place: &Place, _work: &Path) -> bool {
    say::line("\npaste: milliseconds");
    let release = Build::Release.folder(place);
    if !Order::new(place, release.join("examples").join(program("bench_paste"))).run() {
        return false;
    }
    if let Some(why) = display::lacks() {
        say::skipped("paste", why);
        return true;
    }
    let script = "tests/window/bench_paste.mjs";
    display::driven_window(place, script, &release).run()
}
