//! The preview: the HTML exporter's own page, with photos by the scheme `photo`.

use article::{Article, Document};
use export::{PhotoSource, Profile, Site, Story, StoryPhoto};

use crate::{
    contract::{Preview, PreviewAsk, ProfileFinding, Refusal, RefusalCode},
    desk::{Desk, article_id},
    profiles, ready, views,
};

/// Where the window finds a photo's web size: the scheme answers at this address on Linux and macOS.
#[cfg(not(windows))]
const PHOTOS: &str = "photo://localhost/web/";
/// The web view of Windows knows custom schemes by this address.
#[cfg(windows)]
const PHOTOS: &str = "http://photo.localhost/web/";

impl Desk {
    /// The page that an export would write, of the text as the window holds it now, or what a portal would leave of it.
    /// Nothing is saved. Fails with `article_not_found`, `body_unreadable`, `bad_ask`, `unknown_profile`.
    pub(crate) async fn preview_article(&self, ask: PreviewAsk) -> Result<Preview, Refusal> {
        let profile = match &ask.profile {
            Some(id) => Some(self.profile(id).await?.0),
            None => None,
        };
        let (article, photos) = self.previewed(&ask, profile.as_ref()).await?;
        let site = self.plain_site().await?;
        let base = self.room.host.photo_address().unwrap_or_else(|| PHOTOS.to_owned());
        let words = views::words(&article.document);
        self.aside(move || {
            let story =
                Story { article: &article, photos: &photos, covers: &[], site, changed: None };
            let html = match &profile {
                Some(profile) => export::portal_page(&story, profile, &base),
                None => export::page(&story, PhotoSource::Address(&base)),
            };
            let findings = profile.map_or_else(Vec::new, |profile| unfit(&story, &profile));
            Ok(Preview { html, words, minutes: vietnamese::reading_minutes(words), findings })
        })
        .await
    }

    /// The ward's site, for no portal in particular.
    pub(crate) async fn plain_site(&self) -> Result<Site, Refusal> {
        Ok(Site { ward: self.settings().await?.ward, profile: None })
    }

    /// The article that the window holds, and its photos by the sizes alone in which an export makes them. Fails with
    /// `article_not_found`, `body_unreadable`, `bad_ask`, and where the export would: `photo_not_found`,
    /// `storage_damaged`.
    pub(crate) async fn previewed(
        &self,
        ask: &PreviewAsk,
        profile: Option<&Profile>,
    ) -> Result<(Article, Vec<StoryPhoto>), Refusal> {
        let id = article_id(&ask.id)?;
        let document = Document::from_json(&ask.body)
            .map_err(|fault| Refusal::new(RefusalCode::BodyUnreadable).with("what", fault))?;
        let wanted = id.clone();
        let stage = self.at_store(move |store| store.stage_of(&wanted)).await?;
        let mut article = Article { stage, ..Article::draft(id, document) };
        views::put_fields(&mut article, &ask.fields)?;
        let used = article.document.photos();
        let rows = self.at_store(move |store| {
            used.iter().map(|photo| store.photo(photo)).collect::<Result<Vec<_>, _>>()
        });
        let (rows, settings) = (rows.await?, self.settings().await?);
        let shown = |row: store::PhotoRow| {
            let (width, height) = ready::size_of(&row, &settings, profile)?;
            Ok(StoryPhoto { photo: row.id, jpeg: Vec::new(), width, height })
        };
        Ok((article, rows.into_iter().map(shown).collect::<Result<_, Refusal>>()?))
    }
}

/// What does not fit into the portal's form. Sizes of photos are not judged: an export makes them in the portal's own.
fn unfit(story: &Story<'_>, profile: &Profile) -> Vec<ProfileFinding> {
    let bare = |one: &StoryPhoto| StoryPhoto { width: 0, height: 0, ..one.clone() };
    let photos: Vec<StoryPhoto> = story.photos.iter().map(bare).collect();
    let story = Story { photos: &photos, ..story.clone() };
    export::form(&story, profile).findings.into_iter().map(profiles::finding).collect()
}
