//! Moving: a whole newsroom copied to a safe place, checked there. What lies in the old place stays as it is.

use std::{fs, io, path::Path};

use article::PhotoRef;

use crate::{
    Newsroom, StoreFault, VerifyReport, backup,
    folder::{Folder, write_whole},
    verify::{photos, verify},
};

impl Newsroom {
    /// Copies the newsroom into `target`: the database by SQLite's backup interface, originals and backups byte for
    /// byte. Answers what was counted there. Fails when a newsroom lies there already.
    pub fn copy_newsroom_to(&self, target: &Path, now: &str) -> Result<VerifyReport, StoreFault> {
        let there = Folder { root: target.to_owned() };
        if there.database().exists() {
            return Err(StoreFault::Files(io::ErrorKind::AlreadyExists.into()));
        }
        for (id, ext) in self.read(photos)? {
            let Ok(photo) = PhotoRef::parse(&id) else { continue };
            if let Ok(bytes) = fs::read(self.folder.original(&photo, &ext)) {
                write_whole(&there.original(&photo, &ext), &bytes)?;
            }
        }
        for backup in self.backups()? {
            for file in [backup::manifest_of(&backup.path), backup.path] {
                let name = file.file_name().unwrap_or_default();
                write_whole(&there.backups().join(name), &fs::read(&file)?)?;
            }
        }
        let run = crate::newsroom::run(now, true);
        self.write_aside(move |tx| crate::setting::put(tx, "run", &run))?;
        let incoming = target.join("newsroom.db.incoming");
        self.read(|connection| backup::copy(connection, &incoming))?;
        self.mark_run(now, false)?;
        fs::File::options().write(true).open(&incoming)?.sync_all()?;
        fs::rename(&incoming, there.database())?;
        crate::folder::sync_folder(target)?;
        verify(target)
    }
}
