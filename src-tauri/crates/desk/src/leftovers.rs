//! What a file or a folder is called until it is whole, and what a sudden end leaves of it beside its target. Whoever
//! writes holds a lock on the unfinished file; what nobody holds is swept before the next export into the same folder.

use std::{
    fs::{self, TryLockError},
    io,
    path::{Path, PathBuf},
};

use tempfile::{NamedTempFile, TempDir};

/// How the name of everything unfinished begins; so many letters follow.
const PREFIX: &str = ".tin-phuong-";
const LETTERS: usize = 6;
/// What follows the name of the held file in those of the folders that belong to it.
const NEW: &str = "-moi";
const OLD: &str = "-cu";
/// Tries to be first at a file of one's own.
const TRIES: u32 = 8;

/// A new file beside a target, held until it is dropped or stands at its place.
pub(crate) fn held_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).rand_bytes(LETTERS);
    for _ in 0..TRIES {
        let file = builder.tempfile_in(folder)?;
        match file.as_file().try_lock() {
            // Whoever sweeps may have held it, and have taken it away, before it was locked here.
            Ok(()) if !file.path().exists() => {}
            Err(TryLockError::WouldBlock) => {}
            // A drive without locks: there nobody sweeps either.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(file),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// The folders beside a target while it is replaced.
pub(crate) struct HeldFolders {
    /// The new one.
    pub(crate) made: TempDir,
    /// Where the old one goes.
    pub(crate) old: TempDir,
    /// Goes last.
    _held: NamedTempFile,
}

/// New folders in `holder`.
pub(crate) fn held_folders(holder: &Path) -> io::Result<HeldFolders> {
    let held = held_file(holder)?;
    let mark = held.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = |what: &str| {
        let name = format!("{mark}{what}");
        tempfile::Builder::new().prefix(&name).rand_bytes(0).tempdir_in(holder)
    };
    Ok(HeldFolders { made: beside(NEW)?, old: beside(OLD)?, _held: held })
}

/// Takes away what earlier exports into `folder` left unfinished, as far as no living process holds it. A folder that was
/// being replaced comes back to its place where none stands there now; `is_own` knows the files of exports. What cannot be
/// taken away stays: the export itself is not hindered.
pub(crate) fn sweep(folder: &Path, is_own: fn(&str) -> bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(is_unfinished);
        if !ours || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        let Ok(file) = fs::OpenOptions::new().read(true).write(true).open(&path) else { continue };
        if file.try_lock().is_err() {
            continue;
        }
        let beside = |what: &str| {
            let mut name = name.clone();
            name.push(what);
            folder.join(name)
        };
        if put_back(&beside(OLD), folder, is_own) && remove_own(&beside(NEW), is_own) {
            let _ = fs::remove_file(&path);
        }
    }
}

/// Whether this is what an unfinished file is called, and nothing else.
fn is_unfinished(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|letters| {
        letters.len() == LETTERS && letters.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Ends a replacement: the old folder goes back where none took its place, else away. True when nothing is left of it.
fn put_back(old: &Path, folder: &Path, is_own: fn(&str) -> bool) -> bool {
    let Ok(entries) = fs::read_dir(old) else { return !old.exists() };
    let inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    let gone = inside.iter().all(|path| {
        let place = path.file_name().map(|name| folder.join(name));
        match place {
            Some(place) if fs::symlink_metadata(&place).is_err() => fs::rename(path, place).is_ok(),
            _ => remove_own(path, is_own),
        }
    });
    gone && fs::remove_dir(old).is_ok()
}

/// Removes a folder with nothing but files of an export in it. True when it is not there any more.
fn remove_own(folder: &Path, is_own: fn(&str) -> bool) -> bool {
    match fs::symlink_metadata(folder) {
        Err(fault) => fault.kind() == io::ErrorKind::NotFound,
        Ok(_) => {
            holds_only(folder, "", is_own).is_ok_and(|only| only)
                && fs::remove_dir_all(folder).is_ok()
        }
    }
}

/// Whether `folder`, called `name` with a slash behind it, holds nothing but files that `is_own` knows, finished or not.
pub(crate) fn holds_only(folder: &Path, name: &str, is_own: fn(&str) -> bool) -> io::Result<bool> {
    if !fs::symlink_metadata(folder)?.is_dir() {
        return Ok(false);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let inside = format!("{name}{file}");
        let own = if entry.file_type()?.is_dir() {
            name.is_empty() && holds_only(&entry.path(), &format!("{inside}/"), is_own)?
        } else {
            is_own(&inside) || is_unfinished(&file)
        };
        if !own {
            return Ok(false);
        }
    }
    Ok(true)
}
