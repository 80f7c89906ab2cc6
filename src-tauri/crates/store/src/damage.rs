//! Salvage: out of a database that will not open in order, every text whose hash is good is carried over.

use std::path::Path;

use article::{Article, ArticleId};
use rusqlite::{Connection, OpenFlags};

use crate::{
    StoreFault,
    article::{load, put, sequence_and_hash},
    revision,
};

/// Carries articles from the damaged database into `target`: those it lacks, and later texts of those it has.
/// Answers how many. What cannot be read is left; the damaged file itself is kept by the caller.
pub(crate) fn salvage(damaged: &Path, target: &mut Connection) -> u32 {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let Ok(copy) = tempfile::tempdir() else { return 0 };
    for ending in ["", "-wal"] {
        let from = format!("{}{ending}", damaged.display());
        if std::fs::copy(&from, copy.path().join(format!("newsroom.db{ending}"))).is_err()
            && ending.is_empty()
        {
            return 0;
        }
    }
    let Ok(source) = Connection::open_with_flags(copy.path().join("newsroom.db"), flags) else {
        return 0;
    };
    let Ok(mut ids) = source.prepare("SELECT id FROM article") else { return 0 };
    let Ok(rows) = ids.query_map([], |row| row.get::<_, String>(0)) else { return 0 };
    let ids = rows.map_while(Result::ok).filter_map(|id| ArticleId::parse(&id).ok());
    let carried = ids.map(|id| carry(&source, target, &id).unwrap_or(false));
    carried.filter(|carried| *carried).count() as u32
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
    if there.is_none() {
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
    revision::cut(&tx, &record.article, "", "salvaged", "", &record.updated)?;
    tx.commit()?;
    Ok(true)
}
