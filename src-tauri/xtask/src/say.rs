//! The one module that speaks to the terminal: every line the project's own
//! tools print goes through here, flushed at once so that it stands before
//! the output of the child it announces.
#![allow(clippy::print_stdout)]

use std::io::Write as _;
use std::time::Duration;

/// Prints one line.
pub fn line(text: &str) {
    println!("{text}");
    // A closed pipe is no reason to stop a build half way.
    let _ = std::io::stdout().flush();
}

/// Announces a step before it starts.
pub fn step(name: &str, what: &str) {
    line(&format!("\n== {name}: {what}"));
}

/// Says how a step ended and how long it took.
pub fn step_ended(name: &str, outcome: &str, took: Duration) {
    line(&format!("== {name}: {outcome} in {:.1} s", took.as_secs_f64()));
}

/// Says loudly that something was not done, and why.
pub fn skipped(name: &str, why: &str) {
    line(&format!("SKIPPED: {name}: {why}"));
}
