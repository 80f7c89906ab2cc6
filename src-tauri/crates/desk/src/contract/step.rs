//! Steps: an article moved from desk to desk, that taken back, and the words of a return.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::StageName;

/// A step to another stage.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleStep {
    /// The article.
    pub id: String,
    /// Where to.
    pub to: StageName,
    /// Words to go with it (the reason of a return).
    pub note: String,
}

/// A change of stage that is taken back.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleStepUndo {
    /// The article.
    pub id: String,
    /// The stage it came from; the last change, when none is named.
    #[ts(optional)]
    #[serde(default)]
    pub to: Option<StageName>,
}

/// The reason of a return while it is written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleNote {
    /// The article.
    pub id: String,
    /// Its words so far, 2000 characters at the most.
    pub note: String,
}
