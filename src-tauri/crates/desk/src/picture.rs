//! Photos of the newsroom: taken in by their bytes, made ready in the worker, shown by their hash.

use std::sync::Arc;

use article::PhotoRef;
use photo::{
    Output, Probe, Study,
    worker::{Answer, Deed},
};

use crate::{
    contract::{PhotoAdd, PhotoRow, Refusal, RefusalCode},
    desk::{Desk, article_id, internal, photo_ref},
    header_words,
    picture_edits::{edits_of, edits_view, with_edits},
    views,
    worker::Begun,
};

/// The sizes that the window is shown, all made when a photo comes in.
pub(crate) const SHOWN: [&str; 3] = ["web", "card", THUMB];
/// The size that is studied.
pub(crate) const THUMB: &str = "thumb";
/// Long side of the web size in pixels.
const WEB: u32 = 1600;
/// The name of the size without the changes, and the preset it is made by. It is never kept: it shows what is hidden.
const WITHOUT_CHANGES: (&str, &str) = ("plain", "card");
/// The name under which looks are shown.
const LOOK: &str = "look";
/// Below this sharpness a shot is called shaken. Sharp phone photos have 500 to 1,800.
const SHAKY: u32 = 60;
/// Long side in pixels from which sharpness says something.
const STUDIED_FROM: u32 = 640;
/// Short side in pixels of the small picture from which it does.
const STUDIED_ACROSS: u32 = 16;

/// A derivative, ready to be shown.
#[derive(Clone, Debug)]
pub struct ShownPicture {
    /// The whole file.
    pub bytes: Vec<u8>,
    /// `image/jpeg`.
    pub media_type: &'static str,
    /// The window may keep it: under its address it is never another picture.
    pub lasting: bool,
}

impl ShownPicture {
    fn kept(bytes: Vec<u8>) -> Self {
        Self { bytes, media_type: "image/jpeg", lasting: true }
    }
}

impl Desk {
    /// Takes a photo into the library and lays it into the article's tray. The original is durable and its three
    /// sizes are made when this answers, and kept where the drive has room. The same bytes again are not decoded again. Fails with a `picture_…`,
    /// `file_…`, `not_a_picture`, `storage_…` code or `cancelled`; then nothing was kept.
    pub async fn add_photo(&self, ask: PhotoAdd, bytes: Vec<u8>) -> Result<PhotoRow, Refusal> {
        self.add_photo_since(&self.room.workers.begin_coming(), ask, bytes).await
    }

    /// The same as a part of the work that has `begun`.
    pub(crate) async fn add_photo_since(
        &self,
        begun: &Begun,
        ask: PhotoAdd,
        bytes: Vec<u8>,
    ) -> Result<PhotoRow, Refusal> {
        let article = article_id(&ask.article)?;
        let photo = self.keep_photo(begun, &ask.name, bytes).await?;
        let (tray, wanted) = (photo.clone(), article.clone());
        self.at_store(move |store| store.lay_into_tray(&wanted, &tray)).await?;
        self.tray_row(&article, photo).await
    }

    /// Takes a photo into the library, as [`Desk::add_photo`] does.
    pub(crate) async fn keep_photo(
        &self,
        begun: &Begun,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<PhotoRef, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::new(RefusalCode::FileEmpty).with("name", name));
        }
        if bytes.len() > photo::MAX_BYTES {
            let limit = photo::MAX_BYTES / 1_000_000;
            return Err(Refusal::new(RefusalCode::FileTooLarge)
                .with("name", name)
                .with("limit", limit));
        }
        let bytes = Arc::new(bytes);
        match self.known(&bytes).await? {
            Some(photo) => Ok(photo),
            None => self
                .take_in(begun, name, &bytes)
                .await
                .map_err(|refusal| refusal.with("name", name)),
        }
    }

    /// The photo with these bytes, if the library has it. Sizes that are missing are made when they are asked for,
    /// with the photo's changes.
    async fn known(&self, bytes: &Arc<Vec<u8>>) -> Result<Option<PhotoRef>, Refusal> {
        let bytes = Arc::clone(bytes);
        self.at_store(move |store| {
            let photo = store::photo_of(&bytes);
            Ok(store.original(&photo).is_ok().then_some(photo))
        })
        .await
    }

    async fn take_in(
        &self,
        begun: &Begun,
        name: &str,
        bytes: &Arc<Vec<u8>>,
    ) -> Result<PhotoRef, Refusal> {
        let outputs = SHOWN.iter().filter_map(|size| plain(size)).collect();
        let rendered = self.render_since(begun, outputs, bytes).await?;
        let mut about = photo_row(name, &rendered.probe, &self.now());
        if about.words.credit.is_empty() {
            about.words.credit = self.settings().await?.photo_credit;
        }
        about.warnings =
            rendered.warnings.iter().map(|warning| warning.code().to_owned()).collect();
        let mut small = None;
        if let Some(thumb) = rendered.outputs.last() {
            let study = self.study(begun, &thumb.bytes).await?;
            let long = rendered.probe.width.max(rendered.probe.height);
            let is_seen = long >= STUDIED_FROM && thumb.width.min(thumb.height) >= STUDIED_ACROSS;
            if study.sharpness < SHAKY && is_seen {
                about.warnings.push("shaky".to_owned());
            }
            about.likeness = Some(study.likeness);
            small = Some(study.small);
        }
        let bytes = Arc::clone(bytes);
        let _nothing_else_is_derived = self.room.deriving.lock().await;
        let kept = self.at_store(move |store| {
            let photo = store.put_original(&bytes, &about)?;
            if store.photo(&photo)?.edits.is_none() {
                for (size, picture) in SHOWN.iter().zip(&rendered.outputs) {
                    // The photo is safe: a picture that cannot be kept is made again when it is asked for.
                    let _ = store.put_derivative(&photo, size, &picture.bytes);
                }
            }
            Ok(photo)
        });
        let photo = kept.await?;
        if let Some(small) = small {
            // The photo is safe: one that could not be looked for is looked for by the upkeep.
            let _ = self.seek(&photo, small).await;
        }
        Ok(photo)
    }

    pub(crate) async fn study(&self, begun: &Begun, thumb: &[u8]) -> Result<Study, Refusal> {
        let thumb = Arc::new(thumb.to_vec());
        match self.room.workers.answer_since(begun, Deed::Study, thumb).await? {
            Answer::Studied(study) => Ok(study),
            Answer::Refused(fault) => Err(fault.into()),
            _ => Err(Refusal::new(RefusalCode::PictureWorkerLost)),
        }
    }

    /// Pictures made of a photo's bytes, in the worker process.
    pub(crate) async fn render(
        &self,
        outputs: Vec<Output>,
        bytes: &Arc<Vec<u8>>,
    ) -> Result<photo::Rendered, Refusal> {
        self.render_since(&self.room.workers.begin(), outputs, bytes).await
    }

    async fn render_since(
        &self,
        begun: &Begun,
        outputs: Vec<Output>,
        bytes: &Arc<Vec<u8>>,
    ) -> Result<photo::Rendered, Refusal> {
        let deed = Deed::Render { ask: photo::Ask { outputs } };
        match self.room.workers.answer_since(begun, deed, Arc::clone(bytes)).await? {
            Answer::Rendered(rendered) => Ok(*rendered),
            Answer::Refused(fault) => Err(fault.into()),
            _ => Err(Refusal::new(RefusalCode::PictureWorkerLost)),
        }
    }

    /// A derivative of a photo: `size` is `web`, `card` or `thumb`; one that is not there is made from the original,
    /// with the photo's changes. `plain` is the card size without them, made anew each time; `look` a look of
    /// [`Desk::look_at_photo`]. Fails with `unknown_format`, `photo_not_found`, or what making it refuses.
    pub async fn photo_picture(&self, size: &str, id: &str) -> Result<ShownPicture, Refusal> {
        let photo = photo_ref(id)?;
        if size == LOOK {
            let look = self.room.looks.find(&photo);
            let look = look.ok_or_else(|| Refusal::new(RefusalCode::PhotoNotFound))?;
            return Ok(ShownPicture::kept(look));
        }
        if size == WITHOUT_CHANGES.0 {
            return self.without_changes(photo).await;
        }
        let size = SHOWN.into_iter().find(|shown| *shown == size);
        let size = size.ok_or_else(|| Refusal::new(RefusalCode::UnknownFormat))?;
        let wanted = photo.clone();
        let lying = move |store: &store::Newsroom| {
            Ok(store.derivative(&wanted, size).and_then(|path| std::fs::read(path).ok()))
        };
        if let Some(bytes) = self.at_store(lying.clone()).await? {
            return Ok(ShownPicture::kept(bytes));
        }
        let _one_at_a_time = self.room.deriving.lock().await;
        if let Some(bytes) = self.at_store(lying).await? {
            return Ok(ShownPicture::kept(bytes));
        }
        let wanted = photo.clone();
        let row = self.at_store(move |store| store.photo(&wanted)).await?;
        let output = with_edits(size, &edits_of(&row)?);
        let bytes = self.one_picture(&photo, output).await?;
        let made = bytes.clone();
        // What cannot be kept on a full drive is shown all the same.
        let _ = self.at_store(move |store| store.put_derivative(&photo, size, &made)).await;
        Ok(ShownPicture::kept(bytes))
    }

    async fn without_changes(&self, photo: PhotoRef) -> Result<ShownPicture, Refusal> {
        let bytes = self.one_picture(&photo, plain(WITHOUT_CHANGES.1)).await?;
        Ok(ShownPicture { lasting: false, ..ShownPicture::kept(bytes) })
    }

    pub(crate) async fn one_picture(
        &self,
        photo: &PhotoRef,
        output: Option<Output>,
    ) -> Result<Vec<u8>, Refusal> {
        let wanted = photo.clone();
        let original = Arc::new(self.at_store(move |store| store.original(&wanted)).await?);
        let rendered = self.render(output.into_iter().collect(), &original).await?;
        let made = rendered.outputs.into_iter().next();
        Ok(made.ok_or_else(|| internal(&"no picture"))?.bytes)
    }
}

/// A preset as it ships, without words and edits.
pub(crate) fn plain(preset: &str) -> Option<Output> {
    photo::preset(preset).map(Output::plain)
}

/// What is kept about a photo, from its header. `name` is the file's own.
pub(crate) fn photo_row(name: &str, probe: &Probe, now: &str) -> store::Original {
    store::Original {
        ext: probe.kind.extension().to_owned(),
        name: header_words::file_name(name),
        width: probe.width,
        height: probe.height,
        captured: probe.captured_at.clone(),
        camera: probe.camera.clone(),
        has_position: probe.has_gps,
        words: header_words::of(probe),
        warnings: Vec::new(),
        added: now.to_owned(),
        likeness: None,
    }
}

/// A stored photo as the window shows it.
pub(crate) fn photo_view(row: &store::PhotoRow) -> PhotoRow {
    let about = &row.original;
    let (web_width, web_height) = web_size(row);
    PhotoRow {
        id: row.id.to_string(),
        name: about.name.clone(),
        width: about.width,
        height: about.height,
        web_width,
        web_height,
        kilobytes: views::kilobytes(row.bytes),
        web_kilobytes: views::kilobytes(row.web_bytes),
        captured: about.captured.clone(),
        camera: about.camera.clone(),
        has_position: about.has_position,
        caption: about.words.caption.clone(),
        credit: about.words.credit.clone(),
        alt: about.words.alt.clone(),
        people: about.words.people.clone(),
        warnings: about.warnings.clone(),
        edits: edits_view(row),
        edition: row.edition,
        alike: None,
        trashed: row.trashed.is_some(),
    }
}

/// Pixels of the web size: as it was made when the photo is changed, else from the original's.
fn web_size(row: &store::PhotoRow) -> (u32, u32) {
    let (width, height) = (row.original.width, row.original.height);
    let long = width.max(height).max(1);
    let scaled = |side: u32| {
        let wide = u64::from(side) * u64::from(WEB) + u64::from(long) / 2;
        u32::try_from(wide / u64::from(long)).unwrap_or(side).max(1)
    };
    match row.web_size {
        Some(size) => size,
        None if long <= WEB => (width, height),
        None => (scaled(width), scaled(height)),
    }
}
