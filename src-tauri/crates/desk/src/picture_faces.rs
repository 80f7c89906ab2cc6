//! Faces that may be in a photo: looked for in the worker process, offered to a person, kept nowhere.

use std::sync::Arc;

use photo::worker::{Answer, Deed};

use crate::{
    contract::{PhotoFaces, PhotoFacesAsk, Refusal, RefusalCode},
    desk::{Desk, photo_ref},
    picture_edits::{region_view, turn_of},
};

impl Desk {
    /// Suggests faces to hide, in the original after the quarter turns. The deadline and the memory cap are those of
    /// every photo. Fails with `bad_ask`, `photo_not_found`, or what the worker refuses.
    pub(crate) async fn suggest_faces(&self, ask: PhotoFacesAsk) -> Result<PhotoFaces, Refusal> {
        let photo = photo_ref(&ask.photo)?;
        let turn = turn_of(ask.quarters)?;
        let original = Arc::new(self.at_store(move |store| store.original(&photo)).await?);
        match self.room.workers.answer(Deed::Faces { turn }, original).await? {
            Answer::Seen(places) => {
                Ok(PhotoFaces { places: places.into_iter().map(region_view).collect() })
            }
            Answer::Refused(fault) => Err(fault.into()),
            _ => Err(Refusal::new(RefusalCode::PictureWorkerLost)),
        }
    }
}
