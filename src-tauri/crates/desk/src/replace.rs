//! Replacing words over all drafts: first a look, then one step for all of them, then perhaps that step back.

use article::{Article, ArticleId, Comparing, Needle, Stage, replace};

use crate::{
    contract::{
        Refusal, RefusalCode, ReplaceArticle, ReplaceAsk, ReplaceFound, ReplacePlace, ReplaceRun,
        ReplaceUndo, ReplaceUndone, Replaced, ReplacedArticle,
    },
    desk::{Desk, article_id},
    views,
};

/// Places shown of each article.
const SAMPLES: usize = 5;
/// Letters in what is looked for and in what takes its place, at the most.
const LONGEST: usize = 500;
/// Articles looked through at the most: the newest.
const MOST: u32 = 10_000;

impl Desk {
    /// Looks through everything that is still being written: drafts and what was returned. Changes nothing.
    pub(crate) async fn find_to_replace(&self, ask: ReplaceAsk) -> Result<ReplaceFound, Refusal> {
        let Some(needle) = needle(&ask)? else {
            return Ok(ReplaceFound { articles: Vec::new(), places: 0 });
        };
        let articles = self.at_store(move |store| {
            let mut rows = Vec::new();
            for stage in [Stage::Draft, Stage::Returned] {
                let filter = store::ArticleFilter {
                    stage: Some(stage),
                    limit: MOST,
                    ..store::ArticleFilter::default()
                };
                rows.extend(store.list(&filter, store::ListOrder::Changed)?.rows);
            }
            rows.sort_by(|a, b| b.updated.cmp(&a.updated));
            // A damaged text is told by verification; it must not hide the places of the others.
            let records = rows.iter().filter_map(|row| store.load(&row.id).ok());
            Ok(records.filter_map(|record| found(&record, &needle, &ask.with)).collect())
        });
        let articles: Vec<ReplaceArticle> = articles.await?;
        let places = articles.iter().map(|article| article.places).sum();
        Ok(ReplaceFound { articles, places })
    }

    /// All of the named articles are changed in one transaction. One that left the writer's hands meanwhile stays.
    pub(crate) async fn run_replace(&self, run: ReplaceRun) -> Result<Replaced, Refusal> {
        let Some(needle) = needle(&run.ask)? else {
            return Ok(Replaced { articles: Vec::new(), places: 0 });
        };
        let ids = run.ids.iter().map(|id| article_id(id)).collect::<Result<Vec<_>, _>>()?;
        let (who, now) = (self.byline().await?, self.now());
        let places = std::sync::Arc::new(std::sync::atomic::AtomicU32::new(0));
        let counted = std::sync::Arc::clone(&places);
        let with = run.ask.with;
        let rewrite = move |article: &Article| {
            let (document, found) = replace(&article.document, &needle, &with);
            let open = matches!(article.stage, Stage::Draft | Stage::Returned);
            if found.is_empty() || !open {
                return None;
            }
            counted.fetch_add(found.len() as u32, std::sync::atomic::Ordering::Relaxed);
            Some(Article { document, ..article.clone() })
        };
        let done = self.at_store(move |store| store.rewrite(&ids, rewrite, &who, &now)).await?;
        self.back_up_if_due();
        let places = places.load(std::sync::atomic::Ordering::Relaxed);
        Ok(Replaced { articles: done.into_iter().map(view).collect(), places })
    }

    pub(crate) async fn undo_replace(&self, ask: ReplaceUndo) -> Result<ReplaceUndone, Refusal> {
        let all = ask.articles.len() as u32;
        let one = |article: ReplacedArticle| -> Result<store::Rewritten, Refusal> {
            let id: ArticleId = article_id(&article.id)?;
            Ok(store::Rewritten { id, before: article.before, sequence: article.sequence })
        };
        let rewritten = ask.articles.into_iter().map(one).collect::<Result<Vec<_>, _>>()?;
        let (who, now) = (self.byline().await?, self.now());
        let restored = self.at_store(move |store| store.take_back(&rewritten, &who, &now)).await?;
        Ok(ReplaceUndone { restored, left: all - restored })
    }
}

fn needle(ask: &ReplaceAsk) -> Result<Option<Needle>, Refusal> {
    if [&ask.words, &ask.with].iter().any(|text| text.chars().count() > LONGEST) {
        return Err(Refusal::new(RefusalCode::BadAsk).with("what", "the words are too long"));
    }
    Ok(Needle::new(&ask.words, Comparing { marks: ask.marks, whole: ask.whole }))
}

fn found(record: &store::ArticleRecord, needle: &Needle, with: &str) -> Option<ReplaceArticle> {
    let (_, places) = replace(&record.article.document, needle, with);
    let sample = |place: &article::Place| ReplacePlace {
        field: place.field.to_owned(),
        before: place.before.clone(),
        old: place.old.clone(),
        new: place.new.clone(),
        after: place.after.clone(),
    };
    (!places.is_empty()).then(|| ReplaceArticle {
        id: record.article.id.to_string(),
        headline: article::plain(&record.article.document.headline),
        stage: views::stage_name(record.article.stage),
        sequence: record.sequence,
        places: places.len() as u32,
        samples: places.iter().take(SAMPLES).map(sample).collect(),
    })
}

fn view(one: store::Rewritten) -> ReplacedArticle {
    ReplacedArticle { id: one.id.to_string(), before: one.before, sequence: one.sequence }
}
