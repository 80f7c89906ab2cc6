//! Texts that were shown as hits lately, cut into their words: the next letter finds many of the same articles, and
//! reading a text takes longer than finding it.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use article::{ArticleId, Document, PhotoRef, plain};
use rusqlite::{Connection, OptionalExtension as _};

use super::{
    Spot, asked,
    index::{Stretch, credits, read, written},
    numbers,
};
use crate::{Newsroom, StoreFault};

/// Texts that are kept: some screens of hits. One of 500 words takes some 20 kB.
const KEPT: usize = 96;

/// The texts of a newsroom by their hashes, the one that was shown last at the end.
#[derive(Default)]
pub(crate) struct Shown(Mutex<VecDeque<(String, Arc<Text>)>>);

/// An article's text as it is searched in.
pub(super) struct Text {
    /// The headline, which is shown with every hit.
    pub(super) headline: Passage,
    /// All that is searched but the people, in reading order.
    pub(super) passages: Vec<Passage>,
    /// Who is named beside photos.
    pub(super) credits: Vec<String>,
    /// The photos in their order.
    pub(super) photos: Vec<PhotoRef>,
}

/// A stretch with its words.
pub(super) struct Passage {
    pub(super) spot: Spot,
    /// The photo it belongs to, from 1.
    pub(super) photo: Option<u32>,
    pub(super) text: String,
    words: Vec<Place>,
    /// All words folded, one behind the other.
    folded: String,
}

/// Where a word begins and ends in its text, and ends among the folded words; in bytes.
struct Place {
    from: usize,
    to: usize,
    folded: usize,
}

impl Shown {
    /// The text of the article in `row`, whose hash is `hash`.
    pub(super) fn text(
        &self,
        connection: &Connection,
        row: i64,
        hash: &str,
    ) -> Result<Arc<Text>, StoreFault> {
        if let Some(text) = self.kept(hash) {
            return Ok(text);
        }
        // Both in one statement: a save may come between two.
        let sql = "SELECT hash, body FROM article WHERE row = ?1";
        let (hash, body): (String, String) = connection
            .prepare_cached(sql)?
            .query_row([row], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let text = Arc::new(Text::of(&read(&body)?));
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if texts.len() >= KEPT {
            texts.pop_front();
        }
        texts.push_back((hash, Arc::clone(&text)));
        Ok(text)
    }

    fn kept(&self, hash: &str) -> Option<Arc<Text>> {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = texts.iter().rposition(|(known, _)| known == hash)?;
        let last = texts.remove(at)?;
        let text = Arc::clone(&last.1);
        texts.push_back(last);
        Some(text)
    }
}

impl Newsroom {
    /// Reads the texts of `articles`, so that a search that finds them is answered sooner. One that is gone is passed over.
    pub fn read_ahead(&self, articles: &[ArticleId]) -> Result<(), StoreFault> {
        self.read(|connection| {
            let sql = "SELECT row, hash FROM article WHERE id = ?1";
            for id in articles {
                let found = connection
                    .prepare_cached(sql)?
                    .query_row([id.as_str()], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)));
                if let Some((row, hash)) = found.optional()? {
                    self.shown.text(connection, row, &hash)?;
                }
            }
            Ok(())
        })
    }
}

impl Text {
    fn of(document: &Document) -> Self {
        let headline =
            Stretch { spot: Spot::Headline, photo: None, text: plain(&document.headline) };
        Self {
            headline: Passage::of(headline),
            passages: written(document).into_iter().map(Passage::of).collect(),
            credits: credits(document).into_iter().map(str::to_owned).collect(),
            photos: document.photos(),
        }
    }
}

impl Passage {
    pub(super) fn of(stretch: Stretch) -> Self {
        let Stretch { spot, photo, text } = stretch;
        let mut folded = String::with_capacity(text.len());
        let mut words = Vec::with_capacity(text.len() / 6);
        for (from, word) in asked::words(&text) {
            let letters = numbers::joined(numbers::without_nought(word));
            folded.extend(letters.chars().map(fold_letter));
            words.push(Place { from, to: from + word.len(), folded: folded.len() });
        }
        Self { spot, photo, text, words, folded }
    }

    /// How many words there are.
    pub(super) fn count(&self) -> usize {
        self.words.len()
    }

    /// The `n`-th word folded, a number without what sets its groups apart.
    pub(super) fn folded(&self, n: usize) -> &str {
        let from = n.checked_sub(1).map_or(0, |before| self.words[before].folded);
        &self.folded[from..self.words[n].folded]
    }

    /// The `n`-th word with the byte where it begins.
    pub(super) fn word(&self, n: usize) -> (usize, &str) {
        let Place { from, to, .. } = self.words[n];
        (from, &self.text[from..to])
    }
}

/// Most letters are plain ones; they need no look into the tables.
fn fold_letter(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { vietnamese::fold_char(c) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn words_are_told_as_the_index_tells_them() {
        let text = "Tổ 5: 1.150 hộ, QUÝ III/2025 đạt 97,5 %, tổ 05, 0912 345 678, +84 912 345 678"
            .to_owned();
        let passage = Passage::of(Stretch { spot: Spot::Body, photo: None, text: text.clone() });
        let told: Vec<_> = (0..passage.count()).map(|n| passage.folded(n).to_owned()).collect();
        let known: Vec<_> = asked::words(&text).map(|(_, word)| asked::folded(word)).collect();
        assert_eq!(told, known);
        assert_eq!(told[2], "1150");
        assert_eq!(passage.word(2), (text.find("1.150").unwrap(), "1.150"));
    }
}
