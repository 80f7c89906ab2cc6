//! The window's own files: their packages from npm, and their build.

use std::path::Path;
use std::time::SystemTime;

use crate::order::Order;
use crate::place::Place;
use crate::say;

/// Installs the packages of `ui/package-lock.json` unless that was done since
/// the lock file last changed. False when npm failed.
pub fn install(place: &Place) -> bool {
    let ui = place.ui();
    let wanted = changed_at(&ui.join("package-lock.json"));
    let done = changed_at(&ui.join("node_modules/.package-lock.json"));
    if done.is_some() && done > wanted {
        say::line("ui/node_modules is up to date");
        return true;
    }
    Order::node_tool(place, "npm").args(["ci", "--no-audit", "--no-fund"]).run()
}

/// Builds `ui/dist`, which the app takes in when it is compiled.
pub fn build(place: &Place) -> bool {
    Order::node_tool(place, "npm").args(["run", "build"]).run()
}

fn changed_at(file: &Path) -> Option<SystemTime> {
    file.metadata().and_then(|facts| facts.modified()).ok()
}
