//! Moving: a whole newsroom copied to a safe place, checked there; at the end of the run what was saved meanwhile follows.
//! What lies in the old place stays as it is.

use std::{fs, io, path::Path, sync::atomic::Ordering};

use article::PhotoRef;

use crate::{
    Newsroom, StoreFault, VerifyReport, backup,
    folder::{Folder, rename, sync_folder, write_whole},
    verify::{photos, verify},
};

impl Newsroom {
    /// Copies the newsroom into `target`: the database by SQLite's backup interface, originals and backups byte for
    /// byte. Answers what was counted there. Fails when a newsroom lies there already. Saving goes on here meanwhile:
    /// [`Newsroom::follow_to`] brings that after it.
    pub fn copy_newsroom_to(&self, target: &Path, now: &str) -> Result<VerifyReport, StoreFault> {
        let there = Folder { root: target.to_owned() };
        if there.database().exists() {
            return Err(StoreFault::Files(io::ErrorKind::AlreadyExists.into()));
        }
        self.copy_files(&there)?;
        self.mark_run(now, true)?;
        let copied = self.copy_database(&there);
        self.mark_run(now, false)?;
        copied?;
        verify(target)
    }

    /// Ends this newsroom in favour of its copy in `target`: from now on nothing is written here, and what was written since
    /// the copy was made is there when this answers. Where it fails, writing goes on here as before.
    pub fn follow_to(&self, target: &Path, now: &str) -> Result<(), StoreFault> {
        let there = Folder { root: target.to_owned() };
        self.moved.store(true, Ordering::SeqCst);
        // By the one thread that writes: behind it every deed finds the newsroom moved.
        let followed = self
            .mark_run(now, true)
            .and_then(|()| self.copy_files(&there))
            .and_then(|()| self.copy_database(&there));
        if followed.is_err() {
            self.moved.store(false, Ordering::SeqCst);
            let _ = self.mark_run(now, false);
        }
        followed
    }

    /// Originals and backups, as far as they are not there.
    fn copy_files(&self, there: &Folder) -> Result<(), StoreFault> {
        for (id, ext) in self.read(photos)? {
            let Ok(photo) = PhotoRef::parse(&id) else { continue };
            let place = there.original(&photo, &ext);
            if place.is_file() {
                continue;
            }
            if let Ok(bytes) = fs::read(self.folder.original(&photo, &ext)) {
                write_whole(&place, &bytes)?;
            }
        }
        for backup in self.backups()? {
            for file in [backup::manifest_of(&backup.path), backup.path] {
                let place = there.backups().join(file.file_name().unwrap_or_default());
                if !place.is_file() {
                    write_whole(&place, &fs::read(&file)?)?;
                }
            }
        }
        Ok(())
    }

    fn copy_database(&self, there: &Folder) -> Result<(), StoreFault> {
        let incoming = there.root.join("newsroom.db.incoming");
        let _ = fs::remove_file(&incoming);
        self.read(|connection| backup::copy(connection, &incoming))?;
        fs::File::options().write(true).open(&incoming)?.sync_all()?;
        rename(&incoming, &there.database())?;
        Ok(sync_folder(&there.root)?)
    }
}
