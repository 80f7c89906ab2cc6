//! Closing: the window is told first, so that the last letters are durable; it is waited for, but not for ever.

use std::time::Duration;

use desk::Desk;
use tauri::{AppHandle, Emitter as _, Manager as _, Window, WindowEvent};

/// How long a window that does not answer is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks the page to flush, and ends the program when it has, or when [`PATIENCE`] is over.
pub(crate) fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    api.prevent_close();
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move { ask_and_leave(&app).await });
}

async fn ask_and_leave(app: &AppHandle) {
    if app.emit("window-closing", ()).is_ok() {
        tokio::time::sleep(PATIENCE).await;
    }
    leave(app).await;
}

/// The system ends the session (shutdown, log-off): the last letters are saved as on closing.
#[cfg(unix)]
pub(crate) fn on_end_of_session(window: &tauri::WebviewWindow) {
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut ended) = signal(SignalKind::terminate()) else { return };
        if ended.recv().await.is_some() {
            ask_and_leave(&app).await;
        }
    });
}

/// Windows asks every window to close first, which is an event like any other.
#[cfg(not(unix))]
pub(crate) fn on_end_of_session(_window: &tauri::WebviewWindow) {}

/// The page has saved everything.
pub(crate) fn flushed(window: &Window) {
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move { leave(&app).await });
}

async fn leave(app: &AppHandle) {
    app.state::<Desk>().leave().await;
    app.exit(0);
}
