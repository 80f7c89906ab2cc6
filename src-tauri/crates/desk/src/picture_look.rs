//! Something to look at at once: the camera's own small preview, taken from the first bytes of a file by the worker
//! and kept in memory for a while.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use article::PhotoRef;
use photo::worker::{Answer, Deed};

use crate::{
    contract::{PhotoLook, Refusal, RefusalCode},
    desk::Desk,
};

/// Looks kept; the oldest makes room.
const KEPT: usize = 200;

/// Looks of this run, the newest last.
#[derive(Default)]
pub(crate) struct Looks {
    kept: Mutex<VecDeque<(PhotoRef, Vec<u8>)>>,
}

impl Looks {
    fn keep(&self, look: PhotoRef, jpeg: Vec<u8>) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.pop_front();
        }
        kept.push_back((look, jpeg));
    }

    /// A look's JPEG while it is kept.
    pub(crate) fn find(&self, look: &PhotoRef) -> Option<Vec<u8>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().rev().find(|(id, _)| id == look).map(|(_, jpeg)| jpeg.clone())
    }
}

impl Desk {
    /// A look at a photo. `whole` says that `bytes` are the whole file; else only the preview inside is looked for,
    /// for which 256 KB from the start are enough. Fails with a `picture_…` or `file_…` code; nothing is kept then.
    pub async fn look_at_photo(&self, bytes: Vec<u8>, whole: bool) -> Result<PhotoLook, Refusal> {
        if bytes.is_empty() || bytes.len() > photo::MAX_BYTES {
            return Err(Refusal::new(RefusalCode::FileEmpty));
        }
        let bytes = Arc::new(bytes);
        let deed = if whole { Deed::QuickLook } else { Deed::Peek };
        match self.room.workers.answer_soon(deed, Arc::clone(&bytes)).await? {
            Answer::Looked(picture) => {
                let look = store::photo_of(&bytes);
                let answer = PhotoLook {
                    look: look.to_string(),
                    width: picture.width,
                    height: picture.height,
                };
                self.room.looks.keep(look, picture.bytes);
                Ok(answer)
            }
            Answer::Refused(fault) => Err(fault.into()),
            _ => Err(Refusal::new(RefusalCode::PictureWorkerLost)),
        }
    }
}
