//! The desk's host inside the window: the person's folders, the system's dialogs and file manager.

use std::{
    io,
    path::{Path, PathBuf},
};

use desk::Host;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::DialogExt as _;
use tauri_plugin_opener::OpenerExt as _;

/// Clock, folders and dialogs of a running window.
pub(crate) struct WindowHost {
    /// The running app.
    pub(crate) app: AppHandle,
}

/// Where the newsroom lies: `TINPHUONG_NEWSROOM`, or the per-user local folder of the system (never the
/// documents folder, which may be synced while the database is open).
pub(crate) fn newsroom_folder(app: &AppHandle) -> Result<PathBuf, tauri::Error> {
    match std::env::var_os("TINPHUONG_NEWSROOM") {
        Some(folder) => Ok(PathBuf::from(folder)),
        None => Ok(app.path().app_local_data_dir()?.join("newsroom")),
    }
}

impl Host for WindowHost {
    fn export_folder(&self) -> PathBuf {
        if let Some(folder) = std::env::var_os("TINPHUONG_EXPORTS") {
            return PathBuf::from(folder);
        }
        let paths = self.app.path();
        let documents = paths.document_dir().or_else(|_| paths.home_dir()).unwrap_or_default();
        documents.join("Tin Phường")
    }

    fn choose_text_files(&self) -> Vec<PathBuf> {
        let chosen = self
            .app
            .dialog()
            .file()
            .add_filter("Văn bản", &["txt", "md", "html", "htm", "docx", "rtf"])
            .blocking_pick_files();
        chosen.unwrap_or_default().into_iter().filter_map(|file| file.into_path().ok()).collect()
    }

    fn choose_folder(&self, start: &Path) -> Option<PathBuf> {
        let chosen = self.app.dialog().file().set_directory(start).blocking_pick_folder()?;
        chosen.into_path().ok()
    }

    fn show_in_folder(&self, path: &Path) -> io::Result<()> {
        self.app.opener().reveal_item_in_dir(path).map_err(io::Error::other)
    }

    fn open_address(&self, address: &str) -> io::Result<()> {
        self.app.opener().open_url(address, None::<&str>).map_err(io::Error::other)
    }
}
