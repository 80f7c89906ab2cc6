//! The portal's form: an article in the pieces it asks for, and its photos as numbered files to be dragged there.

use std::{path::PathBuf, sync::Arc};

use article::{Article, plain};
use export::{Site, Story, StoryPhoto};

use crate::{
    contract::{
        ArticleAsk, ClipboardText, PortalAsk, PortalFile, PortalFiles, PortalPhoto, PortalSteps,
        ProfileFormAsk, Refusal,
    },
    desk::{Desk, article_id},
    files, send_out, views,
};

/// The folder of the photos' files inside the export's folder.
const PHOTOS: &str = "anh";

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
    /// inside. What stood under the same name is replaced whole. Fails with `article_not_found`, `target_…`.
    pub(crate) async fn portal_photos(&self, ask: PortalAsk) -> Result<PortalFiles, Refusal> {
        let id = article_id(&ask.id)?;
        let named = self.portal_names(&ask).await?;
        self.room.progress.begin(0);
        let ready = Arc::new(self.ready(&ask.id, ask.profile.as_deref(), &[]).await?);
        let base = self.export_folder().await?;
        let folder = base.join(send_out::name_of(&ready.article, &self.now())).join(PHOTOS);
        let target = folder.clone();
        let written = self.aside(move || {
            let story = ready.story();
            let mut written = Vec::with_capacity(story.photos.len());
            for (number, photo) in (1..).zip(story.photos) {
                let own = || story.photo_name(number, &photo.photo);
                let path = target.join(named.get(number - 1).cloned().unwrap_or_else(own));
                files::write_whole(&path, &photo.jpeg)?;
                written.push((path, views::kilobytes(photo.jpeg.len() as u64)));
            }
            Ok(written)
        });
        let written = written.await?;
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
        kept.insert(id.to_string(), paths);
        Ok(answer)
    }

    /// The photos' names under the portal's own rule; none for no portal in particular.
    async fn portal_names(&self, ask: &PortalAsk) -> Result<Vec<String>, Refusal> {
        let Some(profile) = ask.profile.clone() else { return Ok(Vec::new()) };
        let form = self.fill_form(ProfileFormAsk { id: ask.id.clone(), profile }).await?;
        Ok(form.photos.into_iter().map(|photo| photo.name).collect())
    }

    /// The file of the `number`-th photo of article `id`, from 1, as [`Desk::portal_photos`] wrote it in this run and
    /// as long as it still lies there. For the shell, which lets it be dragged out; no path crosses the contract.
    pub fn portal_file(&self, id: &str, number: u32) -> Option<PathBuf> {
        let kept = self.room.portal.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let at = usize::try_from(number.checked_sub(1)?).ok()?;
        kept.get(id)?.get(at).filter(|path| path.is_file()).cloned()
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
