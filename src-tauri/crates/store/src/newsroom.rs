//! Opening a newsroom: lock, checks, schema, writer, readers. A database that will not open is kept byte for byte
//! and replaced by the newest good backup; nothing is ever deleted to get going.

use std::{
    fs::File,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use rusqlite::{Connection, OpenFlags};

use crate::{
    StoreFault, backup, folder::Folder, reader::Readers, schema, seal, search, writer::Writer,
};

/// An open newsroom. Its folder is locked as long as this lives.
pub struct Newsroom {
    pub(crate) writer: Option<Writer>,
    pub(crate) readers: Readers,
    pub(crate) folder: Folder,
    /// When the last revision of the article that is being written was cut.
    pub(crate) cut: Mutex<Option<(article::ArticleId, Instant)>>,
    /// When the last backup was made, and whether anything was written since.
    pub(crate) backed_up: Mutex<BackupClock>,
    /// This run left once already and sealed the database.
    sealed: AtomicBool,
    _lock: Option<File>,
    _copy: Option<tempfile::TempDir>,
}

/// Whether a backup is due.
#[derive(Debug, Default)]
pub(crate) struct BackupClock {
    pub(crate) last: Option<Instant>,
    pub(crate) changed: bool,
}

/// What was found when the newsroom was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenReport {
    /// Codes of sentences: `sudden_stop`, `database_replaced`, `rows_salvaged`, `no_good_backup`, `newer_schema`,
    /// `read_only_folder`.
    pub notes: Vec<String>,
    /// When the last run was seen alive, if it did not end in order.
    pub last_alive: Option<String>,
    /// The last durable save before.
    pub last_saved: Option<String>,
    /// Nothing can be written in this run.
    pub read_only: bool,
}

impl Newsroom {
    /// Opens the newsroom in `root`, or founds one. `now` is ISO-8601 with zone. Fails with [`StoreFault::Busy`]
    /// when another instance holds it.
    pub fn open(root: &Path, now: &str) -> Result<(Self, OpenReport), StoreFault> {
        let folder = Folder { root: root.to_owned() };
        let lock = match folder.lock() {
            Err(StoreFault::ReadOnly) if folder.database().is_file() => {
                return Self::open_copy(&folder, "read_only_folder");
            }
            lock => lock?,
        };
        floor()?;
        let mut report = OpenReport::default();
        let connection = match open_writing(&folder) {
            Ok(connection) => connection,
            Err(StoreFault::Newer { .. }) => return Self::open_copy(&folder, "newer_schema"),
            Err(StoreFault::Damaged { .. }) => replace_damaged(&folder, now, &mut report)?,
            Err(other) => return Err(other),
        };
        folder.lay_ballast();
        report_sudden_end(&connection, &mut report)?;
        let writer = Writer::start(connection, folder.clone())?;
        let room = Self {
            readers: Readers::new(folder.database()),
            writer: Some(writer),
            folder,
            cut: Mutex::default(),
            backed_up: Mutex::default(),
            sealed: AtomicBool::new(false),
            _lock: Some(lock),
            _copy: None,
        };
        room.mark_run(now, false)?;
        Ok((room, report))
    }

    /// A database of a newer program, or in a folder that cannot be written: a copy is read, the original is not
    /// touched.
    fn open_copy(folder: &Folder, why: &str) -> Result<(Self, OpenReport), StoreFault> {
        let copy = tempfile::tempdir()?;
        for ending in ["", "-wal"] {
            let name = format!("newsroom.db{ending}");
            let from = folder.root.join(&name);
            if from.exists() {
                std::fs::copy(from, copy.path().join(&name))?;
            }
        }
        raise(&copy.path().join("newsroom.db"))?;
        let report =
            OpenReport { notes: vec![why.into()], read_only: true, ..OpenReport::default() };
        let room = Self {
            readers: Readers::new(copy.path().join("newsroom.db")),
            writer: None,
            folder: folder.clone(),
            cut: Mutex::default(),
            backed_up: Mutex::default(),
            sealed: AtomicBool::new(false),
            _lock: None,
            _copy: Some(copy),
        };
        Ok((room, report))
    }

    /// Runs `deed` in one durable transaction. Fails with [`StoreFault::ReadOnly`] in a newsroom that is only read.
    pub(crate) fn write<T, F>(&self, deed: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: Fn(&rusqlite::Transaction<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        let writer = self.writer.as_ref().ok_or(StoreFault::ReadOnly)?;
        self.unseal()?;
        let done = writer.write(deed)?;
        self.backed_up.lock().unwrap_or_else(PoisonError::into_inner).changed = true;
        Ok(done)
    }

    /// Remembers whether this run is going on or ended in order. Not a change of the newsroom: no backup for it.
    fn mark_run(&self, now: &str, ended: bool) -> Result<(), StoreFault> {
        let run = serde_json::json!({ "alive": now, "ended": ended });
        let writer = self.writer.as_ref().ok_or(StoreFault::ReadOnly)?;
        writer.write(move |tx| crate::setting::put(tx, "run", &run))
    }

    /// Ends a run in order: a backup if anything changed, the mark of a clean end, the log folded into the database,
    /// so that one file holds everything, and a seal on it. A backup that fails hinders none of the rest.
    pub fn leave(&self, now: &str) -> Result<(), StoreFault> {
        self.unseal()?;
        let changed = self.backed_up.lock().unwrap_or_else(PoisonError::into_inner).changed;
        let backup = if changed { self.back_up(now).map(|_| ()) } else { Ok(()) };
        self.mark_run(now, true)?;
        let writer = self.writer.as_ref().ok_or(StoreFault::ReadOnly)?;
        let busy: bool = writer.with(|connection| {
            Ok(connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?)
        })?;
        if !busy {
            seal::lay(&self.folder)?;
            self.sealed.store(true, Ordering::SeqCst);
        }
        backup?;
        self.backed_up.lock().unwrap_or_else(PoisonError::into_inner).changed = false;
        Ok(())
    }

    /// Before anything is written after a [`Self::leave`].
    fn unseal(&self) -> Result<(), StoreFault> {
        if self.sealed.swap(false, Ordering::SeqCst) {
            seal::take_off(&self.folder)?;
        }
        Ok(())
    }
}

/// Brings a copy to the schema that this program reads; a newer one stays as it is.
fn raise(copy: &Path) -> Result<(), StoreFault> {
    let mut connection = Connection::open(copy)?;
    if schema::found(&connection)? > schema::KNOWN {
        return Ok(());
    }
    schema::migrate(&mut connection)?;
    search::make_sure(&mut connection)
}

/// SQLite 3.51.3 mends a race that could lose committed writes; 3.52.0 was withdrawn.
fn floor() -> Result<(), StoreFault> {
    let version = rusqlite::version_number();
    if version < 3_051_003 || version == 3_052_000 {
        return Err(StoreFault::damaged(format!("SQLite {version} is below the floor")));
    }
    Ok(())
}

fn open_writing(folder: &Folder) -> Result<Connection, StoreFault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(folder.database(), flags)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    let found = schema::found(&connection)?;
    if found > schema::KNOWN {
        return Err(StoreFault::Newer { found, known: schema::KNOWN });
    }
    if found == 0 && backup::any(folder) {
        return Err(StoreFault::damaged("the database is empty, and its backups are not"));
    }
    seal::take_off(folder)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    let check: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if check != "ok" {
        return Err(StoreFault::Damaged { what: check });
    }
    schema::migrate(&mut connection)?;
    search::make_sure(&mut connection)?;
    Ok(connection)
}

/// Opens what stands in the place of a damaged database, be it empty.
fn open_replaced(folder: &Folder) -> Result<Connection, StoreFault> {
    schema::migrate(&mut Connection::open(folder.database())?)?;
    open_writing(folder)
}

fn replace_damaged(
    folder: &Folder,
    now: &str,
    report: &mut OpenReport,
) -> Result<Connection, StoreFault> {
    let aside = folder.put_database_aside(now)?;
    let (good, later) = backup::newest_good(folder);
    match good {
        Some(file) => {
            backup::bring_back(folder, &file)?;
            report.notes.push("database_replaced".into());
        }
        None => report.notes.push("no_good_backup".into()),
    }
    let mut connection = open_replaced(folder)?;
    let mut salvaged = crate::damage::salvage(&aside.join("newsroom.db"), &mut connection);
    for file in later {
        salvaged += crate::damage::salvage(&file, &mut connection);
    }
    if salvaged > 0 {
        report.notes.push("rows_salvaged".into());
    }
    Ok(connection)
}

fn report_sudden_end(connection: &Connection, report: &mut OpenReport) -> Result<(), StoreFault> {
    let run = crate::setting::get(connection, "run")?;
    if run.as_ref().is_some_and(|run| run["ended"] == false) {
        report.notes.push("sudden_stop".into());
    }
    report.last_alive = run.and_then(|run| run["alive"].as_str().map(str::to_owned));
    report.last_saved =
        connection.query_row("SELECT max(updated) FROM article", [], |row| row.get(0))?;
    if let (Some(alive), Some(saved)) = (&mut report.last_alive, &report.last_saved)
        && saved > alive
    {
        alive.clone_from(saved);
    }
    Ok(())
}
