//! Revisions: append-only, ordered by number, each a whole compressed snapshot with its hash. The same content is
//! kept once; one damaged row spoils one revision.

use std::{
    collections::HashSet,
    io::{Read as _, Write as _},
    sync::PoisonError,
    time::{Duration, Instant},
};

use article::{Article, ArticleId, Stage, compare};
use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use crate::{
    Newsroom, StoreFault,
    article::{content, hash, load, load_unproven, put, read_content, sequence_and_hash, stage},
};

/// Activity after which a revision is cut.
const MINUTE: Duration = Duration::from_mins(1);
/// Most bytes a snapshot may unpack to.
const MOST: u64 = 64 * 1024 * 1024;

/// A revision in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionRow {
    /// Its number, from 1.
    pub number: u32,
    /// The revision it was made from.
    pub parent: Option<u32>,
    /// The other revision it was made from: the one that it brought back.
    pub second: Option<u32>,
    /// When, ISO-8601. Never used for ordering.
    pub made: String,
    /// Who.
    pub author: String,
    /// `created`, `activity`, `pinned`, `stage`, `export`, `import`, `restore`, `replace`, `conflict`, `damaged`, `salvaged`,
    /// `backup` (the text of a backup that a salvaged one took the place of).
    pub reason: String,
    /// Its name, or empty.
    pub name: String,
    /// BLAKE3 of its content, 64 hex characters.
    pub hash: String,
    /// Words it has more than its parent.
    pub words_added: u32,
    /// Words its parent had more.
    pub words_removed: u32,
    /// Photos it shows that its parent did not.
    pub photos_added: u32,
    /// Photos its parent showed that it does not.
    pub photos_removed: u32,
}

/// A revision with its text.
#[derive(Clone, Debug)]
pub struct Revision {
    /// Its row.
    pub row: RevisionRow,
    /// The article as it was; its stage is today's.
    pub article: Article,
}

impl Newsroom {
    /// The revisions of an article, newest first.
    pub fn revisions(&self, id: &ArticleId) -> Result<Vec<RevisionRow>, StoreFault> {
        self.read(|connection| {
            let sql =
                concat!(include_str!("revision.sql"), " WHERE article = ?1 ORDER BY number DESC");
            let mut statement = connection.prepare_cached(sql)?;
            let rows = statement.query_map([id.as_str()], row)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// One revision. Fails with [`StoreFault::NoRevision`], or [`StoreFault::Damaged`] when its hash is not its own.
    pub fn revision(&self, id: &ArticleId, number: u32) -> Result<Revision, StoreFault> {
        self.read(|connection| one(connection, id, number))
    }

    /// Cuts a revision of the working copy as it stands, for `reason`, under `name` (may be empty).
    pub fn cut_revision(
        &self,
        id: &ArticleId,
        author: &str,
        reason: &str,
        name: &str,
        now: &str,
    ) -> Result<u32, StoreFault> {
        let (id, author, reason) = (id.clone(), author.to_owned(), reason.to_owned());
        let (name, now) = (name.to_owned(), now.to_owned());
        let article = id.clone();
        let number = self.write(move |tx| {
            let article = load(tx, &id)?.article;
            cut(tx, &article, &author, &reason, &name, &now)
        })?;
        self.revision_was_cut(&article);
        Ok(number)
    }

    /// Names a revision.
    pub fn name_revision(&self, id: &ArticleId, number: u32, name: &str) -> Result<(), StoreFault> {
        let (id, name) = (id.clone(), name.to_owned());
        self.write(move |tx| {
            let sql = "UPDATE revision SET name = ?3 WHERE article = ?1 AND number = ?2";
            match tx.prepare_cached(sql)?.execute(params![id.as_str(), number, name])? {
                0 => Err(StoreFault::NoRevision),
                _ => Ok(()),
            }
        })
    }

    /// Makes the working copy equal to a revision. The text before is cut as a revision first (with the reason
    /// `damaged` when it is not what was saved), the text after as a new one: nothing is removed, and undoing a
    /// restore is restoring the one before. Fails with [`StoreFault::Posted`] when the article is posted and its text
    /// is sound.
    pub fn restore_revision(
        &self,
        id: &ArticleId,
        number: u32,
        author: &str,
        now: &str,
    ) -> Result<u32, StoreFault> {
        let (id, author, now) = (id.clone(), author.to_owned(), now.to_owned());
        self.write(move |tx| {
            if stage::of(tx, &id)? == Stage::Posted && load(tx, &id).is_ok() {
                return Err(StoreFault::Posted { kept: None });
            }
            restored(tx, &id, number, &author, &now)
        })
    }

    /// A minute of activity has passed since the last revision of `id`. The first save of a visit starts the minute,
    /// and is due itself: what the last visit left is a revision before this one writes over it.
    pub(crate) fn revision_is_due(&self, id: &ArticleId) -> bool {
        let mut cut = self.cut.lock().unwrap_or_else(PoisonError::into_inner);
        match &*cut {
            Some((last, when)) if last == id => when.elapsed() >= MINUTE,
            _ => {
                *cut = Some((id.clone(), Instant::now()));
                true
            }
        }
    }

    /// Another database stands here now: what was remembered of the old one's revisions means nothing.
    pub(crate) fn forget_cuts(&self) {
        *self.cut.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(crate) fn revision_was_cut(&self, id: &ArticleId) {
        *self.cut.lock().unwrap_or_else(PoisonError::into_inner) =
            Some((id.clone(), Instant::now()));
    }
}

/// Makes the working copy equal to a revision; answers the number of the revision that this makes.
pub(crate) fn restored(
    tx: &Transaction<'_>,
    id: &ArticleId,
    number: u32,
    author: &str,
    now: &str,
) -> Result<u32, StoreFault> {
    let (sequence, _) = sequence_and_hash(tx, id)?;
    cut_before(tx, id, author, now)?;
    let article = one(tx, id, number)?.article;
    put(tx, &article, sequence + 1, now, author)?;
    let made = cut(tx, &article, author, "restore", "", now)?;
    let sql = "UPDATE revision SET second = ?3 WHERE article = ?1 AND number = ?2";
    tx.prepare_cached(sql)?.execute(params![id.as_str(), made, number])?;
    Ok(made)
}

/// Cuts a revision of the working copy that is about to be written over, with the reason `damaged` when it is not what was
/// saved. One that cannot be read at all keeps nobody from writing.
pub(crate) fn cut_before(
    tx: &Transaction<'_>,
    id: &ArticleId,
    author: &str,
    now: &str,
) -> Result<(), StoreFault> {
    let (before, reason) = match load(tx, id) {
        Ok(before) => (before, "activity"),
        Err(_) => match load_unproven(tx, id) {
            Ok(damaged) => (damaged, "damaged"),
            Err(_) => return Ok(()),
        },
    };
    cut(tx, &before.article, author, reason, "", now).map(|_| ())
}

/// Cuts a revision of `article`. Content equal to the last revision's makes no new one when nothing new is to be said
/// of it: it has no name, and it is cut for activity, or pinned a second time. Answers its number.
pub(crate) fn cut(
    tx: &Transaction<'_>,
    article: &Article,
    author: &str,
    reason: &str,
    name: &str,
    now: &str,
) -> Result<u32, StoreFault> {
    let content = content(article);
    let hash = hash(&content);
    let last = last(tx, &article.id)?;
    if let Some(last) = &last
        && last.hash == hash
        && name.is_empty()
        && (matches!(reason, "activity" | "salvaged" | "backup") || reason == last.reason)
        && !matches!(reason, "stage" | "export" | "restore" | "conflict")
    {
        return Ok(last.number);
    }
    let number = last.as_ref().map_or(1, |last| last.number + 1);
    let same = last.as_ref().is_some_and(|last| last.hash == hash);
    let grown = if same {
        Growth::default()
    } else {
        let keep = "INSERT INTO snapshot (hash, content) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
        tx.prepare_cached(keep)?.execute(params![hash, pack(&content)?])?;
        // A damaged revision keeps no new one from being cut; it only cannot be counted against.
        let before = last.as_ref().and_then(|last| one(tx, &article.id, last.number).ok());
        growth(before.map(|before| before.article).as_ref(), article)
    };
    tx.prepare_cached(include_str!("add_revision.sql"))?.execute(params![
        article.id.as_str(),
        number,
        last.map(|last| last.number),
        now,
        author,
        reason,
        name,
        hash,
        grown.words.0,
        grown.words.1,
        grown.photos.0,
        grown.photos.1,
    ])?;
    Ok(number)
}

/// Words and photos that came and went.
#[derive(Default)]
struct Growth {
    words: (u32, u32),
    photos: (u32, u32),
}

fn growth(before: Option<&Article>, after: &Article) -> Growth {
    let shown = after.document.photos();
    let Some(before) = before else {
        let passages = after.document.passages();
        let words = passages.iter().map(|passage| vietnamese::count_words(&passage.text)).sum();
        return Growth { words: (words, 0), photos: (shown.len() as u32, 0) };
    };
    let changes = compare(&before.document, &after.document);
    let gone = before.document.photos();
    let added = shown.iter().filter(|photo| !gone.contains(photo)).count() as u32;
    let removed = gone.iter().filter(|photo| !shown.contains(photo)).count() as u32;
    Growth { words: (changes.words_added, changes.words_removed), photos: (added, removed) }
}

/// The newest revision that keeps a text written beside the working copy, until a step, an export, a pin or a restore
/// shows that somebody has decided.
pub(crate) fn other_text(
    connection: &Connection,
    id: &ArticleId,
    hash: &str,
) -> Result<Option<u32>, StoreFault> {
    let sql = include_str!("other_text.sql");
    let found = connection
        .prepare_cached(sql)?
        .query_row([id.as_str(), hash], |row| row.get(0))
        .optional()?;
    Ok(found)
}

fn last(connection: &Connection, id: &ArticleId) -> Result<Option<RevisionRow>, StoreFault> {
    let sql =
        concat!(include_str!("revision.sql"), " WHERE article = ?1 ORDER BY number DESC LIMIT 1");
    Ok(connection.prepare_cached(sql)?.query_row([id.as_str()], row).optional()?)
}

/// The hash of a revision's text.
pub(crate) fn hash_of(
    connection: &Connection,
    id: &ArticleId,
    number: u32,
) -> Result<String, StoreFault> {
    let sql = "SELECT hash FROM revision WHERE article = ?1 AND number = ?2";
    let found = connection
        .prepare_cached(sql)?
        .query_row(params![id.as_str(), number], |row| row.get(0))
        .optional()?;
    found.ok_or(StoreFault::NoRevision)
}

fn one(connection: &Connection, id: &ArticleId, number: u32) -> Result<Revision, StoreFault> {
    let sql = concat!(include_str!("revision.sql"), " WHERE article = ?1 AND number = ?2");
    let row = connection.prepare_cached(sql)?.query_row(params![id.as_str(), number], row);
    let row = row.optional()?.ok_or(StoreFault::NoRevision)?;
    let packed: Vec<u8> = connection
        .prepare_cached("SELECT content FROM snapshot WHERE hash = ?1")?
        .query_row([&row.hash], |row| row.get(0))?;
    let content = unpack(&packed, &row.hash)?;
    let value = serde_json::from_str(&content).map_err(StoreFault::damaged)?;
    let stage: String = connection
        .prepare_cached("SELECT stage FROM article WHERE id = ?1")?
        .query_row([id.as_str()], |row| row.get(0))?;
    let stage = Stage::named(&stage).unwrap_or(Stage::Draft);
    sequence_and_hash(connection, id)?;
    Ok(Revision { row, article: read_content(id, stage, &value)? })
}

fn row(row: &Row<'_>) -> rusqlite::Result<RevisionRow> {
    Ok(RevisionRow {
        number: row.get("number")?,
        parent: row.get("parent")?,
        second: row.get("second")?,
        made: words(row, "made")?,
        author: words(row, "author")?,
        reason: words(row, "reason")?,
        name: words(row, "name")?,
        hash: row.get("hash")?,
        words_added: row.get("words_added")?,
        words_removed: row.get("words_removed")?,
        photos_added: row.get("photos_added")?,
        photos_removed: row.get("photos_removed")?,
    })
}

/// A text of a row. A damaged letter is shown as such: one row must not hide the history.
fn words(row: &Row<'_>, column: &str) -> rusqlite::Result<String> {
    let value = row.get_ref(column)?;
    let bytes = value.as_bytes().map_err(|fault| {
        rusqlite::Error::FromSqlConversionFailure(0, value.data_type(), Box::new(fault))
    })?;
    Ok(String::from_utf8_lossy(bytes).into_owned())
}

fn pack(content: &str) -> Result<Vec<u8>, StoreFault> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::default());
    packed.write_all(content.as_bytes())?;
    Ok(packed.finish()?)
}

/// Those of `photos` that a revision's text names. A snapshot that cannot be read might name each of them.
pub(crate) fn naming(
    connection: &Connection,
    photos: &HashSet<String>,
) -> Result<HashSet<String>, StoreFault> {
    let mut named = HashSet::new();
    let mut statement = connection.prepare_cached("SELECT hash, content FROM snapshot")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (hash, packed): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
        let Ok(content) = unpack(&packed, &hash) else { return Ok(photos.clone()) };
        named.extend(photos.iter().filter(|photo| content.contains(photo.as_str())).cloned());
    }
    Ok(named)
}

/// Unpacks a snapshot and checks that it is what its hash says.
pub(crate) fn unpack(packed: &[u8], hash: &str) -> Result<String, StoreFault> {
    let damaged = || StoreFault::damaged(format!("snapshot {hash}"));
    let mut content = String::new();
    let mut reader = DeflateDecoder::new(packed).take(MOST);
    reader.read_to_string(&mut content).map_err(|_| damaged())?;
    if crate::article::hash(&content) == hash { Ok(content) } else { Err(damaged()) }
}
