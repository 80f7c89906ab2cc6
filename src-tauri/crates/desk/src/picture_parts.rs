//! Photos that are cut out of others: each new one is looked for once among all, and what was found is kept.

use std::sync::Arc;

use article::PhotoRef;
use photo::{Among, Small, Sought, Traces};

use crate::{contract::Refusal, desk::Desk};

/// The most promising photos that are looked at closely. Beyond them nothing was found in the measurements.
const CLOSELY: usize = 120;

impl Desk {
    /// Looks for the photos that share a part with this one, and keeps them and what it is sought by. Nobody else may be
    /// looking meanwhile: of two that come at once the second finds the first.
    pub(crate) async fn seek(&self, photo: &PhotoRef, small: Small) -> Result<(), Refusal> {
        let photo = photo.clone();
        let small = Arc::new(small);
        self.at_store(move |store| seek_in(store, &photo, &small)).await
    }
}

fn seek_in(
    store: &store::Newsroom,
    photo: &PhotoRef,
    small: &Small,
) -> Result<(), store::StoreFault> {
    let Some(sought) = Sought::new(small) else { return store.put_traces(photo, &[], &[], &[]) };
    let mut among = Among::new(&sought);
    store.each_outline(|id, outline| {
        if id != photo.as_str() {
            among.tell(id.to_owned(), outline);
        }
    })?;
    let mut shared = Vec::new();
    for (id, hint) in among.best(CLOSELY) {
        if store.detail(&id)?.is_some_and(|detail| sought.shares(&hint, &detail)) {
            shared.push(id);
        }
    }
    let Traces { outline, detail } = sought.traces();
    store.put_traces(photo, &outline, &detail, &shared)
}
