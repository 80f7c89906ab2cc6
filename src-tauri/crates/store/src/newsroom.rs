//! Opening a newsroom: lock, checks, schema, writer, readers. A database that will not open is kept byte for byte
//! and replaced by the newest good backup; nothing is ever deleted to get going.

use std::{
    fs::File,
    path::Path,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use crate::{
    StoreFault,
    damage::Salvaged,
    folder::Folder,
    opening::{Checked, floor, open_writing, quick_check, report_sudden_end},
    reader::Readers,
    recovering::{is_owed, replace_damaged},
    schema, seal, search,
    standing::Standing,
    writer::Writer,
};

/// An open newsroom. Its folder is locked as long as this lives.
pub struct Newsroom {
    pub(crate) writer: Option<Writer>,
    pub(crate) readers: Readers,
    pub(crate) folder: Folder,
    pub(crate) counted: crate::article::Counted,
    /// What hits were shown from lately.
    pub(crate) shown: crate::search::Shown,
    /// When the last revision of the article that is being written was cut.
    pub(crate) cut: Mutex<Option<(article::ArticleId, Instant)>>,
    /// When the last backup was made, and whether anything was written since.
    pub(crate) backed_up: Mutex<BackupClock>,
    /// One backup is made at a time.
    pub(crate) backing_up: Mutex<()>,
    /// Written by who takes an original away, read by who brings one.
    pub(crate) sweeping: RwLock<()>,
    /// The database is as it was left, with its seal on: nothing was written since.
    sealed: AtomicBool,
    /// The database says that this run is going on.
    begun: AtomicBool,
    /// The newsroom goes on in another place: nothing is written here any more.
    pub(crate) moved: Arc<AtomicBool>,
    /// When this run was opened, ISO-8601.
    opened: String,
    /// The database was large and left in order: [`Newsroom::check_if_owed`] is still to look at it.
    check_owed: AtomicBool,
    /// Which file the database is.
    pub(crate) standing: Standing,
    pub(crate) lock: Option<File>,
    _copy: Option<tempfile::TempDir>,
}

/// Whether a backup is due.
#[derive(Debug, Default)]
pub(crate) struct BackupClock {
    pub(crate) last: Option<Instant>,
    /// Something was written that no backup holds.
    pub(crate) changed: bool,
    /// Something was noted about texts that were kept before.
    pub(crate) noted: bool,
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
    /// What became of single articles when a damaged database was replaced; those that are as the backup had them
    /// are not named.
    pub salvaged: Vec<Salvaged>,
}

impl Newsroom {
    /// Opens the newsroom in `root`, or founds one. `now` is ISO-8601 with zone. Fails with [`StoreFault::Busy`]
    /// when another instance holds it.
    pub fn open(root: &Path, now: &str) -> Result<(Self, OpenReport), StoreFault> {
        Self::open_for(root, now, Writer::start)
    }

    /// The same for one command: what it writes it writes itself, without a thread beside it.
    pub fn open_for_one(root: &Path, now: &str) -> Result<(Self, OpenReport), StoreFault> {
        Self::open_for(root, now, |connection, folder| Ok(Writer::here(connection, folder)))
    }

    fn open_for(
        root: &Path,
        now: &str,
        writer: impl FnOnce(rusqlite::Connection, Folder) -> Result<Writer, StoreFault>,
    ) -> Result<(Self, OpenReport), StoreFault> {
        let folder = Folder { root: root.to_owned() };
        let lock = match folder.lock() {
            Err(StoreFault::ReadOnly) if folder.database().is_file() => {
                return Self::open_copy(&folder, "read_only_folder", now);
            }
            lock => lock?,
        };
        floor()?;
        let mut report = OpenReport::default();
        let opened = if is_owed(&folder) {
            Err(StoreFault::damaged("a check found damage, or a recovery was cut short"))
        } else {
            open_writing(&folder, now)
        };
        let (connection, checked) = match opened {
            Ok(opened) => opened,
            Err(StoreFault::Newer { .. }) => return Self::open_copy(&folder, "newer_schema", now),
            Err(StoreFault::Damaged { .. }) => {
                (replace_damaged(&folder, now, &mut report)?, Checked::Already)
            }
            Err(other) => return Err(other),
        };
        folder.lay_ballast();
        let changed = report_sudden_end(&connection, &mut report)?;
        let standing = Standing::of(&folder);
        let writer = writer(connection, folder.clone())?;
        let room = Self {
            readers: Readers::new(folder.database()),
            writer: Some(writer),
            sealed: AtomicBool::new(folder.seal().is_file()),
            folder,
            counted: crate::article::Counted::default(),
            shown: crate::search::Shown::default(),
            cut: Mutex::default(),
            backed_up: Mutex::new(BackupClock { changed, ..BackupClock::default() }),
            begun: AtomicBool::new(false),
            moved: Arc::default(),
            backing_up: Mutex::default(),
            sweeping: RwLock::default(),
            opened: now.to_owned(),
            check_owed: AtomicBool::new(checked == Checked::Later),
            standing,
            lock: Some(lock),
            _copy: None,
        };
        Ok((room, report))
    }

    /// A database of a newer program, or in a folder that cannot be written: a copy is read, the original is not
    /// touched.
    fn open_copy(folder: &Folder, why: &str, now: &str) -> Result<(Self, OpenReport), StoreFault> {
        let copy = tempfile::tempdir()?;
        for ending in ["", "-wal"] {
            let name = format!("newsroom.db{ending}");
            let from = folder.root.join(&name);
            if from.exists() {
                std::fs::copy(from, copy.path().join(&name))?;
            }
        }
        let copied = copy.path().join("newsroom.db");
        raise(&copied)?;
        let report =
            OpenReport { notes: vec![why.into()], read_only: true, ..OpenReport::default() };
        let room = Self {
            readers: Readers::new(copied),
            writer: None,
            folder: folder.clone(),
            counted: crate::article::Counted::default(),
            shown: crate::search::Shown::default(),
            cut: Mutex::default(),
            backed_up: Mutex::default(),
            sealed: AtomicBool::new(false),
            begun: AtomicBool::new(false),
            moved: Arc::default(),
            backing_up: Mutex::default(),
            sweeping: RwLock::default(),
            opened: now.to_owned(),
            check_owed: AtomicBool::new(false),
            standing: Standing::default(),
            lock: None,
            _copy: Some(copy),
        };
        Ok((room, report))
    }

    /// Runs `deed` in one durable transaction that is nothing to back up. The first of a run takes the seal off and says
    /// with its own commit that the run is going on: a run that only reads leaves every byte as it was.
    pub(crate) fn write_aside<T, F>(&self, deed: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: Fn(&rusqlite::Transaction<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        let writer = self.writer.as_ref().ok_or(StoreFault::ReadOnly)?;
        self.there()?;
        self.unseal()?;
        let moved = Arc::clone(&self.moved);
        let going_on = (!self.begun.load(Ordering::SeqCst)).then(|| run(&self.opened, false));
        let done = writer.write(move |tx| {
            if moved.load(Ordering::SeqCst) {
                return Err(StoreFault::ReadOnly);
            }
            if let Some(run) = &going_on {
                crate::setting::put(tx, "run", run)?;
            }
            deed(tx)
        })?;
        self.begun.store(true, Ordering::SeqCst);
        Ok(done)
    }

    /// Runs `deed` in one durable transaction. Fails with [`StoreFault::ReadOnly`] in a newsroom that is only read, or that
    /// was moved, and with [`StoreFault::Gone`] where its folder went away by somebody else's hand.
    pub(crate) fn write<T, F>(&self, deed: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: Fn(&rusqlite::Transaction<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        let done = self.write_aside(deed)?;
        self.backed_up.lock().unwrap_or_else(PoisonError::into_inner).changed = true;
        Ok(done)
    }

    /// Checks a large database that was opened unchecked because it had been left in order. False when damage was
    /// found: then the next start puts the newest good backup in its place. Blocks for as long as the check takes.
    pub fn check_if_owed(&self) -> Result<bool, StoreFault> {
        if !self.check_owed.swap(false, Ordering::SeqCst) {
            return Ok(true);
        }
        match self.read(quick_check) {
            Err(StoreFault::Damaged { what }) => {
                crate::folder::write_whole(&self.folder.damage_mark(), what.as_bytes())?;
                Ok(false)
            }
            checked => checked.map(|()| true),
        }
    }

    /// Runs `deed` in one durable transaction that notes something about texts that are kept already: worth a backup of
    /// its own only when the newest is some minutes old, or a script of many exports would push the others out.
    pub(crate) fn write_note<T, F>(&self, deed: F) -> Result<T, StoreFault>
    where
        T: Send + 'static,
        F: Fn(&rusqlite::Transaction<'_>) -> Result<T, StoreFault> + Send + 'static,
    {
        let done = self.write_aside(deed)?;
        self.backed_up.lock().unwrap_or_else(PoisonError::into_inner).noted = true;
        Ok(done)
    }

    /// Remembers whether this run is going on or ended in order. Not a change of the newsroom: no backup for it.
    pub(crate) fn mark_run(&self, now: &str, ended: bool) -> Result<(), StoreFault> {
        self.unseal()?;
        let run = run(now, ended);
        let writer = self.writer.as_ref().ok_or(StoreFault::ReadOnly)?;
        writer.write(move |tx| crate::setting::put(tx, "run", &run))
    }

    /// Ends a run in order: a backup if anything changed, the mark of a clean end, the log folded into the database,
    /// so that one file holds everything, and a seal on it. A backup that fails hinders none of the rest. Where nothing
    /// was written since the last orderly end, there is nothing to do.
    pub fn leave(&self, now: &str) -> Result<(), StoreFault> {
        let owed = self.backup_is_owed();
        if self.moved.load(Ordering::SeqCst) {
            return Ok(());
        }
        if self.sealed.load(Ordering::SeqCst) && !owed {
            return Ok(());
        }
        let caught_up = self.catch_up_index();
        let backup = if owed { self.back_up(now).map(|_| ()) } else { Ok(()) };
        self.unseal()?;
        let mut ended = run(now, true);
        if backup.is_err() {
            ended["backup_owed"] = true.into();
        }
        let writer = self.writer.as_ref().ok_or(StoreFault::ReadOnly)?;
        if writer.fold(move |tx| crate::setting::put(tx, "run", &ended))? && self.is_there() {
            seal::lay(&self.folder)?;
            self.sealed.store(true, Ordering::SeqCst);
        }
        backup.and(caught_up)?;
        if owed {
            let mut clock = self.backed_up.lock().unwrap_or_else(PoisonError::into_inner);
            (clock.changed, clock.noted) = (false, false);
        }
        Ok(())
    }

    /// Before anything is written. A seal that could not be taken off is on still, and is taken off the next time.
    pub(crate) fn unseal(&self) -> Result<(), StoreFault> {
        if self.sealed.load(Ordering::SeqCst) {
            seal::take_off(&self.folder)?;
            self.sealed.store(false, Ordering::SeqCst);
        }
        Ok(())
    }
}

/// What the database says of a run: when it was seen alive, and whether it ended in order.
pub(crate) fn run(alive: &str, ended: bool) -> serde_json::Value {
    serde_json::json!({ "alive": alive, "ended": ended })
}

/// Brings a copy to the schema that this program reads; a newer one stays as it is.
fn raise(copy: &Path) -> Result<(), StoreFault> {
    let mut connection = rusqlite::Connection::open(copy)?;
    if schema::found(&connection)? > schema::KNOWN {
        return Ok(());
    }
    schema::migrate(&mut connection)?;
    search::make_sure(&mut connection)
}
