//! The Windows gate: on Debian, the whole app is compiled for Windows with
//! Debian's own Rust sources and mingw. It finds what does not compile; whether
//! the program runs, only a Windows machine tells (see the workflow).

use std::path::Path;

use crate::order::Order;
use crate::place::Place;
use crate::say;
use crate::system;

/// Debian's rustc comes with the sources of its standard library, which no
/// installed toolchain carries for Windows.
const PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "gcc-mingw-w64-x86-64"];

/// Checks that the app and the command line compile for Windows. True also when
/// this system cannot look, which is said loudly.
pub fn passes(place: &Place) -> bool {
    let name = "Windows gate";
    if cfg!(windows) {
        say::skipped(name, "this is Windows; the build itself has shown it");
        return true;
    }
    if !system::is_debian() {
        say::skipped(name, "its packages are Debian's");
        return true;
    }
    let installed = system::installed(place);
    let missing: Vec<&str> = PACKAGES
        .into_iter()
        .filter(|package| !installed.lines().any(|line| line == *package))
        .collect();
    let there = missing.is_empty() || (system::is_root(place) && system::install(place, &missing));
    if !there {
        say::skipped(name, &format!("not installed: {}", missing.join(" ")));
        return true;
    }
    say::step(name, "cargo check for x86_64-pc-windows-gnu");
    let well = check(place, &place.target().join("windows"));
    say::line(if well { "the app compiles for Windows" } else { "Windows gate FAILED" });
    well
}

fn check(place: &Place, target: &Path) -> bool {
    Order::cargo(place)
        .env("RUSTC", "/usr/bin/rustc")
        .env("RUSTC_BOOTSTRAP", "1")
        .args(["check", "-Zbuild-std=std,panic_abort", "--target", "x86_64-pc-windows-gnu"])
        .args(["--package", "tin-phuong", "--package", "cli"])
        .args(["--features", "tauri/custom-protocol"])
        .args(["--target-dir".as_ref(), target.as_os_str()])
        .run()
}
