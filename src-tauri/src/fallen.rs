//! What a person lets fall on the window, and what was copied in another program. WebKitGTK (2.50.6) tells its page that there
//! are addresses of files, and not the files: GTK is asked here, and the desk reads them.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use tauri::{AppHandle, WebviewWindow};

/// How long another program may take to tell what it copied.
#[cfg(target_os = "linux")]
const ANSWER: std::time::Duration = std::time::Duration::from_secs(5);

/// The files of the drag that is over the window, or that fell on it last.
#[derive(Default)]
pub(crate) struct Fallen(Mutex<Vec<PathBuf>>);

impl Fallen {
    /// Gives them away, once.
    pub(crate) fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Hears of each drag.
#[cfg(target_os = "linux")]
pub(crate) fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    use gtk::prelude::WidgetExt as _;
    use tauri::Manager as _;
    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        view.inner().connect_drag_data_received(move |_, _, _, _, data, _, _| {
            let paths = paths(&data.uris());
            if !paths.is_empty() {
                let fallen = app.state::<Fallen>();
                *fallen.0.lock().unwrap_or_else(PoisonError::into_inner) = paths;
            }
        });
    })
}

#[cfg(target_os = "linux")]
fn paths(addresses: &[gtk::glib::GString]) -> Vec<PathBuf> {
    let files = addresses.iter().map(|one| gtk::glib::filename_from_uri(one));
    files.filter_map(|file| Some(file.ok()?.0)).collect()
}

/// Files and folders on the clipboard. Blocks, at most [`ANSWER`], until the program that holds it answers.
#[cfg(target_os = "linux")]
pub(crate) fn copied(app: &AppHandle) -> Vec<PathBuf> {
    let (tell, told) = std::sync::mpsc::channel();
    let asked = app.run_on_main_thread(move || {
        let clipboard = gtk::Clipboard::get(&gtk::gdk::SELECTION_CLIPBOARD);
        clipboard.request_uris(move |_, addresses| {
            let _ = tell.send(paths(addresses));
        });
    });
    asked.ok().and_then(|()| told.recv_timeout(ANSWER).ok()).unwrap_or_default()
}

/// WebView2 and WKWebView hand these to the page, too.
#[cfg(not(target_os = "linux"))]
pub(crate) fn copied(_app: &AppHandle) -> Vec<PathBuf> {
    Vec::new()
}

/// WebView2 and WKWebView hand the files themselves to the page.
#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
