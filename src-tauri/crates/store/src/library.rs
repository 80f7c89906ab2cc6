//! The library over all photos: search, where a photo is used, what looks like it, its changes, its trash.

use article::{Article, ArticleId, Document, Figure, PhotoRef, Stage, plain};
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

use crate::{
    Newsroom, PhotoRow, StoreFault,
    photo::{read, row_of},
};

/// Rows that are folded in one go before a search.
const FOLDED_AT_ONCE: u32 = 2_000;

/// Photos of the library.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Newest first.
    pub rows: Vec<PhotoRow>,
    /// All that match.
    pub total: u32,
}

/// An article that uses a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoUse {
    /// The article.
    pub article: ArticleId,
    /// Its headline.
    pub headline: String,
    /// Its stage.
    pub stage: Stage,
    /// When it was last saved.
    pub updated: String,
    /// The photo stands in the text; else it waits in the tray.
    pub in_text: bool,
}

/// What a change makes of a photo.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoChange {
    /// The change as JSON; none brings the original back.
    pub edits: Option<String>,
    /// Pixels of the web size when it is cut.
    pub web_size: Option<(u32, u32)>,
}

impl Newsroom {
    /// Photos whose caption, people, credit, name, camera or day hold every word of `words` (folded, in any order);
    /// those of the trash if `trashed`.
    pub fn library(
        &self,
        words: &str,
        trashed: bool,
        limit: u32,
        offset: u32,
    ) -> Result<Library, StoreFault> {
        if self.writer.is_some() {
            while self.fold_photos()? == FOLDED_AT_ONCE {}
        }
        let folded = vietnamese::fold(words);
        let wanted: Vec<&str> = folded.split_whitespace().collect();
        let wanted = serde_json::to_string(&wanted).map_err(StoreFault::damaged)?;
        let found = |limit: u32, offset: u32| {
            self.read(|connection| {
                let mut statement = connection.prepare_cached(include_str!("library.sql"))?;
                let rows = statement
                    .query_map(params![trashed, wanted, limit, offset], |row| {
                        Ok((read(row), row.get::<_, u32>("total")?))
                    })?
                    .collect::<Result<Vec<_>, _>>()?;
                let total = rows.first().map_or(0, |(_, total)| *total);
                let rows = rows.into_iter().map(|(row, _)| row).collect::<Result<_, _>>()?;
                Ok(Library { rows, total })
            })
        };
        let found_here = found(limit, offset)?;
        // Behind the last row no row tells how many there are.
        if found_here.rows.is_empty() && offset > 0 {
            return Ok(Library { total: found(1, 0)?.total, ..found_here });
        }
        Ok(found_here)
    }

    /// Folds the words of photos that changed since. Answers how many there were.
    fn fold_photos(&self) -> Result<u32, StoreFault> {
        let stale = |connection: &Connection| {
            let sql = "SELECT id FROM photo WHERE folded IS NULL LIMIT ?1";
            let mut statement = connection.prepare_cached(sql)?;
            let ids = statement.query_map([FOLDED_AT_ONCE], |row| row.get::<_, String>(0))?;
            Ok(ids.collect::<Result<Vec<_>, _>>()?)
        };
        let ids = self.read(stale)?;
        if ids.is_empty() {
            return Ok(0);
        }
        self.write(move |tx| {
            for id in &ids {
                let photo = PhotoRef::parse(id).map_err(StoreFault::damaged)?;
                let folded = folded(&row_of(tx, &photo)?);
                let sql = "UPDATE photo SET folded = ?2 WHERE id = ?1";
                tx.prepare_cached(sql)?.execute([id.as_str(), &folded])?;
            }
            Ok(ids.len() as u32)
        })
    }

    /// Articles, outside the trash, that use a photo; last saved first.
    pub fn uses(&self, photo: &PhotoRef) -> Result<Vec<PhotoUse>, StoreFault> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("uses.sql"))?;
            let rows = statement
                .query_map([photo.as_str()], |row| {
                    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
                })?
                .collect::<Result<Vec<(String, String, String, String, bool)>, _>>()?;
            rows.into_iter()
                .map(|(id, headline, stage, updated, in_text)| {
                    Ok(PhotoUse {
                        article: ArticleId::parse(&id).map_err(StoreFault::damaged)?,
                        headline,
                        stage: Stage::named(&stage).ok_or_else(|| StoreFault::damaged(&stage))?,
                        updated,
                        in_text,
                    })
                })
                .collect()
        })
    }

    /// Gives `see` what every photo outside the trash looks like, by its id.
    pub fn each_likeness(&self, see: impl FnMut(&str, &[u8])) -> Result<(), StoreFault> {
        self.each_of_photos(include_str!("alike.sql"), see)
    }

    /// What a photo looks like; none while nobody looked, or while it lies in the trash.
    pub fn likeness(&self, photo: &PhotoRef) -> Result<Option<Vec<u8>>, StoreFault> {
        self.read(|connection| {
            let sql = concat!(include_str!("alike.sql"), " AND p.id = ?1");
            let mut statement = connection.prepare_cached(sql)?;
            Ok(statement.query_row([photo.as_str()], |row| row.get(1)).optional()?)
        })
    }

    /// Keeps what a photo looks like: 32 bytes. It can be made again, so it is nothing to back up.
    pub fn put_likeness(&self, photo: &PhotoRef, likeness: &[u8]) -> Result<(), StoreFault> {
        let (photo, likeness) = (photo.clone(), likeness.to_vec());
        self.write_aside(move |tx| {
            let sql = "UPDATE photo SET likeness = ?2 WHERE id = ?1";
            tx.prepare_cached(sql)?.execute(params![photo.as_str(), likeness])?;
            Ok(())
        })
    }

    /// Keeps a change. All pictures made before it, of whatever size and for whatever export, are gone when this answers:
    /// they are removed first, so that a sudden end leaves none that shows what was hidden. Answers how many there were.
    /// Nobody may be making a picture meanwhile.
    pub fn put_photo_change(
        &self,
        photo: &PhotoRef,
        change: &PhotoChange,
    ) -> Result<u32, StoreFault> {
        let removed = self.folder.drop_derivatives(photo)?;
        let (photo, change) = (photo.clone(), change.clone());
        self.write(move |tx| {
            let sql = "UPDATE photo
                       SET edits = ?2, edition = edition + 1, web_width = ?3, web_height = ?4
                       WHERE id = ?1";
            let (width, height) = change.web_size.unzip();
            let row = params![photo.as_str(), change.edits, width, height];
            match tx.prepare_cached(sql)?.execute(row)? {
                0 => Err(StoreFault::NoPhoto),
                _ => Ok(()),
            }
        })?;
        Ok(removed)
    }

    /// Puts a photo into the trash that no article outside its own trash uses. Answers false, and changes nothing, where one
    /// does: asked and done in one go, for a text may be saved in between.
    pub fn trash_unused_photo(&self, photo: &PhotoRef, when: &str) -> Result<bool, StoreFault> {
        let (photo, when) = (photo.clone(), when.to_owned());
        self.write(move |tx| {
            let sql = "SELECT EXISTS (
                         SELECT 1 FROM article_photo t JOIN article a ON a.id = t.article
                         WHERE t.photo = ?1 AND t.removed = 0 AND a.trashed IS NULL)";
            if tx.prepare_cached(sql)?.query_row([photo.as_str()], |row| row.get(0))? {
                return Ok(false);
            }
            let sql = "UPDATE photo SET trashed = ?2 WHERE id = ?1";
            match tx.prepare_cached(sql)?.execute([photo.as_str(), &when])? {
                0 => Err(StoreFault::NoPhoto),
                _ => Ok(true),
            }
        })
    }

    /// Puts a photo into the trash, or takes it out (`when` is none). The original stays.
    pub fn trash_photo(&self, photo: &PhotoRef, when: Option<&str>) -> Result<(), StoreFault> {
        let (photo, when) = (photo.clone(), when.map(str::to_owned));
        self.write(move |tx| {
            let sql = "UPDATE photo SET trashed = ?2 WHERE id = ?1";
            match tx.prepare_cached(sql)?.execute(params![photo.as_str(), when])? {
                0 => Err(StoreFault::NoPhoto),
                _ => Ok(()),
            }
        })
    }
}

/// Keeps the words of an article's figures with their photos, so that the library finds a photo by the caption it was
/// printed with. Only those that this text changes: words given in the library meanwhile stay. In the transaction of the
/// text, before it takes the place of the one that lies there.
pub(crate) fn keep_words(tx: &Transaction<'_>, article: &Article) -> Result<(), StoreFault> {
    let mut before: Option<Vec<(PhotoRef, [String; 3])>> = None;
    for (photo, words) in article.document.figures().into_iter().filter_map(words_of) {
        if lie_there(tx, &photo, &words)? {
            continue;
        }
        let before = match &before {
            Some(before) => before,
            None => before.insert(words_lying(tx, &article.id)?),
        };
        let fresh = [0, 1, 2].map(|n| {
            let stood = before.iter().any(|(one, old)| *one == photo && old[n] == words[n]);
            if stood { "" } else { words[n].as_str() }
        });
        tx.prepare_cached(include_str!("figure_words.sql"))?.execute([
            photo.as_str(),
            fresh[0],
            fresh[1],
            fresh[2],
        ])?;
    }
    Ok(())
}

/// Keeps that an article uses the photos of its text; one of the trash leaves it. In the transaction of the text.
pub(crate) fn keep_uses(tx: &Transaction<'_>, article: &Article) -> Result<(), StoreFault> {
    for photo in article.document.photos() {
        tx.prepare_cached(include_str!("place_photo.sql"))?
            .execute([article.id.as_str(), photo.as_str()])?;
        let sql = "UPDATE photo SET trashed = NULL WHERE id = ?1 AND trashed IS NOT NULL";
        tx.prepare_cached(sql)?.execute([photo.as_str()])?;
    }
    Ok(())
}

/// Takes the photos that an article uses out of the trash, when it leaves its own.
pub(crate) fn untrash_used(tx: &Transaction<'_>, id: &ArticleId) -> Result<(), StoreFault> {
    tx.prepare_cached(include_str!("untrash_used.sql"))?.execute([id.as_str()])?;
    Ok(())
}

/// A figure's photo with caption, credit and description.
fn words_of(figure: &Figure) -> Option<(PhotoRef, [String; 3])> {
    let words = [plain(&figure.caption), figure.credit.clone(), figure.alt.clone()];
    Some((figure.photo.clone()?, words.map(|words| words.trim().to_owned())))
}

/// Whether a photo has these words, where they are any.
fn lie_there(
    tx: &Transaction<'_>,
    photo: &PhotoRef,
    [caption, credit, alt]: &[String; 3],
) -> Result<bool, StoreFault> {
    let sql = "SELECT ?2 IN ('', caption) AND ?3 IN ('', credit) AND ?4 IN ('', alt) FROM photo WHERE id = ?1";
    let row = params![photo.as_str(), caption, credit, alt];
    let same = tx.prepare_cached(sql)?.query_row(row, |row| row.get(0)).optional()?;
    Ok(same.unwrap_or(true))
}

/// The words of the figures in the text that lies there; none where it cannot be read.
fn words_lying(
    tx: &Transaction<'_>,
    id: &ArticleId,
) -> Result<Vec<(PhotoRef, [String; 3])>, StoreFault> {
    let sql = "SELECT body FROM article WHERE id = ?1";
    let body: Option<String> =
        tx.prepare_cached(sql)?.query_row([id.as_str()], |row| row.get(0)).optional()?;
    let body = body.and_then(|body| serde_json::from_str(&body).ok());
    let document = body.and_then(|body: serde_json::Value| Document::from_json(&body).ok());
    Ok(document.iter().flat_map(|one| one.figures().into_iter().filter_map(words_of)).collect())
}

/// All that a photo is found by, folded: words, name, camera, and its day as `03-10-2025` and `2025-10-03`.
pub(crate) fn folded(row: &PhotoRow) -> String {
    let about = &row.original;
    let taken = about.captured.as_deref().unwrap_or(&about.added);
    let day = taken.get(..10).unwrap_or_default();
    let turned = match (day.get(..4), day.get(5..7), day.get(8..10)) {
        (Some(year), Some(month), Some(day)) => {
            format!("{day}-{month}-{year} {day}/{month}/{year}")
        }
        _ => String::new(),
    };
    let words = &about.words;
    let camera = about.camera.as_deref().unwrap_or_default();
    let parts = [
        &words.caption,
        &words.people,
        &words.credit,
        &about.name,
        camera,
        day,
        &turned,
        &words.alt,
    ];
    vietnamese::fold(&parts.join("\n"))
}
