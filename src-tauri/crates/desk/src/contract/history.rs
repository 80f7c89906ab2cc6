//! Revisions: what an article was, and what changed.

use serde_json::Value;

use super::ArticleFields;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One revision of an article.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RevisionAsk {
    /// The article.
    pub id: String,
    /// The revision's number, from 1.
    pub number: u32,
}

/// Two revisions to compare.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RevisionCompare {
    /// The article.
    pub id: String,
    /// The older number; 0 is the empty article.
    pub from: u32,
    /// The newer number; none is the working copy.
    pub to: Option<u32>,
}

/// Pins the text as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RevisionPin {
    /// The article.
    pub id: String,
    /// A name, or empty.
    pub name: String,
}

/// A name for a revision.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RevisionName {
    /// The article.
    pub id: String,
    /// The revision's number, from 1.
    pub number: u32,
    /// The name; empty takes it away.
    pub name: String,
}

/// The revisions of an article.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RevisionList {
    /// Newest first.
    pub revisions: Vec<RevisionRow>,
}

/// A revision in the list.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RevisionRow {
    /// Its number, from 1.
    pub number: u32,
    /// When, ISO-8601.
    pub made: String,
    /// Who.
    pub author: String,
    /// `created`, `activity`, `pinned`, `stage`, `export`, `import`, `restore`, `conflict`, `damaged`, `salvaged`,
    /// `backup`.
    pub reason: String,
    /// Its name, if it has one.
    pub name: String,
    /// The number of the revision that it brought back, if it did.
    pub second: Option<u32>,
    /// Words it has more than the one before.
    pub words_added: u32,
    /// Words it lacks that the one before had.
    pub words_removed: u32,
    /// Photos it shows that the one before did not.
    pub photos_added: u32,
    /// Photos that the one before showed and it does not.
    pub photos_removed: u32,
}

/// A revision's text.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RevisionView {
    /// Which.
    pub revision: RevisionRow,
    /// What was said about the article.
    pub fields: ArticleFields,
    /// The document.
    #[ts(type = "unknown")]
    pub body: Value,
}

/// What changed between two revisions.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// In the order of the page.
    pub changes: Vec<BlockChange>,
    /// Words added in all.
    pub words_added: u32,
    /// Words removed in all.
    pub words_removed: u32,
}

/// One block of the comparison.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BlockChange {
    /// `headline`, `lead`, `paragraph`, `figure` … as in the command line's `show`, `credit` or `alt` of the photo
    /// before it, or `field`.
    pub kind: String,
    /// The block's id; a field's name: `section`, `genre`, `published`, `keywords`, `featured`.
    pub id: String,
    /// The photo, where the block shows one.
    pub photo: Option<String>,
    /// The photo that stood there before, where it was another.
    pub photo_before: Option<String>,
    /// Kept, added, removed or changed.
    pub change: ChangeKind,
    /// Its words, in order.
    pub pieces: Vec<Piece>,
}

/// What happened to a block or to words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Unchanged.
    Kept,
    /// New.
    Added,
    /// Gone.
    Removed,
    /// Some words changed.
    Changed,
}

/// Words with one fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Kept, added or removed.
    pub change: ChangeKind,
}
