//! Corrections (đính chính): a new draft with the text of a posted article, linked to the revision it corrects. The posted
//! article stays as it was posted.

use article::{Article, ArticleId, Block, BlockId, BlockKind, Inline, Marks, Run, Stage, plain};

use crate::{
    contract::{ArticleCorrect, ArticleView, LinkedArticle, Refusal, RefusalCode},
    desk::{Desk, article_id},
    views,
};

/// Longest note at the head of a correction, in characters.
const LONGEST_NOTE: usize = 1000;

/// What links an article to others: what it corrects, what corrects it.
#[derive(Default)]
pub(crate) struct Links {
    pub(crate) corrects: Option<LinkedArticle>,
    pub(crate) corrected_by: Vec<LinkedArticle>,
}

impl Desk {
    /// A new draft with the posted text, whose first revision is that text, and the note as its first paragraph. Fails
    /// with `article_not_found`, `step_not_allowed` for an article that is not posted, `bad_ask` for a note above 1,000
    /// characters; then nothing has changed.
    pub(crate) async fn correct_article(
        &self,
        ask: ArticleCorrect,
    ) -> Result<ArticleView, Refusal> {
        let id = article_id(&ask.id)?;
        let note = vietnamese::nfc(ask.note.trim());
        if note.chars().count() > LONGEST_NOTE {
            return Err(views::bad("the note is longer than 1000 characters"));
        }
        let posted = self.article(&ask.id).await?;
        if posted.stage != Stage::Posted {
            return Err(Refusal::new(RefusalCode::StepNotAllowed)
                .with("from", posted.stage.name())
                .with("to", "correction"));
        }
        let (who, now, new) = (self.byline().await?, self.now(), Self::new_id()?);
        let draft =
            Article { id: new.clone(), stage: Stage::Draft, published: None, ..posted.clone() };
        let noted = with_note(&draft, note);
        let correction = store::Correction { of: id, draft, noted };
        self.at_store(move |store| store.create_correction(correction, &who, &now)).await?;
        self.view(&new).await
    }
}

/// The articles that `id` is linked to, as far as they are there and not in the trash.
pub(crate) fn links(store: &store::Newsroom, id: &ArticleId) -> Result<Links, store::StoreFault> {
    let original = store.corrects(id)?;
    let later = store.corrected_by(id)?;
    Ok(Links {
        corrects: original.and_then(|link| linked(store, &link)),
        corrected_by: later.iter().filter_map(|link| linked(store, link)).collect(),
    })
}

fn linked(store: &store::Newsroom, link: &store::Linked) -> Option<LinkedArticle> {
    let record = store.load(&link.article).ok().filter(|record| record.trashed.is_none())?;
    Some(LinkedArticle {
        id: link.article.to_string(),
        headline: plain(&record.article.document.headline),
        stage: views::stage_name(record.article.stage),
        revision: link.revision,
    })
}

/// The draft with `note` as its first paragraph; none without a note.
fn with_note(draft: &Article, note: String) -> Option<Article> {
    if note.is_empty() {
        return None;
    }
    let mut noted = draft.clone();
    let blocks = &mut noted.document.blocks;
    let among = 1..=blocks.len() + 1;
    let free = among.map(BlockId::numbered).find(|id| blocks.iter().all(|one| one.id != *id))?;
    let words = vec![Inline::Text(Run { text: note, marks: Marks::default() })];
    blocks.insert(0, Block { id: free, kind: BlockKind::Paragraph(words) });
    Some(noted)
}
