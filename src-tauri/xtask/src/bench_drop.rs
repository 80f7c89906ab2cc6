//! Photos dropped into the real window: placeholders, the longest freeze, typing meanwhile, all ready, stopping.

use std::path::Path;

use crate::display;
use crate::place::Place;
use crate::run::Build;
use crate::say;

/// Drops photos into the window and prints what was seen there.
pub fn bench_drop(place: &Place, _work: &Path) -> bool {
    if let Some(why) = display::lacks() {
        say::skipped("drop", why);
        return true;
    }
    say::line("\ndrop: photos into the window");
    let folder = Build::Release.folder(place);
    display::driven_window(place, "tests/window/drop_bench.mjs", &folder).run()
}
