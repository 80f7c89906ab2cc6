//! Originals that travel with a backup to another drive, and come back from there. They lie beside the backup under
//! the hash of their bytes, so that many backups in one place share them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use article::PhotoRef;
use rusqlite::Connection;

use crate::{
    StoreFault,
    folder::{Folder, write_whole},
    photo_of,
    verify::photos,
};

/// The folder's name beside the backups.
const NAME: &str = "tin-phuong-photos";

/// The folder of originals beside `backup`, if there is one.
pub(crate) fn beside(backup: &Path) -> Option<PathBuf> {
    let folder = backup.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
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

/// Brings the originals beside `backup` into the newsroom, those that it lacks or that are altered there.
pub(crate) fn back(
    connection: &Connection,
    backup: &Path,
    newsroom: &Folder,
) -> Result<(), StoreFault> {
    let Some(folder) = beside(backup) else { return Ok(()) };
    for (photo, ext) in named(connection)? {
        let to = newsroom.original(&photo, &ext);
        if sound(&to, &photo).is_some() {
            continue;
        }
        if let Some(bytes) = sound(&place(&folder, &photo, &ext), &photo) {
            write_whole(&to, &bytes)?;
        }
    }
    Ok(())
}

fn named(connection: &Connection) -> Result<Vec<(PhotoRef, String)>, StoreFault> {
    let rows = photos(connection)?.into_iter();
    Ok(rows.filter_map(|(id, ext)| Some((PhotoRef::parse(&id).ok()?, ext))).collect())
}

/// The file's bytes, if they are those of `photo`.
fn sound(path: &Path, photo: &PhotoRef) -> Option<Vec<u8>> {
    fs::read(path).ok().filter(|bytes| photo_of(bytes) == *photo)
}
