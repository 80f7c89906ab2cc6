//! Preview and export: the same exporter, shown and written.

use serde_json::Value;

use super::{ArticleFields, ProfileFinding, ReadinessView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The article as it stands in the window, to be previewed without waiting for a save.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PreviewAsk {
    /// The article.
    pub id: String,
    /// What is said about it.
    pub fields: ArticleFields,
    /// The document.
    #[ts(type = "unknown")]
    pub body: Value,
    /// The portal whose rules the page goes through; none for no portal in particular.
    #[serde(default)]
    #[ts(optional)]
    pub profile: Option<String>,
}

/// A preview.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Preview {
    /// The HTML exporter's page; its photos come by the scheme `photo`.
    pub html: String,
    /// Words in all fields.
    pub words: u32,
    /// Minutes to read, at least 1.
    pub minutes: u32,
    /// What does not fit into the portal's form, or would be lost there; empty for no portal in particular.
    pub findings: Vec<ProfileFinding>,
}

/// The pages of a PDF, to be looked at.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PrintedPages {
    /// Each A4 page as a drawing (SVG); none where the program was built without its typesetter.
    pub pages: Vec<String>,
}

/// What an export would be.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportPlan {
    /// The formats there are, in the order of the dialog.
    pub formats: Vec<FormatRow>,
    /// Facts there and missing.
    pub readiness: ReadinessView,
    /// Photos in the text without a credit, counted from 1.
    pub without_credit: Vec<u32>,
    /// The article is approved and its text unchanged since.
    pub approved: bool,
    /// Who approved it and when, if so.
    pub approved_by: Option<String>,
    /// When it was approved, ISO-8601.
    pub approved_at: Option<String>,
    /// Photos that will be in it.
    pub photos: Vec<String>,
    /// Originals among them that hold a position; the export holds none.
    pub positions_removed: u32,
    /// Longest side of a photo in it, in pixels.
    pub photo_side: u32,
    /// The folder it goes to, for display.
    pub folder: String,
    /// The name of its own folder in there: `2025-10-03_thu-ngan-sach`.
    pub name: String,
}

/// A format of the dialog.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FormatRow {
    /// `html`, `zip` …
    pub format: String,
    /// The file's ending.
    pub extension: String,
    /// Ticked last time.
    pub chosen: bool,
    /// Kilobytes to expect, rounded up.
    pub kilobytes: u32,
}

/// What to write.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportAsk {
    /// The article.
    pub id: String,
    /// `html`, `zip` …; at least one.
    pub formats: Vec<String>,
    /// The portal it is for: photos in its size, `zip` with its text; none for no portal in particular.
    #[serde(default)]
    #[ts(optional)]
    pub profile: Option<String>,
}

/// What was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Exported {
    /// Names this export to `export_show`.
    pub export: String,
    /// The folder, for display and for copying.
    pub folder: String,
    /// The files, in the order of the formats.
    pub files: Vec<ExportedFile>,
    /// The person stopped it: the files that were finished are whole, the others were not begun.
    pub stopped: bool,
    /// The revision that the proof is kept with; none where nothing can be kept.
    pub kept: Option<KeptProof>,
}

/// Where the proof of an export is kept.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct KeptProof {
    /// The revision's number.
    pub revision: u32,
    /// BLAKE3 of its text, 64 hex characters.
    pub hash: String,
}

/// The proofs of one text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportProofs {
    /// BLAKE3 of the text, 64 hex characters.
    pub hash: String,
    /// Oldest first.
    pub proofs: Vec<ProofRow>,
}

/// A file that was read back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ProofRow {
    /// When, ISO-8601.
    pub made: String,
    /// Who exported.
    pub who: String,
    /// The file and what was found in it.
    pub file: ExportedFile,
}

/// How far the export that runs has come.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct ExportProgress {
    /// Photos and formats that are finished.
    pub done: u32,
    /// Photos and formats in all.
    pub all: u32,
}

/// A file that was written and read back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedFile {
    /// Its format.
    pub format: String,
    /// Its name.
    pub name: String,
    /// Kilobytes, rounded up.
    pub kilobytes: u32,
    /// Words of the article found again in the file.
    pub words_found: u32,
    /// Words of the article.
    pub words: u32,
    /// Words in the file that nobody wrote, where the format can tell.
    #[serde(default)]
    pub words_added: u32,
    /// Photos found again in the file.
    pub photos_found: u32,
    /// Photos that the file only names: it holds none.
    #[serde(default)]
    pub photos_named: u32,
    /// Photos of the article.
    pub photos: u32,
    /// What the file does not claim or carry; empty when all is well.
    #[serde(default)]
    pub findings: Vec<ExportFinding>,
}

/// Something that a written file does not claim or carry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExportFinding {
    /// `no_description`, `no_typeface`, `no_claim`.
    pub kind: String,
    /// Which figure of the text, from 1.
    pub number: Option<u32>,
    /// The signs that no typeface has, or the typesetter's words.
    pub words: Option<String>,
}

/// The folder that exports go to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportFolder {
    /// For display.
    pub folder: String,
}

/// Which export to show.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ExportShow {
    /// As answered by `export_run`.
    pub export: String,
}

/// The article for the clipboard.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ClipboardText {
    /// `text/html`.
    pub html: String,
    /// `text/plain`.
    pub plain: String,
}
