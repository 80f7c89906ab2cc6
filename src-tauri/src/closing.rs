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
    let told = window.emit("window-closing", ()).is_ok();
    let window = window.clone();
    tauri::async_runtime::spawn(async move {
        if told {
            tokio::time::sleep(PATIENCE).await;
        }
        leave(window.app_handle()).await;
    });
}

/// The page has saved everything.
pub(crate) fn flushed(window: &Window) {
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move { leave(&app).await });
}

async fn leave(app: &AppHandle) {
    app.state::<Desk>().leave().await;
    app.exit(0);
}
