//! The project's own tools: `cargo xtask run`, `test`, `bench`, `dist`. They
//! need nothing but Rust, Node and the system's package manager, and tell in
//! one sentence what is missing when something is.

mod bench;
mod bench_drop;
mod bench_export;
mod bench_paste;
mod bench_photo_harm;
mod bench_photos;
mod bench_preview;
mod bench_search;
mod bench_store;
mod bench_typing;
mod bench_window;
mod display;
mod dist;
mod licences;
mod order;
mod photo_peers;
mod place;
mod run;
mod say;
mod soak;
mod spdx;
mod system;
mod tally;
mod test;
mod test_steps;
mod timing;
mod ui;
mod validators;
mod windows_gate;

use std::process::ExitCode;

use place::Place;

const USAGE: &str = "\
cargo xtask run [--release]             build the app and open its window
cargo xtask test [--only STEP,STEP…]    everything that must hold
cargo xtask test --window               the same, and typing with a real input method
cargo xtask test --soak                 breaking things, the long form (hours)
cargo xtask test --formats              every export, judged by tools nobody here wrote
cargo xtask bench [photos|store|search|export|sizes|window|paste|preview|drop|typing]…
cargo xtask dist                        packages and sums, in target/dist";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let place = Place::find();
    match words.as_slice() {
        ["run"] => run::run(&place, run::Build::Debug),
        ["run", "--release"] => run::run(&place, run::Build::Release),
        ["test"] => test::test(&place, &[]),
        ["test", "--window"] => {
            let names = test_steps::names();
            let steps: Vec<&str> = names.into_iter().filter(|name| *name != "formats").collect();
            test::test(&place, &steps)
        }
        ["test", "--formats"] => test::test(&place, &["formats"]),
        ["test", "--soak"] => soak::soak(&place),
        ["test", "--only", steps] => test::test(&place, &steps.split(',').collect::<Vec<_>>()),
        ["bench", groups @ ..] => bench::bench(&place, groups),
        ["dist"] => dist::dist(&place),
        ["help" | "--help" | "-h"] => {
            say::line(USAGE);
            ExitCode::SUCCESS
        }
        words => {
            if !words.is_empty() {
                say::line(&format!("Not understood: {}", words.join(" ")));
            }
            say::line(USAGE);
            ExitCode::from(2)
        }
    }
}
