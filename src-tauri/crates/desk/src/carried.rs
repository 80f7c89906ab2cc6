//! Pictures that an opened file carries: each becomes a photo of the newsroom as any other does, before the article is laid
//! on the desk, so that text and photos are there together or not at all.

use article::PhotoRef;
use intake::{Carried, Intake, Shown};

use crate::{
    contract::{PhotoEdit, PhotoEdits, PhotoRegion, Refusal, RefusedFile},
    desk::Desk,
    worker::Begun,
};

/// A side of a picture, as [`Shown`] counts it.
const WHOLE: f64 = 100_000.0;

impl Desk {
    /// Takes the pictures of the file called `name` into the library and puts them into the figures that wait for them.
    /// Answers those that were refused; their figures stay empty.
    pub(crate) async fn keep_carried(&self, taken: &mut Intake, name: &str) -> Vec<RefusedFile> {
        let begun = self.room.workers.begin();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let (mut photos, mut refused) = (Vec::new(), Vec::new());
        for carried in std::mem::take(&mut taken.carried) {
            let name = format!("{stem} - {}", carried.name);
            match self.keep_one(&begun, &name, carried).await {
                Ok(photo) => photos.push(Some(photo)),
                Err(refusal) => {
                    photos.push(None);
                    refused.push(RefusedFile { refusal: refusal.with("name", &name), name });
                }
            }
        }
        let mut figures = taken.draft.document.figures_mut();
        for picture in &taken.pictures {
            let photo = photos.get(picture.clip).cloned().flatten();
            if let (Some(figure), Some(photo)) = (figures.get_mut(picture.figure), photo) {
                figure.photo = Some(photo);
            }
        }
        refused
    }

    /// A photo that the file shows a part of is cut to it, unless somebody changed it before.
    async fn keep_one(
        &self,
        begun: &Begun,
        name: &str,
        carried: Carried,
    ) -> Result<PhotoRef, Refusal> {
        let Carried { bytes, shown, .. } = carried;
        let photo = self.keep_photo(begun, name, bytes).await?;
        let Some(shown) = shown else { return Ok(photo) };
        let wanted = photo.clone();
        let row = self.at_store(move |store| store.photo(&wanted)).await?;
        if row.edits.is_none() && row.edition == 0 {
            let edits = PhotoEdits { crop: Some(region(shown)), ..PhotoEdits::default() };
            self.edit_photo(PhotoEdit { photo: photo.to_string(), edits: Some(edits) }).await?;
        }
        Ok(photo)
    }
}

fn region(shown: Shown) -> PhotoRegion {
    let share = |part: u32| f64::from(part) / WHOLE;
    PhotoRegion {
        left: share(shown.left),
        top: share(shown.top),
        width: share(shown.width),
        height: share(shown.height),
    }
}
