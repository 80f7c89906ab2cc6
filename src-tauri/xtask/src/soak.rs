//! `cargo xtask test --soak`: the tests that break things, in their long form.

use std::process::ExitCode;

use crate::order::Order;
use crate::place::Place;
use crate::run::Build;
use crate::say;
use crate::tally::Tally;

/// Builds the programs and runs the long form. Exit code 1 when anything failed.
pub fn soak(place: &Place) -> ExitCode {
    let words = ["build", "--release", "--package=newsroom-tests", "--package=cli", "--bins"];
    if !Order::cargo(place).args(words).run() {
        return ExitCode::FAILURE;
    }
    say::step("soak", "kills, power cuts, failing calls, flips, full drives: the long form");
    let order = Order::cargo(place)
        .args(["test", "--release", "--package=newsroom-tests", "--test=harm"])
        .env("TINPHUONG_SOAK", "1")
        .env("TINPHUONG_TARGET", Build::Release.folder(place));
    let tally = Tally::of_cargo(&order.listen());
    say::line(&tally.to_string());
    if tally.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
