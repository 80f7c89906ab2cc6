//! Coming back from a backup: into a closed newsroom, into the open one, and as a drill into a folder that is thrown
//! away. What stood there before is kept, and what came back is counted against the backup's manifest.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, backup::Backup as Copy};

use crate::{
    Backup, Newsroom, StoreFault, backup, carry,
    folder::{Folder, sync_folder, write_whole},
    schema, search,
    verify::{VerifyReport, check, verify, verify_backup, verify_database},
};

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

/// Replaces the database of the newsroom in `root` by `backup`, after checking it, and brings back the originals
/// that lie beside it. The database that was there is kept aside byte for byte. The answer tells what the newsroom
/// lacks now. Fails with [`StoreFault::Busy`] while the newsroom is open.
pub fn restore(root: &Path, backup: &Path, now: &str) -> Result<VerifyReport, StoreFault> {
    let report = verify_backup(backup)?;
    if !report.damage.is_empty() {
        return Ok(report);
    }
    let folder = Folder { root: root.to_owned() };
    let _lock = folder.lock()?;
    let copy = fs::read(backup)?;
    let incoming = root.join("newsroom.db.incoming");
    write_whole(&incoming, &copy)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
    let connection = Connection::open_with_flags(&incoming, flags)?;
    carry::back(&connection, backup, &folder)?;
    drop(connection);
    folder.put_database_aside(now)?;
    fs::rename(&incoming, folder.database())?;
    sync_folder(root)?;
    verify(root)
}

impl Newsroom {
    /// Makes the open newsroom equal to `backup`, in one transaction of SQLite's, after checking it. The newsroom as
    /// it stands is backed up first, so that nothing is lost and coming back once more undoes it. Answers what was
    /// counted afterwards. Fails with [`StoreFault::Damaged`] when the backup is not sound; then nothing was changed.
    pub fn come_back(&self, from: &Path, now: &str) -> Result<VerifyReport, StoreFault> {
        let report = verify_backup(from)?;
        if !report.damage.is_empty() {
            return Err(StoreFault::damaged(report.damage.join("; ")));
        }
        self.back_up_to(&backup::next_in(&self.folder.backups(), now), now)?;
        let (source, folder) = (from.to_owned(), self.folder.clone());
        let writer = self.writer.as_ref().ok_or(StoreFault::ReadOnly)?;
        writer.with(move |connection| {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
            let old = Connection::open_with_flags(&source, flags)?;
            carry::back(&old, &source, &folder)?;
            search::forget_words();
            copy_into(&old, connection)?;
            schema::migrate(connection)?;
            search::make_sure(connection)
        })?;
        self.mark_run(now, false)?;
        self.forget_cuts();
        let mut counted = VerifyReport::default();
        self.read(|connection| check(connection, &mut counted))?;
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
        let mut counted = verify_database(&database)?;
        self.originals_of(&newest.path, &mut counted);
        let found = (counted.articles, counted.revisions, counted.photos);
        let passed = counted.damage.is_empty()
            && found == (newest.articles, newest.revisions, newest.photos);
        Ok(Some(Drill { backup: newest, counted, passed }))
    }

    /// The originals that the newsroom's own backup relies on lie in the newsroom itself.
    fn originals_of(&self, backup: &Path, counted: &mut VerifyReport) {
        crate::verify::originals(backup, counted, |photo, ext| self.folder.original(photo, ext));
    }

    /// The file of the newsroom's own backup with this number.
    pub fn backup_file(&self, number: u32) -> Option<PathBuf> {
        let files = backup::backups(&self.folder.backups());
        files.into_iter().find(|(known, _)| *known == number).map(|(_, path)| path)
    }
}

/// All pages in one go: readers see the database before it or after it.
fn copy_into(from: &Connection, to: &mut Connection) -> Result<(), StoreFault> {
    let copy = Copy::new(from, to)?;
    copy.run_to_completion(i32::MAX, Duration::from_millis(50), None)?;
    Ok(())
}
