//! `cargo xtask bench search`: 50,000 generated articles, asked by word and by letter, beside bare FTS5; and how much
//! of the same is there for people: what each finds.

use std::path::Path;

use crate::order::Order;
use crate::place::{Place, program};
use crate::run::Build;
use crate::say;

/// Fills a newsroom and a bare table, builds the index, asks both in turn.
pub fn bench_search(place: &Place, work: &Path) -> bool {
    say::line("\nsearch: milliseconds");
    let folder = Build::Release.folder(place).join("examples");
    Order::new(place, folder.join(program("bench_search"))).args([work.join("search")]).run()
}
