//! What is kept of an export: the revision that went out, the proofs of what was read back of it, and the step of an
//! approved article. Proofs lie by the hash of the text: a text that changes has another hash and no proof.

use std::collections::BTreeMap;

use article::{Article, ArticleId, PhotoRef, Stage};
use serde_json::{Map, Value, json};

use crate::{
    Newsroom, StoreFault,
    article::{sequence_and_hash, stage},
    revision, setting,
};

/// Proofs of one text that are kept; older ones go.
const MOST: usize = 100;

/// An export that is on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptExport {
    /// The revision that went out.
    pub revision: u32,
    /// Its hash, by which its proofs are found.
    pub hash: String,
}

/// How the settings begin that say which photos of an article were laid down as files.
const LAID: &str = "laid:";

/// What left the newsroom with one photo of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoExports {
    /// The article's id.
    pub article: String,
    /// The article's headline today; may be empty.
    pub headline: String,
    /// How many there were.
    pub count: u32,
    /// When the last of them was made, ISO-8601.
    pub last: String,
}

fn key(hash: &str) -> String {
    format!("proof:{hash}")
}

impl Newsroom {
    /// Keeps that `article` went out as it is here, in one durable transaction: a revision of it with its `proofs`, and
    /// the step of an article that was approved. No word of the newsroom is new by it.
    pub fn keep_export(
        &self,
        article: &Article,
        who: &str,
        now: &str,
        proofs: Vec<Value>,
    ) -> Result<KeptExport, StoreFault> {
        let (article, who, now) = (article.clone(), who.to_owned(), now.to_owned());
        let id = article.id.clone();
        let kept = self.write_note(move |tx| {
            sequence_and_hash(tx, &article.id)?;
            let revision = revision::cut(tx, &article, &who, "export", "", &now)?;
            let hash = revision::hash_of(tx, &article.id, revision)?;
            let key = key(&hash);
            let mut all = match setting::get(tx, &key)? {
                Some(Value::Array(all)) => all,
                _ => Vec::new(),
            };
            all.extend(proofs.iter().cloned());
            let from = all.len().saturating_sub(MOST);
            setting::put(tx, &key, &json!(all[from..]))?;
            let stage = stage::of(tx, &article.id)?;
            if let (Stage::Approved, Some(step)) = (stage, stage.step(Stage::Exported)) {
                stage::take(tx, &article, step, &who, "", &now)?;
            }
            Ok(KeptExport { revision, hash })
        })?;
        self.revision_was_cut(&id);
        Ok(kept)
    }

    /// Keeps that `photos` of an article were laid down as files for a portal's form.
    pub fn keep_laid(
        &self,
        id: &ArticleId,
        photos: &[PhotoRef],
        now: &str,
    ) -> Result<(), StoreFault> {
        let key = format!("{LAID}{id}");
        let photos: Vec<String> = photos.iter().map(PhotoRef::to_string).collect();
        let now = now.to_owned();
        self.write_note(move |tx| {
            let mut laid = match setting::get(tx, &key)? {
                Some(Value::Object(laid)) => laid,
                _ => Map::new(),
            };
            for photo in &photos {
                let count = laid.get(photo).and_then(|of| of["count"].as_u64()).unwrap_or(0);
                laid.insert(photo.clone(), json!({ "count": count + 1, "last": now }));
            }
            setting::put(tx, &key, &Value::Object(laid))
        })
    }

    /// What left the newsroom with `photo`, by article, the last one first: exports with it in their text, and its files for
    /// a portal's form. A text that cannot be read may show it.
    pub fn exports_showing(&self, photo: &PhotoRef) -> Result<Vec<PhotoExports>, StoreFault> {
        self.read(|connection| {
            let mut by_article: BTreeMap<String, PhotoExports> = BTreeMap::new();
            let mut note = |article: String, headline: String, count: u32, last: String| {
                let id = article.clone();
                let fresh = PhotoExports { article: id, headline, count: 0, last: String::new() };
                let exports = by_article.entry(article).or_insert(fresh);
                exports.count = exports.count.saturating_add(count);
                if last > exports.last {
                    exports.last = last;
                }
            };
            let mut statement = connection.prepare_cached(include_str!("exports_of.sql"))?;
            let mut rows = statement.query([photo.as_str()])?;
            while let Some(row) = rows.next()? {
                let (hash, packed): (String, Vec<u8>) = (row.get(3)?, row.get(4)?);
                let text = revision::unpack(&packed, &hash);
                if !text.is_ok_and(|text| !text.contains(photo.as_str())) {
                    note(row.get(0)?, row.get(1)?, 1, row.get(2)?);
                }
            }
            let mut statement = connection.prepare_cached(include_str!("laid_files.sql"))?;
            let mut rows = statement.query([LAID])?;
            while let Some(row) = rows.next()? {
                let laid: Value =
                    serde_json::from_str(&row.get::<_, String>(2)?).unwrap_or_default();
                let of = &laid[photo.as_str()];
                if let (Some(count), Some(last)) = (of["count"].as_u64(), of["last"].as_str()) {
                    let count = u32::try_from(count).unwrap_or(u32::MAX);
                    note(row.get(0)?, row.get(1)?, count, last.to_owned());
                }
            }
            let mut all: Vec<PhotoExports> = by_article.into_values().collect();
            all.sort_by(|a, b| b.last.cmp(&a.last));
            Ok(all)
        })
    }

    /// The hash of a revision's text and the proofs of its exports, oldest first; none when it was never exported.
    pub fn proofs(&self, id: &ArticleId, number: u32) -> Result<(String, Vec<Value>), StoreFault> {
        self.read(|connection| {
            let hash = revision::hash_of(connection, id, number)?;
            let proofs = match setting::get(connection, &key(&hash))? {
                Some(Value::Array(all)) => all,
                _ => Vec::new(),
            };
            Ok((hash, proofs))
        })
    }
}
