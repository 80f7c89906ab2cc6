//! The index: what is kept of an article for searching, building it from the texts, and checking it against them.

use std::collections::HashMap;

use article::{Article, Block, Document, PhotoRef, plain};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use super::{
    Spot, behind,
    forms::{Forms, Terms, with_forms},
};
use crate::{Newsroom, StoreFault, setting};

/// The form of the index that this program writes; another one is built anew when the newsroom is opened. Since the
/// second, articles that are being written may be behind; the third knows who is to be seen in photos, the fourth how
/// the words of a headline, and words with marks, begin, and which rows lie near; the fifth folds a letter whose marks
/// came in another order, for the sixth a number is one word, and for the seventh a telephone number, and «03» is «3»; for the
/// eighth +84 and brackets are read in it.
const FORM: u32 = 8;
/// Where the form is kept among the settings.
const KEY: &str = "search_index";
/// Bytes that FTS5 gathers before it writes a segment: while building, and while writing.
const GATHER_BUILDING: u32 = 64 << 20;
const GATHER: u32 = 1 << 20;
/// Articles whose words are made ready together while the index is built.
const BATCH: usize = 256;
/// Words of each article that a check looks up.
const PROBES: usize = 8;

/// What a check of the index found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexReport {
    /// Articles looked at.
    pub articles: u32,
    /// Articles whose words the index lacks or has from another text, by id; not those that are being written, whose
    /// texts a search reads themselves.
    pub stale: Vec<String>,
    /// Rows of the index that belong to no article.
    pub strays: u32,
    /// What FTS5's own check says, when it is not well.
    pub trouble: Option<String>,
}

impl IndexReport {
    /// Nothing is amiss.
    pub fn is_well(&self) -> bool {
        self.stale.is_empty() && self.strays == 0 && self.trouble.is_none()
    }
}

/// A stretch of an article that is searched.
pub(super) struct Stretch {
    pub(super) spot: Spot,
    /// The photo it belongs to, from 1.
    pub(super) photo: Option<u32>,
    pub(super) text: String,
}

/// All that is searched of an article, in reading order, without what is empty. A document's text is NFC; `others` are
/// the people that it does not name itself, as [`people`] answers them.
pub(super) fn stretches(document: &Document, others: &str) -> Vec<Stretch> {
    let mut all = written(document);
    all.extend(named(&credits(document), others));
    all
}

/// What is written in an article: all that is searched but the people.
pub(super) fn written(document: &Document) -> Vec<Stretch> {
    let mut all = Vec::with_capacity(document.blocks.len() + 4);
    let mut push = |spot, photo, text| all.extend(stretch(spot, photo, text));
    push(Spot::Headline, None, plain(&document.headline));
    push(Spot::Lead, None, plain(&document.sapo));
    let mut photo = 0;
    for block in &document.blocks {
        let figures = Block::figures(block);
        if figures.is_empty() {
            push(Spot::Body, None, block.text());
        }
        for figure in figures {
            photo += 1;
            push(Spot::Caption, Some(photo), plain(&figure.caption));
        }
    }
    push(Spot::Byline, None, plain(&document.byline));
    all
}

/// Who is named beside the photos, each once.
pub(super) fn credits(document: &Document) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for figure in document.figures() {
        let credit = figure.credit.as_str();
        if !credit.is_empty() && !all.contains(&credit) {
            all.push(credit);
        }
    }
    all
}

/// The people that belong to an article: its credits, and `others`.
pub(super) fn named(credits: &[impl AsRef<str>], others: &str) -> Option<Stretch> {
    let lines = credits.iter().map(AsRef::as_ref).chain([others]);
    stretch(Spot::People, None, lines.collect::<Vec<_>>().join("\n"))
}

fn stretch(spot: Spot, photo: Option<u32>, text: String) -> Option<Stretch> {
    let says = text.chars().any(vietnamese::is_letter_or_digit);
    says.then_some(Stretch { spot, photo, text })
}

/// Who wrote last, and who is to be seen in the photos of a text, a line each.
pub(super) fn people(
    connection: &Connection,
    photos: &[PhotoRef],
    author: &str,
) -> Result<String, StoreFault> {
    let mut find =
        connection.prepare_cached("SELECT people FROM photo WHERE id = ?1 AND people <> ''")?;
    people_by(photos, author, |photo| {
        Ok(find.query_row([photo], |row| row.get::<_, String>(0)).optional()?)
    })
}

/// The same, where `seen` answers who is to be seen in a photo.
fn people_by(
    photos: &[PhotoRef],
    author: &str,
    mut seen: impl FnMut(&str) -> Result<Option<String>, StoreFault>,
) -> Result<String, StoreFault> {
    let mut lines = vec![author.to_owned()];
    for photo in photos {
        lines.extend(seen(photo.as_str())?);
    }
    Ok(lines.join("\n"))
}

/// Puts an article's words into the index, and those of its figures with their photos, in the transaction of its text.
pub(crate) fn index(
    tx: &Transaction<'_>,
    article: &Article,
    hash: &str,
    author: &str,
) -> Result<(), StoreFault> {
    let sql = "SELECT row FROM article WHERE id = ?1";
    let row: i64 = tx.prepare_cached(sql)?.query_row([article.id.as_str()], |row| row.get(0))?;
    index_row(tx, row, &article.document, hash, author)?;
    behind::settled(tx, row)?;
    crate::library::keep_uses(tx, article)
}

/// Puts the words of the article in `row` in place of those that the index has of it.
pub(super) fn index_row(
    tx: &Transaction<'_>,
    row: i64,
    document: &Document,
    hash: &str,
    author: &str,
) -> Result<(), StoreFault> {
    tx.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([row])?;
    let others = people(tx, &document.photos(), author)?;
    with_forms(|forms| put(tx, row, &forms.terms(row, document, &others)))?;
    name(tx, row, hash)
}

/// Hash, author and body of the article in `row`, if it is there.
pub(super) fn stored(
    connection: &Connection,
    row: i64,
) -> Result<Option<(String, String, String)>, StoreFault> {
    let sql = "SELECT hash, author, body FROM article WHERE row = ?1";
    let found = connection
        .prepare_cached(sql)?
        .query_row([row], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    Ok(found.optional()?)
}

fn put(connection: &Connection, row: i64, terms: &Terms) -> Result<(), StoreFault> {
    let sql = "INSERT INTO search (rowid, terms) VALUES (?1, ?2)";
    connection.prepare_cached(sql)?.execute(params![row, terms.text])?;
    let mut keep =
        connection.prepare_cached("INSERT OR IGNORE INTO search_term (term) VALUES (?1)")?;
    for term in &terms.fresh {
        keep.execute([term])?;
    }
    Ok(())
}

/// The index has the article in `row` from the text of this hash.
fn name(connection: &Connection, row: i64, hash: &str) -> Result<(), StoreFault> {
    // The rest of the row was brought up to date by the trigger, unless the row is new.
    let same = "UPDATE search_article SET hash = ?2 WHERE row = ?1";
    if connection.prepare_cached(same)?.execute(params![row, hash])? == 0 {
        connection.prepare_cached(include_str!("narrow.sql"))?.execute([row, row])?;
    }
    Ok(())
}

/// Takes an article out of the index.
pub(crate) fn forget(tx: &Transaction<'_>, row: i64) -> Result<(), StoreFault> {
    tx.execute("DELETE FROM search WHERE rowid = ?1", [row])?;
    tx.execute("DELETE FROM search_article WHERE row = ?1", [row])?;
    behind::settled(tx, row)
}

/// The index has the form that this program writes.
pub(crate) fn is_sure(connection: &Connection) -> Result<bool, StoreFault> {
    let form = setting::get(connection, KEY)?.and_then(|form| form.as_u64());
    Ok(form == Some(u64::from(FORM)))
}

/// Builds the index when it has another form than this program's, or none yet.
pub(crate) fn make_sure(connection: &mut Connection) -> Result<(), StoreFault> {
    if is_sure(connection)? {
        return Ok(());
    }
    let tx = connection.transaction()?;
    build(&tx)?;
    tx.commit()?;
    Ok(())
}

/// Builds the index from the texts. A text that cannot be read is left out; verification names it.
fn build(tx: &Transaction<'_>) -> Result<u32, StoreFault> {
    super::forget_words();
    let gather = "INSERT INTO search (search, rank) VALUES ('hashsize', ?1)";
    tx.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
    tx.execute_batch("DELETE FROM search_term; DELETE FROM search_article;")?;
    // All articles are named before the first of them is put: FTS5 writes what it has gathered in front of every
    // statement that SQLite may have to take back by itself, as one that copies rows is; one behind each article made
    // a segment of each.
    tx.execute(include_str!("narrow.sql"), [i64::MIN, i64::MAX])?;
    tx.execute(gather, [GATHER_BUILDING])?;
    let mut articles = tx.prepare("SELECT row, author, body FROM article ORDER BY row")?;
    let mut rows = articles.query([])?;
    let (mut count, mut forms, seen) = (0, Forms::default(), seen(tx)?);
    let mut ready: Vec<Ready> = Vec::new();
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        while batch.len() < BATCH
            && let Some(row) = rows.next()?
        {
            batch.push((row.get(0)?, row.get(1)?, row.get(2)?));
        }
        // While one batch goes into the index, the words of the next are made ready.
        let last = batch.len() < BATCH;
        ready = std::thread::scope(|scope| {
            let making = scope.spawn(|| make(batch, &seen, &mut forms));
            count += put_all(tx, &ready)?;
            making.join().map_err(|_| StoreFault::damaged("an article's words"))
        })?;
        if last {
            break;
        }
    }
    count += put_all(tx, &ready)?;
    tx.execute(gather, [GATHER])?;
    setting::put(tx, KEY, &FORM.into())?;
    behind::settled_all(tx)?;
    Ok(count)
}

/// An article's row and its terms, unless its text cannot be read.
type Ready = (i64, Option<Terms>);

/// Puts the terms of articles into the index. Answers of how many.
fn put_all(tx: &Transaction<'_>, ready: &[Ready]) -> Result<u32, StoreFault> {
    let mut count = 0;
    for (row, terms) in ready {
        match terms {
            Some(terms) => {
                put(tx, *row, terms)?;
                count += 1;
            }
            None => {
                tx.execute("DELETE FROM search_article WHERE row = ?1", [row])?;
            }
        }
    }
    Ok(count)
}

/// Who is to be seen, by photo.
type Seen = HashMap<String, String>;

fn seen(connection: &Connection) -> Result<Seen, StoreFault> {
    let mut all = connection.prepare("SELECT id, people FROM photo WHERE people <> ''")?;
    let rows = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The terms of articles (row, author, body).
fn make(batch: Vec<(i64, String, String)>, seen: &Seen, forms: &mut Forms) -> Vec<Ready> {
    let mut terms = |row, author: &str, body: &str| {
        let document = read(body).ok()?;
        let others =
            people_by(&document.photos(), author, |photo| Ok(seen.get(photo).cloned())).ok()?;
        Some(forms.terms(row, &document, &others))
    };
    batch.into_iter().map(|(row, author, body)| (row, terms(row, &author, &body))).collect()
}

/// A stored body.
pub(super) fn read(body: &str) -> Result<Document, StoreFault> {
    let value = serde_json::from_str(body).map_err(StoreFault::damaged)?;
    Document::from_json(&value).map_err(StoreFault::damaged)
}

impl Newsroom {
    /// Builds the index again from the texts. Answers how many articles it holds.
    pub fn rebuild_index(&self) -> Result<u32, StoreFault> {
        self.write(build)
    }

    /// Checks the index: every article is in it with the text it has now and can be found by words of its own, or is
    /// named as being written; and nothing else is in it. Changes nothing.
    pub fn check_index(&self) -> Result<IndexReport, StoreFault> {
        self.write(|tx| {
            let mut report = IndexReport::default();
            let own = "INSERT INTO search (search) VALUES ('integrity-check')";
            report.trouble = tx.execute(own, []).err().map(|fault| fault.to_string());
            let sql = "SELECT a.row, a.id, a.hash = s.hash, a.author, a.body FROM article a
                       LEFT JOIN search_article s ON s.row = a.row ORDER BY a.row";
            let mut articles = tx.prepare(sql)?;
            let mut rows = articles.query([])?;
            let mut forms = Forms::default();
            while let Some(row) = rows.next()? {
                let same = row.get::<_, Option<bool>>(2)?.unwrap_or_default();
                report.articles += 1;
                let document = read(&row.get::<_, String>(4)?);
                let known = match document {
                    Ok(_) if behind::is_behind(tx, row.get(0)?)? => true,
                    Ok(document) if same => {
                        let author = row.get::<_, String>(3)?;
                        let others = people(tx, &document.photos(), &author)?;
                        let terms = forms.terms(row.get(0)?, &document, &others);
                        holds(tx, row.get(0)?, &terms)?
                    }
                    _ => false,
                };
                if !known {
                    report.stale.push(row.get(1)?);
                }
            }
            let sql =
                "SELECT count(*) FROM search_docsize WHERE id NOT IN (SELECT row FROM article)";
            report.strays = tx.query_row(sql, [], |row| row.get(0))?;
            Ok(report)
        })
    }
}

/// The index finds `row` by some of its words, spread over its text.
fn holds(connection: &Connection, row: i64, terms: &Terms) -> Result<bool, StoreFault> {
    let all: Vec<&str> = terms.text.split(' ').filter(|term| !term.is_empty()).collect();
    let step = all.len().div_ceil(PROBES).max(1);
    let some: Vec<String> =
        all.iter().step_by(step).chain(all.last()).map(|term| format!("\"{term}\"")).collect();
    let sql = "SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = ?2";
    let found: Option<u32> = connection
        .prepare_cached(sql)?
        .query_row(params![some.join(" AND "), row], |row| row.get(0))
        .optional()?;
    Ok(all.is_empty() || found.is_some())
}
