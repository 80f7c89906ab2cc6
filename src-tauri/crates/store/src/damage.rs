//! Salvage: out of a database that will not open in order, everything that can be read and whose hash is good is
//! carried over: photos' rows, articles, revisions, steps, trays, settings.

use std::{collections::HashSet, fs, io, path::Path};

use article::{Article, ArticleId, PhotoRef};
use rusqlite::{Connection, OpenFlags, params_from_iter, types::Value};

use crate::{
    StoreFault,
    article::{load, put, sequence_and_hash},
    revision, search,
};

/// What became of an article whose database was damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A text later than the backup's, or one that the backup lacks, was carried over whole.
    Later,
    /// The damaged database held another text of it that could not be read; the backup's stands.
    Older,
    /// It was in the damaged database alone and could not be read. Its bytes lie in what was kept aside.
    Lost,
}

/// An article of the report after a salvage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// The article.
    pub id: ArticleId,
    /// Its headline, as far as it can be read.
    pub headline: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// Carries what `target` lacks, and later texts of the articles it has, out of the damaged database; the texts that
/// stood there become revisions. What cannot be read is left; the damaged file itself is kept by the caller. Done twice, it
/// carries nothing twice. `told` are the photos of which a newer source has told already. Fails only where there is no room
/// to read it or to write what is read, and then nothing is given up.
pub(crate) fn salvage(
    damaged: &Path,
    target: &mut Connection,
    told: &mut HashSet<String>,
) -> Result<Vec<Salvaged>, StoreFault> {
    if !damaged.is_file() {
        return Ok(Vec::new());
    }
    let beside = damaged.parent().unwrap_or(Path::new("."));
    let folder = tempfile::tempdir().or_else(|_| tempfile::tempdir_in(beside))?;
    let source = copy(damaged, folder.path())?;
    tables(&source, target, ["setting", "photo"])?;
    // An older schema knows of no changes.
    if_room(photos_as_they_were(&source, target, told))?;
    let mut fates = Vec::new();
    for id in ids(&source) {
        fates.extend(one(&source, target, id)?);
    }
    tables(&source, target, ["step", "article_photo"])?;
    Ok(fates)
}

/// Whatever could not be carried is left, but for want of room.
fn if_room<T>(carried: Result<T, StoreFault>) -> Result<Option<T>, StoreFault> {
    match carried {
        Err(StoreFault::Full) => Err(StoreFault::Full),
        carried => Ok(carried.ok()),
    }
}

/// Carries one article. None when its text is there already.
fn one(
    source: &Connection,
    target: &mut Connection,
    id: ArticleId,
) -> Result<Option<Salvaged>, StoreFault> {
    let there = sequence_and_hash(target, &id).is_ok();
    if there {
        if_room(history(source, target, &id))?;
    }
    let carried = if_room(carry(source, target, &id))?;
    if !there {
        if_room(history(source, target, &id))?;
    }
    let outcome = match carried {
        Some(false) => return Ok(None),
        Some(true) => Outcome::Later,
        None if there => Outcome::Older,
        None => Outcome::Lost,
    };
    if outcome == Outcome::Later {
        if_room(mark(target, &id))?;
    }
    let headline = headline(target, &id).or_else(|_| headline(source, &id)).unwrap_or_default();
    Ok(Some(Salvaged { id, headline, outcome }))
}

fn headline(connection: &Connection, id: &ArticleId) -> Result<String, StoreFault> {
    let sql = "SELECT headline FROM article WHERE id = ?1";
    Ok(connection.query_row(sql, [id.as_str()], |row| row.get(0))?)
}

/// A copy to read from: reading may have to play the journal back, and the damaged file is not touched. Of a drive that
/// cannot give the whole file, what it gives is read where it lies, as it is.
fn copy(damaged: &Path, folder: &Path) -> Result<Connection, StoreFault> {
    let database = folder.join("newsroom.db");
    if !taken(damaged, &database)? {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        return Ok(Connection::open_with_flags(damaged, flags)?);
    }
    let journal = format!("{}-wal", damaged.display());
    taken(Path::new(&journal), &folder.join("newsroom.db-wal"))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(database, flags)?;
    // A damaged index would hide rows that are whole.
    let _ = source.execute_batch("REINDEX");
    Ok(source)
}

/// True when the file was copied, false when it cannot be read. Fails when there is no room for the copy.
fn taken(from: &Path, to: &Path) -> io::Result<bool> {
    let Err(fault) = fs::copy(from, to) else { return Ok(true) };
    let reads = fs::File::open(from).and_then(|mut file| io::copy(&mut file, &mut io::sink()));
    if reads.is_ok() { Err(fault) } else { Ok(false) }
}

/// The articles, from both ends of the table: a damaged page stops a reader, but only from one side.
fn ids(source: &Connection) -> Vec<ArticleId> {
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    for order in ["row ASC", "row DESC", "id ASC", "id DESC"] {
        let sql = format!("SELECT id FROM article ORDER BY {order}");
        let Ok(mut statement) = source.prepare(&sql) else { continue };
        let Ok(rows) = statement.query_map([], |row| row.get::<_, String>(0)) else { continue };
        for id in rows.map_while(Result::ok).filter_map(|id| ArticleId::parse(&id).ok()) {
            if known.insert(id.as_str().to_owned()) {
                found.push(id);
            }
        }
    }
    found
}

fn carry(source: &Connection, target: &mut Connection, id: &ArticleId) -> Result<bool, StoreFault> {
    let record = load(source, id)?;
    let (_, hash) = sequence_and_hash(source, id)?;
    let there = sequence_and_hash(target, id).ok();
    if there.as_ref().is_some_and(|(n, kept)| *n >= record.sequence || *kept == hash) {
        return Ok(false);
    }
    let Article { stage, .. } = record.article;
    let tx = target.transaction()?;
    if there.is_some() {
        if let Ok(before) = load(&tx, id) {
            revision::cut(&tx, &before.article, "", "backup", "", &before.updated)?;
        }
    } else {
        tx.prepare_cached(include_str!("article/create.sql"))?.execute(rusqlite::params![
            id.as_str(),
            stage.name(),
            "",
            "news",
            "[]",
            "",
            "",
            1,
            "",
            "",
            0,
            0,
            record.created,
            "",
        ])?;
    }
    put(&tx, &record.article, record.sequence, &record.updated, "")?;
    let sql = "UPDATE article SET stage = ?2, trashed = ?3 WHERE id = ?1";
    tx.execute(sql, rusqlite::params![id.as_str(), stage.name(), record.trashed])?;
    tx.commit()?;
    Ok(true)
}

/// The revisions of an article whose snapshots are good, in one transaction: each by itself would wait for the drive.
fn history(source: &Connection, target: &mut Connection, id: &ArticleId) -> Result<(), StoreFault> {
    let target = target.transaction()?;
    let numbers = "SELECT number FROM revision WHERE article = ?1 ORDER BY number";
    let mut statement = source.prepare(numbers)?;
    let numbers = statement.query_map([id.as_str()], |row| row.get::<_, u32>(0))?;
    for number in numbers.map_while(Result::ok) {
        let Ok((hash, content)) = snapshot(source, id, number) else { continue };
        let keep = "INSERT OR IGNORE INTO snapshot (hash, content) VALUES (?1, ?2)";
        target.execute(keep, (&hash, &content))?;
        let number = number.to_string();
        rows(source, &target, "revision", &[("article", id.as_str()), ("number", &number)])?;
    }
    Ok(target.commit()?)
}

fn snapshot(
    source: &Connection,
    id: &ArticleId,
    number: u32,
) -> Result<(String, Vec<u8>), StoreFault> {
    let sql = "SELECT s.hash, s.content FROM revision r JOIN snapshot s USING (hash)
               WHERE r.article = ?1 AND r.number = ?2";
    let (hash, content) = source.query_row(sql, (id.as_str(), number), |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))
    })?;
    revision::unpack(&content, &hash)?;
    Ok((hash, content))
}

/// A revision of the text as it was carried over.
fn mark(target: &mut Connection, id: &ArticleId) -> Result<(), StoreFault> {
    let record = load(target, id)?;
    let tx = target.transaction()?;
    revision::cut(&tx, &record.article, "", "salvaged", "", &record.updated)?;
    Ok(tx.commit()?)
}

/// Carries the rows of whole tables.
fn tables(
    source: &Connection,
    target: &mut Connection,
    tables: [&str; 2],
) -> Result<(), StoreFault> {
    let target = target.transaction()?;
    for table in tables {
        rows(source, &target, table, &[])?;
    }
    Ok(target.commit()?)
}

/// Carries the rows of `table` that can be read, whose columns have the values asked for, and that the target
/// lacks and accepts. Fails only for want of room.
fn rows(
    source: &Connection,
    target: &Connection,
    table: &str,
    asked: &[(&str, &str)],
) -> Result<(), StoreFault> {
    let asks: Vec<_> = asked.iter().map(|(column, _)| format!("{column} = ?")).collect();
    let asks = if asks.is_empty() { "1".to_owned() } else { asks.join(" AND ") };
    let sql = format!("SELECT * FROM {table} WHERE {asks}");
    let Ok(mut statement) = source.prepare(&sql) else { return Ok(()) };
    // By name: the source may be of an older schema.
    let names = statement.column_names().join(", ");
    let columns = statement.column_count();
    let places = vec!["?"; columns].join(", ");
    let insert = format!("INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})");
    let read = |row: &rusqlite::Row<'_>| (0..columns).map(|n| row.get(n)).collect();
    let values = params_from_iter(asked.iter().map(|(_, value)| value));
    let Ok(found) = statement.query_map(values, read) else { return Ok(()) };
    for row in found.map_while(Result::<Vec<Value>, _>::ok) {
        if_room(target.execute(&insert, params_from_iter(row)).map_err(StoreFault::from))?;
    }
    Ok(())
}

/// What was changed in photos and said of them after the backup: a face that was hidden since stays hidden. What does not
/// read as a change is none.
fn photos_as_they_were(
    source: &Connection,
    target: &mut Connection,
    told: &mut HashSet<String>,
) -> Result<(), StoreFault> {
    let sql =
        "SELECT id, edits, edition, web_width, web_height, caption, credit, alt, people FROM photo";
    let mut statement = source.prepare(sql)?;
    let read = |row: &rusqlite::Row<'_>| (0..9).map(|n| row.get(n)).collect();
    let found = statement.query_map([], read)?;
    let tx = target.transaction()?;
    for row in found.map_while(Result::<Vec<Value>, _>::ok) {
        let [Value::Text(id), edits, .., people] = &row[..] else { continue };
        let sound = match edits {
            Value::Text(text) => serde_json::from_str::<photo::Edits>(text).is_ok(),
            edits => *edits == Value::Null,
        };
        if !sound || !told.insert(id.clone()) {
            continue;
        }
        let (change, words) = row.split_at(5);
        tx.execute(include_str!("salvage_edits.sql"), params_from_iter(change))?;
        let others = "SELECT 1 FROM photo WHERE id = ?1 AND people <> ?2";
        let others = tx.prepare_cached(others)?.exists((id, people))?;
        let words = std::iter::once(&row[0]).chain(words);
        tx.execute(include_str!("salvage_words.sql"), params_from_iter(words))?;
        if let (true, Ok(photo)) = (others, PhotoRef::parse(id)) {
            search::seen_anew(&tx, &photo)?;
        }
    }
    Ok(tx.commit()?)
}

#[cfg(test)]
mod tests {
    use article::{Document, Inline};

    use super::*;
    use crate::{Newsroom, schema};

    const NOW: &str = "2025-10-03T09:42:00.000+07:00";

    #[test]
    fn nothing_is_given_up_for_want_of_room() {
        let root = tempfile::tempdir().unwrap();
        let (room, _) = Newsroom::open(root.path(), NOW).unwrap();
        for n in 1..=4 {
            let id = ArticleId::parse(&format!("0190a0b0-0000-7000-8000-{n:012}")).unwrap();
            let mut document = Document::blank("Hạ Vy");
            let words: Vec<String> = (0..5_000).map(|word| (word * n).to_string()).collect();
            document.sapo = vec![Inline::text(words.join(" "))];
            room.create(&Article::draft(id, document), "Hạ Vy", "created", NOW).unwrap();
        }
        room.leave(NOW).unwrap();
        drop(room);
        let mut target = Connection::open(root.path().join("other.db")).unwrap();
        schema::migrate(&mut target).unwrap();
        let pages: u32 = target.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        let mut salvaged = |most: u32| {
            let limit = format!("PRAGMA max_page_count = {most}");
            target.query_row(&limit, [], |row| row.get::<_, u32>(0)).unwrap();
            salvage(&root.path().join("newsroom.db"), &mut target, &mut HashSet::new())
        };
        let mut full = 0;
        for more in (1..200).step_by(20) {
            full += u32::from(matches!(salvaged(pages + more), Err(StoreFault::Full)));
        }
        assert!(full > 3, "where there is no room it says so: {full}");
        salvaged(1_000_000).unwrap();
        let sql = "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM revision JOIN snapshot USING (hash))";
        let there: (u32, u32) =
            target.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!(there, (4, 4));
    }
}
