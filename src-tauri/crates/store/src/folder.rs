//! The newsroom's folder: where its files lie, its lock, its ballast, and how a file gets there whole.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use article::PhotoRef;
use tempfile::TempPath;

use crate::StoreFault;

/// Bytes kept in reserve, given up when the drive is full so that the last edit can still be saved.
const BALLAST: u64 = 8 * 1024 * 1024;

/// Milliseconds between tries to take the lock: an instance that is just ending, or a process that was just started
/// and has not yet let go of what it inherited, is gone in a moment.
const LOCK_PAUSES: [u64; 5] = [10, 20, 40, 80, 150];

/// Milliseconds between tries to name a file that another program holds.
const HELD_PAUSES: [u64; 8] = [50, 100, 200, 400, 800, 1600, 3000, 3000];

/// The folder's places.
#[derive(Clone, Debug)]
pub(crate) struct Folder {
    pub(crate) root: PathBuf,
}

impl Folder {
    pub(crate) fn database(&self) -> PathBuf {
        self.root.join("newsroom.db")
    }

    /// The hash of the database as it was left.
    pub(crate) fn seal(&self) -> PathBuf {
        self.root.join("newsroom.seal")
    }

    /// Says that a check in the background found the database damaged.
    pub(crate) fn damage_mark(&self) -> PathBuf {
        self.root.join("newsroom.damaged")
    }

    /// Says that a damaged database is being replaced, and where it was put.
    pub(crate) fn recovery_mark(&self) -> PathBuf {
        self.root.join("newsroom.recovery")
    }

    /// Tells the newsroom from all others.
    pub(crate) fn own_mark(&self) -> PathBuf {
        self.root.join("newsroom.id")
    }

    pub(crate) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }

    pub(crate) fn original(&self, photo: &PhotoRef, ext: &str) -> PathBuf {
        let name = photo.as_str();
        self.root.join("photos").join("originals").join(&name[..2]).join(format!("{name}.{ext}"))
    }

    pub(crate) fn derivative(&self, photo: &PhotoRef, size: &str) -> PathBuf {
        let name = photo.as_str();
        self.root.join("photos").join("cache").join(&name[..2]).join(format!("{name}-{size}.jpg"))
    }

    /// Drops every picture that was made of a photo: with another database it may show what is hidden in that one.
    pub(crate) fn drop_cache(&self) {
        // What cannot be removed is a picture too old; no export is made of it.
        let _ = fs::remove_dir_all(self.root.join("photos").join("cache"));
    }

    /// Makes the folder and takes its lock, which is held as long as the answer lives. Fails with
    /// [`StoreFault::Busy`] when another instance has it.
    pub(crate) fn lock(&self) -> Result<File, StoreFault> {
        fs::create_dir_all(&self.root)?;
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.root.join("lock"))?;
        for pause in LOCK_PAUSES.into_iter().map(Some).chain([None]) {
            match (lock.try_lock(), pause) {
                (Ok(()), _) => return Ok(lock),
                (Err(fs::TryLockError::Error(fault)), _) => return Err(fault.into()),
                (Err(fs::TryLockError::WouldBlock), Some(pause)) => {
                    thread::sleep(Duration::from_millis(pause));
                }
                (Err(fs::TryLockError::WouldBlock), None) => break,
            }
        }
        Err(StoreFault::Busy)
    }

    /// Lays the ballast in if there is room for it; a drive without room has none.
    pub(crate) fn lay_ballast(&self) {
        let path = self.root.join("ballast");
        let there = fs::metadata(&path).is_ok_and(|about| about.len() == BALLAST);
        if !there && fill(&path).is_err() {
            let _ = fs::remove_file(&path);
        }
    }

    /// Gives the ballast up. True when there was one.
    pub(crate) fn drop_ballast(&self) -> bool {
        fs::remove_file(self.root.join("ballast")).is_ok()
    }

    /// A folder for a database that is put aside; not there yet.
    pub(crate) fn free_aside(&self, stamp: &str) -> PathBuf {
        free(&self.root.join(format!("aside-{}", plain(stamp))))
    }

    /// Moves the database into `aside`, byte for byte, with its journal and what belongs to it; what is there already stays.
    pub(crate) fn move_database(&self, aside: &Path) -> io::Result<()> {
        make_folder(aside)?;
        for name in [
            "newsroom.db",
            "newsroom.db-wal",
            "newsroom.db-shm",
            "newsroom.seal",
            "newsroom.damaged",
        ] {
            match rename(&self.root.join(name), &aside.join(name)) {
                Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(fault),
                _ => {}
            }
        }
        sync_folder(aside)?;
        sync_folder(&self.root)
    }
}

fn fill(path: &Path) -> io::Result<()> {
    let mut file = File::create(path)?;
    let block = vec![0_u8; 1024 * 1024];
    for _ in 0..BALLAST / block.len() as u64 {
        file.write_all(&block)?;
    }
    file.sync_all()
}

fn free(wanted: &Path) -> PathBuf {
    let name = wanted.display().to_string();
    if !wanted.exists() {
        return wanted.to_owned();
    }
    (2..10_000)
        .map(|n| PathBuf::from(format!("{name}-{n}")))
        .find(|p| !p.exists())
        .unwrap_or_default()
}

/// A stamp as part of a file's name: digits only, `20251003T235200`.
pub(crate) fn plain(stamp: &str) -> String {
    let seconds = stamp.split(['.', '+', 'Z']).next().unwrap_or_default();
    seconds.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// The folder that `path` lies in; a bare name lies in the one that the program was started in.
pub(crate) fn above(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes `bytes` under a temporary name, syncs, renames, syncs the folder. Whoever reads `path` sees all or nothing.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put_in_place(write_unnamed(path, bytes)?, path)?;
    sync_folder(above(path))
}

/// Writes `bytes` durably beside `path`, under a name that nobody looks for.
pub(crate) fn write_unnamed(path: &Path, bytes: &[u8]) -> io::Result<TempPath> {
    let folder = above(path);
    make_folder(folder)?;
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file.into_temp_path())
}

/// Gives a finished file its name. What stood there stays until the new file takes its place. A name that is held is
/// waited for.
pub(crate) fn put_in_place(file: TempPath, path: &Path) -> io::Result<()> {
    let mut waiting = Some(file);
    waited_for(is_held, || match waiting.take().map(|file| file.persist(path)) {
        Some(Err(lost)) => {
            waiting = Some(lost.path);
            Err(lost.error)
        }
        _ => Ok(()),
    })
}

/// Renames a file, over one that has the name. One that is held is waited for.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    waited_for(is_held, || fs::rename(from, to))
}

/// Another program (a virus scanner, an indexer) may hold a file for a moment on Windows: ACCESS_DENIED,
/// SHARING_VIOLATION and LOCK_VIOLATION pass when it lets go.
fn is_held(fault: &io::Error) -> bool {
    cfg!(windows) && matches!(fault.raw_os_error(), Some(5 | 32 | 33))
}

/// Does `deed`, again while it fails by what is `held`, in all for some ten seconds.
fn waited_for(
    held: fn(&io::Error) -> bool,
    mut deed: impl FnMut() -> io::Result<()>,
) -> io::Result<()> {
    for pause in HELD_PAUSES {
        match deed() {
            Err(fault) if held(&fault) => thread::sleep(Duration::from_millis(pause)),
            done => return done,
        }
    }
    deed()
}

/// Makes `folder` and what lies above it, each durable: a file is not safe in a folder that may be gone.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent().filter(|above| !above.as_os_str().is_empty()) {
        make_folder(above)?;
        match fs::create_dir(folder) {
            Err(fault) if fault.kind() != io::ErrorKind::AlreadyExists => return Err(fault),
            _ => {}
        }
        return sync_folder(above);
    }
    fs::create_dir_all(folder)
}

/// Makes renames in `folder` durable.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows makes a rename durable with the file.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_waited_for_and_other_faults_are_not() {
        let held = |fault: &io::Error| fault.raw_os_error() == Some(32);
        let mut tries = 0;
        let mut deed = |free_at: u32, fault: i32| {
            tries = 0;
            let done = waited_for(held, || {
                tries += 1;
                if tries < free_at { Err(io::Error::from_raw_os_error(fault)) } else { Ok(()) }
            });
            (done.is_ok(), tries)
        };
        assert_eq!(deed(3, 32), (true, 3), "it was let go");
        assert_eq!(deed(3, 2), (false, 1), "what is not there is not waited for");
    }

    #[test]
    fn a_renamed_file_takes_the_place_of_another() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("một"), folder.path().join("hai"));
        fs::write(&one, "1").unwrap();
        fs::write(&two, "2").unwrap();
        rename(&one, &two).unwrap();
        assert_eq!((fs::read(&two).unwrap(), one.exists()), (b"1".to_vec(), false));
        put_in_place(write_unnamed(&two, b"3").unwrap(), &two).unwrap();
        assert_eq!(fs::read(&two).unwrap(), b"3");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing unnamed is left");
    }
}
