//! Asking a newsroom of stories: what is found, by number.

use article::ArticleId;
use store::{ArticleFilter, Hit, Newsroom};

use crate::stories::story;

pub const NOW: &str = "2025-10-03T09:42:00.000+07:00";

/// A newsroom with `stories`, numbered from 1; each is a day newer than the one before.
pub fn newsroom(stories: &[(&str, &str)]) -> (tempfile::TempDir, Newsroom) {
    let folder = tempfile::tempdir().unwrap();
    let room = Newsroom::open(folder.path(), NOW).unwrap().0;
    for (n, (headline, text)) in (1_u32..).zip(stories) {
        let day = format!("2025-10-{n:02}T09:42:00.000+07:00");
        room.create(&story(n, headline, text), "Hạ Vy", "created", &day).unwrap();
    }
    (folder, room)
}

pub fn hits(room: &Newsroom, words: &str) -> Vec<Hit> {
    room.search(words, &ArticleFilter { limit: 50, ..ArticleFilter::default() }).unwrap().hits
}

pub fn number(id: &ArticleId) -> u32 {
    id.as_str()[24..].parse().unwrap()
}

/// What `words` find, in its order.
#[track_caller]
pub fn check(room: &Newsroom, words: &str, expected: &[u32]) {
    let found: Vec<u32> = hits(room, words).iter().map(|hit| number(&hit.id)).collect();
    assert_eq!(found, expected, "«{words}»");
}
