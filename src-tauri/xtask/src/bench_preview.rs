//! The preview group of `cargo xtask bench`: from a key in the article to the page in the preview's frame, in the real
//! window, with 2,000 words and 6 photos. The goal is 100 ms.

use std::path::Path;

use crate::display;
use crate::place::Place;
use crate::run::Build;
use crate::say;

/// Types into an article beside its preview, and prints how long each key took to be seen there.
pub fn bench_preview(place: &Place, _work: &Path) -> bool {
    let script = "tests/window/bench_preview.mjs";
    if let Some(why) = display::lacks() {
        say::skipped("preview", why);
        return true;
    }
    say::line("\npreview: 2,000 words, 6 photos");
    display::driven_window(place, script, &Build::Release.folder(place)).run()
}
