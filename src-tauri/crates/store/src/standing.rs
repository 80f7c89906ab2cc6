//! Whether the newsroom lies where it was opened. A folder that is moved, renamed or removed while it is open takes its open
//! files along: what is written into them then stands where no later start looks for it, or nowhere.

use std::{fs, io, path::Path};

use crate::{Newsroom, StoreFault, folder::Folder};

/// Which file the database was when it was opened.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing(Option<u64>);

impl Standing {
    /// The database in `folder` as it lies there now.
    pub(crate) fn of(folder: &Folder) -> Self {
        Self(number(&folder.database()).ok())
    }
}

impl Newsroom {
    /// Fails with [`StoreFault::Gone`] when the open database lies no longer where it was opened. A folder that comes back
    /// is taken as it is.
    pub(crate) fn there(&self) -> Result<(), StoreFault> {
        let Some(opened) = self.standing.0 else { return Ok(()) };
        let gone = match number(&self.folder.database()) {
            Ok(found) => found != opened,
            Err(fault) => {
                matches!(fault.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
            }
        };
        if gone { Err(StoreFault::Gone { folder: self.folder.root.clone() }) } else { Ok(()) }
    }

    /// True while the open database lies where it was opened.
    pub fn is_there(&self) -> bool {
        self.there().is_ok()
    }

    /// The same for a backup: of a newsroom that was removed for good one is made all the same, in a folder made anew, since
    /// it is all that is left. One that was moved has everything in its new place.
    pub(crate) fn there_or_removed(&self) -> Result<(), StoreFault> {
        let there = self.there();
        if there.is_err() && self.lock.as_ref().is_some_and(is_removed) { Ok(()) } else { there }
    }
}

/// Files are told apart as SQLite itself does it. Nothing is opened for it: closing a second handle of the database would
/// let go of SQLite's locks.
#[cfg(unix)]
fn number(path: &Path) -> io::Result<u64> {
    fs::metadata(path).map(|about| std::os::unix::fs::MetadataExt::ino(&about))
}

/// No folder with open files can be moved on Windows; a drive can be taken out.
#[cfg(not(unix))]
fn number(path: &Path) -> io::Result<u64> {
    fs::metadata(path).map(|_| 0)
}

#[cfg(unix)]
fn is_removed(file: &fs::File) -> bool {
    file.metadata().is_ok_and(|about| std::os::unix::fs::MetadataExt::nlink(&about) == 0)
}

#[cfg(not(unix))]
fn is_removed(_file: &fs::File) -> bool {
    false
}
