//! Proof of an export: the written bytes are read back by other code than wrote them, and compared with the article
//! word by word, digit by digit and photo by photo.

mod markup;
mod read;

use std::borrow::Cow;

use article::{Block, BlockKind};

use crate::{Exported, Story};
use read::{Pictures, Scope};

/// Words before and behind its place within which a word of a drawn page is looked for.
const NEAR: usize = 60;

/// What was found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Words that the format promises.
    pub words: u32,
    /// Of these, found in the file in their order.
    pub words_found: u32,
    /// Photos that the format promises; none for text alone.
    pub photos: u32,
    /// Of these, found in the file: by their bytes, or by their names where a format only names them.
    pub photos_found: u32,
}

/// Reads `exported` back as `format` and compares it with `story`.
pub fn prove(format: &str, exported: &Exported, story: &Story<'_>) -> Proof {
    let found = read::back(format, exported);
    let (wanted, there) = (carried(&wanted_text(story, found.scope)), carried(&found.text));
    let (mut wanted, there) = (words_of(&wanted), words_of(&there));
    if found.scope == Scope::Spoken {
        wanted.retain(|word| is_said_as_written(word));
    }
    let words_found = match found.scope {
        Scope::Drawn => as_drawn(&wanted, there),
        _ => in_order(&wanted, &there),
    };
    let (photos, photos_found) = photos(&found.pictures, story);
    Proof { words: wanted.len() as u32, words_found: words_found as u32, photos, photos_found }
}

fn photos(pictures: &Pictures<'_>, story: &Story<'_>) -> (u32, u32) {
    let all = || (1..).zip(story.photos);
    let found = match pictures {
        Pictures::None => return (0, 0),
        Pictures::Bytes(pictures) => {
            all().filter(|(_, photo)| holds(pictures, &photo.jpeg)).count()
        }
        Pictures::Named(text) => {
            all().filter(|(n, photo)| text.contains(&story.photo_name(*n, &photo.photo))).count()
        }
        Pictures::Card(pictures) => {
            let card = story.cover("social");
            let found = card.is_some_and(|card| holds(pictures, &card.jpeg));
            return (u32::from(card.is_some()), u32::from(found));
        }
    };
    (story.photos.len() as u32, found as u32)
}

fn holds(pictures: &[Cow<'_, [u8]>], jpeg: &[u8]) -> bool {
    pictures.iter().any(|picture| **picture == *jpeg)
}

fn wanted_text(story: &Story<'_>, scope: Scope) -> String {
    if scope == Scope::Card {
        return format!("{}\n{}", story.headline(), story.lead());
    }
    if scope == Scope::Spoken {
        return heard(story);
    }
    let passages = story.article.document.passages();
    passages.into_iter().map(|passage| passage.text).collect::<Vec<_>>().join("\n")
}

/// What is to be heard: everything but photos, captions and tables.
fn heard(story: &Story<'_>) -> String {
    let seen = |block: &&Block| {
        !matches!(block.kind, BlockKind::Table { .. }) && block.figures().is_empty()
    };
    let blocks = story.article.document.blocks.iter().filter(seen).map(Block::text);
    let fields = [story.headline(), story.lead()].into_iter();
    fields.chain(blocks).chain([story.byline()]).collect::<Vec<_>>().join("\n")
}

/// A word that reading aloud does not change: letters of which not all are capitals.
fn is_said_as_written(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
        && word.chars().any(char::is_lowercase)
        && word.chars().count() > 2
}

/// `text` without the signs that no format may carry.
fn carried(text: &str) -> String {
    let kept = |c: &char| {
        matches!(c, '\n' | '\t' | '\r') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(kept).collect()
}

/// Letters and digits apart from signs, so that a tag between two words or a sign between them does not matter.
fn words_of(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// How many of `wanted` stand in `found`, where cells of a table may be drawn in another order than they are read: each
/// word is looked for near its place first, then among the words that were passed over.
fn as_drawn(wanted: &[&str], mut found: Vec<&str>) -> usize {
    let (mut from, mut count) = (0, 0);
    for word in wanted {
        let near = found.iter().skip(from).take(NEAR).position(|there| there == word);
        let at = match near {
            Some(ahead) => from + ahead,
            None => match found[..from].iter().rev().take(NEAR).position(|there| there == word) {
                Some(back) => from - 1 - back,
                None => continue,
            },
        };
        count += 1;
        // A word stands for one only.
        found[at] = "";
        from = from.max(at + 1);
    }
    count
}

/// How many of `wanted` stand in `found` in the same order.
fn in_order(wanted: &[&str], found: &[&str]) -> usize {
    let mut rest = found.iter();
    let mut count = 0;
    for word in wanted {
        let mut ahead = rest.clone();
        if ahead.any(|there| there == word) {
            rest = ahead;
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_their_order() {
        let words = words_of;
        assert_eq!(words(&carried("1.150 hộ, 97,5\u{1}%")), ["1", "150", "hộ", "97", "5"]);
        assert_eq!(in_order(&words("a b c"), &words("x a y b z c")), 3);
        assert_eq!(in_order(&words("a b c"), &words("b a c")), 2, "the order counts");
        assert_eq!(in_order(&words("2025"), &words("2024")), 0, "a digit counts");
        let drawn = |found: &str| as_drawn(&words("a b c d"), words(found));
        assert_eq!((drawn("a c b d"), drawn("a c d"), drawn("x a b b d")), (4, 3, 3));
    }
}
