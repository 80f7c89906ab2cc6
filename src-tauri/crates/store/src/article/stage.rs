//! Changes of stage, kept with who, when, note and the hash of the text they were made on.

use article::{Article, ArticleId, Stage, StageStep};
use rusqlite::{Connection, Transaction, params};

use super::{content, hash, load};
use crate::{Newsroom, StoreFault, revision};

/// A change of stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageRow {
    /// From.
    pub from: Stage,
    /// To.
    pub to: Stage,
    /// Who.
    pub who: String,
    /// When, ISO-8601.
    pub at: String,
    /// Their words.
    pub note: String,
    /// BLAKE3 hash of the text it was made on.
    pub hash: String,
}

impl Newsroom {
    /// Where an article stands.
    pub fn stage_of(&self, id: &ArticleId) -> Result<Stage, StoreFault> {
        self.read(|connection| of(connection, id))
    }

    /// Moves an article by one allowed step; a revision is cut, so that the text of every step can be seen again.
    pub fn set_stage(
        &self,
        id: &ArticleId,
        step: StageStep,
        who: &str,
        note: &str,
        now: &str,
    ) -> Result<(), StoreFault> {
        let (id, who) = (id.clone(), who.to_owned());
        let (note, now) = (note.to_owned(), now.to_owned());
        self.write(move |tx| take(tx, &load(tx, &id)?.article, step, &who, &note, &now))
    }
}

/// Where an article stands.
pub(crate) fn of(connection: &Connection, id: &ArticleId) -> Result<Stage, StoreFault> {
    let sql = "SELECT stage FROM article WHERE id = ?1";
    let name: Result<String, _> =
        connection.prepare_cached(sql)?.query_row([id.as_str()], |row| row.get(0));
    match name {
        Err(rusqlite::Error::QueryReturnedNoRows) => Err(StoreFault::NoArticle),
        name => Stage::named(&name?).ok_or_else(|| StoreFault::damaged("stage")),
    }
}

/// Takes a step on the text of `article`, and cuts a revision of it.
pub(crate) fn take(
    tx: &Transaction<'_>,
    article: &Article,
    step: StageStep,
    who: &str,
    note: &str,
    now: &str,
) -> Result<(), StoreFault> {
    let (id, hash) = (article.id.as_str(), hash(&content(article)));
    let sql =
        "UPDATE article SET stage = ?2, approved_hash = iif(?2 = 'approved', ?3, approved_hash)
               WHERE id = ?1";
    tx.prepare_cached(sql)?.execute(params![id, step.to.name(), hash])?;
    tx.prepare_cached(include_str!("add_step.sql"))?.execute(params![
        id,
        step.from.name(),
        step.to.name(),
        who,
        now,
        note,
        hash,
    ])?;
    revision::cut(tx, article, who, "stage", "", now)?;
    Ok(())
}

impl Newsroom {
    /// Takes the last change of stage back, or the last one that led here from `to`, by a step of its own: nothing is
    /// removed. The words that stood with the stage stand with it again. Answers false when there is none, or when the
    /// article was moved otherwise since.
    pub fn undo_stage(
        &self,
        id: &ArticleId,
        to: Option<Stage>,
        who: &str,
        now: &str,
    ) -> Result<bool, StoreFault> {
        let (id, who, now) = (id.clone(), who.to_owned(), now.to_owned());
        self.write(move |tx| {
            let record = load(tx, &id)?;
            let mut article = record.article;
            let mut steps = record.steps.iter();
            let last = match to {
                None => steps.next(),
                Some(to) => steps.find(|step| step.to == article.stage && step.from == to),
            };
            let Some(last) = last.filter(|step| step.to == article.stage) else {
                return Ok(false);
            };
            let came_with = record.steps.iter().find(|step| step.to == last.from);
            let note = came_with.map_or("", |step| step.note.as_str());
            let hash = crate::article::hash(&crate::article::content(&article));
            article.stage = last.from;
            let sql = "UPDATE article SET stage = ?2 WHERE id = ?1";
            tx.prepare_cached(sql)?.execute([id.as_str(), last.from.name()])?;
            tx.prepare_cached(include_str!("add_step.sql"))?.execute(params![
                id.as_str(),
                last.to.name(),
                last.from.name(),
                who,
                now,
                note,
                hash,
            ])?;
            revision::cut(tx, &article, &who, "stage", "", &now)?;
            Ok(true)
        })
    }
}

/// The steps of an article, newest first.
pub(super) fn steps(connection: &Connection, id: &ArticleId) -> Result<Vec<StageRow>, StoreFault> {
    let sql =
        "SELECT came, went, who, at, note, hash FROM step WHERE article = ?1 ORDER BY number DESC";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([id.as_str()], |row| {
        let stage = |name: String| Stage::named(&name).unwrap_or(Stage::Draft);
        Ok(StageRow {
            from: stage(row.get(0)?),
            to: stage(row.get(1)?),
            who: row.get(2)?,
            at: row.get(3)?,
            note: row.get(4)?,
            hash: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
