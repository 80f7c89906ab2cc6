//! Moving an article from desk to desk: who may go where, what must be there first, what is remembered.

use article::{ArticleId, Readiness, Stage};
use serde_json::Value;

use crate::{
    contract::{
        ArticleAsk, ArticleNote, ArticleStep, ArticleStepUndo, ArticleView, Done, Refusal,
        RefusalCode,
    },
    desk::{Desk, article_id},
    views,
};

impl Desk {
    /// Moves an article to another stage and keeps who, when, the note and the hash of the text. Fails with
    /// `step_not_allowed`, or with `facts_missing` and the missing facts; then nothing has changed.
    pub(crate) async fn step_article(&self, ask: ArticleStep) -> Result<ArticleView, Refusal> {
        let id = article_id(&ask.id)?;
        let (to, note) = (views::stage(ask.to), note(&ask.note)?);
        let (who, now) = (self.byline().await?, self.now());
        let article = {
            let id = id.clone();
            self.at_store(move |store| store.load(&id)).await?.article
        };
        let Some(step) = article.stage.step(to) else {
            return Err(Refusal::new(RefusalCode::StepNotAllowed)
                .with("from", article.stage.name())
                .with("to", to.name()));
        };
        let readiness = Readiness::of(&article);
        if step.needs_facts() && !readiness.is_ready() {
            let missing: Vec<_> = readiness.missing.iter().map(|fact| fact.name()).collect();
            return Err(Refusal::new(RefusalCode::FactsMissing).with("facts", missing.join(", ")));
        }
        {
            let id = id.clone();
            self.at_store(move |store| {
                store.set_stage(&id, step, &who, &note, &now)?;
                if to == Stage::Returned { put_note(store, &id, "") } else { Ok(()) }
            })
            .await?;
        }
        self.view(&id).await
    }

    /// Keeps the reason of a return while it is written, so that a sudden end loses none of it. Fails with `bad_ask` when
    /// it is too long.
    pub(crate) async fn keep_note(&self, ask: ArticleNote) -> Result<Done, Refusal> {
        let (id, note) = (article_id(&ask.id)?, note(&ask.note)?);
        self.at_store(move |store| put_note(store, &id, &note)).await?;
        Ok(Done {})
    }

    /// The reason of a return that was begun; no words when none was.
    pub(crate) async fn begun_note(&self, ask: ArticleAsk) -> Result<ArticleNote, Refusal> {
        let id = article_id(&ask.id)?;
        let kept = self.at_store(move |store| store.setting(&begun(&id))).await?;
        let note = kept.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(ArticleNote { id: ask.id, note })
    }

    /// Takes a change of stage back, or does one again that was taken back. Fails with `step_not_allowed` when there is none.
    pub(crate) async fn undo_step(&self, ask: ArticleStepUndo) -> Result<ArticleView, Refusal> {
        let id = article_id(&ask.id)?;
        let (who, now) = (self.byline().await?, self.now());
        let (wanted, to) = (id.clone(), ask.to.map(views::stage));
        if !self.at_store(move |store| store.undo_stage(&wanted, to, &who, &now)).await? {
            return Err(Refusal::new(RefusalCode::StepNotAllowed));
        }
        self.view(&id).await
    }
}

/// Where the reason of a return lies while it is written.
fn begun(id: &ArticleId) -> String {
    format!("return_note:{id}")
}

fn put_note(store: &store::Newsroom, id: &ArticleId, note: &str) -> Result<(), store::StoreFault> {
    let key = begun(id);
    let known = store.setting(&key)?;
    let known = known.as_ref().and_then(Value::as_str).unwrap_or_default();
    if known == note { Ok(()) } else { store.put_setting(&key, &Value::from(note)) }
}

fn note(text: &str) -> Result<String, Refusal> {
    let text = vietnamese::nfc(text.trim());
    if text.chars().count() > 2000 {
        return Err(views::bad("the note is longer than 2000 characters"));
    }
    Ok(text)
}
