//! Text files that fell on the window, or were copied, where its web view keeps them from the page: each waits until the person
//! says what is to become of it, and is opened by nothing else.

use std::{path::PathBuf, sync::PoisonError};

use crate::{
    contract::{FallenText, Imported, PasteFile, Refusal},
    desk::Desk,
    files, views,
};

impl Desk {
    /// Makes an article of it, as [`Desk::import_files`] does. Fails with `bad_ask` for a file that did not fall.
    pub(crate) async fn open_fallen(&self, ask: FallenText) -> Result<Imported, Refusal> {
        let file = self.fallen_text(&ask)?;
        self.import_files(&[file]).await
    }

    /// Reads it for a paste, as [`Desk::read_dropped`] does. Fails with `bad_ask` for a file that did not fall, and with
    /// `file_unreadable` when it is gone.
    pub(crate) async fn read_fallen(&self, ask: FallenText) -> Result<PasteFile, Refusal> {
        let file = self.fallen_text(&ask)?;
        let name = files::name_of(&file);
        let most = intake::max_bytes(&name);
        let bytes = self.aside(move || files::read_whole(&file, most)).await;
        let bytes = bytes.map_err(|refusal| refusal.with("name", &name))?;
        self.read_dropped(&name, bytes).await
    }

    /// Lays `texts` by under the name that their photos are offered by. Answers what they are called.
    pub(crate) fn lay_by(&self, folder: &str, texts: Vec<PathBuf>) -> Vec<String> {
        let names = texts.iter().map(|file| files::name_of(file)).collect();
        let mut fallen = self.room.texts.lock().unwrap_or_else(PoisonError::into_inner);
        fallen.insert(folder.to_owned(), texts);
        names
    }

    fn fallen_text(&self, ask: &FallenText) -> Result<PathBuf, Refusal> {
        let fallen = self.room.texts.lock().unwrap_or_else(PoisonError::into_inner);
        let file = fallen.get(&ask.folder).and_then(|files| files.get(ask.file as usize));
        file.cloned().ok_or_else(|| views::bad("no such file"))
    }
}
