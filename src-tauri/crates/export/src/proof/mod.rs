//! Proof of an export: the written bytes are read back by other code than wrote them, and compared with the article
//! word by word, digit by digit and photo by photo.

mod markup;
mod read;
mod wanted;
mod words;

use std::borrow::Cow;

use crate::{Exported, Story};
use read::{Pictures, Stretch};
use wanted::{Part, furniture, is_said_as_written, wanted};
use words::{as_drawn, carried, in_order, unexpected, words_of};

/// What was found again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Words that the format promises.
    pub words: u32,
    /// Of these, found in the file in their order. Of a package that tells the article in several files, as many as in
    /// the one that lost most.
    pub words_found: u32,
    /// Words in the file that are neither the article's nor the format's own. Always 0 for formats that put more
    /// around the text than can be told from an addition (`md`, `post`, `pdf`, `social`, `loudspeaker`).
    pub words_added: u32,
    /// Photos that the format promises; none for text alone.
    pub photos: u32,
    /// Of these, found in the file by their bytes.
    pub photos_found: u32,
    /// Of these, only named: the format holds no photos, they are handed on beside it.
    pub photos_named: u32,
}

/// Reads `exported` back as `format` and compares it with `story`.
pub fn prove(format: &str, exported: &Exported, story: &Story<'_>) -> Proof {
    let found = read::back(format, exported);
    let mut proof = photos(&found.pictures, story);
    let (mut lost, mut first) = (0, true);
    for reading in &found.readings {
        let counts: Vec<Count> = reading.iter().map(|stretch| count(stretch, story)).collect();
        let sum = |of: fn(&Count) -> usize| counts.iter().map(of).sum::<usize>();
        if first {
            proof.words = sum(|count| count.wanted) as u32;
        }
        lost = lost.max(sum(|count| count.wanted - count.found));
        proof.words_added = proof.words_added.max(sum(|count| count.added) as u32);
        first = false;
    }
    proof.words_found = proof.words.saturating_sub(lost as u32);
    proof
}

/// What was counted in a stretch.
struct Count {
    wanted: usize,
    found: usize,
    added: usize,
}

fn count(stretch: &Stretch, story: &Story<'_>) -> Count {
    let (wanted, there) = (carried(&wanted(stretch.part, story)), carried(&stretch.text));
    let (mut wanted, there) = (words_of(&wanted), words_of(&there));
    if stretch.part == Part::Spoken {
        wanted.retain(|word| is_said_as_written(word));
    }
    if stretch.part == Part::Drawn {
        return Count { wanted: wanted.len(), found: as_drawn(&wanted, there), added: 0 };
    }
    let (found, passed) = in_order(&wanted, &there);
    let own = carried(&furniture(stretch.part, story));
    let added = if stretch.is_closed { unexpected(&passed, &words_of(&own)) } else { 0 };
    Count { wanted: wanted.len(), found, added }
}

fn photos(pictures: &Pictures<'_>, story: &Story<'_>) -> Proof {
    let all = || (1..).zip(story.photos);
    let photos = story.photos.len() as u32;
    match pictures {
        Pictures::None => Proof::default(),
        Pictures::Bytes(pictures) => {
            let found = all().filter(|(_, photo)| holds(pictures, &photo.jpeg)).count() as u32;
            Proof { photos, photos_found: found, ..Proof::default() }
        }
        Pictures::Named(text) => {
            let named = |(n, photo): &(usize, &crate::StoryPhoto)| {
                text.contains(&story.photo_name(*n, &photo.photo))
            };
            let named = all().filter(named).count() as u32;
            Proof { photos, photos_named: named, ..Proof::default() }
        }
        Pictures::Card(pictures) => {
            let card = story.cover("social");
            let found = card.is_some_and(|card| holds(pictures, &card.jpeg));
            let (photos, photos_found) = (u32::from(card.is_some()), u32::from(found));
            Proof { photos, photos_found, ..Proof::default() }
        }
    }
}

fn holds(pictures: &[Cow<'_, [u8]>], jpeg: &[u8]) -> bool {
    pictures.iter().any(|picture| **picture == *jpeg)
}
