//! `cargo xtask bench`: the numbers, as small tables. Whatever is compared is
//! run in turn within one run, so that a busy machine slows both; the times of
//! different runs are not to be compared, the ratios are.

use std::path::Path;
use std::process::ExitCode;

use crate::bench_drop;
use crate::bench_export;
use crate::bench_paste;
use crate::bench_photos;
use crate::bench_preview;
use crate::bench_search;
use crate::bench_store;
use crate::bench_typing;
use crate::bench_window;
use crate::dist::{emptied, told};
use crate::order::Order;
use crate::place::{Place, program};
use crate::run::{Build, files_under};
use crate::say;
use crate::system::{self, Need};
use crate::ui;

/// A group of numbers, and the words for Cargo that build what it measures.
struct Group {
    name: &'static str,
    builds: &'static [&'static str],
    measure: fn(&Place, &Path) -> bool,
}

const GROUPS: &[Group] = &[
    Group { name: "photos", builds: &["--package=photo", "--examples"], measure: photos },
    Group {
        name: "store",
        builds: &["--package=store", "--examples"],
        measure: bench_store::bench_store,
    },
    Group { name: "search", builds: &bench_search::BUILDS, measure: bench_search::bench_search },
    Group { name: "export", builds: &bench_export::BUILDS, measure: bench_export::bench_export },
    Group {
        name: "sizes",
        builds: &["--package=cli", "--package=tin-phuong", "--bins"],
        measure: sizes,
    },
    Group { name: "window", builds: &bench_window::BUILDS, measure: bench_window::bench_window },
    Group {
        name: "paste",
        builds: &["--package=tin-phuong", "--package=intake", "--bins", "--examples"],
        measure: bench_paste::bench_paste,
    },
    Group {
        name: "preview",
        builds: &["--package=tin-phuong", "--bins"],
        measure: bench_preview::bench_preview,
    },
    Group {
        name: "drop",
        builds: &["--package=tin-phuong", "--bins"],
        measure: bench_drop::bench_drop,
    },
    Group {
        name: "typing",
        builds: &["--package=tin-phuong", "--package=cli", "--bins", "--examples"],
        measure: bench_typing::bench_typing,
    },
];

/// Measures the named groups, or all. Exit code 1 when something could not be
/// built or measured, 2 for a name that is no group's.
pub fn bench(place: &Place, names: &[&str]) -> ExitCode {
    if let Some(unknown) = names.iter().find(|name| GROUPS.iter().all(|one| one.name != **name)) {
        let names: Vec<&str> = GROUPS.iter().map(|one| one.name).collect();
        say::line(&format!("There is no group {unknown}; there are: {}", names.join(", ")));
        return ExitCode::from(2);
    }
    let chosen = || GROUPS.iter().filter(|one| names.is_empty() || names.contains(&one.name));
    let work = place.results("bench");
    if !built(place, chosen()) || !told(emptied(&work), &work) {
        return ExitCode::FAILURE;
    }
    // Every group is measured, whatever became of the one before.
    let failed = chosen().filter(|group| !(group.measure)(place, &work)).count();
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn built<'a>(place: &Place, groups: impl Iterator<Item = &'a Group>) -> bool {
    let mut words: Vec<&str> = groups.flat_map(|group| group.builds).copied().collect();
    words.sort_unstable();
    words.dedup();
    let mut order = Order::cargo(place).args(["build", "--release"]).args(&words);
    if words.contains(&"--package=tin-phuong") {
        let ready = system::make_sure(place, Need::Headless) && ui::install(place);
        if !ready || !ui::build(place) {
            return false;
        }
        order = order.args(["--features", "tauri/custom-protocol"]);
    }
    order.run()
}

/// A built example of a crate.
pub fn example(place: &Place, name: &str) -> Order {
    let folder = Build::Release.folder(place).join("examples");
    Order::new(place, folder.join(program(name)))
}

/// One photo of 12 megapixels to the three widths, beside the crate `image`.
fn photos(place: &Place, work: &Path) -> bool {
    bench_photos::bench_photos(place, work)
}

/// Bytes of what is given to people, as far as it has been built.
fn sizes(place: &Place, _work: &Path) -> bool {
    say::line(&format!("\n{:<44} {:>12}", "sizes", "bytes"));
    let release = Build::Release.folder(place);
    let mut files = vec![release.join(program("tin-phuong")), release.join(program("tinphuong"))];
    files.extend(files_under(&place.results("dist")));
    let mut well = true;
    for file in files {
        let facts = file.metadata();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if let Ok(facts) = &facts {
            say::line(&format!("{name:<44} {:>12}", facts.len()));
        }
        well &= told(facts, &file);
    }
    let pages = files_under(&place.ui().join("dist"));
    let bytes: u64 =
        pages.iter().filter_map(|file| file.metadata().ok()).map(|one| one.len()).sum();
    say::line(&format!("{:<44} {bytes:>12}", "ui/dist, all files"));
    well
}
