//! What a person lets fall on the window. WebKitGTK (2.50.6) tells its page the addresses of dropped files and not the files:
//! GTK's own signal is heard here, and the desk reads them.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use tauri::WebviewWindow;

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
            let addresses = data.uris();
            let files = addresses.iter().map(|one| gtk::glib::filename_from_uri(one));
            let paths: Vec<_> = files.filter_map(|file| Some(file.ok()?.0)).collect();
            if !paths.is_empty() {
                let fallen = app.state::<Fallen>();
                *fallen.0.lock().unwrap_or_else(PoisonError::into_inner) = paths;
            }
        });
    })
}

/// WebView2 and WKWebView hand the files themselves to the page.
#[cfg(not(target_os = "linux"))]
pub(crate) fn watch(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
