//! Files named at a start, by the file manager or on the command line: this start's own, or those of a second start,
//! which hands them over and ends. A program that starts anew by itself is given its words again: what it took from them
//! it takes no second time.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use desk::Desk;
use tauri::{AppHandle, Emitter as _, Manager as _};

use crate::{closing, dialogs};

/// What was handed over while the newsroom was still being opened.
#[derive(Default)]
pub(crate) struct Early(Mutex<Vec<PathBuf>>);

/// The files among a start's words; names are relative to the folder it was started in.
fn files<'a>(words: impl IntoIterator<Item = &'a str>, folder: &Path) -> Vec<PathBuf> {
    let named = words.into_iter().skip(1).filter(|word| !word.starts_with('-'));
    named.map(|word| folder.join(word)).filter(|path| path.is_file()).collect()
}

/// Takes over what a second start was given, and shows the window; one that is just closing comes back.
pub(crate) fn take_over(app: &AppHandle, words: &[String], folder: &str) {
    let files = files(words.iter().map(String::as_str), Path::new(folder));
    let early = app.state::<Early>();
    let mut early = early.0.lock().unwrap_or_else(PoisonError::into_inner);
    if closing::comes_again(app) {
        return early.extend(files);
    }
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    if files.is_empty() {
        return;
    }
    let Some(desk) = app.try_state::<Desk>() else { return early.extend(files) };
    desk.hand_over(files);
    let _ = app.emit("files-handed", ());
}

/// The newsroom is open: takes what this start was given, and what came meanwhile. The page asks for it when it is there.
pub(crate) fn take_own(app: &AppHandle) {
    let passed = passed_on(app).and_then(|note| {
        let words = std::fs::read_to_string(&note).ok()?;
        // A note that stays would be heeded by every start.
        std::fs::remove_file(&note).ok().map(|()| words)
    });
    let own = next(own(), passed.as_deref().unwrap_or_default());
    let early = app.state::<Early>();
    let mut early = early.0.lock().unwrap_or_else(PoisonError::into_inner);
    let desk = app.state::<Desk>();
    desk.hand_over(own);
    desk.hand_over(std::mem::take(&mut early));
}

/// The program starts anew by itself: notes what it has taken of its words, and what came while it ended.
pub(crate) fn pass_on(app: &AppHandle) {
    let early = app.state::<Early>();
    let came = early.0.lock().unwrap_or_else(PoisonError::into_inner);
    let line = |sign: char, file: &PathBuf| Some(format!("{sign}{}\n", file.to_str()?));
    let taken = own();
    let taken = taken.iter().filter_map(|file| line(TAKEN, file));
    let lines: String = taken.chain(came.iter().filter_map(|file| line(CAME, file))).collect();
    if lines.is_empty() {
        return;
    }
    if let Some(note) = passed_on(app)
        && let Err(refusal) = desk::write_whole(&note, lines.as_bytes())
    {
        dialogs::log(&format!("{refusal:?}"));
    }
}

const TAKEN: char = '-';
const CAME: char = '+';

/// Where it is noted, between the end of a program and its new start.
fn passed_on(app: &AppHandle) -> Option<PathBuf> {
    Some(app.path().app_config_dir().ok()?.join("handed-on.txt"))
}

/// The files that this start was given.
fn own() -> Vec<PathBuf> {
    let words: Vec<String> =
        std::env::args_os().filter_map(|word| word.into_string().ok()).collect();
    files(words.iter().map(String::as_str), &std::env::current_dir().unwrap_or_default())
}

/// What a start is to take: its own files without those that the end before it took, and those that came to that end.
fn next(own: Vec<PathBuf>, passed: &str) -> Vec<PathBuf> {
    let noted =
        |sign| passed.lines().filter_map(move |line| line.strip_prefix(sign)).map(Path::new);
    let mut files = own;
    files.retain(|file| !noted(TAKEN).any(|taken| taken == file));
    files.extend(noted(CAME).map(Path::to_owned));
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_that_are_there_are_handed_over() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let words = ["tin-phuong", "--x", "Cargo.toml", "không-có.txt", "docs"];
        assert_eq!(files(words, folder), [folder.join("Cargo.toml")]);
    }

    #[test]
    fn a_new_start_takes_nothing_twice_and_what_came_meanwhile() {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let own = paths(&["/a/bài một.txt", "/a/hai.txt"]);
        assert_eq!(next(own.clone(), ""), own);
        assert_eq!(next(own.clone(), "-/a/bài một.txt\n-/a/hai.txt\n"), paths(&[]));
        let note = "-/a/bài một.txt\n+/b/ba.docx\n";
        assert_eq!(next(own, note), paths(&["/a/hai.txt", "/b/ba.docx"]));
    }
}
