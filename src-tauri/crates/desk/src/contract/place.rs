//! Where a person is in an article.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Caret and scroll of the last visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LastSeen {
    /// Position in the document, in the editor's counting.
    pub caret: u32,
    /// CSS pixels.
    pub scroll: u32,
}

/// Leaving an article.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct ArticleLeave {
    /// The article.
    pub id: String,
    /// Caret, in the editor's counting.
    pub caret: u32,
    /// Scroll, in CSS pixels.
    pub scroll: u32,
}
