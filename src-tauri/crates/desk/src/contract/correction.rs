//! Corrections: which posted article is corrected, and how articles are linked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::StageName;

/// Which posted article to correct.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleCorrect {
    /// The article.
    pub id: String,
    /// The paragraph at the head of the correction, at most 1,000 characters; empty for none.
    pub note: String,
}

/// An article that another one is linked to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LinkedArticle {
    /// The article.
    pub id: String,
    /// Its tít as it stands now; empty while there is none.
    pub headline: String,
    /// Where it stands now.
    pub stage: StageName,
    /// Its revision that the link is about.
    pub revision: u32,
}
