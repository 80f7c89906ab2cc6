//! Files that leave the desk: written under a temporary name, synced, renamed, the folder synced.
//! A reader sees the old file or the new one, never a part.

use std::{
    fs, io,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use tempfile::NamedTempFile;

use crate::{
    contract::{Refusal, RefusalCode},
    leftovers,
};

/// Waits between tries while another program (a virus scanner, a sync client) holds the target.
const PAUSES: [u64; 8] = [50, 100, 200, 400, 800, 1600, 2000, 2000];

/// Writes `bytes` to `path`; missing folders are made. Blocks. Fails with `target_not_writable` (also where a folder or a
/// device stands: a file never takes its place), `target_full` or `target_in_use`; then what stood there is untouched.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refuse = |fault: &io::Error| refused(path, fault);
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        return Err(refuse(&io::ErrorKind::AlreadyExists.into()));
    }
    make_folder(folder).map_err(|fault| refuse(&fault))?;
    let file = beside(folder, bytes).map_err(|fault| refuse(&fault))?;
    settle(file, path).and_then(|()| sync_folder(folder)).map_err(|fault| refuse(&fault))
}

/// Writes `bytes` to `path` in the folder that is there, where nothing lies yet. Blocks. True when they lie there, now or
/// before; false when something else does: that is untouched. Fails as [`write_whole`] does.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<bool, Refusal> {
    if fs::symlink_metadata(path).is_ok() {
        return Ok(holds(path, bytes));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let refuse = |fault: &io::Error| refused(path, fault);
    let file = beside(folder, bytes).map_err(|fault| refuse(&fault))?;
    if let Err(lost) = file.persist_noclobber(path) {
        if fs::symlink_metadata(path).is_ok() {
            return Ok(holds(path, bytes));
        }
        // A drive that cannot be told not to replace.
        settle(lost.file, path).map_err(|fault| refuse(&fault))?;
    }
    sync_folder(folder).map_err(|fault| refuse(&fault))?;
    Ok(true)
}

/// Gives a file its name; one that another program holds is waited for.
fn settle(mut file: NamedTempFile, path: &Path) -> io::Result<()> {
    for pause in PAUSES {
        match file.persist(path) {
            Err(lost) if is_held(&lost.error) => {
                thread::sleep(Duration::from_millis(pause));
                file = lost.file;
            }
            done => return done.map(|_| ()).map_err(|lost| lost.error),
        }
    }
    file.persist(path).map(|_| ()).map_err(|lost| lost.error)
}

/// Whether this is a file of these bytes.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let alike = |about: fs::Metadata| about.is_file() && about.len() == bytes.len() as u64;
    fs::metadata(path).is_ok_and(alike) && fs::read(path).is_ok_and(|there| there == bytes)
}

/// A file in `folder` with these bytes, synced, that has its name still to come.
fn beside(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = leftovers::held_file(folder)?;
    file.write_all(bytes)?;
    open_to_readers(file.as_file())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Makes `folder` with the folders above it that are missing, each durable in the one that holds it.
fn make_folder(folder: &Path) -> io::Result<()> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|one| !one.exists()).collect();
    fs::create_dir_all(folder)?;
    let above = missing.iter().filter_map(|made| made.parent());
    above.filter(|holder| !holder.as_os_str().is_empty()).try_for_each(sync_folder)
}

/// Writes `files`, by relative names, as the folder `path`, which appears whole or not at all. What an earlier export
/// left under that name goes when this one stands there; `is_own` knows its files. A folder with anything else in it is a
/// person's: there each file is replaced on its own, and nothing is taken away. Blocks. Fails as [`write_whole`] does.
pub(crate) fn write_folder(
    path: &Path,
    files: &[export::File],
    is_own: fn(&str) -> bool,
) -> Result<(), Refusal> {
    let refuse = |fault: io::Error| refused(path, &fault);
    let there = fs::symlink_metadata(path).is_ok();
    let (Some(holder), Some(name)) = (path.parent(), path.file_name()) else {
        return write_each(path, files);
    };
    if there && !leftovers::holds_only(path, "", is_own).map_err(refuse)? {
        return write_each(path, files);
    }
    let holder = if holder.as_os_str().is_empty() { Path::new(".") } else { holder };
    make_folder(holder).map_err(refuse)?;
    let beside = leftovers::held_folders(holder).map_err(refuse)?;
    let made = &beside.made;
    open_folder_to_readers(made.path()).map_err(refuse)?;
    write_each(made.path(), files)?;
    let aside = there.then(|| beside.old.path().join(name));
    if let Some(aside) = &aside {
        rename(path, aside).map_err(refuse)?;
    }
    if let Err(fault) = rename(made.path(), path) {
        // What stood there comes back before anybody is told; where it cannot, it stays beside its place.
        if aside.is_some_and(|aside| rename(&aside, path).is_err()) {
            let _ = beside.old.keep();
        }
        return Err(refuse(fault));
    }
    sync_folder(holder).map_err(refuse)
}

/// Renames a folder; one in which another program holds a file is waited for.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for pause in PAUSES {
        match fs::rename(from, to) {
            Err(fault) if is_held(&fault) => thread::sleep(Duration::from_millis(pause)),
            done => return done,
        }
    }
    fs::rename(from, to)
}

fn write_each(path: &Path, files: &[export::File]) -> Result<(), Refusal> {
    files.iter().try_for_each(|file| write_whole(&path.join(&file.name), &file.bytes))
}

#[cfg(unix)]
fn open_folder_to_readers(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn open_folder_to_readers(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// A temporary file is private to its writer; what leaves the desk is read by others.
#[cfg(unix)]
fn open_to_readers(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_file: &fs::File) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

/// Windows makes the rename durable with the file; a folder cannot be opened for syncing there.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Windows: ACCESS_DENIED, SHARING_VIOLATION and LOCK_VIOLATION pass when the other program lets go.
fn is_held(fault: &io::Error) -> bool {
    cfg!(windows) && matches!(fault.raw_os_error(), Some(5 | 32 | 33))
}

/// Why the target could not be written or removed.
pub(crate) fn refused(path: &Path, fault: &io::Error) -> Refusal {
    let code = match fault.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => RefusalCode::TargetFull,
        _ if is_held(fault) => RefusalCode::TargetInUse,
        io::ErrorKind::ResourceBusy | io::ErrorKind::ExecutableFileBusy => RefusalCode::TargetInUse,
        _ => RefusalCode::TargetNotWritable,
    };
    Refusal::new(code).with("place", path.display()).with("what", fault)
}

/// Reads at most `limit` bytes from the start of a file. Fails with `file_unreadable`.
pub(crate) fn read_start(path: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let read = fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(fault) => Err(Refusal::new(RefusalCode::FileUnreadable)
            .with("name", name_of(path))
            .with("what", fault)),
    }
}

/// Reads a file back into memory that is there already. Fails with `file_unreadable`.
pub(crate) fn read_again(path: &Path, memory: &mut Vec<u8>) -> Result<(), Refusal> {
    memory.clear();
    let read = fs::File::open(path).and_then(|mut file| file.read_to_end(memory));
    read.map(|_| ()).map_err(|fault| {
        Refusal::new(RefusalCode::FileUnreadable).with("name", path.display()).with("what", fault)
    })
}

/// Reads a file that a person chose or named. Fails with `file_unreadable`, or with `file_too_large` above
/// `limit` bytes: then nothing of it was read.
pub(crate) fn read_whole(path: &Path, limit: u64) -> Result<Vec<u8>, Refusal> {
    let unreadable = |fault: io::Error| {
        Refusal::new(RefusalCode::FileUnreadable).with("name", path.display()).with("what", fault)
    };
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    if about.len() > limit {
        return Err(Refusal::new(RefusalCode::FileTooLarge)
            .with("name", path.display())
            .with("limit", limit / 1_000_000));
    }
    fs::read(path).map_err(unreadable)
}

/// The name a path ends in, NFC; some file systems hand names over decomposed.
pub(crate) fn name_of(path: &Path) -> String {
    vietnamese::nfc(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// `wanted`, or `wanted-2`, `wanted-3` … in `folder`: a name that nothing has yet.
pub(crate) fn free_name(folder: &Path, wanted: &str) -> PathBuf {
    let plain = folder.join(wanted);
    if !plain.exists() {
        return plain;
    }
    (2..10_000)
        .map(|n| folder.join(format!("{wanted}-{n}")))
        .find(|path| !path.exists())
        .unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Nguyễn Văn A").join("bài.html");
        write_whole(&path, b"one").unwrap();
        write_whole(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        let names = fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(names, 1, "no temporary file stays behind");
    }

    fn own(name: &str) -> bool {
        ["bai.html", "anh/01-a.jpg", "anh/02-b.jpg"].contains(&name)
    }

    fn parts(names: &[&str]) -> Vec<export::File> {
        let file = |name: &&str| export::File { name: (*name).to_owned(), bytes: b"x".to_vec() };
        names.iter().map(file).collect()
    }

    #[test]
    fn a_folder_is_replaced_whole_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mới").join("bài-folder");
        write_folder(&path, &parts(&["bai.html", "anh/01-a.jpg", "anh/02-b.jpg"]), own).unwrap();
        write_folder(&path, &parts(&["bai.html", "anh/02-b.jpg"]), own).unwrap();
        assert!(!path.join("anh/01-a.jpg").exists(), "a photo of the export before is gone");
        assert!(path.join("bai.html").exists() && path.join("anh/02-b.jpg").exists());
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing beside it");
        write_folder(&path, &parts(&[]), own).unwrap();
        assert_eq!(fs::read_dir(&path).map(Iterator::count).ok(), Some(0));
    }

    #[test]
    fn a_folder_of_a_person_keeps_what_is_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Tài liệu");
        fs::create_dir_all(path.join("anh")).unwrap();
        fs::write(path.join("anh/IMG_1.jpg"), b"mine").unwrap();
        write_folder(&path, &parts(&["bai.html", "anh/01-a.jpg"]), own).unwrap();
        assert_eq!(fs::read(path.join("anh/IMG_1.jpg")).unwrap(), b"mine");
        assert!(path.join("bai.html").exists());
        let file = folder.path().join("tệp");
        fs::write(&file, b"a file").unwrap();
        let refusal = write_folder(&file, &parts(&["bai.html"]), own).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::TargetNotWritable);
        assert_eq!(fs::read(&file).unwrap(), b"a file");
    }

    #[test]
    fn a_target_that_cannot_be_written_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("blocked");
        fs::write(&blocked, b"a file, not a folder").unwrap();
        let refusal = write_whole(&blocked.join("bai.html"), b"x").unwrap_err();
        assert_eq!(refusal.code, RefusalCode::TargetNotWritable);
        assert_eq!(fs::read(&blocked).unwrap(), b"a file, not a folder", "what stood there stays");
    }

    /// Renaming would take the place of whatever has the name: whoever may write everywhere would lose the device.
    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("loa");
        let socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
        let refusal = write_whole(&path, b"x").unwrap_err();
        assert_eq!(refusal.code, RefusalCode::TargetNotWritable);
        assert!(!fs::symlink_metadata(&path).unwrap().is_file(), "it stands there still");
        drop(socket);
        let refusal = write_whole(folder.path(), b"x").unwrap_err();
        assert_eq!(refusal.code, RefusalCode::TargetNotWritable);
    }

    #[test]
    fn a_file_above_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("to.txt");
        fs::File::create(&path).unwrap().set_len(200_000_000).unwrap();
        assert_eq!(read_whole(&path, 5_000_000).unwrap_err().code, RefusalCode::FileTooLarge);
    }
}
