//! The store group of `cargo xtask bench`: saves beside a bare SQLite commit, a long history, a difference, and a start
//! with ten thousand articles beside a start with none. One process measures all of it, in turn.

use std::path::Path;

use crate::bench::example;
use crate::place::Place;
use crate::say;

/// Runs the store's own measuring program in an empty folder.
pub fn bench_store(place: &Place, work: &Path) -> bool {
    say::line("\nstore: milliseconds");
    example(place, "bench_save").args([work.join("store")]).run()
}
