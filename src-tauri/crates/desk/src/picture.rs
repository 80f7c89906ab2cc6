//! Photos of the newsroom: taken in by their bytes, made ready in the worker, shown by their hash.

use std::sync::Arc;

use article::PhotoRef;
use photo::{
    Output, Probe,
    worker::{Answer, Deed},
};

use crate::{
    contract::{
        ArticleAsk, Done, Nothing, PhotoAdd, PhotoList, PhotoOfArticle, PhotoRow, PhotoWords,
        Refusal, RefusalCode,
    },
    desk::{Desk, article_id, internal, photo_ref},
    views,
};

/// The sizes that the window is shown, all made when a photo comes in.
const SHOWN: [&str; 3] = ["web", "card", "thumb"];
/// Longest file name that is kept, in characters.
const LONGEST_NAME: usize = 200;

/// A derivative, ready to be shown.
#[derive(Clone, Debug)]
pub struct ShownPicture {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// `image/jpeg`.
    pub media_type: &'static str,
}

impl Desk {
    /// Takes a photo into the library and lays it into the article's tray. The original is durable and its three
    /// sizes are made when this answers. The same bytes again are not decoded again. Fails with a `picture_…`,
    /// `file_…`, `not_a_picture`, `storage_…` code or `cancelled`; then nothing was kept.
    pub async fn add_photo(&self, ask: PhotoAdd, bytes: Vec<u8>) -> Result<PhotoRow, Refusal> {
        let article = article_id(&ask.article)?;
        if bytes.is_empty() {
            return Err(Refusal::new(RefusalCode::FileEmpty).with("name", ask.name));
        }
        if bytes.len() > photo::MAX_BYTES {
            let limit = photo::MAX_BYTES / 1_000_000;
            return Err(Refusal::new(RefusalCode::FileTooLarge)
                .with("name", ask.name)
                .with("limit", limit));
        }
        let bytes = Arc::new(bytes);
        let known = self.known(&bytes).await?;
        let photo = match known {
            Some(photo) => photo,
            None => self
                .take_in(&ask.name, &bytes)
                .await
                .map_err(|refusal| refusal.with("name", &ask.name))?,
        };
        let (shown, tray) = (photo.clone(), photo.clone());
        self.at_store(move |store| store.lay_into_tray(&article, &tray)).await?;
        let mut row =
            self.at_store(move |store| store.photo(&shown)).await.map(|row| photo_view(&row))?;
        let wanted = article_id(&ask.article)?;
        if self.at_store(move |store| store.used_in(&photo)).await?.iter().any(|id| *id != wanted) {
            row.warnings.push("used_before".to_owned());
        }
        Ok(row)
    }

    /// The photo with these bytes, if the library has it with all its sizes.
    async fn known(&self, bytes: &Arc<Vec<u8>>) -> Result<Option<PhotoRef>, Refusal> {
        let bytes = Arc::clone(bytes);
        self.at_store(move |store| {
            let photo = store::photo_of(&bytes);
            let ready = SHOWN.iter().all(|size| store.derivative(&photo, size).is_some());
            Ok((ready && store.original(&photo).is_ok()).then_some(photo))
        })
        .await
    }

    async fn take_in(&self, name: &str, bytes: &Arc<Vec<u8>>) -> Result<PhotoRef, Refusal> {
        let rendered =
            self.render(SHOWN.iter().filter_map(|size| plain(size)).collect(), bytes).await?;
        let mut about = photo_row(name, &rendered.probe, &self.now());
        about.warnings =
            rendered.warnings.iter().map(|warning| warning.code().to_owned()).collect();
        let bytes = Arc::clone(bytes);
        self.at_store(move |store| {
            let photo = store.put_original(&bytes, &about)?;
            for (size, picture) in SHOWN.iter().zip(&rendered.outputs) {
                store.put_derivative(&photo, size, &picture.bytes)?;
            }
            Ok(photo)
        })
        .await
    }

    /// Pictures made of a photo's bytes, in the worker process.
    pub(crate) async fn render(
        &self,
        outputs: Vec<Output>,
        bytes: &Arc<Vec<u8>>,
    ) -> Result<photo::Rendered, Refusal> {
        let deed = Deed::Render { ask: photo::Ask { outputs } };
        match self.room.workers.answer(deed, Arc::clone(bytes)).await? {
            Answer::Rendered(rendered) => Ok(*rendered),
            Answer::Refused(fault) => Err(fault.into()),
            Answer::Probed(_) | Answer::Looked(_) => {
                Err(Refusal::new(RefusalCode::PictureWorkerLost))
            }
        }
    }

    /// A derivative of a photo: `size` is `web`, `card` or `thumb`. One that is not there is made from the original.
    /// Fails with `unknown_format`, `photo_not_found`, or what making it refuses.
    pub async fn photo_picture(&self, size: &str, id: &str) -> Result<ShownPicture, Refusal> {
        let size = SHOWN.into_iter().find(|shown| *shown == size);
        let size = size.ok_or_else(|| Refusal::new(RefusalCode::UnknownFormat))?;
        let photo = photo_ref(id)?;
        let wanted = photo.clone();
        let lying = move |store: &store::Newsroom| {
            Ok(store.derivative(&wanted, size).and_then(|path| std::fs::read(path).ok()))
        };
        if let Some(bytes) = self.at_store(lying.clone()).await? {
            return Ok(ShownPicture { bytes, media_type: "image/jpeg" });
        }
        let _one_at_a_time = self.room.deriving.lock().await;
        if let Some(bytes) = self.at_store(lying).await? {
            return Ok(ShownPicture { bytes, media_type: "image/jpeg" });
        }
        let wanted = photo.clone();
        let original = Arc::new(self.at_store(move |store| store.original(&wanted)).await?);
        let rendered = self.render(plain(size).into_iter().collect(), &original).await?;
        let made = rendered.outputs.into_iter().next().ok_or_else(|| internal(&"no picture"))?;
        let bytes = made.bytes.clone();
        self.at_store(move |store| store.put_derivative(&photo, size, &bytes)).await?;
        Ok(ShownPicture { bytes: made.bytes, media_type: "image/jpeg" })
    }

    pub(crate) async fn list_photos(&self, ask: ArticleAsk) -> Result<PhotoList, Refusal> {
        let id = article_id(&ask.id)?;
        let rows = self
            .at_store(move |store| {
                let used = store.load(&id)?.article.document.photos();
                let mut rows =
                    used.iter().map(|photo| store.photo(photo)).collect::<Result<Vec<_>, _>>()?;
                rows.extend(store.tray(&id)?.into_iter().filter(|row| !used.contains(&row.id)));
                Ok(rows)
            })
            .await?;
        Ok(PhotoList { photos: rows.iter().map(photo_view).collect() })
    }

    pub(crate) async fn save_photo_words(&self, ask: PhotoWords) -> Result<PhotoRow, Refusal> {
        let photo = photo_ref(&ask.photo)?;
        let clean =
            |text: &str| vietnamese::nfc(text.trim()).chars().take(2000).collect::<String>();
        let words = store::PhotoWords {
            caption: clean(&ask.caption),
            credit: clean(&ask.credit),
            alt: clean(&ask.alt),
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

    #[allow(clippy::unused_async)] // the router awaits every deed
    pub(crate) async fn cancel_photos(&self, _ask: Nothing) -> Result<Done, Refusal> {
        self.room.workers.cancel();
        Ok(Done {})
    }
}

/// A preset as it ships, without words and edits.
pub(crate) fn plain(preset: &str) -> Option<Output> {
    photo::preset(preset).map(Output::plain)
}

/// What is kept about a photo, from its header. `name` is the file's own.
pub(crate) fn photo_row(name: &str, probe: &Probe, now: &str) -> store::Original {
    let credit = probe.credit.clone().or_else(|| probe.creator.clone());
    store::Original {
        ext: probe.kind.extension().to_owned(),
        name: vietnamese::nfc(name).chars().take(LONGEST_NAME).collect(),
        width: probe.width,
        height: probe.height,
        captured: probe.captured_at.clone(),
        camera: probe.camera.clone(),
        has_position: probe.has_gps,
        words: store::PhotoWords {
            caption: probe
                .caption
                .clone()
                .map(|text| vietnamese::nfc(text.trim()))
                .unwrap_or_default(),
            credit: credit.map(|text| vietnamese::nfc(text.trim())).unwrap_or_default(),
            alt: String::new(),
        },
        warnings: Vec::new(),
        added: now.to_owned(),
    }
}

/// A stored photo as the window shows it.
pub(crate) fn photo_view(row: &store::PhotoRow) -> PhotoRow {
    let about = &row.original;
    PhotoRow {
        id: row.id.to_string(),
        name: about.name.clone(),
        width: about.width,
        height: about.height,
        kilobytes: views::kilobytes(row.bytes),
        web_kilobytes: views::kilobytes(row.web_bytes),
        captured: about.captured.clone(),
        camera: about.camera.clone(),
        has_position: about.has_position,
        caption: about.words.caption.clone(),
        credit: about.words.credit.clone(),
        alt: about.words.alt.clone(),
        warnings: about.warnings.clone(),
    }
}
