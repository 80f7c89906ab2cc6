//! Coming back from a backup: into a closed newsroom, into the open one, and as a drill into a folder that is thrown
//! away. What stood there before is kept, and what came back is counted against the backup's manifest.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, atomic::Ordering},
    thread,
    time::Duration,
};

use article::PhotoRef;
use rusqlite::{
    Connection, OpenFlags,
    backup::{Backup as Copy, StepResult},
    params,
};

use crate::{
    Backup, Newsroom, StoreFault, Watch, Work, backup,
    carry::{self, Fetched},
    folder::{Folder, write_unnamed},
    recovering::exchange,
    schema, search,
    verify::{VerifyReport, check, originals, verify_backup, verify_database, verify_newsroom},
    watching::Watching,
};

/// Pages of 4 KiB that are copied between two looks at the watcher: a mebibyte.
const PAGES: u32 = 256;
/// Pause before a database that somebody holds is tried again.
const BUSY: Duration = Duration::from_millis(50);

/// By photo: its edition and its change.
type Editions = HashMap<String, (u32, Option<String>)>;

/// What a drill of coming back has shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drill {
    /// The backup that was brought back.
    pub backup: Backup,
    /// What was counted in the newsroom that came out of it.
    pub counted: VerifyReport,
    /// Every count is the manifest's, and every hash is good.
    pub passed: bool,
}

/// What came back from a backup into the open newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameBack {
    /// What was counted in the backup.
    pub wanted: VerifyReport,
    /// What was counted in the newsroom afterwards, and what is missing or altered there.
    pub counted: VerifyReport,
}

/// What came of bringing a backup into a newsroom that is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BroughtBack {
    /// What was counted: in the newsroom afterwards, or in the backup where that is not sound.
    pub counted: VerifyReport,
    /// The newsroom was replaced; otherwise nothing was changed.
    pub replaced: bool,
}

/// Replaces the database of the newsroom in `root` by `backup`, after checking it, and brings back the originals
/// that lie beside it. The database that was there is kept aside byte for byte. The answer tells what the newsroom
/// lacks now. Fails with [`StoreFault::Busy`] while the newsroom is open.
pub fn restore(root: &Path, backup: &Path, now: &str) -> Result<VerifyReport, StoreFault> {
    Ok(bring_back(root, backup, now, &mut Watching::nobody())?.counted)
}

/// The same, while `watch` is told after each part and may stop it: until the database is put aside everything is then
/// as it was. Fails with [`StoreFault::Stopped`] too.
pub fn restore_watched(
    root: &Path,
    backup: &Path,
    now: &str,
    watch: Arc<dyn Watch>,
) -> Result<BroughtBack, StoreFault> {
    let old = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY);
    // A backup that cannot be counted is refused by its check a moment later.
    let counted = old.map_err(StoreFault::from).and_then(|old| texts_and_photos(&old));
    let (texts, photos) = counted.unwrap_or_default();
    let plan = vec![
        (Work::Check, texts),
        (Work::Photos, if carry::beside(backup).is_some() { photos } else { 0 }),
        (Work::Replace, 1),
        (Work::Count, texts + photos),
    ];
    bring_back(root, backup, now, &mut Watching::over(watch, plan))
}

fn bring_back(
    root: &Path,
    backup: &Path,
    now: &str,
    watching: &mut Watching,
) -> Result<BroughtBack, StoreFault> {
    watching.begin(Work::Check)?;
    let counted = verify_backup(backup, watching)?;
    if !counted.damage.is_empty() {
        return Ok(BroughtBack { counted, replaced: false });
    }
    let folder = Folder { root: root.to_owned() };
    let _lock = folder.lock()?;
    let old = Connection::open_with_flags(backup, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    watching.begin(Work::Photos)?;
    let fetched = carry::fetch(&old, backup, &folder, watching)?;
    drop(old);
    let incoming = write_unnamed(&folder.database(), &fs::read(backup)?)?;
    // The last moment at which a wish to stop is heeded.
    watching.begin(Work::Replace)?;
    fetched.lay()?;
    exchange(&folder, incoming, now)?;
    watching.begin(Work::Count)?;
    let counted = verify_newsroom(&folder, watching)?;
    watching.end();
    Ok(BroughtBack { counted, replaced: true })
}

impl Newsroom {
    /// Makes the open newsroom equal to the backup `from`, in one transaction of SQLite's, after checking it. The
    /// newsroom as it stands is backed up first, so that nothing is lost and coming back once more undoes it; saving
    /// goes on until the database is replaced. `watch` is told after each part and may stop it: then database and
    /// originals are as they were, and a backup that was finished by then stays. Fails with [`StoreFault::Damaged`]
    /// when the backup is not sound and with [`StoreFault::Stopped`]; then nothing was changed.
    pub fn come_back(
        &self,
        from: &Path,
        now: &str,
        watch: Arc<dyn Watch>,
    ) -> Result<CameBack, StoreFault> {
        let writer = self.writer.as_ref().ok_or(StoreFault::ReadOnly)?;
        let mut watching = Watching::over(watch, self.plan(from)?);
        watching.begin(Work::Check)?;
        let wanted = verify_backup(from, &mut watching)?;
        if !wanted.damage.is_empty() {
            return Err(StoreFault::damaged(wanted.damage_in_one_line()));
        }
        let old = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        watching.begin(Work::Photos)?;
        let fetched = carry::fetch(&old, from, &self.folder, &mut watching)?;
        watching.begin(Work::BackUp)?;
        let (count, seen) = (writer.count(), writer.writes());
        let path = backup::next_in(&self.folder.backups(), now);
        let kept = self
            .read(|connection| backup::make(connection, &self.folder, &path, now, &mut watching))?;
        let (folder, at) = (self.folder.clone(), now.to_owned());
        self.unseal()?;
        let mut watching = writer.with(move |connection| {
            watching.begin(Work::Replace)?;
            if count.load(Ordering::Acquire) != seen {
                keep_newer(connection, &folder, &kept, &at)?;
            }
            search::forget_words();
            for photo in changed_otherwise(&old, connection) {
                // As in `drop_cache`: coming back is not given up for a picture too old.
                let _ = folder.drop_derivatives(&photo);
            }
            let shown = editions(connection);
            copy_into(&old, connection, fetched, &mut watching)?;
            schema::migrate(connection)?;
            go_on_from(connection, &shown)?;
            search::make_sure(connection)?;
            Ok(watching)
        })?;
        self.mark_run(now, false)?;
        self.forget_cuts();
        let counted = self.count_again(&mut watching)?;
        watching.end();
        Ok(CameBack { wanted, counted })
    }

    /// What there is to do, in parts.
    fn plan(&self, from: &Path) -> Result<Vec<(Work, u32)>, StoreFault> {
        let old = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        // A backup that cannot be counted is refused by its check a moment later.
        let (texts, photos) = texts_and_photos(&old).unwrap_or_default();
        let pages: u32 = old.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap_or(0);
        let (here, _) = self.read(texts_and_photos)?;
        Ok(vec![
            (Work::Check, texts),
            (Work::Photos, if carry::beside(from).is_some() { photos } else { 0 }),
            (Work::BackUp, here),
            (Work::Replace, pages.div_ceil(PAGES)),
            (Work::Count, texts + photos),
        ])
    }

    /// Counts and hashes everything that stands in the newsroom now.
    fn count_again(&self, watching: &mut Watching) -> Result<VerifyReport, StoreFault> {
        watching.begin(Work::Count)?;
        let mut counted = VerifyReport::default();
        self.read(|connection| check(connection, &mut counted, watching))?;
        let place = |photo: &PhotoRef, ext: &str| self.folder.original(photo, ext);
        originals(&self.folder.database(), &mut counted, place, watching)?;
        Ok(counted)
    }

    /// Brings the newest sound backup back into a folder of its own, counts and hashes everything in it, and throws
    /// the folder away. None while there is no backup.
    pub fn drill(&self, now: &str) -> Result<Option<Drill>, StoreFault> {
        let Some(newest) = self.backups()?.into_iter().find(|backup| backup.damage == 0) else {
            return Ok(None);
        };
        let place = tempfile::tempdir()?;
        let root = place.path().join("newsroom");
        let refused = restore(&root, &newest.path, now)?;
        let database = Folder { root }.database();
        if !database.is_file() {
            return Ok(Some(Drill { backup: newest, counted: refused, passed: false }));
        }
        let mut nobody = Watching::nobody();
        let mut counted = verify_database(&database, &mut nobody)?;
        // The originals that the newsroom's own backup relies on lie in the newsroom itself.
        let place = |photo: &PhotoRef, ext: &str| self.folder.original(photo, ext);
        originals(&newest.path, &mut counted, place, &mut nobody)?;
        let found = (counted.articles, counted.revisions, counted.photos);
        let passed = counted.damage.is_empty()
            && found == (newest.articles, newest.revisions, newest.photos);
        Ok(Some(Drill { backup: newest, counted, passed }))
    }

    /// The file of the newsroom's own backup with this number.
    pub fn backup_file(&self, number: u32) -> Option<PathBuf> {
        let files = backup::backups(&self.folder.backups());
        files.into_iter().find(|(known, _)| *known == number).map(|(_, path)| path)
    }
}

/// Articles and revisions together, and photos.
fn texts_and_photos(connection: &Connection) -> Result<(u32, u32), StoreFault> {
    let sql = "SELECT (SELECT count(*) FROM article) + (SELECT count(*) FROM revision), (SELECT count(*) FROM photo)";
    Ok(connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// Something was written after `kept` was copied: a newer backup takes its place. Nobody writes meanwhile. Where another
/// program holds the first one open it stays beside it, as a backup like others.
fn keep_newer(
    connection: &Connection,
    folder: &Folder,
    kept: &Backup,
    now: &str,
) -> Result<(), StoreFault> {
    let path = backup::next_in(&folder.backups(), now);
    backup::make(connection, folder, &path, now, &mut Watching::nobody())?;
    if fs::remove_file(&kept.path).is_ok() {
        let _ = fs::remove_file(backup::manifest_of(&kept.path));
    }
    Ok(())
}

/// Photos that are changed otherwise in one database than in the other. What cannot be read (the newsroom that is left may
/// be damaged; backups from before photos could be changed say nothing of it) counts as unchanged.
fn changed_otherwise(one: &Connection, other: &Connection) -> Vec<PhotoRef> {
    let changed = |connection: &Connection| -> rusqlite::Result<HashMap<String, String>> {
        let mut rows = connection.prepare("SELECT id, edits FROM photo WHERE edits IS NOT NULL")?;
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        rows.collect()
    };
    let [one, other] = [one, other].map(|connection| changed(connection).unwrap_or_default());
    let differing = one.keys().chain(other.keys()).filter(|id| one.get(*id) != other.get(*id));
    differing.filter_map(|id| PhotoRef::parse(id).ok()).collect()
}

/// The edition of each photo that was changed, and its change. What cannot be read was never shown.
fn editions(connection: &Connection) -> Editions {
    let read = || -> rusqlite::Result<Editions> {
        let mut rows =
            connection.prepare("SELECT id, edition, edits FROM photo WHERE edition > 0")?;
        let rows = rows.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        rows.collect()
    };
    read().unwrap_or_default()
}

/// A window may have kept pictures by the editions that it was `shown`: no photo comes back under one that showed it
/// otherwise, nor will its next change.
fn go_on_from(connection: &Connection, shown: &Editions) -> Result<(), StoreFault> {
    let here = editions(connection);
    for (id, (edition, edits)) in shown {
        let (now, lying) = here.get(id).map_or((0, &None), |(now, lying)| (*now, lying));
        if now < *edition || lying != edits {
            let sql = "UPDATE photo SET edition = ?2 WHERE id = ?1";
            connection.execute(sql, params![id, now.max(*edition) + 1])?;
        }
    }
    Ok(())
}

/// Readers see the database before it or after it. The originals get their names behind the last wish to stop, and
/// before the commit that names them.
fn copy_into(
    from: &Connection,
    to: &mut Connection,
    fetched: Fetched,
    watching: &mut Watching,
) -> Result<(), StoreFault> {
    let copy = Copy::new(from, to)?;
    // Copies nothing yet, and counts the pages.
    copy.step(0)?;
    while copy.progress().remaining > PAGES as i32 {
        match copy.step(PAGES as i32)? {
            StepResult::More | StepResult::Done => watching.step()?,
            _ => thread::sleep(BUSY),
        }
    }
    fetched.lay()?;
    copy.run_to_completion(i32::MAX, BUSY, None)?;
    Ok(())
}
