//! Paste and drop: what a clipboard holds, and what it becomes.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// A clipboard, or a text file that was dropped. Parts that it does not hold are empty. At most 5 MB together.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PasteAsk {
    /// As a page. Pictures of its own have the addresses `clip:0`, `clip:1` …
    pub html: String,
    /// As RTF.
    pub rtf: String,
    /// As plain text.
    pub text: String,
    /// As Markdown.
    #[ts(optional)]
    #[serde(default)]
    pub markdown: Option<String>,
    /// How it is taken.
    pub how: PasteHow,
    /// The old alphabet a person chose, with `convert`: `tcvn3`, `vni`, `viscii`, `vps`, `cp1258`.
    #[ts(optional)]
    #[serde(default)]
    pub charset: Option<String>,
}

/// A text file that was dropped, as a clipboard's text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PasteFile {
    /// The field of a [`PasteAsk`] that it is.
    pub part: PastePart,
    /// Its text. Letters that are not Unicode are shown as Latin ones.
    pub text: String,
    /// The old alphabet that all of it is surely in, as in [`PasteAsk::charset`].
    pub charset: Option<String>,
}

/// A text of a clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PastePart {
    /// A page.
    Html,
    /// RTF.
    Rtf,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// How a clipboard is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PasteHow {
    /// Cleaned; letters of an old alphabet are converted when they surely are.
    Clean,
    /// Its words alone, as they came.
    AsItCame,
    /// Cleaned, its old letters read in `charset`.
    Convert,
}

/// What a clipboard becomes. Nothing is stored by it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PasteAnswer {
    /// The blocks for the place of the caret, as the nodes of a body.
    #[ts(type = "unknown[]")]
    pub blocks: Vec<Value>,
    /// The pictures of the blocks.
    pub pictures: Vec<PastedPicture>,
    /// The article that it is as a whole, when it shows that it is one.
    pub article: Option<PastedArticle>,
    /// What stayed and what did not.
    pub report: PasteReport,
}

/// A whole article that was pasted.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PastedArticle {
    /// Chuyên mục; may be empty.
    pub section: String,
    /// Ngày đăng, `2025-10-03T23:52`.
    pub published: Option<String>,
    /// Its document.
    #[ts(type = "unknown")]
    pub body: Value,
    /// The pictures of the document.
    pub pictures: Vec<PastedPicture>,
}

/// A picture of the clipboard and the figure that waits for it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct PastedPicture {
    /// Which figure, counted from 0 in reading order.
    pub figure: u32,
    /// Which picture of the clipboard.
    pub clip: u32,
}

/// The report «giữ … bỏ …».
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PasteReport {
    /// Where it was made: `word`, `google_docs`, `libreoffice`, `web`, `rtf`, `text`.
    pub source: String,
    /// What stays: `strong`, `em`, `links`, `headings`, `lists`, `quotes`, `tables`, `photos`,
    /// `fact_boxes`.
    pub kept: Vec<PasteCount>,
    /// What was left out: `fonts`, `colours`, `empty_tables`, `photos`, `links`, `hidden`, `deletions`, `comments`,
    /// `footnotes`, `active_content`, `page_frame`, `structure`.
    pub left_out: Vec<PasteCount>,
    /// Letters that came apart and are whole now.
    pub composed: u32,
    /// Letters of an old alphabet that were converted.
    pub converted: Option<PasteConversion>,
    /// A conversion that is only likely, and was not made.
    pub offered: Option<PasteConversion>,
    /// Digits that came in; as many stand in the result.
    pub digits: u32,
}

/// So many of one thing.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PasteCount {
    /// The thing's code.
    pub what: String,
    /// How many; at least 1.
    pub count: u32,
}

/// Letters of an old alphabet, before and after.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PasteConversion {
    /// `tcvn3`, `vni`, `viscii`, `vps`, `cp1258`.
    pub charset: String,
    /// How many letters.
    pub letters: u32,
    /// The first words as they came.
    pub before: String,
    /// The same words in Unicode.
    pub after: String,
}
