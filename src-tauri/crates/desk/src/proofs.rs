//! Proofs of exports, kept by the hash of the text that was exported: what was read back, when, for whom. A text that
//! changes has another hash and no proof.

use serde_json::{Value, json};

use crate::{
    contract::{ExportProofs, ExportedFile, ProofRow, Refusal, RevisionAsk},
    desk::{Desk, article_id, internal},
};

/// Proofs of one text that are kept; older ones go.
const MOST: usize = 100;

fn key(hash: &str) -> String {
    format!("proof:{hash}")
}

impl Desk {
    /// Keeps what was read back of an export with the revision that was exported. Answers the revision's hash.
    pub(crate) async fn keep_proof(
        &self,
        id: &article::ArticleId,
        revision: u32,
        files: &[ExportedFile],
    ) -> Result<String, Refusal> {
        let (id, made, who) = (id.clone(), self.now(), self.byline().await?);
        let rows = files
            .iter()
            .map(|file| {
                let row = ProofRow { made: made.clone(), who: who.clone(), file: file.clone() };
                serde_json::to_value(row).map_err(|fault| internal(&fault))
            })
            .collect::<Result<Vec<Value>, Refusal>>()?;
        self.at_store(move |store| {
            let hash = store.revision(&id, revision)?.row.hash;
            let kept = store.setting(&key(&hash))?;
            let mut all = kept.and_then(|value| value.as_array().cloned()).unwrap_or_default();
            all.extend(rows);
            let from = all.len().saturating_sub(MOST);
            store.put_setting(&key(&hash), &json!(all[from..]))?;
            Ok(hash)
        })
        .await
    }

    /// The proofs of a revision's text, oldest first; none when it was never exported. Fails with
    /// `revision_not_found`.
    pub(crate) async fn export_proofs(&self, ask: RevisionAsk) -> Result<ExportProofs, Refusal> {
        let id = article_id(&ask.id)?;
        let (hash, kept) = self
            .at_store(move |store| {
                let hash = store.revision(&id, ask.number)?.row.hash;
                let kept = store.setting(&key(&hash))?;
                Ok((hash, kept))
            })
            .await?;
        let proofs = kept.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default();
        Ok(ExportProofs { hash, proofs })
    }
}
