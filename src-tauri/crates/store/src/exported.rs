//! What is kept of an export: the revision that went out, the proofs of what was read back of it, and the step of an
//! approved article. Proofs lie by the hash of the text: a text that changes has another hash and no proof.

use article::{Article, ArticleId, Stage};
use serde_json::{Value, json};

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
