//! The portal: an article in the pieces that its form asks for, one after another.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ClipboardText;

/// Which article for which portal.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PortalAsk {
    /// The article.
    pub id: String,
    /// The portal: photos in its size and under its names; none for no portal in particular.
    #[serde(default)]
    #[ts(optional)]
    pub profile: Option<String>,
}

/// The pieces of an article, in the order in which a portal's form asks for them.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PortalSteps {
    /// Tít, plain words.
    pub headline: String,
    /// Sa-pô, plain words.
    pub lead: String,
    /// Nội dung with the byline, without tít and sa-pô; photos stand in it as numbered places.
    pub body: ClipboardText,
    /// The photos, in reading order.
    pub photos: Vec<PortalPhoto>,
}

/// A photo as the portal asks for it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PortalPhoto {
    /// Its number in the text, from 1.
    pub number: u32,
    /// The photo, to be shown by the scheme `photo`.
    pub photo: String,
    /// Its file's name: `01-quang-canh-hoi-nghi.jpg`.
    pub name: String,
    /// Chú thích.
    pub caption: String,
    /// Nguồn ảnh.
    pub credit: String,
    /// Mô tả.
    pub alt: String,
}

/// The photos as files in the export's folder.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PortalFiles {
    /// Names this export to `export_show`.
    pub export: String,
    /// The folder, for display and for copying.
    pub folder: String,
    /// The files, in reading order.
    pub files: Vec<PortalFile>,
}

/// A photo's file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PortalFile {
    /// Its number in the text, from 1.
    pub number: u32,
    /// Where it lies, for display and for pasting into the portal's own file dialog.
    pub place: String,
    /// Kilobytes, rounded up.
    pub kilobytes: u32,
}
