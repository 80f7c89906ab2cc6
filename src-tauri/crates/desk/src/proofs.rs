//! Proofs of exports, kept by the hash of the text that was exported: what was read back, when, for whom. A text that
//! changes has another hash and no proof.

use serde_json::Value;

use crate::{
    contract::{ExportProofs, ExportedFile, ProofRow, Refusal, RevisionAsk},
    desk::{Desk, article_id, internal},
};

/// What was read back of `files`, as it is kept.
pub(crate) fn rows(files: &[ExportedFile], who: &str, made: &str) -> Result<Vec<Value>, Refusal> {
    let row = |file: &ExportedFile| {
        let row = ProofRow { made: made.to_owned(), who: who.to_owned(), file: file.clone() };
        serde_json::to_value(row).map_err(|fault| internal(&fault))
    };
    files.iter().map(row).collect()
}

impl Desk {
    /// The proofs of a revision's text, oldest first; none when it was never exported. Fails with
    /// `revision_not_found`.
    pub(crate) async fn export_proofs(&self, ask: RevisionAsk) -> Result<ExportProofs, Refusal> {
        let id = article_id(&ask.id)?;
        let (hash, kept) = self.at_store(move |store| store.proofs(&id, ask.number)).await?;
        let proofs = kept.into_iter().filter_map(|row| serde_json::from_value(row).ok()).collect();
        Ok(ExportProofs { hash, proofs })
    }
}
