//! The library over all photos: an article's tray, search, words, where a photo is used, what it repeats, its trash.

use std::collections::{HashMap, HashSet};

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
        let uses = self.at_store(move |store| {
            if store.trash_unused_photo(&photo, &now)? {
                Ok(None)
            } else {
                store.uses(&photo).map(Some)
            }
        });
        let Some(uses) = uses.await? else { return Ok(Done {}) };
        let headline = uses.first().map(|first| first.headline.clone()).unwrap_or_default();
        Err(Refusal::new(RefusalCode::PhotoInUse).with("name", headline).with("count", uses.len()))
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
    let mut others = Others {
        store,
        news: store.corrected_together(article)?,
        wholes: wholes(store, rows)?,
        tray: store.tray(article)?.into_iter().map(|row| row.id).collect(),
        used: HashMap::new(),
    };
    rows.iter()
        .map(|row| {
            let mut view = photo_view(row);
            view.alike = others.alike(row)?;
            if view.alike.as_ref().is_some_and(|alike| alike.in_text) {
                view.warnings.push("used_before".to_owned());
            }
            Ok(view)
        })
        .collect()
}

/// What the photos of an article are compared with.
struct Others<'a> {
    store: &'a store::Newsroom,
    /// The article, what it corrects and what corrects it: their photos are no other use.
    news: HashSet<ArticleId>,
    /// For each photo of the rows those that look like it, the most alike first.
    wholes: HashMap<PhotoRef, Vec<PhotoRef>>,
    tray: HashSet<PhotoRef>,
    /// Uses that were asked for already: a tray may be full of photos alike.
    used: HashMap<PhotoRef, Option<store::PhotoUse>>,
}

impl Others<'_> {
    /// What is printed goes before what waits in a tray, and that before what lies in the same one.
    fn alike(&mut self, row: &store::PhotoRow) -> Result<Option<PhotoAlike>, store::StoreFault> {
        let mut near = vec![(row.id.clone(), Like::Whole)];
        near.extend(self.near(&row.id)?);
        let mut waiting = None;
        for (other, like) in &near {
            match self.elsewhere(other)? {
                Some(used) if used.in_text => {
                    return Ok(Some(said(row, &self.store.photo(other)?, Some(used), *like)));
                }
                Some(used) if waiting.is_none() => waiting = Some((other, used, *like)),
                _ => {}
            }
        }
        if let Some((other, used, like)) = waiting {
            return Ok(Some(said(row, &self.store.photo(other)?, Some(used), like)));
        }
        let here = near[1..].iter().find(|(other, _)| self.tray.contains(other));
        here.map(|(other, like)| Ok(said(row, &self.store.photo(other)?, None, *like))).transpose()
    }

    /// An article that shows it rather than one in whose tray it waits.
    fn elsewhere(
        &mut self,
        photo: &PhotoRef,
    ) -> Result<Option<store::PhotoUse>, store::StoreFault> {
        if let Some(known) = self.used.get(photo) {
            return Ok(known.clone());
        }
        let uses = self.store.uses(photo)?.into_iter();
        let found =
            uses.filter(|one| !self.news.contains(&one.article)).min_by_key(|one| !one.in_text);
        self.used.insert(photo.clone(), found.clone());
        Ok(found)
    }

    /// Photos that look like this one, the most alike first; then those that share a part with it.
    fn near(&self, photo: &PhotoRef) -> Result<Vec<(PhotoRef, Like)>, store::StoreFault> {
        let wholes = self.wholes.get(photo).into_iter().flatten();
        let mut near: Vec<_> = wholes.map(|other| (other.clone(), Like::Whole)).collect();
        for other in self.store.sharing(photo)? {
            if !near.iter().any(|(known, _)| *known == other) {
                near.push((other, Like::Part));
            }
        }
        Ok(near)
    }
}

/// For each photo of `rows` those that look like it, the most alike first. The library is read once for all of them.
fn wholes(
    store: &store::Newsroom,
    rows: &[store::PhotoRow],
) -> Result<HashMap<PhotoRef, Vec<PhotoRef>>, store::StoreFault> {
    let mut sought = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(likeness) = store.likeness(&row.id)?.filter(|mine| Study::tells(mine)) {
            sought.push((&row.id, likeness, Vec::new()));
        }
    }
    if !sought.is_empty() {
        store.each_likeness(|id, likeness| {
            for (photo, mine, near) in &mut sought {
                let distance = Study::distance(mine, likeness);
                if distance <= ALIKE && id != photo.as_str() {
                    near.push((distance, id.to_owned()));
                }
            }
        })?;
    }
    let each = sought.into_iter().map(|(photo, _, mut near)| {
        near.sort();
        (photo.clone(), near.iter().filter_map(|(_, id)| PhotoRef::parse(id).ok()).collect())
    });
    Ok(each.collect())
}

/// How two photos are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Like {
    Whole,
    Part,
}

/// What is told of `other`, which `row` repeats.
fn said(
    row: &store::PhotoRow,
    other: &store::PhotoRow,
    used: Option<store::PhotoUse>,
    like: Like,
) -> PhotoAlike {
    PhotoAlike {
        photo: other.id.to_string(),
        name: other.original.name.clone(),
        same: other.id == row.id,
        part: like == Like::Part,
        date: used.as_ref().map(|one| one.updated.clone()).or(other.original.captured.clone()),
        headline: used.as_ref().map(|one| one.headline.clone()).unwrap_or_default(),
        in_text: used.as_ref().is_some_and(|one| one.in_text),
        article: used.map(|one| one.article.to_string()),
    }
}
