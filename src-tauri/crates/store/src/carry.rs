//! Originals that travel with a backup to another drive, and come back from there. They lie beside the backup under
//! the hash of their bytes, so that many backups in one place share them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use article::PhotoRef;
use rusqlite::Connection;
use tempfile::TempPath;

use crate::{
    StoreFault,
    folder::{Folder, above, put_in_place, sync_folder, write_unnamed, write_whole},
    photo_of,
    verify::photos,
    watching::Watching,
};

/// The folder's name beside the backups.
const NAME: &str = "tin-phuong-photos";

/// The folder of originals beside `backup`, if there is one.
pub(crate) fn beside(backup: &Path) -> Option<PathBuf> {
    let folder = above(backup);
    Some(folder.join(NAME)).filter(|folder| folder.is_dir())
}

/// Where an original lies in such a folder.
pub(crate) fn place(folder: &Path, photo: &PhotoRef, ext: &str) -> PathBuf {
    folder.join(&photo.as_str()[..2]).join(format!("{photo}.{ext}"))
}

/// Lays every sound original into the folder beside a backup in `target`; those that lie there sound already are
/// left. One that is lost or altered in the newsroom is not carried: verifying the backup names it.
pub(crate) fn out(
    connection: &Connection,
    newsroom: &Folder,
    target: &Path,
) -> Result<(), StoreFault> {
    let folder = target.join(NAME);
    for (photo, ext) in named(connection)? {
        let to = place(&folder, &photo, &ext);
        if sound(&to, &photo).is_some() {
            continue;
        }
        if let Some(bytes) = sound(&newsroom.original(&photo, &ext), &photo) {
            write_whole(&to, &bytes)?;
        }
    }
    Ok(())
}

/// Originals that were fetched and have no name yet; dropped without one, they are gone.
#[derive(Default)]
pub(crate) struct Fetched {
    waiting: Vec<(TempPath, PathBuf)>,
}

impl Fetched {
    /// Gives each its name.
    pub(crate) fn lay(self) -> Result<(), StoreFault> {
        for (file, to) in self.waiting {
            put_in_place(file, &to)?;
            sync_folder(above(&to))?;
        }
        Ok(())
    }
}

/// Fetches the originals beside `backup`, those that the newsroom lacks or that are altered there.
pub(crate) fn fetch(
    connection: &Connection,
    backup: &Path,
    newsroom: &Folder,
    watching: &mut Watching,
) -> Result<Fetched, StoreFault> {
    let mut fetched = Fetched::default();
    let Some(folder) = beside(backup) else { return Ok(fetched) };
    for (photo, ext) in named(connection)? {
        let to = newsroom.original(&photo, &ext);
        let here = sound(&to, &photo).is_some();
        let bytes = if here { None } else { sound(&place(&folder, &photo, &ext), &photo) };
        if let Some(bytes) = bytes {
            fetched.waiting.push((write_unnamed(&to, &bytes)?, to));
        }
        watching.step()?;
    }
    Ok(fetched)
}

fn named(connection: &Connection) -> Result<Vec<(PhotoRef, String)>, StoreFault> {
    let rows = photos(connection)?.into_iter();
    Ok(rows.filter_map(|(id, ext)| Some((PhotoRef::parse(&id).ok()?, ext))).collect())
}

/// The file's bytes, if they are those of `photo`.
fn sound(path: &Path, photo: &PhotoRef) -> Option<Vec<u8>> {
    fs::read(path).ok().filter(|bytes| photo_of(bytes) == *photo)
}
