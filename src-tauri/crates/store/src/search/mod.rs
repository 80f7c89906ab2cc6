//! Search: FTS5 over folded and exact words, kept in the same transaction as the text; a text that is being written is
//! named in it, and read itself. The fold is the language
//! room's. What is found comes in tiers: exact marks above folded ones, the headline above the body, the words side
//! by side above the words apart; inside a tier the newest change first.

mod amounts;
mod asked;
mod behind;
mod forms;
mod found;
mod index;
mod marks;
mod numbers;
mod shown;
mod slips;
mod stands;

use article::ArticleId;

use crate::{ArticleFilter, Newsroom, StoreFault};

pub(crate) use behind::{lag, seen_anew};
pub(crate) use forms::{forget_words, remember_words};
pub use index::IndexReport;
pub(crate) use index::{forget, index, is_sure, make_sure};
pub use marks::HitPart;
pub(crate) use shown::Shown;

use asked::Asked;

/// Hits, and how many articles match in all.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    /// Best first.
    pub hits: Vec<Hit>,
    /// All that match, counted up to [`MOST_COUNTED`].
    pub total: u32,
    /// Nothing matched what was typed; these are the words that were searched for in its place, as the best hit
    /// writes them.
    pub mended: Option<String>,
}

/// Matches are counted up to this; there may be more.
pub const MOST_COUNTED: u32 = 500;

/// Where in an article a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// Tít.
    Headline,
    /// Sa-pô.
    Lead,
    /// Thân bài.
    Body,
    /// Chú thích ảnh.
    Caption,
    /// Bút danh.
    Byline,
    /// Nguồn ảnh, who wrote last, and who is to be seen in the photos of the text.
    People,
}

impl Spot {
    /// Its word on the contract: `headline`, `lead`, `body`, `caption`, `byline`, `people`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Lead => "lead",
            Self::Body => "body",
            Self::Caption => "caption",
            Self::Byline => "byline",
            Self::People => "people",
        }
    }
}

/// An article that matches.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The article.
    pub id: ArticleId,
    /// Its headline with the hits marked.
    pub headline: Vec<HitPart>,
    /// Where the snippet stands.
    pub spot: Spot,
    /// Which photo the snippet belongs to, from 1.
    pub photo: Option<u32>,
    /// All spots that match.
    pub spots: Vec<Spot>,
    /// The words around the first hit of `spot`.
    pub snippet: Vec<HitPart>,
}

impl Newsroom {
    /// What may have been meant, where nothing was found: the first whose words stand side by side, else the first.
    fn mended(
        &self,
        connection: &rusqlite::Connection,
        asked: &Asked,
        filter: &ArticleFilter,
    ) -> Result<Option<(Asked, found::Found)>, StoreFault> {
        let mut first = None;
        for mended in slips::mend(connection, asked)? {
            let found = found::found(connection, &mended, filter)?;
            let Some(row) = found.rows.first() else { continue };
            let hit = marks::hit(connection, *row, &mended, &self.shown)?;
            if marks::has_together(&hit, mended.wanted.len()) {
                return Ok(Some((mended, found)));
            }
            first.get_or_insert((mended, found));
        }
        Ok(first)
    }

    /// Searches articles. Accents are optional; exact accents come first. Words in quotation marks are a phrase; the
    /// last word outside them may be unfinished. When nothing matches, each word may have one slip.
    pub fn search(&self, words: &str, filter: &ArticleFilter) -> Result<Searched, StoreFault> {
        let mut asked = Asked::read(words);
        if asked.wanted.is_empty() {
            return Ok(Searched::default());
        }
        self.read(|connection| {
            behind::look(connection)?;
            let mut found = found::found(connection, &asked, filter)?;
            let mut slipped = false;
            if found.total == 0
                && let Some((mended, there)) = self.mended(connection, &asked, filter)?
            {
                (asked, found, slipped) = (mended, there, true);
            }
            let hit = |row: &i64| marks::hit(connection, *row, &asked, &self.shown);
            let hits = found.rows.iter().map(hit).collect::<Result<Vec<_>, _>>()?;
            let mended = hits.first().filter(|_| slipped).map(marks::marked_words);
            Ok(Searched { hits, total: found.total, mended })
        })
    }
}
