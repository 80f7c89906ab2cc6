//! `cargo xtask bench typing`: from a key to the painted letter in the real window, in an article of 5,000 words and
//! 20 photos, beside a bare ProseMirror page with the same document; without the graphics card, and as it comes.

use std::path::Path;

use crate::display;
use crate::place::Place;
use crate::run::Build;
use crate::say;

/// Skips with a loud line where no window can be driven.
pub fn bench_typing(place: &Place, _work: &Path) -> bool {
    if let Some(why) = display::lacks() {
        say::skipped("typing", why);
        return true;
    }
    say::line("\ntyping: milliseconds");
    let script = "tests/window/bench_typing.mjs";
    display::driven_window(place, script, &Build::Release.folder(place)).run()
}
