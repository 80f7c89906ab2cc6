//! The portal's form: an article in the pieces it asks for, and its photos as numbered files to be dragged there.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::Arc,
};

use article::{Article, ArticleId, plain};
use export::{Site, Story, StoryPhoto};

use crate::{
    contract::{
        ArticleAsk, ClipboardText, PortalAsk, PortalFile, PortalFiles, PortalPhoto, PortalSteps,
        ProfileFormAsk, Refusal,
    },
    desk::{Desk, article_id, internal},
    files, send_out, views,
};

/// The folder of the photos' files inside the export's folder.
const PHOTOS: &str = "anh";
/// What is kept about them beside that folder.
const LAID: &str = ".anh-da-ghi.json";

impl Desk {
    /// The pieces of an article in the order of a portal's form. Nothing is written. Fails with `article_not_found`.
    pub(crate) async fn portal_steps(&self, ask: ArticleAsk) -> Result<PortalSteps, Refusal> {
        let article = self.article(&ask.id).await?;
        let (headline, lead) = (plain(&article.document.headline), plain(&article.document.sapo));
        let photos = named(&article);
        let mut body = article;
        (body.section, body.published) = (String::new(), None);
        body.document.headline.clear();
        body.document.sapo.clear();
        let bare: Vec<StoryPhoto> = body.document.photos().into_iter().map(empty).collect();
        let story = Story {
            article: &body,
            photos: &bare,
            covers: &[],
            site: Site::default(),
            changed: None,
        };
        let body = ClipboardText {
            html: export::clipboard_html(&story),
            plain: export::plain_text(&story),
        };
        Ok(PortalSteps { headline, lead, body, photos })
    }

    /// Writes the photos of an article as numbered files into its export folder, in their export size with their words
    /// inside. What stood under the same name is replaced whole, and files of the last time that are none of these are
    /// removed: a face may be on them that is hidden now. Fails with `article_not_found`, `target_…`.
    pub(crate) async fn portal_photos(&self, ask: PortalAsk) -> Result<PortalFiles, Refusal> {
        let id = article_id(&ask.id)?;
        let named = self.portal_names(&ask).await?;
        self.room.progress.begin(0);
        loop {
            if let Some(laid) = self.lay_for_portal(&ask, &id, &named).await? {
                return Ok(laid);
            }
        }
    }

    /// The same once; none where a place was hidden while it went on: what lies there now shows it.
    async fn lay_for_portal(
        &self,
        ask: &PortalAsk,
        id: &ArticleId,
        named: &[String],
    ) -> Result<Option<PortalFiles>, Refusal> {
        let ready = Arc::new(self.ready(&ask.id, ask.profile.as_deref(), &[]).await?);
        let base = self.export_folder().await?;
        let folder = base.join(send_out::name_of(&ready.article, &self.now())).join(PHOTOS);
        let target = folder.clone();
        // Before the first of them lies there: whoever hides a place later is told of these files.
        if !self.room.opened.read_only {
            let (article, now) = (id.clone(), self.now());
            let photos: Vec<_> = ready.story().photos.iter().map(|one| one.photo.clone()).collect();
            let _ = self.at_store(move |store| store.keep_laid(&article, &photos, &now)).await;
        }
        let (made, named) = (Arc::clone(&ready), named.to_vec());
        let written = self.aside(move || lay(&target, &made.story(), &named)).await?;
        let answer = PortalFiles {
            export: self.know_export(&folder),
            folder: folder.display().to_string(),
            files: (1..)
                .zip(&written)
                .map(|(number, (path, kilobytes))| PortalFile {
                    number,
                    place: path.display().to_string(),
                    kilobytes: *kilobytes,
                })
                .collect(),
        };
        let paths = written.into_iter().map(|(path, _)| path).collect();
        let mut kept = self.room.portal.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if ready.is_overtaken() {
            return Ok(None);
        }
        kept.insert(id.to_string(), paths);
        Ok(Some(answer))
    }

    /// The photos' names under the portal's own rule; none for no portal in particular.
    async fn portal_names(&self, ask: &PortalAsk) -> Result<Vec<String>, Refusal> {
        let Some(profile) = ask.profile.clone() else { return Ok(Vec::new()) };
        let form = self.fill_form(ProfileFormAsk { id: ask.id.clone(), profile }).await?;
        Ok(form.photos.into_iter().map(|photo| photo.name).collect())
    }

    /// The file of the `number`-th photo of article `id`, from 1, as [`Desk::portal_photos`] wrote it in this run and
    /// as long as it still lies there and no photo hides more since. For the shell, which lets it be dragged out; no path crosses the contract.
    pub fn portal_file(&self, id: &str, number: u32) -> Option<PathBuf> {
        let kept = self.room.portal.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        kept.get(id)?.get(at).filter(|path| path.is_file()).cloned()
    }
}

/// Writes the photos of `story` into the folder `target`, by the portal's `named` or by their own names. Answers where each
/// lies, and its kilobytes.
fn lay(target: &Path, story: &Story<'_>, named: &[String]) -> Result<Vec<(PathBuf, u32)>, Refusal> {
    let own = |number: usize, photo: &StoryPhoto| {
        let own = || story.photo_name(number, &photo.photo);
        named.get(number - 1).cloned().unwrap_or_else(own)
    };
    let names: Vec<String> =
        (1..).zip(story.photos).map(|(number, photo)| own(number, photo)).collect();
    let before = Laid::read(target);
    let now = Laid::of(names.iter().zip(story.photos));
    // Before the first of them lies there, so that a sudden end leaves none that nobody knows.
    before.and(&now).write(target)?;
    let mut written = Vec::with_capacity(names.len());
    for (name, photo) in names.iter().zip(story.photos) {
        let path = target.join(name);
        files::write_whole(&path, &photo.jpeg)?;
        written.push((path, views::kilobytes(photo.jpeg.len() as u64)));
    }
    before.clear(target, &now)?;
    now.write(target)?;
    Ok(written)
}

/// The files that were laid into a folder of photos: by name, the hashes of what was ever written under it. It is kept
/// beside the folder, so that the next time knows which files are its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Laid(BTreeMap<String, BTreeSet<String>>);

impl Laid {
    fn of<'a>(files: impl Iterator<Item = (&'a String, &'a StoryPhoto)>) -> Self {
        let hash = |photo: &StoryPhoto| BTreeSet::from([store::photo_of(&photo.jpeg).to_string()]);
        Self(files.map(|(name, photo)| (name.clone(), hash(photo))).collect())
    }

    /// What was laid into `folder` the last time; nothing where nobody knows.
    fn read(folder: &Path) -> Self {
        let bytes = std::fs::read(folder.with_file_name(LAID)).unwrap_or_default();
        Self(serde_json::from_slice(&bytes).unwrap_or_default())
    }

    fn and(&self, other: &Self) -> Self {
        let mut both = self.clone();
        for (name, hashes) in &other.0 {
            both.0.entry(name.clone()).or_default().extend(hashes.iter().cloned());
        }
        both
    }

    fn write(&self, folder: &Path) -> Result<(), Refusal> {
        let bytes = serde_json::to_vec_pretty(&self.0).map_err(|fault| internal(&fault))?;
        files::write_whole(&folder.with_file_name(LAID), &bytes)
    }

    /// Removes the files that `now` does not name, as long as they are what was written.
    fn clear(&self, folder: &Path, now: &Self) -> Result<(), Refusal> {
        for (name, hashes) in self.0.iter().filter(|(name, _)| !now.0.contains_key(*name)) {
            let path = folder.join(name);
            let is_plain = Path::new(name).file_name() == Some(name.as_ref());
            let bytes = std::fs::read(&path).ok().filter(|_| is_plain);
            if bytes.is_some_and(|bytes| hashes.contains(store::photo_of(&bytes).as_str())) {
                std::fs::remove_file(&path).map_err(|fault| files::refused(&path, &fault))?;
            }
        }
        Ok(())
    }
}

/// A photo that only lends its number to the text.
fn empty(photo: article::PhotoRef) -> StoryPhoto {
    StoryPhoto { photo, jpeg: Vec::new(), width: 0, height: 0 }
}

fn named(article: &Article) -> Vec<PortalPhoto> {
    let used = article.document.photos();
    let story = Story { article, photos: &[], covers: &[], site: Site::default(), changed: None };
    let figures = article.document.figures();
    let one = |(number, photo): (u32, article::PhotoRef)| {
        let figure = figures.iter().find(|figure| figure.photo.as_ref() == Some(&photo));
        PortalPhoto {
            number,
            name: story.photo_name(number as usize, &photo),
            photo: photo.to_string(),
            caption: figure.map(|figure| plain(&figure.caption)).unwrap_or_default(),
            credit: figure.map(|figure| figure.credit.clone()).unwrap_or_default(),
            alt: figure.map(|figure| figure.spoken()).unwrap_or_default(),
        }
    };
    (1..).zip(used).map(one).collect()
}
