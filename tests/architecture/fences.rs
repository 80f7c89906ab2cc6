//! The arrows: a room uses only the rooms that the table allows.

use std::fs;

use crate::tree::{files, names_under, root};

const OURS: [&str; 11] = [
    "archive",
    "article",
    "cli",
    "desk",
    "export",
    "intake",
    "pdf",
    "photo",
    "store",
    "vietnamese",
    "handoff",
];

/// Room, and the rooms it may use.
const ARROWS: [(&str, &[&str]); 10] = [
    ("archive", &[]),
    ("vietnamese", &[]),
    ("photo", &[]),
    ("pdf", &[]),
    ("article", &["vietnamese"]),
    ("export", &["archive", "article", "pdf", "photo", "vietnamese"]),
    ("intake", &["archive", "article", "photo", "vietnamese"]),
    ("store", &["article", "photo", "vietnamese"]),
    ("desk", &["archive", "article", "export", "intake", "photo", "store", "vietnamese"]),
    ("cli", &["desk"]),
];

/// Outside crates that only one room may use.
const KEPT_TO: [(&str, &str); 5] = [
    ("rusqlite", "store"),
    ("ts-rs", "desk"),
    ("mozjpeg", "photo"),
    ("tokio", "desk"),
    ("typst", "pdf"),
];

/// Rooms without files, clock, chance and threads.
const PURE: [&str; 7] = ["archive", "article", "export", "intake", "pdf", "photo", "vietnamese"];

#[test]
fn crates_use_only_the_rooms_they_may() {
    for entry in fs::read_dir(root().join("src-tauri/crates")).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some((_, allowed)) = ARROWS.iter().find(|(room, _)| *room == name) else {
            panic!("room `{name}` has no line in the table of arrows");
        };
        let toml = fs::read_to_string(entry.path().join("Cargo.toml")).unwrap();
        for used in names_under(&toml, "[dependencies]") {
            assert!(!used.starts_with("tauri"), "`{name}` may not use tauri");
            let ours = OURS.contains(&used.as_str());
            assert!(!ours || allowed.contains(&used.as_str()), "`{name}` may not use `{used}`");
            for (outside, room) in KEPT_TO {
                let also = outside == "tokio" && name == "cli";
                assert!(used != outside || name == room || also, "`{name}` may not use {outside}");
            }
        }
    }
}

#[test]
fn the_shell_uses_only_the_desk() {
    let toml = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for used in names_under(&toml, "[dependencies]") {
        assert!(!OURS.contains(&used.as_str()) || used == "desk", "the shell may not use `{used}`");
    }
}

#[test]
fn pure_rooms_deny_files_clock_and_threads() {
    for room in PURE {
        let lib =
            fs::read_to_string(root().join(format!("src-tauri/crates/{room}/src/lib.rs"))).unwrap();
        assert!(lib.contains("#![deny(clippy::disallowed_methods)]"), "`{room}` must deny them");
    }
}

#[test]
fn window_rooms_import_only_what_they_may() {
    let plain = ["words", "bridge", "look"];
    for (path, text) in files("ui/src", &[".ts", ".svelte"]) {
        let mut parts = path.trim_start_matches("ui/src/").split('/');
        let room = parts.next().unwrap_or_default().to_owned();
        if room == "main.ts" || room == "window" || room.ends_with(".d.ts") {
            continue;
        }
        for wanted in imports(&text) {
            assert!(
                room == "bridge" || !wanted.contains("@tauri-apps"),
                "{path} may not import Tauri"
            );
            let Some(other) = target_room(&path, &wanted) else { continue };
            let allowed = match room.as_str() {
                "words" | "bridge" => other == room || (room == "words" && other == "bridge"),
                "look" => other == "look" || other == "words",
                _ => other == room || plain.contains(&other.as_str()),
            };
            assert!(allowed, "{path} may not import {wanted}");
        }
    }
}

fn imports(text: &str) -> Vec<String> {
    let after = |line: &str, word: &str| {
        let (_, rest) = line.split_once(word)?;
        let quote =
            rest.trim_start_matches(['(', ' ']).chars().next().filter(|c| "'\"".contains(*c))?;
        rest.split(quote).nth(1).map(str::to_owned)
    };
    text.lines()
        .filter_map(|line| after(line, " from ").or_else(|| after(line, "import")))
        .collect()
}

/// The room of `ui/src` that a relative import of `path` leads to.
fn target_room(path: &str, wanted: &str) -> Option<String> {
    if !wanted.starts_with('.') {
        return None;
    }
    let mut place: Vec<&str> = path.split('/').collect();
    place.pop();
    for part in wanted.split('/') {
        match part {
            "." => {}
            ".." => {
                place.pop();
            }
            name => place.push(name),
        }
    }
    place.get(2).map(|room| (*room).to_owned())
}
