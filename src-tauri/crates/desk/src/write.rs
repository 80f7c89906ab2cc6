//! Writing: the list, a new article, opening, saving while typing, leaving, the trash.

use std::sync::Arc;

use article::{Article, ArticleId, Document, Stage};

use crate::{
    contract::{
        ArticleAsk, ArticleChoices, ArticleLeave, ArticleList, ArticleListAsk, ArticleRow,
        ArticleSave, ArticleSaved, ArticleView, Done, LastPlace, LastSeen, ListOrder, Nothing,
        Refusal, RefusalCode, StageCounts, StepRow,
    },
    correct,
    desk::{Desk, article_id},
    views,
};

/// Rows of the list unless told otherwise.
const ROWS: u32 = 200;
/// Rows of the list whose texts are read ahead: as many as the window shows hits.
const AHEAD: usize = 14;

impl Desk {
    pub(crate) async fn list_articles(&self, ask: ArticleListAsk) -> Result<ArticleList, Refusal> {
        let order = match ask.order.unwrap_or_default() {
            ListOrder::Changed => store::ListOrder::Changed,
            ListOrder::Headline => store::ListOrder::Headline,
            ListOrder::Byline => store::ListOrder::Byline,
            ListOrder::Published => store::ListOrder::Published,
            ListOrder::Waiting => store::ListOrder::Waiting,
        };
        let filter = views::filter(ask.narrowed, ROWS);
        let is_top = filter.offset == 0;
        let sample = self.sample_id().await?;
        let (rows, counts) =
            self.at_store(move |store| Ok((store.list(&filter, order)?, store.counts()?))).await?;
        if is_top {
            self.read_ahead(rows.rows.iter().take(AHEAD).map(|row| row.id.clone()).collect());
        }
        let articles = rows.rows.into_iter().map(|row| article_row(row, sample.as_ref())).collect();
        Ok(ArticleList { articles, total: rows.total, counts: stage_counts(&counts) })
    }

    /// Whoever looks at the list may search in it next, and a first letter finds the newest articles.
    fn read_ahead(&self, articles: Vec<ArticleId>) {
        let room = Arc::downgrade(&self.room);
        tokio::spawn(async move {
            let Some(room) = room.upgrade() else { return };
            // Nothing is owed: a search reads what is not there yet.
            let _ = Self { room }.at_store(move |store| store.read_ahead(&articles)).await;
        });
    }

    pub(crate) async fn list_choices(&self, _ask: Nothing) -> Result<ArticleChoices, Refusal> {
        let (bylines, months) = self.at_store(store::Newsroom::choices).await?;
        Ok(ArticleChoices { bylines, months })
    }

    pub(crate) async fn new_article(&self, _ask: Nothing) -> Result<ArticleView, Refusal> {
        let byline = self.byline().await?;
        let article = Article::draft(Self::new_id()?, Document::blank(&byline));
        let (id, now) = (article.id.clone(), self.now());
        self.at_store(move |store| store.create(&article, &byline, "created", &now)).await?;
        self.view(&id).await
    }

    pub(crate) async fn open_article(&self, ask: ArticleAsk) -> Result<ArticleView, Refusal> {
        let view = self.view(&article_id(&ask.id)?).await?;
        let seen = view.place.unwrap_or(LastSeen { caret: 0, scroll: 0 });
        let place = LastPlace { article: ask.id, caret: seen.caret, scroll: seen.scroll };
        self.put_last_place(Some(place)).await?;
        Ok(view)
    }

    pub(crate) async fn read_article(&self, ask: ArticleAsk) -> Result<ArticleView, Refusal> {
        self.view(&article_id(&ask.id)?).await
    }

    /// An article as the editor shows it.
    pub(crate) async fn view(&self, id: &ArticleId) -> Result<ArticleView, Refusal> {
        let wanted = id.clone();
        let load = move |store: &store::Newsroom| {
            Ok((store.load(&wanted)?, correct::links(store, &wanted)?))
        };
        let (record, links) = self.at_store(load).await?;
        let sample = self.sample_id().await?;
        let article = &record.article;
        Ok(ArticleView {
            id: article.id.to_string(),
            stage: views::stage_name(article.stage),
            next: article.stage.next().iter().map(|stage| views::stage_name(*stage)).collect(),
            steps: record.steps.iter().map(step_row).collect(),
            changed_after_approval: record.changed_after_approval,
            fields: views::fields(article),
            body: article.document.to_json(),
            sequence: record.sequence,
            saved: record.updated.clone(),
            readiness: views::readiness(article),
            place: record.place.map(|place| LastSeen { caret: place.caret, scroll: place.scroll }),
            other: record.other,
            sample: sample.as_ref() == Some(id),
            corrects: links.corrects,
            corrected_by: links.corrected_by,
        })
    }

    /// Durable when it answers. A text built on an older save than the last is refused with `newer_text`,
    /// and kept as a revision of its own; so is another text of a posted article, with `article_posted`.
    pub(crate) async fn save_article(&self, ask: ArticleSave) -> Result<ArticleSaved, Refusal> {
        let id = article_id(&ask.id)?;
        let document = Document::from_json(&ask.body)
            .map_err(|fault| Refusal::new(RefusalCode::BodyUnreadable).with("what", fault))?;
        let (who, now) = (self.byline().await?, self.now());
        let fields = ask.fields;
        let (sequence, place) = (ask.sequence, (ask.caret, ask.scroll));
        let stage = {
            let id = id.clone();
            self.at_store(move |store| store.stage_of(&id)).await?
        };
        let mut article = Article { stage, ..Article::draft(id, document) };
        views::put_fields(&mut article, &fields)?;
        let readiness = views::readiness(&article);
        let saved = self
            .at_store(move |store| store.save_working_at(article, sequence, place, &who, &now))
            .await?;
        self.back_up_if_due();
        Ok(ArticleSaved { sequence: saved.sequence, saved: saved.saved, readiness })
    }

    /// Keeps caret and scroll, so that a sudden end brings the person back to where they were reading.
    pub(crate) async fn place_in_article(&self, ask: ArticleLeave) -> Result<Done, Refusal> {
        let id = article_id(&ask.id)?;
        self.at_store(move |store| store.put_place(&id, ask.caret, ask.scroll)).await?;
        Ok(Done {})
    }

    pub(crate) async fn leave_article(&self, ask: ArticleLeave) -> Result<Done, Refusal> {
        if self.room.opened.read_only {
            return Ok(Done {});
        }
        let (id, caret, scroll) = (article_id(&ask.id)?, ask.caret, ask.scroll);
        let byline = self.byline().await?;
        self.at_store(move |store| {
            if store.discard_if_untouched(&id, &byline)? {
                return Ok(());
            }
            store.put_place(&id, caret, scroll)?;
            store.catch_up_index()
        })
        .await?;
        self.put_last_place(None).await?;
        Ok(Done {})
    }

    pub(crate) async fn trash_article(&self, ask: ArticleAsk) -> Result<Done, Refusal> {
        let (id, now) = (article_id(&ask.id)?, self.now());
        self.at_store(move |store| store.trash(&id, &now)).await?;
        Ok(Done {})
    }

    pub(crate) async fn untrash_article(&self, ask: ArticleAsk) -> Result<Done, Refusal> {
        let id = article_id(&ask.id)?;
        self.at_store(move |store| store.untrash(&id)).await?;
        Ok(Done {})
    }
}

/// A stored row as the list shows it.
pub(crate) fn article_row(row: store::ArticleRow, sample: Option<&ArticleId>) -> ArticleRow {
    ArticleRow {
        sample: sample == Some(&row.id),
        id: row.id.to_string(),
        headline: row.headline,
        stage: views::stage_name(row.stage),
        section: row.section,
        byline: row.byline,
        updated: row.updated,
        staged: row.staged,
        photos: row.photos,
        photos_without_caption: row.photos_without_caption,
        thumbnail: row.thumbnail.map(|photo| photo.to_string()),
        note: row.note,
        correction: row.correction,
        trashed: row.trashed,
    }
}

fn step_row(step: &store::StageRow) -> StepRow {
    StepRow {
        from: views::stage_name(step.from),
        to: views::stage_name(step.to),
        who: step.who.clone(),
        at: step.at.clone(),
        note: step.note.clone(),
        hash: step.hash.clone(),
    }
}

fn stage_counts(counts: &store::Counts) -> StageCounts {
    StageCounts {
        all: counts.all,
        draft: counts.of(Stage::Draft),
        submitted: counts.of(Stage::Submitted),
        returned: counts.of(Stage::Returned),
        approved: counts.of(Stage::Approved),
        exported: counts.of(Stage::Exported),
        posted: counts.of(Stage::Posted),
        trash: counts.trash,
    }
}
