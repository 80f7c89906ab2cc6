//! Photos from before the alarm knew them: looked at one after the other, in the calm behind a start.

use std::{
    sync::PoisonError,
    time::{Duration, Instant},
};

use article::PhotoRef;
use photo::Study;

use crate::{
    contract::Refusal,
    desk::Desk,
    picture::{THUMB, plain},
};

/// The longest rest between two photos.
const REST: Duration = Duration::from_secs(2);

impl Desk {
    /// Looks at photos that came before anything looked at them, the newest first, until `most` more are known to the
    /// alarm. Answers how many these are. One that cannot be opened is passed over, and tried again by the next run. It
    /// steps back: while photos are made ready for somebody it waits, and between two photos it rests for as long as the
    /// last one took.
    pub async fn study_older_photos(&self, most: u32) -> Result<u32, Refusal> {
        let mut known = 0;
        for photo in self.at_store(store::Newsroom::unstudied).await? {
            if known == most {
                break;
            }
            let passed = || self.room.passed.lock().unwrap_or_else(PoisonError::into_inner);
            if passed().contains(&photo) {
                continue;
            }
            self.room.workers.calm().await;
            let began = Instant::now();
            if self.study_older_photo(&photo).await? {
                known += 1;
            } else {
                passed().insert(photo);
            }
            tokio::time::sleep(began.elapsed().min(REST)).await;
        }
        Ok(known)
    }

    /// Answers false where the photo cannot be opened.
    async fn study_older_photo(&self, photo: &PhotoRef) -> Result<bool, Refusal> {
        let Some(study) = self.seen_small(photo).await else { return Ok(false) };
        let _nobody_else_seeks = self.room.deriving.lock().await;
        let (known_again, likeness) = (photo.clone(), study.likeness);
        self.at_store(move |store| store.put_likeness(&known_again, &likeness)).await?;
        self.seek(photo, study.small).await?;
        Ok(true)
    }

    /// What is seen in the photo's small picture: in the one that lies there, where that shows the photo as it came, else
    /// in one made of the original.
    async fn seen_small(&self, photo: &PhotoRef) -> Option<Study> {
        let wanted = photo.clone();
        let lying = {
            let _nobody_changes_it = self.room.deriving.lock().await;
            self.at_store(move |store| {
                let plain = store.photo(&wanted)?.edits.is_none();
                let path = store.derivative(&wanted, THUMB).filter(|_| plain);
                Ok(path.and_then(|path| std::fs::read(path).ok()))
            })
            .await
        };
        if let Ok(Some(thumb)) = lying
            && let Ok(study) = self.study(&self.room.workers.begin(), &thumb).await
        {
            return Some(study);
        }
        let thumb = self.one_picture(photo, plain(THUMB)).await.ok()?;
        self.study(&self.room.workers.begin(), &thumb).await.ok()
    }
}
