//! Recalling what an article was: its revisions, what changed between them, and coming back to one.

use article::{Article, Change, Document, compare_articles};

use crate::{
    contract::{
        ArticleAsk, ArticleView, BlockChange, ChangeKind, Comparison, Piece, Refusal, RevisionAsk,
        RevisionCompare, RevisionList, RevisionName, RevisionPin, RevisionRow, RevisionView,
    },
    desk::{Desk, article_id},
    views,
};

impl Desk {
    pub(crate) async fn list_revisions(&self, ask: ArticleAsk) -> Result<RevisionList, Refusal> {
        let id = article_id(&ask.id)?;
        let rows = self.at_store(move |store| store.revisions(&id)).await?;
        Ok(RevisionList { revisions: rows.into_iter().map(row).collect() })
    }

    pub(crate) async fn open_revision(&self, ask: RevisionAsk) -> Result<RevisionView, Refusal> {
        let id = article_id(&ask.id)?;
        let revision = self.at_store(move |store| store.revision(&id, ask.number)).await?;
        Ok(RevisionView {
            fields: views::fields(&revision.article),
            body: revision.article.document.to_json(),
            revision: row(revision.row),
        })
    }

    pub(crate) async fn compare_revisions(
        &self,
        ask: RevisionCompare,
    ) -> Result<Comparison, Refusal> {
        let id = article_id(&ask.id)?;
        let (older, newer) = self
            .at_store(move |store| {
                let older = match ask.from {
                    0 => Article::draft(id.clone(), Document::blank("")),
                    number => store.revision(&id, number)?.article,
                };
                let newer = match ask.to {
                    Some(number) => store.revision(&id, number)?.article,
                    None => store.load(&id)?.article,
                };
                Ok((older, newer))
            })
            .await?;
        self.aside(move || Ok(comparison(compare_articles(&older, &newer)))).await
    }

    pub(crate) async fn pin_revision(&self, ask: RevisionPin) -> Result<RevisionRow, Refusal> {
        let (id, who, now) = (article_id(&ask.id)?, self.byline().await?, self.now());
        let name = named(&ask.name);
        let revision = self.at_store(move |store| {
            let number = store.cut_revision(&id, &who, "pinned", &name, &now)?;
            store.revision(&id, number)
        });
        Ok(row(revision.await?.row))
    }

    pub(crate) async fn name_revision(&self, ask: RevisionName) -> Result<RevisionRow, Refusal> {
        let id = article_id(&ask.id)?;
        let name = named(&ask.name);
        let revision = self.at_store(move |store| {
            store.name_revision(&id, ask.number, &name)?;
            store.revision(&id, ask.number)
        });
        Ok(row(revision.await?.row))
    }

    /// Fails with `article_posted`: what was posted stays as it was.
    pub(crate) async fn restore_revision(&self, ask: RevisionAsk) -> Result<ArticleView, Refusal> {
        let (id, who, now) = (article_id(&ask.id)?, self.byline().await?, self.now());
        let wanted = id.clone();
        self.at_store(move |store| store.restore_revision(&wanted, ask.number, &who, &now)).await?;
        self.view(&id).await
    }

    pub(crate) async fn copy_revision(&self, ask: RevisionAsk) -> Result<ArticleView, Refusal> {
        let (id, who, now) = (article_id(&ask.id)?, self.byline().await?, self.now());
        let new = Self::new_id()?;
        let copied = new.clone();
        self.at_store(move |store| {
            let before = store.revision(&id, ask.number)?.article;
            let article = Article { id: copied, stage: article::Stage::Draft, ..before };
            store.create(&article, &who, "created", &now)
        })
        .await?;
        self.view(&new).await
    }
}

/// A name as it is kept: at most 120 characters.
fn named(name: &str) -> String {
    vietnamese::nfc(name.trim()).chars().take(120).collect()
}

fn row(row: store::RevisionRow) -> RevisionRow {
    RevisionRow {
        number: row.number,
        made: row.made,
        author: row.author,
        reason: row.reason,
        name: row.name,
        second: row.second,
        words_added: row.words_added,
        words_removed: row.words_removed,
        photos_added: row.photos_added,
        photos_removed: row.photos_removed,
    }
}

fn comparison(found: article::Comparison) -> Comparison {
    let piece = |piece: article::Piece| Piece { text: piece.text, change: kind(piece.change) };
    let block = |block: article::BlockChange| BlockChange {
        kind: block.kind.to_owned(),
        id: block.id,
        photo: block.photo.map(|photo| photo.to_string()),
        photo_before: block.photo_before.map(|photo| photo.to_string()),
        change: kind(block.change),
        pieces: block.pieces.into_iter().map(piece).collect(),
    };
    Comparison {
        changes: found.changes.into_iter().map(block).collect(),
        words_added: found.words_added,
        words_removed: found.words_removed,
    }
}

fn kind(change: Change) -> ChangeKind {
    match change {
        Change::Kept => ChangeKind::Kept,
        Change::Added => ChangeKind::Added,
        Change::Removed => ChangeKind::Removed,
        Change::Changed => ChangeKind::Changed,
    }
}
