//! Changes to a photo on the contract: what `photo::Edits` says, in the window's spelling.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PhotoRow;

/// What a person changed in a photo; the original stays as it came. Places are fractions (0–1) of the upright picture
/// after its quarter turns; crop and focal point are also after straightening.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhotoEdits {
    /// Quarter turns clockwise, 0–3.
    pub quarters: u8,
    /// Degrees clockwise, −15 to 15.
    pub straighten: f64,
    /// The part kept; none keeps all.
    pub crop: Option<PhotoRegion>,
    /// What stays visible when another ratio is cut; none is the middle.
    pub focal: Option<PhotoPoint>,
    /// −1 dark to 1 bright.
    pub brightness: f64,
    /// −1 flat to 1 hard.
    pub contrast: f64,
    /// Places hidden in every picture that is made, at most 100.
    pub redactions: Vec<PhotoRedaction>,
}

/// A rectangle in fractions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PhotoRegion {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A place in fractions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PhotoPoint {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A hidden place.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct PhotoRedaction {
    /// What is hidden.
    pub region: PhotoRegion,
    /// How.
    pub cover: PhotoCover,
}

/// How a place is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoCover {
    /// One dark colour: for text and numbers.
    Solid,
    /// Large squares: for faces.
    Mosaic,
}

/// A change to a photo.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoEdit {
    /// The photo.
    pub photo: String,
    /// All its changes; none brings the original back.
    pub edits: Option<PhotoEdits>,
}

/// A photo in which faces are looked for.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoFacesAsk {
    /// The photo.
    pub photo: String,
    /// Quarter turns clockwise after which it is searched, 0–3.
    pub quarters: u8,
}

/// Where a machine takes something for a face. It may have missed some: no answer says that nobody is to be seen.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoFaces {
    /// From left to right, in fractions of the whole upright picture after the quarter turns; nothing is hidden yet.
    pub places: Vec<PhotoRegion>,
}

/// A photo after a change, and what was removed from every picture made of it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhotoEdited {
    /// The photo.
    pub row: PhotoRow,
    /// Places filled with one colour.
    pub filled: u32,
    /// Places made into squares.
    pub squared: u32,
    /// Older pictures that were deleted.
    pub deleted: u32,
    /// Where this change hides more than before: exports that were made before it, whose files still show it. By article,
    /// the last one first.
    pub exports: Vec<PhotoExports>,
}

/// What left the newsroom with a photo of an article: exports, and files for a portal's form.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PhotoExports {
    /// The article's headline; may be empty.
    pub headline: String,
    /// How many there were.
    pub count: u32,
    /// When the last of them was made.
    pub last: String,
}
