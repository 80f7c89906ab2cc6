//! Photos. Bytes come in by `Desk::add_photo` and `Desk::look_at_photo` (the window's raw uploads) or from a chosen
//! folder, and go out by the scheme `photo`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PhotoEdits, StageName};

/// One photo, by id.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoAsk {
    /// The photo.
    pub photo: String,
}

/// A photo in an article's tray.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoOfArticle {
    /// The article.
    pub article: String,
    /// The photo.
    pub photo: String,
}

/// Head of an upload: the bytes follow outside the JSON.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoAdd {
    /// The article whose tray takes it.
    pub article: String,
    /// The file's name.
    pub name: String,
}

/// Something to look at while a photo is being made ready.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoLook {
    /// Shown by `photo://localhost/look/<look>` for a while.
    pub look: String,
    /// Pixels, upright.
    pub width: u32,
    /// Pixels, upright.
    pub height: u32,
}

/// The photos of an article.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoList {
    /// In capture order.
    pub photos: Vec<PhotoRow>,
}

/// A photo of the library.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhotoRow {
    /// The BLAKE3 hash of the original's bytes. Shown by `photo://localhost/<size>/<id>`, size one of
    /// `web` (1600), `card` (800), `thumb` (320), `plain` (800, without the changes).
    pub id: String,
    /// The file's name as it came, NFC.
    pub name: String,
    /// Upright width of the original in pixels.
    pub width: u32,
    /// Upright height of the original in pixels.
    pub height: u32,
    /// Width of the web size in pixels, changes included.
    pub web_width: u32,
    /// Height of the web size in pixels, changes included.
    pub web_height: u32,
    /// Kilobytes (1,000 bytes) of the original, rounded up.
    pub kilobytes: u32,
    /// Kilobytes of the web size.
    pub web_kilobytes: u32,
    /// When it was taken, as the camera wrote it, `2025-10-03T15:07:12`.
    pub captured: Option<String>,
    /// The camera.
    pub camera: Option<String>,
    /// The original holds a position; no derivative does.
    pub has_position: bool,
    /// Words that came with the file or were typed in the tray.
    pub caption: String,
    /// Nguồn ảnh.
    pub credit: String,
    /// Mô tả.
    pub alt: String,
    /// Who is to be seen, from left to right, separated by commas.
    pub people: String,
    /// What was noticed, by code: `incomplete`, `animation_dropped`, `pages_dropped`, `profile_missing`, `used_before`, `shaky` …
    pub warnings: Vec<String>,
    /// What was changed in it; none while it is shown as it came.
    pub edits: Option<PhotoEdits>,
    /// Grows with each change; part of the address, so that no older picture is shown.
    pub edition: u32,
    /// A photo that it repeats: the same one or one that looks the same.
    pub alike: Option<PhotoAlike>,
    /// It lies in the trash of photos.
    pub trashed: bool,
}

/// An earlier photo that a photo repeats.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhotoAlike {
    /// The earlier photo.
    pub photo: String,
    /// Its file's name.
    pub name: String,
    /// The very same photo; else one that looks the same.
    pub same: bool,
    /// One of the two is cut out of the other; else the whole looks the same.
    pub part: bool,
    /// The other article that has it; none when it lies in the same tray.
    pub article: Option<String>,
    /// It stands in that article's text; else it only waits in its tray.
    pub in_text: bool,
    /// That article's headline; may be empty.
    pub headline: String,
    /// When that article was last saved, or when the photo was taken.
    pub date: Option<String>,
}

/// Words of a photo.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoWords {
    /// The photo.
    pub photo: String,
    /// Chú thích.
    pub caption: String,
    /// Nguồn ảnh.
    pub credit: String,
    /// Mô tả.
    pub alt: String,
    /// Who is to be seen, from left to right, separated by commas.
    #[serde(default)]
    pub people: String,
}

/// What is looked for in the library.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoSearch {
    /// Words of caption, people, credit, name, camera or day; accents optional. Empty finds all.
    pub words: String,
    /// In the trash instead.
    pub trashed: bool,
    /// Rows at the most, up to 500.
    pub limit: u32,
    /// Rows passed over.
    pub offset: u32,
}

/// Photos of the library.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoLibrary {
    /// Newest first.
    pub photos: Vec<PhotoRow>,
    /// All that match.
    pub total: u32,
}

/// An article that uses a photo.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhotoUse {
    /// The article.
    pub article: String,
    /// Its headline; may be empty.
    pub headline: String,
    /// Its stage.
    pub stage: StageName,
    /// When it was last saved.
    pub updated: String,
    /// In the text; else in the tray.
    pub in_text: bool,
}

/// Where a photo is used.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoUses {
    /// Last saved first.
    pub uses: Vec<PhotoUse>,
}

/// A chosen folder's photos; none if no folder was chosen.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoFolder {
    /// The name by which [`PhotoOfFolder`] asks for its files.
    pub folder: String,
    /// The folder's own name.
    pub name: String,
    /// Photos in it and in the folders inside, by name; the first thousand.
    pub files: Vec<String>,
    /// Photos behind those, which are left out.
    pub left: u32,
    /// Files that fell beside them whose words may be wanted, by name.
    pub texts: Vec<String>,
}

/// A text file that fell on the window or was copied.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct FallenText {
    /// The fall, as [`PhotoFolder`] named it.
    pub folder: String,
    /// The file's place in its list of texts.
    pub file: u32,
}

/// A photo of a chosen folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoOfFolder {
    /// The article whose tray takes it.
    pub article: String,
    /// The folder, as [`PhotoFolder`] named it.
    pub folder: String,
    /// The file's place in its list.
    pub file: u32,
}
