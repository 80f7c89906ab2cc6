//! The library over all photos: an article's tray, search, words, where a photo is used, what it repeats, its trash.

use std::collections::HashMap;

use article::{ArticleId, PhotoRef};
use photo::Study;

use crate::{
    contract::{
        ArticleAsk, Done, Nothing, PhotoAlike, PhotoAsk, PhotoLibrary, PhotoList, PhotoOfArticle,
        PhotoRow, PhotoSearch, PhotoUse, PhotoUses, PhotoWords, Refusal, RefusalCode,
    },
    desk::{Desk, article_id, photo_ref},
    picture::photo_view,
    views,
};

/// Bits of 256 in which two pictures of one photo may differ.
const ALIKE: u32 = 20;
/// Rows of the library at a time at most.
const MOST_ROWS: u32 = 500;
/// Longest words of a photo, in characters. More is refused, never cut.
pub(crate) const LONGEST_WORDS: usize = 20_000;

impl Desk {
    pub(crate) async fn list_photos(&self, ask: ArticleAsk) -> Result<PhotoList, Refusal> {
        let id = article_id(&ask.id)?;
        let photos = self.at_store(move |store| {
            let used = store.load(&id)?.article.document.photos();
            let mut rows =
                used.iter().map(|photo| store.photo(photo)).collect::<Result<Vec<_>, _>>()?;
            rows.extend(store.tray(&id)?.into_iter().filter(|row| !used.contains(&row.id)));
            with_alike(store, &id, &rows)
        });
        Ok(PhotoList { photos: photos.await? })
    }

    /// A photo as an article's tray shows it.
    pub(crate) async fn tray_row(
        &self,
        article: &ArticleId,
        photo: PhotoRef,
    ) -> Result<PhotoRow, Refusal> {
        let article = article.clone();
        let rows = self.at_store(move |store| {
            let row = store.photo(&photo)?;
            with_alike(store, &article, &[row])
        });
        rows.await?.pop().ok_or_else(|| Refusal::new(RefusalCode::PhotoNotFound))
    }

    pub(crate) async fn search_photos(&self, ask: PhotoSearch) -> Result<PhotoLibrary, Refusal> {
        let found = self.at_store(move |store| {
            store.library(&ask.words, ask.trashed, ask.limit.min(MOST_ROWS), ask.offset)
        });
        let found = found.await?;
        Ok(PhotoLibrary { photos: found.rows.iter().map(photo_view).collect(), total: found.total })
    }

    pub(crate) async fn photo_uses(&self, ask: PhotoAsk) -> Result<PhotoUses, Refusal> {
        let photo = photo_ref(&ask.photo)?;
        let uses = self.at_store(move |store| store.uses(&photo)).await?;
        let view = |one: store::PhotoUse| PhotoUse {
            article: one.article.to_string(),
            headline: one.headline,
            stage: views::stage_name(one.stage),
            updated: one.updated,
            in_text: one.in_text,
        };
        Ok(PhotoUses { uses: uses.into_iter().map(view).collect() })
    }

    pub(crate) async fn save_photo_words(&self, ask: PhotoWords) -> Result<PhotoRow, Refusal> {
        let photo = photo_ref(&ask.photo)?;
        let clean = |text: &str| {
            let text = vietnamese::nfc(text.trim());
            if text.chars().count() > LONGEST_WORDS {
                return Err(views::bad("words of a photo are too long"));
            }
            Ok(text)
        };
        let words = store::PhotoWords {
            caption: clean(&ask.caption)?,
            credit: clean(&ask.credit)?,
            alt: clean(&ask.alt)?,
            people: clean(&ask.people)?,
        };
        let row = self.at_store(move |store| {
            store.put_photo_words(&photo, &words)?;
            store.photo(&photo)
        });
        Ok(photo_view(&row.await?))
    }

    pub(crate) async fn remove_photo(&self, ask: PhotoOfArticle) -> Result<Done, Refusal> {
        let (article, photo) = (article_id(&ask.article)?, photo_ref(&ask.photo)?);
        self.at_store(move |store| store.take_from_tray(&article, &photo)).await?;
        Ok(Done {})
    }

    pub(crate) async fn return_photo(&self, ask: PhotoOfArticle) -> Result<Done, Refusal> {
        let (article, photo) = (article_id(&ask.article)?, photo_ref(&ask.photo)?);
        self.at_store(move |store| store.lay_into_tray(&article, &photo)).await?;
        Ok(Done {})
    }

    /// Fails with `photo_in_use` while an article outside the trash uses the photo.
    pub(crate) async fn trash_photo(&self, ask: PhotoAsk) -> Result<Done, Refusal> {
        let (photo, now) = (photo_ref(&ask.photo)?, self.now());
        let wanted = photo.clone();
        let uses = self.at_store(move |store| store.uses(&wanted)).await?;
        if let Some(first) = uses.first() {
            return Err(Refusal::new(RefusalCode::PhotoInUse)
                .with("name", &first.headline)
                .with("count", uses.len()));
        }
        self.at_store(move |store| store.trash_photo(&photo, Some(&now))).await?;
        Ok(Done {})
    }

    pub(crate) async fn untrash_photo(&self, ask: PhotoAsk) -> Result<Done, Refusal> {
        let photo = photo_ref(&ask.photo)?;
        self.at_store(move |store| store.trash_photo(&photo, None)).await?;
        Ok(Done {})
    }

    #[allow(clippy::unused_async)] // the router awaits every deed
    pub(crate) async fn cancel_photos(&self, _ask: Nothing) -> Result<Done, Refusal> {
        self.room.workers.cancel();
        Ok(Done {})
    }
}

/// Rows as the window shows them, each with the earlier photo that it repeats.
fn with_alike(
    store: &store::Newsroom,
    article: &ArticleId,
    rows: &[store::PhotoRow],
) -> Result<Vec<PhotoRow>, store::StoreFault> {
    let all: HashMap<PhotoRef, Vec<u8>> = store.likenesses()?.into_iter().collect();
    let tray: Vec<PhotoRef> = store.tray(article)?.into_iter().map(|row| row.id).collect();
    rows.iter()
        .map(|row| {
            let mut view = photo_view(row);
            view.alike = alike(store, article, row, &all, &tray)?;
            if view.alike.as_ref().is_some_and(|alike| alike.in_text) {
                view.warnings.push("used_before".to_owned());
            }
            Ok(view)
        })
        .collect()
}

fn alike(
    store: &store::Newsroom,
    article: &ArticleId,
    row: &store::PhotoRow,
    all: &HashMap<PhotoRef, Vec<u8>>,
    tray: &[PhotoRef],
) -> Result<Option<PhotoAlike>, store::StoreFault> {
    // An article that shows it rather than one in whose tray it waits.
    let elsewhere = |photo: &PhotoRef| -> Result<Option<store::PhotoUse>, store::StoreFault> {
        let others = store.uses(photo)?.into_iter().filter(|one| one.article != *article);
        Ok(others.min_by_key(|one| !one.in_text))
    };
    let said = |other: &store::PhotoRow, used: Option<store::PhotoUse>| PhotoAlike {
        photo: other.id.to_string(),
        name: other.original.name.clone(),
        same: other.id == row.id,
        date: used.as_ref().map(|one| one.updated.clone()).or(other.original.captured.clone()),
        headline: used.as_ref().map(|one| one.headline.clone()).unwrap_or_default(),
        in_text: used.as_ref().is_some_and(|one| one.in_text),
        article: used.map(|one| one.article.to_string()),
    };
    if let Some(used) = elsewhere(&row.id)? {
        return Ok(Some(said(row, Some(used))));
    }
    let mine = all.get(&row.id).filter(|mine| Study::tells(mine));
    let Some(mine) = mine else { return Ok(None) };
    let mut near: Vec<_> = all
        .iter()
        .filter(|(id, _)| **id != row.id)
        .map(|(id, likeness)| (Study::distance(mine, likeness), id))
        .filter(|(distance, _)| *distance <= ALIKE)
        .collect();
    near.sort();
    let mut waiting = None;
    for (_, other) in &near {
        match elsewhere(other)? {
            Some(used) if used.in_text => return Ok(Some(said(&store.photo(other)?, Some(used)))),
            Some(used) if waiting.is_none() => waiting = Some((other, used)),
            _ => {}
        }
    }
    if let Some((other, used)) = waiting {
        return Ok(Some(said(&store.photo(other)?, Some(used))));
    }
    let here = near.iter().find(|(_, other)| tray.contains(other));
    here.map(|(_, other)| Ok(said(&store.photo(other)?, None))).transpose()
}
