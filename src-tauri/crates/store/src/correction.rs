//! A correction: a draft with the text of a posted article, and what leads from each to the other. All of it is made in
//! one transaction: there is never a draft that nobody knows of, nor a link to one that is not there.

use std::collections::HashSet;

use article::{Article, ArticleId};
use serde_json::{Value, json};

use crate::{
    Newsroom, StoreFault,
    article::{created, load, put},
    revision, setting,
};

/// A correction to be made.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The posted article.
    pub of: ArticleId,
    /// The draft, with the posted text: its first revision.
    pub draft: Article,
    /// The same with a note in it, which is its working copy then.
    pub noted: Option<Article>,
}

/// The other article of a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The article.
    pub article: ArticleId,
    /// Its revision that was corrected, or that the correction began with.
    pub revision: u32,
}

fn corrects(id: &ArticleId) -> String {
    format!("corrects:{id}")
}

fn corrected_by(id: &ArticleId) -> String {
    format!("corrected-by:{id}")
}

impl Newsroom {
    /// Makes a correction. Durable, all of it, when it answers; else nothing was made.
    pub fn create_correction(
        &self,
        correction: Correction,
        author: &str,
        now: &str,
    ) -> Result<(), StoreFault> {
        let (author, now) = (author.to_owned(), now.to_owned());
        let (made, noted) = (correction.draft.id.clone(), correction.noted.is_some());
        self.write(move |tx| {
            let Correction { of, draft, noted } = &correction;
            let posted = load(tx, of)?.article;
            let revision = revision::cut(tx, &posted, &author, "activity", "", &now)?;
            created(tx, draft, &author, "created", &now)?;
            if let Some(noted) = noted {
                put(tx, noted, 2, &now, &author)?;
            }
            setting::put(tx, &corrects(&draft.id), &link(of, revision))?;
            let kept = setting::get(tx, &corrected_by(of))?;
            let mut all = kept.and_then(|value| value.as_array().cloned()).unwrap_or_default();
            all.push(link(&draft.id, 1));
            setting::put(tx, &corrected_by(of), &Value::from(all))
        })?;
        if noted {
            self.revision_was_cut(&made);
        }
        Ok(())
    }

    /// The article that `id` corrects.
    pub fn corrects(&self, id: &ArticleId) -> Result<Option<Linked>, StoreFault> {
        Ok(self.setting(&corrects(id))?.as_ref().and_then(linked))
    }

    /// The articles that correct `id`, in the order they were made.
    pub fn corrected_by(&self, id: &ArticleId) -> Result<Vec<Linked>, StoreFault> {
        let kept = self.setting(&corrected_by(id))?;
        let kept = kept.as_ref().and_then(Value::as_array);
        Ok(kept.into_iter().flatten().filter_map(linked).collect())
    }

    /// An article, all that it corrects and all that correct these: one piece of news.
    pub fn corrected_together(&self, id: &ArticleId) -> Result<HashSet<ArticleId>, StoreFault> {
        let (mut together, mut waiting) = (HashSet::new(), vec![id.clone()]);
        while let Some(next) = waiting.pop() {
            if together.contains(&next) {
                continue;
            }
            let linked = self.corrects(&next)?.into_iter().chain(self.corrected_by(&next)?);
            waiting.extend(linked.map(|one| one.article));
            together.insert(next);
        }
        Ok(together)
    }
}

fn link(article: &ArticleId, revision: u32) -> Value {
    json!({ "article": article.as_str(), "revision": revision })
}

fn linked(link: &Value) -> Option<Linked> {
    let article = ArticleId::parse(link["article"].as_str()?).ok()?;
    Some(Linked { article, revision: u32::try_from(link["revision"].as_u64()?).ok()? })
}
