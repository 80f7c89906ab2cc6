//! Sweeping: files that nothing refers to any more. An original goes only when neither the database nor any backup
//! names it and it has lain there for thirty days; an unfinished file of a run that was killed goes after a day.
//! The trash of photos is emptied first: what has lain in it for thirty days and no text ever showed.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use rusqlite::{Connection, OpenFlags};

use crate::{Newsroom, StoreFault, backup, revision, verify::photos};

const DAY: Duration = Duration::from_hours(24);
/// How long an original that nothing names is kept.
const KEPT: Duration = Duration::from_hours(30 * 24);
/// How unfinished files begin.
const UNFINISHED: [&str; 2] = [".new-", ".backup-"];

/// What was swept away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Originals that nothing names.
    pub originals: u32,
    /// Unfinished files.
    pub unfinished: u32,
    /// Pictures made of photos that the library no longer has.
    pub pictures: u32,
}

impl Newsroom {
    /// Sweeps the newsroom's folder. When one backup cannot be read, no original goes: it might name it. A file that
    /// another program holds open (on Windows) goes another time.
    pub fn sweep(&self) -> Result<Swept, StoreFault> {
        let mut swept = Swept::default();
        if self.writer.is_none() {
            return Ok(swept);
        }
        for file in files(&self.folder.root) {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let unfinished = UNFINISHED.iter().any(|start| name.starts_with(start));
            if unfinished && is_older(&file, DAY) && fs::remove_file(&file).is_ok() {
                swept.unfinished += 1;
            }
        }
        let here = self.read(photos)?.into_iter().map(|(photo, _)| photo).collect::<HashSet<_>>();
        for file in files(&self.folder.root.join("photos").join("cache")) {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let made = name.split_once('-').is_some_and(|(photo, _)| !here.contains(photo));
            if made && is_older(&file, DAY) && fs::remove_file(&file).is_ok() {
                swept.pictures += 1;
            }
        }
        if let Some(named) = self.named_anywhere()? {
            swept.originals = self.drop_originals(&named)?;
        }
        Ok(swept)
    }

    /// Takes away the old originals that are not `named`. Reading the backups took its time: one that came back meanwhile
    /// stays.
    fn drop_originals(&self, named: &HashSet<String>) -> Result<u32, StoreFault> {
        let mut dropped = 0;
        for file in files(&self.folder.root.join("photos").join("originals")) {
            let id = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if named.contains(&id) || !is_older(&file, KEPT) {
                continue;
            }
            dropped += u32::from(self.drop_unnamed(&id, &file)?);
        }
        Ok(dropped)
    }

    /// Takes the rows of photos out of the library that went into the trash more than thirty days before `now`
    /// (ISO-8601), that lie in no tray, and that no text and no revision names. Answers how many. Their originals go
    /// with [`Newsroom::sweep`], when no backup names them any more. All revisions are read for it, beside the writer:
    /// no save waits. When one was cut meanwhile, nothing is emptied; the next time will do.
    pub fn empty_photo_trash(&self, now: &str) -> Result<u32, StoreFault> {
        let now = now.to_owned();
        let (unnamed, read) = self.read(|connection| {
            let read = snapshots(connection)?;
            let old = old_trash(connection, &now)?;
            if old.is_empty() {
                return Ok((old, read));
            }
            let mut kept = revision::naming(connection, &old)?;
            kept.extend(in_texts(connection, &old)?);
            Ok((old.difference(&kept).cloned().collect::<HashSet<_>>(), read))
        })?;
        if unnamed.is_empty() {
            return Ok(0);
        }
        self.write(move |tx| {
            if snapshots(tx)? != read {
                return Ok(0);
            }
            let mut emptied = 0;
            // A text saved meanwhile that shows one of them has taken it out of the trash.
            for photo in old_trash(tx, &now)?.intersection(&unnamed) {
                tx.prepare_cached("DELETE FROM article_photo WHERE photo = ?1")?
                    .execute([photo])?;
                emptied +=
                    tx.prepare_cached("DELETE FROM photo WHERE id = ?1")?.execute([photo])?;
            }
            Ok(emptied as u32)
        })
    }

    /// Ids of all photos that the database or a backup names; none when one of them cannot be read.
    fn named_anywhere(&self) -> Result<Option<HashSet<String>>, StoreFault> {
        let mut named: HashSet<String> =
            self.read(photos)?.into_iter().map(|(photo, _)| photo).collect();
        let kept_aside = files(&self.folder.root).into_iter().filter(|file| {
            let folder = file.parent().and_then(Path::file_name).unwrap_or_default();
            file.ends_with("newsroom.db") && folder.to_string_lossy().starts_with("aside-")
        });
        let backups = backup::backups(&self.folder.backups()).into_iter().map(|(_, file)| file);
        for file in backups.chain(kept_aside) {
            let Ok(found) = photos_in(&file) else { return Ok(None) };
            named.extend(found);
        }
        Ok(Some(named))
    }
}

/// How many different texts the revisions hold; none is ever taken away.
fn snapshots(connection: &Connection) -> Result<u32, StoreFault> {
    let sql = "SELECT count(*) FROM snapshot";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Photos that have lain in the trash for thirty days at `now`, lie in no tray and stand for no article.
fn old_trash(connection: &Connection, now: &str) -> Result<HashSet<String>, StoreFault> {
    let mut statement = connection.prepare_cached(include_str!("old_trash.sql"))?;
    let rows = statement.query_map([now], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Those of `photos` that a text shows. Each text is read once, however many they are.
fn in_texts(
    connection: &Connection,
    photos: &HashSet<String>,
) -> Result<HashSet<String>, StoreFault> {
    let mut statement = connection.prepare_cached("SELECT body FROM article")?;
    let mut rows = statement.query([])?;
    let mut shown = HashSet::new();
    while let Some(row) = rows.next()? {
        let body: String = row.get(0)?;
        shown.extend(photos.iter().filter(|photo| body.contains(photo.as_str())).cloned());
    }
    Ok(shown)
}

fn photos_in(database: &Path) -> Result<Vec<String>, StoreFault> {
    let connection = Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    Ok(photos(&connection)?.into_iter().map(|(photo, _)| photo).collect())
}

/// By the file system's own clock; a clock that stands before the file keeps it.
fn is_older(file: &Path, age: Duration) -> bool {
    let changed = fs::metadata(file).and_then(|about| about.modified());
    changed.is_ok_and(|at| SystemTime::now().duration_since(at).is_ok_and(|old| old > age))
}

/// All files under `folder`, at any depth.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&entry.path())),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Original, PhotoWords, photo_of};

    const NOW: &str = "2025-10-03T09:42:00.000+07:00";

    fn about() -> Original {
        Original {
            ext: "jpg".into(),
            name: "a.jpg".into(),
            width: 60,
            height: 40,
            captured: None,
            camera: None,
            has_position: false,
            words: PhotoWords::default(),
            warnings: Vec::new(),
            added: NOW.into(),
            likeness: None,
        }
    }

    #[test]
    fn an_original_that_comes_back_during_the_sweep_stays() {
        let root = tempfile::tempdir().unwrap();
        let (room, _) = Newsroom::open(root.path(), NOW).unwrap();
        let old = SystemTime::now() - Duration::from_hours(40 * 24);
        let [back, gone] = [&b"comes back"[..], b"stays away"].map(|bytes| {
            let file = room.folder.original(&photo_of(bytes), "jpg");
            crate::folder::write_whole(&file, bytes).unwrap();
            fs::File::options().write(true).open(&file).unwrap().set_modified(old).unwrap();
            file
        });
        let named = room.named_anywhere().unwrap().unwrap();
        room.put_original(b"comes back", &about()).unwrap();
        assert_eq!(room.drop_originals(&named).unwrap(), 1);
        assert!(back.is_file() && !gone.exists());
    }

    #[test]
    fn the_same_photo_again_mends_an_original_that_was_altered() {
        let root = tempfile::tempdir().unwrap();
        let (room, _) = Newsroom::open(root.path(), NOW).unwrap();
        let photo = room.put_original(b"a photo's bytes", &about()).unwrap();
        fs::write(room.folder.original(&photo, "jpg"), b"a photo's bites").unwrap();
        assert!(matches!(room.original(&photo), Err(StoreFault::Damaged { .. })));
        room.put_original(b"a photo's bytes", &about()).unwrap();
        assert_eq!(room.original(&photo).unwrap(), b"a photo's bytes");
    }
}
