//! How files look: named after what they are, short, opened by a sentence, nothing left undone.

use std::fs;

use crate::tree::{files, root};

const BANNED: [&str; 8] =
    ["util", "utils", "common", "helper", "helpers", "manager", "service", "processor"];

/// Files that may be longer, each with its reason.
const LONGER: [(&str, &str); 2] = [
    ("ui/src/bridge/contract.ts", "generated from the contract"),
    ("src-tauri/crates/article/src/body.rs", "one format, read and written side by side"),
];

/// Functions that may be longer, each with its reason.
const LONG_FUNCTIONS: [(&str, &str); 3] = [
    ("sentence.rs", "one sentence a refusal, in the order of the contract"),
    ("exit.rs", "one line a refusal"),
    ("say.rs", "one line a subcommand"),
];

const SOURCES: [&str; 4] = [".rs", ".ts", ".svelte", ".mjs"];

fn sources() -> Vec<(String, String)> {
    ["src-tauri", "ui/src", "tests"]
        .into_iter()
        .flat_map(|folder| files(folder, &SOURCES))
        .collect()
}

#[test]
fn names_say_what_a_file_is() {
    for (path, _) in sources() {
        for part in path.split(['/', '.']) {
            assert!(!BANNED.contains(&part), "{path}: `{part}` says only that it assists");
        }
    }
}

#[test]
fn files_are_short_and_open_with_a_sentence() {
    for (path, text) in sources() {
        let most = if path.ends_with(".svelte") { 200 } else { 400 };
        let lines = text.lines().count();
        let excused = LONGER.iter().any(|(longer, _)| *longer == path);
        assert!(
            lines <= most || excused,
            "{path} has {lines} lines; split it by noun (at most {most})"
        );
        let start = text.trim_start();
        let opened = match path.rsplit('.').next() {
            Some("rs") => start.starts_with("//!"),
            Some("svelte") => start.starts_with("<!--"),
            _ => start.starts_with("/**"),
        };
        assert!(opened, "{path} opens without a sentence that says what it is for");
    }
}

#[test]
fn functions_are_short() {
    for (path, text) in sources().into_iter().filter(|(path, _)| path.ends_with(".rs")) {
        if LONG_FUNCTIONS.iter().any(|(name, _)| path.ends_with(name)) {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let opens = line.trim_start().starts_with("fn ") || line.contains(" fn ");
            // One that ends on its own line is short enough.
            let here = line.trim_end().ends_with([';', '}']);
            if !opens || line.trim_start().starts_with("//") || here {
                continue;
            }
            let end = format!("{}}}", " ".repeat(indent));
            let long = lines[n..].iter().position(|line| *line == end).unwrap_or(0);
            assert!(long <= 60, "{path}:{} has a function of {long} lines", n + 1);
        }
    }
}

#[test]
fn nothing_is_left_undone() {
    let undone: [String; 7] = [
        ["todo", "!("],
        ["unimplemented", "!("],
        ["#[", "ignore"],
        [".on", "ly("],
        [".sk", "ip("],
        ["FIX", "ME"],
        ["TO", "DO"],
    ]
    .map(|halves| halves.concat());
    for (path, text) in sources() {
        for word in &undone {
            let iterator = word.starts_with(".sk") && path.ends_with(".rs");
            assert!(iterator || !text.contains(word.as_str()), "{path} holds `{word}`");
        }
    }
}

#[test]
fn no_folder_of_one_computer_is_named() {
    let folders = ["tmp", "root", "work"].map(|name| format!("\"/{name}/"));
    for (path, text) in sources() {
        for folder in &folders {
            assert!(!text.contains(folder.as_str()), "{path} names {folder}…, which others lack");
        }
    }
}

#[test]
fn only_two_rooms_speak_to_a_terminal() {
    for (path, text) in files("src-tauri", &[".rs"]) {
        let may = path.ends_with("cli/src/say.rs")
            || path.starts_with("src-tauri/xtask/")
            || path.ends_with("build.rs")
            || path.contains("/tests/")
            || path.contains("/examples/");
        let speaks = ["println!", "dbg!("].iter().any(|word| text.contains(word));
        assert!(may || !speaks, "{path} prints");
    }
}

#[test]
fn one_place_knows_the_keys_of_an_input_method() {
    let knows: Vec<String> = files("ui/src", &[".ts", ".svelte"])
        .into_iter()
        .filter(|(path, text)| !path.ends_with(".test.ts") && text.contains("keyCode"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(knows, ["ui/src/look/keyboard.svelte.ts"], "ask `isInputMethods` there instead");
}

#[test]
fn every_member_takes_the_lints() {
    let mut members = vec![
        "Cargo.toml".to_owned(),
        "tests/Cargo.toml".into(),
        "src-tauri/xtask/Cargo.toml".into(),
    ];
    for entry in fs::read_dir(root().join("src-tauri/crates")).unwrap().map(Result::unwrap) {
        members
            .push(format!("src-tauri/crates/{}/Cargo.toml", entry.file_name().to_string_lossy()));
    }
    for member in members {
        let toml = fs::read_to_string(root().join(&member)).unwrap();
        assert!(
            toml.contains("[lints]\nworkspace = true"),
            "{member} does not take the workspace's lints"
        );
    }
}
