//! Tin Phường, the window: starts the shell, or the photo worker when the desk asks for one.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

mod asking;
mod closing;
mod dialogs;
mod dragging;
#[cfg(windows)]
#[path = "ending/windows.rs"]
mod ending;
mod fallen;
mod handed;
mod host;
mod look;
mod photo_scheme;
mod request;
mod sleeping;
#[cfg(target_os = "macos")]
#[path = "suspending/macos.rs"]
mod suspending;
#[cfg(windows)]
#[path = "suspending/windows.rs"]
mod suspending;
mod web_side;
mod window;

fn main() -> std::process::ExitCode {
    if std::env::args_os().nth(1).is_some_and(|word| word == desk::PHOTO_WORKER) {
        return desk::photo_worker_main();
    }
    match window::run() {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(fault) => dialogs::cannot_start(&fault),
    }
}
