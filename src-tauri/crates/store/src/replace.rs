//! Many articles changed in one step, and that step taken back.

use article::{Article, ArticleId, Stage};

use crate::{
    Newsroom, StoreFault,
    article::{load, put, sequence_and_hash, stage},
    revision::{cut, restored},
};

/// An article that was changed together with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewritten {
    /// The article.
    pub id: ArticleId,
    /// The revision of its text before.
    pub before: u32,
    /// The number of the save that changed it.
    pub sequence: u32,
}

impl Newsroom {
    /// Gives `rewrite` each of the articles and keeps what it makes of them, all in one durable transaction: all are
    /// changed or none. A revision is cut of each text before and after. What `rewrite` answers none for stays.
    pub fn rewrite(
        &self,
        ids: &[ArticleId],
        rewrite: impl Fn(&Article) -> Option<Article> + Send + 'static,
        author: &str,
        now: &str,
    ) -> Result<Vec<Rewritten>, StoreFault> {
        let (ids, author, now) = (ids.to_vec(), author.to_owned(), now.to_owned());
        self.write(move |tx| {
            let mut all = Vec::new();
            for id in &ids {
                let record = load(tx, id)?;
                let Some(article) = rewrite(&record.article) else { continue };
                let before = cut(tx, &record.article, &author, "activity", "", &now)?;
                let sequence = record.sequence + 1;
                put(tx, &article, sequence, &now, &author)?;
                cut(tx, &article, &author, "replace", "", &now)?;
                all.push(Rewritten { id: id.clone(), before, sequence });
            }
            Ok(all)
        })
    }

    /// Gives each article its text from before, unless it was saved again or posted since. Answers how many have it.
    pub fn take_back(
        &self,
        rewritten: &[Rewritten],
        author: &str,
        now: &str,
    ) -> Result<u32, StoreFault> {
        let (rewritten, author, now) = (rewritten.to_vec(), author.to_owned(), now.to_owned());
        self.write(move |tx| {
            let mut count = 0;
            for one in &rewritten {
                let (sequence, _) = sequence_and_hash(tx, &one.id)?;
                if sequence == one.sequence && stage::of(tx, &one.id)? != Stage::Posted {
                    restored(tx, &one.id, one.before, &author, &now)?;
                    count += 1;
                }
            }
            Ok(count)
        })
    }
}
