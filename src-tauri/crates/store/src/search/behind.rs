//! Articles that are being written. A save leaves their words in the index as they were and names their rows in the
//! same transaction; a search passes over those rows in the index and reads their texts themselves, into tables of its
//! own connection that no file holds. The index catches up at the next revision, when the article is left, and when
//! the newsroom is closed.

use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use article::{Article, PhotoRef};

use super::{
    forms::Forms,
    index::{index_row, people, read, stored},
};
use crate::{Newsroom, StoreFault, setting};

/// Where the rows are kept among the settings: a list, the one that has waited longest first.
const KEY: &str = "search_behind";
/// Articles that may be behind at once; a search reads the texts of all.
const MOST: usize = 4;

/// The rows of the articles that are behind.
fn behind(connection: &Connection) -> Result<Vec<i64>, StoreFault> {
    let kept = setting::get(connection, KEY)?;
    let rows = kept.and_then(|rows| rows.as_array().cloned()).unwrap_or_default();
    Ok(rows.iter().filter_map(serde_json::Value::as_i64).collect())
}

fn keep(connection: &Connection, rows: &[i64]) -> Result<(), StoreFault> {
    setting::put(connection, KEY, &serde_json::json!(rows))
}

/// The text of `article` was saved and the index is not told yet. One that the index does not know is told at once.
pub(crate) fn lag(
    tx: &Transaction<'_>,
    article: &Article,
    hash: &str,
    author: &str,
) -> Result<(), StoreFault> {
    let sql =
        "SELECT a.row, s.row IS NOT NULL FROM article a LEFT JOIN search_article s ON s.row = a.row
               WHERE a.id = ?1";
    let (row, known): (i64, bool) = tx
        .prepare_cached(sql)?
        .query_row([article.id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if !known {
        return super::index(tx, article, hash, author);
    }
    let mut rows = behind(tx)?;
    if !rows.contains(&row) {
        rows.push(row);
        if rows.len() > MOST {
            take_in(tx, rows.remove(0))?;
        }
        keep(tx, &rows)?;
    }
    crate::library::keep_uses(tx, article)
}

/// Other people are to be seen in `photo`: the articles whose texts show it are found by those.
pub(crate) fn seen_anew(tx: &Transaction<'_>, photo: &PhotoRef) -> Result<(), StoreFault> {
    let mut articles = tx.prepare_cached(include_str!("showing.sql"))?;
    let rows = articles.query_map([photo.as_str()], |row| row.get(0))?;
    for row in rows.collect::<Result<Vec<i64>, _>>()? {
        take_in(tx, row)?;
        settled(tx, row)?;
    }
    Ok(())
}

/// Article `row` is behind no more: the index has it as it is, or has it no longer.
pub(super) fn settled(tx: &Transaction<'_>, row: i64) -> Result<(), StoreFault> {
    let mut rows = behind(tx)?;
    if rows.contains(&row) {
        rows.retain(|one| *one != row);
        keep(tx, &rows)?;
    }
    Ok(())
}

/// No article is behind: the index was built from the texts.
pub(super) fn settled_all(tx: &Transaction<'_>) -> Result<(), StoreFault> {
    if behind(tx)?.is_empty() { Ok(()) } else { keep(tx, &[]) }
}

/// The row of an article that is behind says so.
pub(super) fn is_behind(connection: &Connection, row: i64) -> Result<bool, StoreFault> {
    Ok(behind(connection)?.contains(&row))
}

/// Puts the words of every article that is behind into the index.
fn catch_up(tx: &Transaction<'_>) -> Result<(), StoreFault> {
    for row in behind(tx)? {
        take_in(tx, row)?;
    }
    settled_all(tx)
}

/// A text that cannot be read is left as the index has it; verification names it.
fn take_in(tx: &Transaction<'_>, row: i64) -> Result<(), StoreFault> {
    let Some((hash, author, body)) = stored(tx, row)? else { return Ok(()) };
    match read(&body) {
        Ok(document) => index_row(tx, row, &document, &hash, &author),
        Err(_) => Ok(()),
    }
}

impl Newsroom {
    /// Puts the words of the articles that were being written into the index. Nothing is found by it that was not
    /// found before; searching is quicker.
    pub fn catch_up_index(&self) -> Result<(), StoreFault> {
        if self.read(behind)?.is_empty() {
            return Ok(());
        }
        self.write_aside(catch_up)
    }
}

/// Reads the texts of the articles that are behind into this connection's own tables, unless they stand there already.
/// Whoever searches calls it first.
pub(super) fn look(connection: &Connection) -> Result<(), StoreFault> {
    let there = "SELECT 1 FROM temp.sqlite_schema WHERE name = 'fresh_article'";
    if connection.prepare_cached(there)?.query_row([], |_| Ok(())).optional()?.is_none() {
        connection.execute_batch(include_str!("fresh.sql"))?;
    }
    // One look at the database: no save comes between the rows and their texts.
    let tx = connection.unchecked_transaction()?;
    let rows = behind(&tx)?;
    if !stand_there(&tx, &rows)? {
        read_anew(&tx, &rows)?;
    }
    tx.commit()?;
    Ok(())
}

/// The connection's own tables hold the texts of `rows` as they were saved last, and no others.
fn stand_there(connection: &Connection, rows: &[i64]) -> Result<bool, StoreFault> {
    let mut statement = connection.prepare_cached(include_str!("fresh_rows.sql"))?;
    let fresh = statement.query_map([], |row| row.get(0))?;
    let fresh = fresh.collect::<Result<Vec<Option<i64>>, _>>()?;
    Ok(fresh.len() == rows.len() && rows.iter().all(|row| fresh.contains(&Some(*row))))
}

/// Puts the texts of `rows` into the connection's own tables, in place of what stands there.
fn read_anew(tx: &Transaction<'_>, rows: &[i64]) -> Result<(), StoreFault> {
    tx.execute_batch(
        "INSERT INTO temp.fresh_search (fresh_search) VALUES ('delete-all');
         DELETE FROM temp.fresh_term; DELETE FROM temp.fresh_article;",
    )?;
    let mut forms = Forms::default();
    for row in rows {
        let Some((hash, author, body)) = stored(tx, *row)? else { continue };
        let Ok(document) = read(&body) else { continue };
        let terms = forms.terms(*row, &document, &people(tx, &document.photos(), &author)?);
        tx.prepare_cached("INSERT INTO temp.fresh_search (rowid, terms) VALUES (?1, ?2)")?
            .execute(params![row, terms.text])?;
        let mut keep =
            tx.prepare_cached("INSERT OR IGNORE INTO temp.fresh_term (term) VALUES (?1)")?;
        for term in &terms.fresh {
            keep.execute([term])?;
        }
        tx.prepare_cached("INSERT INTO temp.fresh_article (row, hash) VALUES (?1, ?2)")?
            .execute(params![row, hash])?;
    }
    Ok(())
}

/// Some article's words are to be looked for in this connection's own tables. Told after [`look`].
pub(super) fn any(connection: &Connection) -> Result<bool, StoreFault> {
    let sql = "SELECT EXISTS (SELECT 1 FROM temp.fresh_article)";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}
