//! How a request is refused: a stable code, and details that the sentence may name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request that was not carried out. Nothing that was safe before is less safe after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Refusal {
    /// What kind of refusal; the window picks its words by it.
    pub code: RefusalCode,
    /// Names and numbers for the sentence: `name`, `limit`, `what` …
    pub detail: BTreeMap<String, String>,
}

/// Exists only where somebody does something different for it. Stable: codes are added, never renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// No request has this name.
    UnknownRequest,
    /// The ask does not fit the contract.
    BadAsk,
    /// No such article.
    ArticleNotFound,
    /// No such photo.
    PhotoNotFound,
    /// Articles use the photo; `name` is one's headline, `count` their number.
    PhotoInUse,
    /// No such revision.
    RevisionNotFound,
    /// The text was changed elsewhere meanwhile; both texts are kept.
    NewerText,
    /// The article is posted: a correction is the way to change it. A text that came all the same is kept, as `revision`.
    ArticlePosted,
    /// Required facts are missing; `facts` lists them.
    FactsMissing,
    /// This stage does not lead there.
    StepNotAllowed,
    /// The document does not fit the schema.
    BodyUnreadable,
    /// The file is empty.
    FileEmpty,
    /// The file is above the limit; `limit` in megabytes.
    FileTooLarge,
    /// The file could not be read from its place.
    FileUnreadable,
    /// The bytes are no text that can be read.
    NotText,
    /// The text is nested too deep or takes too long to read.
    TextTooComplex,
    /// The bytes are no picture.
    NotAPicture,
    /// The picture's header is cut off or contradicts itself.
    PictureBroken,
    /// The picture has more pixels than the limit.
    PictureTooLarge,
    /// A kind of picture that cannot be opened here.
    PictureUnsupported,
    /// The photo worker ran out of its time.
    PictureTooSlow,
    /// The photo worker died or ran out of memory.
    PictureWorkerLost,
    /// The person stopped it.
    Cancelled,
    /// No such export format or preset.
    UnknownFormat,
    /// No such portal profile.
    UnknownProfile,
    /// The file is no portal profile; `what` says where it is wrong.
    BadProfile,
    /// The target cannot be written; `place` says where.
    TargetNotWritable,
    /// The target's drive is full; `place` says where.
    TargetFull,
    /// Another program holds the target open.
    TargetInUse,
    /// The newsroom's own drive is full.
    StorageFull,
    /// The newsroom's folder is read-only.
    StorageReadOnly,
    /// The newsroom's folder was moved, renamed or removed while it was open; `place` says where it was.
    StorageGone,
    /// Another instance holds the newsroom.
    StorageBusy,
    /// The newsroom's database is damaged; a copy is kept.
    StorageDamaged,
    /// The database was made by a newer Tin Phường.
    StorageNewer,
    /// Reading or writing failed otherwise.
    StorageTrouble,
    /// Only https and mailto addresses are opened.
    AddressRefused,
    /// A fault of the program itself; nothing was changed.
    Internal,
}

impl Refusal {
    /// A refusal without details.
    pub fn new(code: RefusalCode) -> Self {
        Self { code, detail: BTreeMap::new() }
    }

    /// The same with one more detail.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.detail.insert(name.to_owned(), value.to_string());
        self
    }
}
