//! Files named at a start, by the file manager or on the command line: this start's own, or those of a second start,
//! which hands them over and ends.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use desk::Desk;
use tauri::{AppHandle, Emitter as _, Manager as _};

use crate::closing;

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
    if closing::comes_again(app) {
        return;
    }
    if let Some(window) = app.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
    let files = files(words.iter().map(String::as_str), Path::new(folder));
    if files.is_empty() {
        return;
    }
    let early = app.state::<Early>();
    let mut early = early.0.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(desk) = app.try_state::<Desk>() else { return early.extend(files) };
    desk.hand_over(files);
    let _ = app.emit("files-handed", ());
}

/// The newsroom is open: takes what this start was given, and what came meanwhile. The page asks for it when it is there.
pub(crate) fn take_own(app: &AppHandle) {
    let words: Vec<String> = std::env::args().collect();
    let folder = std::env::current_dir().unwrap_or_default();
    let early = app.state::<Early>();
    let mut early = early.0.lock().unwrap_or_else(PoisonError::into_inner);
    let desk = app.state::<Desk>();
    desk.hand_over(files(words.iter().map(String::as_str), &folder));
    desk.hand_over(std::mem::take(&mut early));
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
}
