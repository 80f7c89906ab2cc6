//! `cargo xtask bench search`: 50,000 generated articles, asked by word and by letter, beside bare FTS5; and how much
//! of the same is there for people: what each finds; then each letter typed into the window, to the painted hits.

use std::path::Path;

use crate::display;
use crate::order::Order;
use crate::place::{Place, program};
use crate::run::Build;
use crate::say;

/// What Cargo builds for it: the questions, and the window.
pub const BUILDS: [&str; 4] = ["--package=store", "--package=tin-phuong", "--bins", "--examples"];

/// Fills a newsroom and a bare table, builds the index, asks both in turn; then the window over the same newsroom.
pub fn bench_search(place: &Place, work: &Path) -> bool {
    say::line("\nsearch: milliseconds");
    let folder = Build::Release.folder(place).join("examples");
    let newsroom = work.join("search");
    if !Order::new(place, folder.join(program("bench_search"))).args([&newsroom]).run() {
        return false;
    }
    if let Some(why) = display::lacks() {
        say::skipped("search in the window", why);
        return true;
    }
    let script = "tests/window/bench_search.mjs";
    display::driven_window(place, script, &Build::Release.folder(place))
        .args([newsroom.join("search")])
        .run()
}
