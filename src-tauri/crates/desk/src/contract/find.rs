//! Finding: search over all articles, and replacing words over all drafts.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ArticleNarrowed, ArticleRow, StageName};

/// A search.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct SearchAsk {
    /// The words; a phrase in quotation marks; accents optional; the last word may be unfinished.
    pub words: String,
    /// In which articles.
    #[serde(flatten)]
    pub narrowed: ArticleNarrowed,
}

/// Hits.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SearchAnswer {
    /// Best first.
    pub hits: Vec<SearchHit>,
    /// Articles that match in all, counted up to 500.
    pub total: u32,
    /// There may be more than `total`.
    pub more: bool,
    /// Nothing matched the words as typed; these were searched for in their place.
    pub mended: Option<String>,
    /// Milliseconds the search took, rounded up.
    pub took: u32,
}

/// An article that matches.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SearchHit {
    /// The article.
    pub id: String,
    /// Its row of the list.
    pub row: ArticleRow,
    /// Tít with the hits marked.
    pub headline: Vec<Snippet>,
    /// Where the best hit stands: `headline`, `lead`, `body`, `caption`, `byline`, `people`.
    pub field: String,
    /// Which photo it belongs to, from 1.
    pub photo: Option<u32>,
    /// All fields that match.
    pub fields: Vec<String>,
    /// The words around it.
    pub snippet: Vec<Snippet>,
}

/// A stretch of a snippet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Snippet {
    /// Its words.
    pub text: String,
    /// It is what was searched for.
    pub hit: bool,
}

/// What to find and what to put in its place.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ReplaceAsk {
    /// The words to find; case does not matter.
    pub words: String,
    /// What takes their place; may be empty.
    pub with: String,
    /// Marks must be the same; else «hoa» finds «hòa».
    pub marks: bool,
    /// Only whole words: no letter right before or behind.
    pub whole: bool,
}

/// Where it stands.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReplaceFound {
    /// Drafts that have it, newest change first.
    pub articles: Vec<ReplaceArticle>,
    /// Places in all.
    pub places: u32,
}

/// A draft that has it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReplaceArticle {
    /// The article.
    pub id: String,
    /// Tít.
    pub headline: String,
    /// Where it stands.
    pub stage: StageName,
    /// The number of its last save.
    pub sequence: u32,
    /// Places in it.
    pub places: u32,
    /// The first few of them.
    pub samples: Vec<ReplacePlace>,
}

/// One place.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReplacePlace {
    /// `headline`, `lead`, `body`, `caption`, `byline`, `people`.
    pub field: String,
    /// Words before it, behind «…» where there are more.
    pub before: String,
    /// What stands there.
    pub old: String,
    /// What would stand there.
    pub new: String,
    /// Words behind it, before «…» where there are more.
    pub after: String,
}

/// A replacement to carry out.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReplaceRun {
    /// What and with what.
    pub ask: ReplaceAsk,
    /// In which articles.
    pub ids: Vec<String>,
}

/// A replacement that is durable.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Replaced {
    /// The articles that changed.
    pub articles: Vec<ReplacedArticle>,
    /// Places that changed.
    pub places: u32,
}

/// An article that changed, with what its undo needs.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReplacedArticle {
    /// The article.
    pub id: String,
    /// The revision of the text before.
    pub before: u32,
    /// The number of the save that changed it.
    pub sequence: u32,
}

/// A replacement to take back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReplaceUndo {
    /// What `replace_run` answered.
    pub articles: Vec<ReplacedArticle>,
}

/// A replacement taken back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ReplaceUndone {
    /// Articles that have their text from before.
    pub restored: u32,
    /// Articles that were changed since and were left as they are.
    pub left: u32,
}
