//! What is on its way out: the exports of this moment and the photos whose pictures they hold already. The store knows an
//! export only when it is written; whoever hides a place before that is told of it from here.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use article::{Article, PhotoRef, plain};

/// The exports under way.
#[derive(Default)]
pub(crate) struct Leaving {
    under_way: Mutex<UnderWay>,
}

#[derive(Default)]
struct UnderWay {
    begun: u64,
    exports: HashMap<u64, One>,
}

struct One {
    article: String,
    headline: String,
    holds: HashSet<PhotoRef>,
    overtaken: bool,
}

/// One export under way, until it is dropped: not before the store knows it.
pub(crate) struct Export {
    leaving: Arc<Leaving>,
    number: u64,
}

impl Leaving {
    /// An export of `article` begins.
    pub(crate) fn begin(self: &Arc<Self>, article: &Article) -> Export {
        let mut under_way = self.lock();
        under_way.begun += 1;
        let number = under_way.begun;
        let one = One {
            article: article.id.to_string(),
            headline: plain(&article.document.headline),
            holds: HashSet::new(),
            overtaken: false,
        };
        under_way.exports.insert(number, one);
        Export { leaving: Arc::clone(self), number }
    }

    /// A place of `photo` is hidden at `now`, while nobody makes a picture of it: the exports that hold one already. To be
    /// asked before the store is: an export that is written in between is told twice rather than never.
    pub(crate) fn hiding(&self, photo: &PhotoRef, now: &str) -> Vec<store::PhotoExports> {
        let mut showing = Vec::new();
        for one in self.lock().exports.values_mut().filter(|one| one.holds.contains(photo)) {
            one.overtaken = true;
            showing.push(store::PhotoExports {
                article: one.article.clone(),
                headline: one.headline.clone(),
                count: 1,
                last: now.to_owned(),
            });
        }
        showing
    }

    fn lock(&self) -> MutexGuard<'_, UnderWay> {
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Export {
    /// The export holds a picture of `photo` as it is now.
    pub(crate) fn hold(&self, photo: &PhotoRef) {
        if let Some(one) = self.leaving.lock().exports.get_mut(&self.number) {
            one.holds.insert(photo.clone());
        }
    }

    /// A place of a photo was hidden after the export had taken it.
    pub(crate) fn is_overtaken(&self) -> bool {
        self.leaving.lock().exports.get(&self.number).is_some_and(|one| one.overtaken)
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        self.leaving.lock().exports.remove(&self.number);
    }
}

/// `kept` of the store with those `under_way`, by article, the last one first.
pub(crate) fn together(
    under_way: Vec<store::PhotoExports>,
    mut kept: Vec<store::PhotoExports>,
) -> Vec<store::PhotoExports> {
    for one in under_way {
        match kept.iter_mut().find(|other| other.article == one.article) {
            Some(other) => {
                other.count = other.count.saturating_add(one.count);
                other.last = other.last.clone().max(one.last);
            }
            None => kept.push(one),
        }
    }
    kept.sort_by(|a, b| b.last.cmp(&a.last));
    kept
}
