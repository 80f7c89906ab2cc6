//! Articles on the desk: the working copy that every running save replaces, with a hash of its own.

mod counts;
mod list;
pub(crate) mod stage;

use article::{Article, ArticleId, Document, Genre, LocalTime, PhotoRef, Stage, plain};
use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};
use serde_json::{Value, json};

pub use counts::Counts;
pub(crate) use counts::{Counted, counts_fit};
pub(crate) use list::teach_order;
pub use list::{ArticleFilter, ArticleRow, ListOrder, ListRows};
pub use stage::StageRow;

use crate::{Newsroom, StoreFault, library, revision, search};

/// An article as it is kept.
#[derive(Clone, Debug)]
pub struct ArticleRecord {
    /// The article.
    pub article: Article,
    /// The number of the last save.
    pub sequence: u32,
    /// ISO-8601.
    pub created: String,
    /// The last durable save, ISO-8601.
    pub updated: String,
    /// Changes of stage, newest first.
    pub steps: Vec<StageRow>,
    /// The text is not the one that was approved.
    pub changed_after_approval: bool,
    /// Caret and scroll of the last visit.
    pub place: Option<Place>,
    /// When it was put into the trash, ISO-8601.
    pub trashed: Option<String>,
    /// The revision that keeps another text of it, written beside this one, on which nobody has decided yet.
    pub other: Option<u32>,
}

/// Caret (the editor's counting) and scroll (CSS pixels) of the last visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Position in the document.
    pub caret: u32,
    /// Pixels from the top.
    pub scroll: u32,
}

/// A save that is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The number of this save.
    pub sequence: u32,
    /// When, ISO-8601.
    pub saved: String,
}

/// What the hash of a text covers, in the order it is hashed and kept.
pub(crate) fn content(article: &Article) -> String {
    with_body(&article.document.to_json_text(), &fields(article))
}

/// What is hashed beside the body.
fn fields(article: &Article) -> Value {
    json!({
        "section": article.section,
        "genre": article.genre.name(),
        "published": article.published.map(LocalTime::iso),
        "keywords": article.keywords,
        "featured": article.featured.as_ref().map(PhotoRef::as_str),
    })
}

/// One JSON object out of a body that is JSON already and its fields.
fn with_body(body: &str, fields: &Value) -> String {
    format!("{{\"body\":{body},{}", &fields.to_string()[1..])
}

/// The hash of a content, 64 hex characters.
pub(crate) fn hash(content: &str) -> String {
    blake3::hash(content.as_bytes()).to_hex().to_string()
}

impl Newsroom {
    /// A new article; its first revision is cut with `reason`. Durable when it answers.
    pub fn create(
        &self,
        article: &Article,
        author: &str,
        reason: &str,
        now: &str,
    ) -> Result<(), StoreFault> {
        let (article, author) = (article.clone(), author.to_owned());
        let (reason, now) = (reason.to_owned(), now.to_owned());
        self.write(move |tx| created(tx, &article, &author, &reason, &now))
    }

    /// One article. Fails with [`StoreFault::Damaged`] when its text is not what was saved.
    pub fn load(&self, id: &ArticleId) -> Result<ArticleRecord, StoreFault> {
        self.read(|connection| load(connection, id))
    }

    /// Replaces the working copy. Durable when it answers. The text before is cut as a revision first when a minute of
    /// activity has passed since the last, and at the first save of a visit. `expected` is the save that the text is built on: when another came between, the
    /// text is kept as a revision and refused with [`StoreFault::Conflict`]. So it is, with [`StoreFault::Posted`], when the
    /// article is posted and the text is another than the one that was.
    pub fn save_working(
        &self,
        article: &Article,
        expected: u32,
        caret: u32,
        author: &str,
        now: &str,
    ) -> Result<Saved, StoreFault> {
        self.save_working_at(article.clone(), expected, (caret, None), author, now)
    }

    /// The same, with where the person is: caret, and the scroll in CSS pixels if it is known.
    pub fn save_working_at(
        &self,
        article: Article,
        expected: u32,
        (caret, scroll): (u32, Option<u32>),
        author: &str,
        now: &str,
    ) -> Result<Saved, StoreFault> {
        let cut_due = self.revision_is_due(&article.id);
        let (author, now) = (author.to_owned(), now.to_owned());
        let id = article.id.clone();
        let outcome = self.write(move |tx| {
            let (current, known) = sequence_and_hash(tx, &article.id)?;
            if current != expected {
                let kept = revision::cut(tx, &article, &author, "conflict", "", &now)?;
                return Ok(Err(StoreFault::Conflict { current, kept }));
            }
            if stage::of(tx, &article.id)? == Stage::Posted && hash(&content(&article)) != known {
                let kept = revision::cut(tx, &article, &author, "conflict", "", &now)?;
                return Ok(Err(StoreFault::Posted { kept: Some(kept) }));
            }
            if cut_due {
                revision::cut_before(tx, &article.id, &author, &now)?;
            }
            let sequence = current + 1;
            let hash = put_text(tx, &article, sequence, &now, &author)?;
            if cut_due {
                search::index(tx, &article, &hash, &author)?;
            } else {
                search::lag(tx, &article, &hash, &author)?;
            }
            let sql = "UPDATE article SET caret = ?2, scroll = coalesce(?3, scroll) WHERE id = ?1";
            tx.prepare_cached(sql)?.execute(params![article.id.as_str(), caret, scroll])?;
            Ok(Ok(Saved { sequence, saved: now.clone() }))
        })?;
        if cut_due && outcome.is_ok() {
            self.revision_was_cut(&id);
        }
        outcome
    }

    /// Keeps where the person was. No change of the newsroom: no backup is made for it.
    pub fn put_place(&self, id: &ArticleId, caret: u32, scroll: u32) -> Result<(), StoreFault> {
        let id = id.clone();
        self.write_aside(move |tx| {
            let sql = "UPDATE article SET caret = ?2, scroll = ?3 WHERE id = ?1";
            tx.prepare_cached(sql)?.execute(params![id.as_str(), caret, scroll])?;
            Ok(())
        })
    }

    /// Drops a draft in which nobody ever wrote anything but `signed`, its byline from the start. True when it was one.
    pub fn discard_if_untouched(&self, id: &ArticleId, signed: &str) -> Result<bool, StoreFault> {
        let (id, signed) = (id.clone(), signed.to_owned());
        self.write(move |tx| {
            let record = load(tx, &id)?;
            let tray = "SELECT count(*) FROM article_photo WHERE article = ?1";
            let photos: u32 = tx.query_row(tray, [id.as_str()], |row| row.get(0))?;
            let revisions = "SELECT count(*) FROM revision WHERE article = ?1";
            let revisions: u32 = tx.query_row(revisions, [id.as_str()], |row| row.get(0))?;
            if !record.article.is_untouched(&signed) || photos > 0 || revisions > 1 {
                return Ok(false);
            }
            let row: i64 =
                tx.query_row("SELECT row FROM article WHERE id = ?1", [id.as_str()], |r| r.get(0))?;
            search::forget(tx, row)?;
            tx.execute("DELETE FROM revision WHERE article = ?1", [id.as_str()])?;
            tx.execute("DELETE FROM step WHERE article = ?1", [id.as_str()])?;
            tx.execute("DELETE FROM article WHERE id = ?1", [id.as_str()])?;
            Ok(true)
        })
    }

    /// Puts an article into the trash; nothing of it is lost.
    pub fn trash(&self, id: &ArticleId, now: &str) -> Result<(), StoreFault> {
        self.set_trashed(id, Some(now.to_owned()))
    }

    /// Takes an article out of the trash.
    pub fn untrash(&self, id: &ArticleId) -> Result<(), StoreFault> {
        self.set_trashed(id, None)
    }

    fn set_trashed(&self, id: &ArticleId, when: Option<String>) -> Result<(), StoreFault> {
        let id = id.clone();
        self.write(move |tx| {
            let sql = "UPDATE article SET trashed = ?2 WHERE id = ?1";
            match tx.prepare_cached(sql)?.execute(params![id.as_str(), when])? {
                0 => Err(StoreFault::NoArticle),
                _ if when.is_none() => library::untrash_used(tx, &id),
                _ => Ok(()),
            }
        })
    }
}

/// A new article with its first revision.
pub(crate) fn created(
    tx: &Transaction<'_>,
    article: &Article,
    author: &str,
    reason: &str,
    now: &str,
) -> Result<(), StoreFault> {
    let (id, stage) = (article.id.as_str(), article.stage.name());
    let row = params![id, stage, "", "news", "[]", "", "", 1, "", "", 0, 0, now, author];
    tx.prepare_cached(include_str!("create.sql"))?.execute(row)?;
    put(tx, article, 1, now, author)?;
    revision::cut(tx, article, author, reason, "", now)?;
    Ok(())
}

/// Writes the working copy, its list columns, its hash and its words for searching.
pub(crate) fn put(
    tx: &Transaction<'_>,
    article: &Article,
    sequence: u32,
    now: &str,
    author: &str,
) -> Result<(), StoreFault> {
    let hash = put_text(tx, article, sequence, now, author)?;
    search::index(tx, article, &hash, author)
}

/// Writes the working copy, its list columns and its hash. Answers the hash.
fn put_text(
    tx: &Transaction<'_>,
    article: &Article,
    sequence: u32,
    now: &str,
    author: &str,
) -> Result<String, StoreFault> {
    library::keep_words(tx, article)?;
    let document = &article.document;
    let figures = document.figures();
    let with_photo = figures.iter().filter(|figure| figure.photo.is_some());
    let without = |figure: &&&article::Figure| plain(&figure.caption).trim().is_empty();
    let keywords = serde_json::to_string(&article.keywords).map_err(StoreFault::damaged)?;
    let body = document.to_json_text();
    let hash = hash(&with_body(&body, &fields(article)));
    let changed = tx.prepare_cached(include_str!("put.sql"))?.execute(params![
        article.id.as_str(),
        article.section,
        article.genre.name(),
        article.published.map(LocalTime::iso),
        keywords,
        article.featured.as_ref().map(PhotoRef::as_str),
        body,
        hash,
        sequence,
        plain(&document.headline),
        plain(&document.byline),
        with_photo.clone().count() as u32,
        with_photo.clone().filter(without).count() as u32,
        article.lead_photo().map(PhotoRef::as_str),
        now,
        author,
    ])?;
    if changed == 0 {
        return Err(StoreFault::NoArticle);
    }
    Ok(hash)
}

/// The number of the last save and the text's hash.
pub(crate) fn sequence_and_hash(
    connection: &Connection,
    id: &ArticleId,
) -> Result<(u32, String), StoreFault> {
    let sql = "SELECT sequence, hash FROM article WHERE id = ?1";
    let found = connection
        .prepare_cached(sql)?
        .query_row([id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.ok_or(StoreFault::NoArticle)
}

pub(crate) fn load(connection: &Connection, id: &ArticleId) -> Result<ArticleRecord, StoreFault> {
    let Kept { mut record, content, hash, approved } = kept(connection, id)?;
    if self::hash(&content) != hash {
        return Err(StoreFault::damaged(format!("text of article {id}")));
    }
    let past_approval =
        matches!(record.article.stage, Stage::Approved | Stage::Exported | Stage::Posted);
    record.changed_after_approval =
        past_approval && approved.is_some_and(|approved| approved != hash);
    record.steps = stage::steps(connection, id)?;
    record.other = revision::other_text(connection, id, &hash)?;
    Ok(record)
}

/// The article as it lies there, though its hash may not be its own.
pub(crate) fn load_unproven(
    connection: &Connection,
    id: &ArticleId,
) -> Result<ArticleRecord, StoreFault> {
    Ok(kept(connection, id)?.record)
}

fn kept(connection: &Connection, id: &ArticleId) -> Result<Kept, StoreFault> {
    let found = connection
        .prepare_cached(include_str!("load.sql"))?
        .query_row([id.as_str()], |row| Ok(record(id, row)))
        .optional()?;
    found.ok_or(StoreFault::NoArticle)?
}

/// An article as it lies in the database.
struct Kept {
    record: ArticleRecord,
    /// What the hash covers, put together from the columns as they are: never written anew from the document, so that
    /// a later program that writes documents differently still finds old texts sound.
    content: String,
    hash: String,
    approved: Option<String>,
}

fn record(id: &ArticleId, row: &Row<'_>) -> Result<Kept, StoreFault> {
    let stage: String = row.get("stage")?;
    let body: String = row.get("body")?;
    let mut fields = json!({
        "section": row.get::<_, String>("section")?,
        "genre": row.get::<_, String>("genre")?,
        "published": row.get::<_, Option<String>>("published")?,
        "keywords": serde_json::from_str::<Value>(&row.get::<_, String>("keywords")?)
            .map_err(StoreFault::damaged)?,
        "featured": row.get::<_, Option<String>>("featured")?,
    });
    let content = with_body(&body, &fields);
    fields["body"] = serde_json::from_str::<Value>(&body).map_err(StoreFault::damaged)?;
    let stage = Stage::named(&stage).ok_or_else(|| StoreFault::damaged("stage"))?;
    let (caret, scroll) = (row.get("caret")?, row.get("scroll")?);
    let record = ArticleRecord {
        article: read_content(id, stage, &fields)?,
        sequence: row.get("sequence")?,
        created: row.get("created")?,
        updated: row.get("updated")?,
        steps: Vec::new(),
        changed_after_approval: false,
        place: (caret > 0 || scroll > 0).then_some(Place { caret, scroll }),
        trashed: row.get("trashed")?,
        other: None,
    };
    Ok(Kept { record, content, hash: row.get("hash")?, approved: row.get("approved_hash")? })
}

/// Reads what [`content`] wrote.
pub(crate) fn read_content(
    id: &ArticleId,
    stage: Stage,
    value: &Value,
) -> Result<Article, StoreFault> {
    let text = |name: &str| value[name].as_str();
    let keywords = value["keywords"].as_array().map(Vec::as_slice).unwrap_or_default();
    Ok(Article {
        id: id.clone(),
        stage,
        section: text("section").unwrap_or_default().to_owned(),
        genre: text("genre").and_then(Genre::named).unwrap_or_default(),
        published: text("published").and_then(|text| LocalTime::parse_iso(text).ok()),
        keywords: keywords.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        featured: text("featured").and_then(|text| PhotoRef::parse(text).ok()),
        document: Document::from_json(&value["body"]).map_err(StoreFault::damaged)?,
    })
}
