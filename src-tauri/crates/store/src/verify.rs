//! Verification: the database's own check, then the hash of every text, every snapshot and every original.

use std::{
    fs,
    path::{Path, PathBuf},
};

use article::{Article, ArticleId, PhotoRef, plain};
use rusqlite::{Connection, OpenFlags, types::ValueRef};

use crate::{
    StoreFault,
    article::{counts_fit, load},
    backup::manifest_of,
    carry,
    damaged_part::DamagedPart,
    folder::Folder,
    revision::unpack,
    seal,
    watching::Watching,
};

/// What was looked at, and what is not as it was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifyReport {
    /// Articles whose text was read and hashed.
    pub articles: u32,
    /// Revisions.
    pub revisions: u32,
    /// Photos: rows of a backup, rows and files of a newsroom.
    pub photos: u32,
    /// What is damaged.
    pub damage: Vec<DamagedPart>,
}

impl VerifyReport {
    /// What is damaged, for a refusal's details.
    pub fn damage_in_one_line(&self) -> String {
        self.damage.iter().map(DamagedPart::to_string).collect::<Vec<_>>().join("; ")
    }
}

/// Verifies a newsroom's folder (database, its seal and the photo files) or one backup file (with its manifest and
/// the photos beside it). Changes nothing.
pub fn verify(path: &Path) -> Result<VerifyReport, StoreFault> {
    let mut nobody = Watching::nobody();
    if !path.is_dir() {
        let mut report = verify_backup(path, &mut nobody)?;
        if let Some(beside) = carry::beside(path) {
            let place = |photo: &PhotoRef, ext: &str| carry::place(&beside, photo, ext);
            originals(path, &mut report, place, &mut nobody)?;
        }
        return Ok(report);
    }
    verify_newsroom(&Folder { root: path.to_owned() }, &mut nobody)
}

/// Verifies a closed newsroom: database, seal and originals.
pub(crate) fn verify_newsroom(
    folder: &Folder,
    watching: &mut Watching,
) -> Result<VerifyReport, StoreFault> {
    let mut report = verify_database(&folder.database(), watching)?;
    if seal::broken(folder)? {
        report.damage.push(DamagedPart::Left);
    }
    let place = |photo: &PhotoRef, ext: &str| folder.original(photo, ext);
    originals(&folder.database(), &mut report, place, watching)?;
    Ok(report)
}

/// Verifies a backup's database and that it is the one its manifest was written for.
pub(crate) fn verify_backup(
    path: &Path,
    watching: &mut Watching,
) -> Result<VerifyReport, StoreFault> {
    let mut report = verify_database(path, watching)?;
    let manifest = manifest_of(path);
    if manifest.is_file() && !seal::holds(&fs::read(manifest)?, path)? {
        report.damage.push(DamagedPart::Backup);
    }
    Ok(report)
}

/// Hashes every original that the database names. A database that cannot be read has its own line already.
pub(crate) fn originals(
    database: &Path,
    report: &mut VerifyReport,
    place: impl Fn(&PhotoRef, &str) -> PathBuf,
    watching: &mut Watching,
) -> Result<(), StoreFault> {
    let rows = open(database).and_then(|connection| photos(&connection)).unwrap_or_default();
    for (id, ext) in rows {
        let Ok(photo) = PhotoRef::parse(&id) else {
            report.damage.push(DamagedPart::Photo(id));
            continue;
        };
        match fs::read(place(&photo, &ext)) {
            Ok(bytes) if blake3::hash(&bytes).to_hex().as_str() == id => {}
            Ok(_) => report.damage.push(DamagedPart::OriginalAltered(id)),
            Err(_) => report.damage.push(DamagedPart::OriginalLost(id)),
        }
        watching.step()?;
    }
    Ok(())
}

/// Hash and ending of every photo.
pub(crate) fn photos(connection: &Connection) -> Result<Vec<(String, String)>, StoreFault> {
    let mut statement = connection.prepare("SELECT id, ext FROM photo ORDER BY id")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn open(path: &Path) -> Result<Connection, StoreFault> {
    if !path.is_file() {
        return Err(StoreFault::Files(std::io::ErrorKind::NotFound.into()));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(path, flags)?)
}

/// Verifies one database file by itself.
pub(crate) fn verify_database(
    path: &Path,
    watching: &mut Watching,
) -> Result<VerifyReport, StoreFault> {
    let mut report = VerifyReport::default();
    let connection = open(path)?;
    match check(&connection, &mut report, watching) {
        Ok(()) => Ok(report),
        Err(fault @ (StoreFault::Files(_) | StoreFault::Stopped)) => Err(fault),
        Err(fault) => {
            let what = match fault {
                StoreFault::Damaged { what } => what,
                fault => fault.to_string(),
            };
            report.damage.push(DamagedPart::Database(what));
            Ok(report)
        }
    }
}

/// Looks at every row of an open database; what is damaged becomes a line of `report`.
pub(crate) fn check(
    connection: &Connection,
    report: &mut VerifyReport,
    watching: &mut Watching,
) -> Result<(), StoreFault> {
    let found = crate::schema::found(connection)?;
    if found == 0 || found > crate::schema::KNOWN {
        return Err(StoreFault::damaged(format!("schema {found}")));
    }
    let mut lines = connection.prepare("PRAGMA integrity_check(20)")?;
    for line in lines.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            report.damage.push(DamagedPart::Database(line));
        }
    }
    if !crate::schema::as_made(connection)? {
        report.damage.push(DamagedPart::Schema);
    }
    references(connection, report)?;
    if !counts_fit(connection)? {
        report.damage.push(DamagedPart::Counts);
    }
    for table in ["photo", "article_photo", "revision", "step", "setting"] {
        readable(connection, table, report)?;
    }
    for id in ids(connection)? {
        report.articles += 1;
        let read = ArticleId::parse(&id).ok().and_then(|id| load(connection, &id).ok());
        match read {
            None => report.damage.push(DamagedPart::Article(id)),
            Some(record) if !listed(connection, &record.article)? => {
                report.damage.push(DamagedPart::Listed(id));
            }
            Some(_) => {}
        }
        watching.step()?;
    }
    let sql = "SELECT r.article, r.number, r.hash, s.content FROM revision r LEFT JOIN snapshot s USING (hash)";
    let mut revisions = connection.prepare(sql)?;
    let mut rows = revisions.query([])?;
    while let Some(row) = rows.next()? {
        let (article, number, hash): (String, u32, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let content: Option<Vec<u8>> = row.get(3)?;
        report.revisions += 1;
        if content.is_none_or(|content| unpack(&content, &hash).is_err()) {
            report.damage.push(DamagedPart::Revision { article, number });
        }
        watching.step()?;
    }
    report.photos = connection.query_row("SELECT count(*) FROM photo", [], |row| row.get(0))?;
    Ok(())
}

/// The articles. All of them before the first is read: where a read of a damaged table fails, SQLite gives the row on which
/// another walk through the same table stands again, and again, without an end.
fn ids(connection: &Connection) -> Result<Vec<String>, StoreFault> {
    let mut statement = connection.prepare("SELECT id FROM article ORDER BY row")?;
    let ids = statement.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The list's columns say what the text says.
fn listed(connection: &Connection, article: &Article) -> Result<bool, StoreFault> {
    let sql = "SELECT headline, byline, thumbnail FROM article WHERE id = ?1";
    let shown: (String, String, Option<String>) = connection
        .prepare_cached(sql)?
        .query_row([article.id.as_str()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let document = &article.document;
    let thumbnail = article.lead_photo().map(|photo| photo.as_str().to_owned());
    Ok(shown == (plain(&document.headline), plain(&document.byline), thumbnail))
}

/// What the database's own check leaves out: words that are none.
fn readable(
    connection: &Connection,
    table: &str,
    report: &mut VerifyReport,
) -> Result<(), StoreFault> {
    let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = statement.column_count();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let is_whole =
            |value| !matches!(value, ValueRef::Text(words) if std::str::from_utf8(words).is_err());
        for column in 0..columns {
            if !is_whole(row.get_ref(column)?) {
                report.damage.push(DamagedPart::Words(table.to_owned()));
            }
        }
    }
    Ok(())
}

/// What the database's own check leaves out: rows that name nothing.
fn references(connection: &Connection, report: &mut VerifyReport) -> Result<(), StoreFault> {
    let mut lost = connection.prepare("PRAGMA foreign_key_check")?;
    for table in lost.query_map([], |row| row.get::<_, String>(0))? {
        report.damage.push(DamagedPart::Reference(table?));
    }
    Ok(())
}
