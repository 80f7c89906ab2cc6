//! Photos. Bytes come in by `Desk::add_photo` (the window's raw upload), and go out by the scheme `photo`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    /// `web` (1600), `card` (800), `thumb` (320).
    pub id: String,
    /// The file's name as it came, NFC.
    pub name: String,
    /// Upright width of the original in pixels.
    pub width: u32,
    /// Upright height of the original in pixels.
    pub height: u32,
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
    /// What was noticed, by code: `incomplete`, `animation_dropped`, `profile_missing`, `used_before` …
    pub warnings: Vec<String>,
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
}
