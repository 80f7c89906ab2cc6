//! The display: whether there is one, and how to run a window without it. A
//! window driven by WebDriver always gets a screen and a session bus of its
//! own, so that it neither disturbs the person's desktop nor is disturbed.

use std::env;
use std::path::Path;

use crate::order::Order;
use crate::place::{Place, on_path};

/// The invented screen: the small laptop the window is designed for.
const SCREEN: &str = "-screen 0 1366x768x24";

/// True when a window can be shown to a person.
pub fn is_there() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// What the window tests need and this system lacks, if anything.
pub fn lacks() -> Option<&'static str> {
    if !cfg!(target_os = "linux") {
        return Some("WebKitWebDriver exists only on Linux");
    }
    [
        ("WebKitWebDriver", "WebKitWebDriver (package webkit2gtk-driver) is not installed"),
        ("xvfb-run", "xvfb-run (package xvfb) is not installed"),
        ("dbus-run-session", "dbus-run-session (package dbus) is not installed"),
    ]
    .into_iter()
    .find_map(|(program, words)| on_path(program).is_none().then_some(words))
}

/// A Node script of the project that drives the real window out of sight.
/// `built` is the folder of the binaries.
pub fn driven_window(place: &Place, script: &str, built: &Path) -> Order {
    Order::new(place, "dbus-run-session")
        .args(["--", "xvfb-run", "-a", "-s", SCREEN, "node", script])
        .env("TINPHUONG_TARGET", built)
        // The web view refuses a driver without this.
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        // Two to four times faster to paint where no graphics card is.
        .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
        .env("GDK_BACKEND", "x11")
}
