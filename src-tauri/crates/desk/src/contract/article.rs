//! Articles: list, document, saving, stages, paste.

use serde_json::Value;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LastSeen, LinkedArticle};

/// One article, by id.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleAsk {
    /// The article.
    pub id: String,
}

/// Stage of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StageName {
    /// Bản nháp.
    Draft,
    /// Chờ duyệt.
    Submitted,
    /// Trả lại.
    Returned,
    /// Đã duyệt.
    Approved,
    /// Đã xuất.
    Exported,
    /// Đã đăng.
    Posted,
}

/// Kind of piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GenreName {
    /// Tin.
    News,
    /// Bài phản ánh.
    Feature,
    /// Phóng sự ảnh.
    PhotoStory,
    /// Thông báo.
    Notice,
    /// Phỏng vấn.
    Interview,
}

/// What narrows the list and a search.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct ArticleNarrowed {
    /// Only this stage.
    pub stage: Option<StageName>,
    /// Only this section.
    pub section: Option<String>,
    /// Only this byline.
    pub byline: Option<String>,
    /// Only articles changed in this month, `2025-10`.
    pub month: Option<String>,
    /// Only articles without a photo.
    pub without_photo: Option<bool>,
    /// Only articles with a photo that lacks its caption.
    pub without_caption: Option<bool>,
    /// The trash instead of the desk.
    pub trash: Option<bool>,
    /// Rows or hits to skip.
    pub offset: Option<u32>,
    /// At the most, 500 at the most of all; unless told 200 rows of the list, 50 hits of a search.
    pub limit: Option<u32>,
}

/// Which rows, in which order.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct ArticleListAsk {
    /// Which.
    #[serde(flatten)]
    pub narrowed: ArticleNarrowed,
    /// By change (newest first), by headline, by byline, or by day of publication.
    pub order: Option<ListOrder>,
}

/// The text on the screen, to be written as a file somewhere else.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleCopy {
    /// The article.
    pub id: String,
    /// What is said about it.
    pub fields: ArticleFields,
    /// The document.
    #[ts(type = "unknown")]
    pub body: Value,
}

/// A copy that was written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct CopiedAway {
    /// Where it lies, for display; none when no place was chosen.
    pub place: Option<String>,
    /// Its photos came along; false when they could not be had.
    pub photos: bool,
}

/// Order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListOrder {
    /// Newest change first.
    #[default]
    Changed,
    /// By headline, in Vietnamese order.
    Headline,
    /// By byline: given name, family name, the names between; each in Vietnamese order.
    Byline,
    /// Newest day of publication first.
    Published,
    /// Longest at their stage first.
    Waiting,
}

/// Rows and counts.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleList {
    /// The rows asked for.
    pub articles: Vec<ArticleRow>,
    /// Rows that match in all.
    pub total: u32,
    /// How many there are of each stage, whatever the filter.
    pub counts: StageCounts,
}

/// What the list can be narrowed to, besides stage and section.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleChoices {
    /// Every byline, in the order of Vietnamese names.
    pub bylines: Vec<String>,
    /// Every month in which an article was last changed, newest first: `2025-10`.
    pub months: Vec<String>,
}

/// How many articles stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageCounts {
    /// All that are not in the trash.
    pub all: u32,
    /// Bản nháp.
    pub draft: u32,
    /// Chờ duyệt.
    pub submitted: u32,
    /// Trả lại.
    pub returned: u32,
    /// Đã duyệt.
    pub approved: u32,
    /// Đã xuất.
    pub exported: u32,
    /// Đã đăng.
    pub posted: u32,
    /// Thùng rác.
    pub trash: u32,
}

/// A row of the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleRow {
    /// The article.
    pub id: String,
    /// Tít; empty while there is none.
    pub headline: String,
    /// Where it stands.
    pub stage: StageName,
    /// Chuyên mục.
    pub section: String,
    /// Bút danh.
    pub byline: String,
    /// Last change, ISO-8601.
    pub updated: String,
    /// Last change of stage, ISO-8601.
    pub staged: Option<String>,
    /// Photos in the text.
    pub photos: u32,
    /// Photos in the text without a caption.
    pub photos_without_caption: u32,
    /// Ảnh đại diện, to be shown by the scheme `photo`.
    pub thumbnail: Option<String>,
    /// The editor's message of a returned article.
    pub note: Option<String>,
    /// Bài mẫu.
    pub sample: bool,
    /// Bản đính chính.
    pub correction: bool,
    /// When it was put into the trash, ISO-8601.
    pub trashed: Option<String>,
}

/// One article as the editor shows it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleView {
    /// The article.
    pub id: String,
    /// Where it stands.
    pub stage: StageName,
    /// Stages that may follow.
    pub next: Vec<StageName>,
    /// Who moved it there, when and with which words; newest first.
    pub steps: Vec<StepRow>,
    /// The text was changed after it was approved.
    pub changed_after_approval: bool,
    /// What is said about it.
    pub fields: ArticleFields,
    /// The document, the editor's own JSON (see `article::body`).
    #[ts(type = "unknown")]
    pub body: Value,
    /// Number of the last save; sent back with the next one.
    pub sequence: u32,
    /// The last durable save, ISO-8601.
    pub saved: String,
    /// Facts there and missing.
    pub readiness: ReadinessView,
    /// Caret and scroll of the last visit.
    pub place: Option<LastSeen>,
    /// The revision that keeps another text of it, written beside this one, on which nobody has decided yet.
    pub other: Option<u32>,
    /// Bài mẫu.
    pub sample: bool,
    /// The posted article that this one corrects.
    pub corrects: Option<LinkedArticle>,
    /// Its corrections, oldest first.
    pub corrected_by: Vec<LinkedArticle>,
}

/// A change of stage.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct StepRow {
    /// From.
    pub from: StageName,
    /// To.
    pub to: StageName,
    /// Who.
    pub who: String,
    /// When, ISO-8601.
    pub at: String,
    /// Their words.
    pub note: String,
    /// BLAKE3 hash of the text as it stood then, as the revisions have it.
    pub hash: String,
}

/// What is said about an article outside its document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ArticleFields {
    /// Chuyên mục.
    pub section: String,
    /// Thể loại.
    pub genre: Option<GenreName>,
    /// Ngày đăng, `2025-10-03T23:52`.
    pub published: Option<String>,
    /// Từ khóa.
    pub keywords: Vec<String>,
    /// Ảnh đại diện; none means the first photo.
    pub featured: Option<String>,
}

/// Facts there and missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReadinessView {
    /// Facts that are there.
    pub present: Vec<FactView>,
    /// Facts that are missing.
    pub missing: Vec<FactView>,
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FactView {
    /// `headline`, `lead`, `body`, `section`, `byline`, `caption`, `alt`, `photo`.
    pub fact: FactName,
    /// Which photo, from 1, where it belongs to one.
    pub photo: Option<u32>,
}

/// The required facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactName {
    /// Tít.
    Headline,
    /// Sa-pô.
    Lead,
    /// Thân bài.
    Body,
    /// Chuyên mục.
    Section,
    /// Bút danh.
    Byline,
    /// Chú thích.
    Caption,
    /// Mô tả; an empty one is the caption.
    Alt,
    /// A caption's photo.
    Photo,
}

/// The working copy to save.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ArticleSave {
    /// The article.
    pub id: String,
    /// The number of the save this text is built on.
    pub sequence: u32,
    /// What is said about it.
    pub fields: ArticleFields,
    /// The document.
    #[ts(type = "unknown")]
    pub body: Value,
    /// Where the caret stands, in the editor's counting.
    pub caret: u32,
    /// Where the page is scrolled to, in CSS pixels.
    #[serde(default)]
    #[ts(optional)]
    pub scroll: Option<u32>,
}

/// A save that is durable.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleSaved {
    /// The number of this save.
    pub sequence: u32,
    /// When, ISO-8601.
    pub saved: String,
    /// Facts there and missing.
    pub readiness: ReadinessView,
}

/// Articles made from files.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Imported {
    /// One for each file, in their order.
    pub articles: Vec<ImportedArticle>,
    /// Files that were refused; every other one was imported.
    pub refused: Vec<RefusedFile>,
}

/// An article made from a file. Durable before the answer.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ImportedArticle {
    /// The file's name.
    pub file: String,
    /// The new article.
    pub id: String,
    /// Tít.
    pub headline: String,
    /// Words in all fields.
    pub words: u32,
    /// Photos that came with it.
    pub photos: u32,
    /// What was noticed, by code.
    pub findings: Vec<String>,
    /// Pictures of the file that became no photos; their places wait for one.
    pub refused: Vec<RefusedFile>,
}

/// A file that was refused, or a picture inside one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RefusedFile {
    /// The file's name.
    pub name: String,
    /// Why.
    pub refusal: super::Refusal,
}
