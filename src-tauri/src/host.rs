//! The desk's host inside the window: the person's folders, the system's dialogs and file manager.

use std::{
    io,
    path::{Path, PathBuf},
};

use desk::{Host, Question};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_opener::OpenerExt as _;

use crate::{
    asking, closing,
    dialogs::Unopened,
    fallen::{self, Fallen},
};

/// Clock, folders and dialogs of a running window.
pub(crate) struct WindowHost {
    /// The running app.
    pub(crate) app: AppHandle,
}

/// Where the newsroom lies: `TINPHUONG_NEWSROOM`, or the per-user local folder of the system (never the
/// documents folder, which may be synced while the database is open).
pub(crate) fn newsroom_folder(app: &AppHandle) -> Result<PathBuf, tauri::Error> {
    let usual = match std::env::var_os("TINPHUONG_NEWSROOM") {
        Some(folder) => PathBuf::from(folder),
        None => app.path().app_local_data_dir()?.join("newsroom"),
    };
    let mark = std::fs::read_to_string(moved_mark(app)?).unwrap_or_default();
    Ok(moved_from(&usual, &mark).unwrap_or(usual))
}

/// Where the newsroom of `usual` was moved to, if the mark (old folder, new folder, a line each) tells of it.
fn moved_from(usual: &Path, mark: &str) -> Option<PathBuf> {
    let (from, to) = mark.split_once('\n')?;
    let to = PathBuf::from(to.trim_end());
    (Path::new(from) == usual && to.join("newsroom.db").is_file()).then_some(to)
}

/// Where it is written that the newsroom was moved.
fn moved_mark(app: &AppHandle) -> Result<PathBuf, tauri::Error> {
    Ok(app.path().app_config_dir()?.join("newsroom-folder.txt"))
}

/// Notes durably that the newsroom lies in `folder` from now on.
pub(crate) fn note_moved(app: &AppHandle, folder: &Path) -> Result<(), Unopened> {
    let lines = format!("{}\n{}\n", newsroom_folder(app)?.display(), folder.display());
    desk::write_whole(&moved_mark(app)?, lines.as_bytes())
        .map_err(|refusal| Unopened::Newsroom { refusal, folder: folder.to_owned() })
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

    fn choose_files(&self, question: Question) -> Vec<PathBuf> {
        let chosen = asking::dialog(&self.app, question).blocking_pick_files();
        chosen.unwrap_or_default().into_iter().filter_map(|file| file.into_path().ok()).collect()
    }

    fn choose_folder(&self, question: Question, start: &Path) -> Option<PathBuf> {
        let dialog = asking::dialog(&self.app, question).set_directory(start);
        dialog.blocking_pick_folder()?.into_path().ok()
    }

    fn fallen(&self) -> Vec<PathBuf> {
        self.app.state::<Fallen>().take()
    }

    fn copied(&self) -> Vec<PathBuf> {
        fallen::copied(&self.app)
    }

    fn choose_file(&self, question: Question) -> Option<PathBuf> {
        asking::dialog(&self.app, question).blocking_pick_file()?.into_path().ok()
    }

    fn choose_target(&self, question: Question, name: &str) -> Option<PathBuf> {
        let dialog = asking::dialog(&self.app, question).set_file_name(name);
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn safe_newsroom(&self) -> Option<PathBuf> {
        let folder = self.app.path().app_local_data_dir().ok()?;
        let free = |name: &String| !folder.join(name).join("newsroom.db").exists();
        let names =
            (1..100).map(|n| if n == 1 { "newsroom".into() } else { format!("newsroom-{n}") });
        names.into_iter().find(free).map(|name: String| folder.join(name))
    }

    fn move_to(&self, folder: &Path) -> io::Result<()> {
        closing::move_soon(&self.app, folder.to_owned());
        Ok(())
    }

    fn show_in_folder(&self, path: &Path) -> io::Result<()> {
        self.app.opener().reveal_item_in_dir(path).map_err(io::Error::other)
    }

    fn open_address(&self, address: &str) -> io::Result<()> {
        self.app.opener().open_url(address, None::<&str>).map_err(io::Error::other)
    }
}
