//! Opening the database: the floor of SQLite, checks, schema, and what the last run left behind.

use std::{
    fs::File,
    io::{self, Read as _},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use crate::{OpenReport, StoreFault, backup, folder::Folder, schema, seal, search};

/// A database up to this size is checked before it is used, whatever happened before: it takes some milliseconds.
/// A larger one that was left in order is checked in the background, so that no start waits for it.
const CHECKED_AT_ONCE: u64 = 8 * 1024 * 1024;

/// How an opened database was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    /// Before it was used.
    Already,
    /// It is to be checked in the background.
    Later,
}

/// SQLite 3.51.3 mends a race that could lose committed writes; 3.52.0 was withdrawn.
pub(crate) fn floor() -> Result<(), StoreFault> {
    let version = rusqlite::version_number();
    if version < 3_051_003 || version == 3_052_000 {
        return Err(StoreFault::damaged(format!("SQLite {version} is below the floor")));
    }
    Ok(())
}

/// Opens the database for writing, and writes nothing while it is what this program leaves. Fails with [`StoreFault::Damaged`] when it is not sound, with
/// [`StoreFault::Newer`] when a newer program made it.
pub(crate) fn open_writing(
    folder: &Folder,
    now: &str,
) -> Result<(Connection, Checked), StoreFault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(folder.database(), flags)?;
    connection.busy_timeout(Duration::from_secs(5))?;
    let found = schema::found(&connection)?;
    if found > schema::KNOWN {
        return Err(StoreFault::Newer { found, known: schema::KNOWN });
    }
    if found == 0 && backup::any(folder) {
        return Err(StoreFault::damaged("the database is empty, and its backups are not"));
    }
    let mut left_in_order = folder.seal().is_file();
    let journal: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if journal != "wal" {
        left_in_order = seal::take_off(folder)?;
    }
    for (name, value) in [("journal_mode", "wal"), ("synchronous", "full")] {
        connection.pragma_update(None, name, value)?;
    }
    for name in ["foreign_keys", "fullfsync", "checkpoint_fullfsync"] {
        connection.pragma_update(None, name, true)?;
    }
    let checked = check(&connection, folder, left_in_order)?;
    if found < schema::KNOWN || !search::is_sure(&connection)? {
        seal::take_off(folder)?;
        if (1..schema::KNOWN).contains(&found) {
            backup::before_migration(&connection, folder, now)?;
        }
        schema::migrate(&mut connection)?;
        search::make_sure(&mut connection)?;
    }
    Ok((connection, checked))
}

fn check(
    connection: &Connection,
    folder: &Folder,
    left_in_order: bool,
) -> Result<Checked, StoreFault> {
    let size = std::fs::metadata(folder.database())?.len();
    let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let page: i64 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let whole = u64::try_from(pages * page).is_ok_and(|bytes| bytes == size);
    if left_in_order && whole && size > CHECKED_AT_ONCE {
        return Ok(Checked::Later);
    }
    let _ = read_ahead(folder);
    quick_check(connection)?;
    Ok(Checked::Already)
}

/// Most bytes that are read ahead of a check.
const READ_AHEAD: u64 = 1024 * 1024 * 1024;

/// Reads the database once from its beginning: the check asks for its pages in an order of its own, and a cold drive answers
/// each of them alone.
fn read_ahead(folder: &Folder) -> io::Result<()> {
    let mut file = File::open(folder.database())?.take(READ_AHEAD);
    let mut piece = vec![0; 1024 * 1024];
    while file.read(&mut piece)? > 0 {}
    Ok(())
}

/// SQLite's own quick check. Fails with [`StoreFault::Damaged`].
pub(crate) fn quick_check(connection: &Connection) -> Result<(), StoreFault> {
    let check: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if check == "ok" { Ok(()) } else { Err(StoreFault::Damaged { what: check }) }
}

/// What the last run left behind: whether it ended in order, when it was seen alive, what it saved last. True when no
/// backup may hold what it wrote.
pub(crate) fn report_sudden_end(
    connection: &Connection,
    report: &mut OpenReport,
) -> Result<bool, StoreFault> {
    let run = crate::setting::get(connection, "run")?;
    let sudden = run.as_ref().is_some_and(|run| run["ended"] == false);
    let owed = run.as_ref().is_some_and(|run| run["backup_owed"] == true);
    if sudden {
        report.notes.push("sudden_stop".into());
    }
    report.last_alive = run.and_then(|run| run["alive"].as_str().map(str::to_owned));
    let newest = "SELECT max(updated) FROM article WHERE trashed IS NULL";
    report.last_saved = connection.query_row(newest, [], |row| row.get(0))?;
    if let (Some(alive), Some(saved)) = (&mut report.last_alive, &report.last_saved)
        && saved > alive
    {
        alive.clone_from(saved);
    }
    Ok(sudden || owed)
}
