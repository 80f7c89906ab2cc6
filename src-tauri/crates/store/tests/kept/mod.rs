//! The newsroom that keeping and sweeping begin with: an article and a photo.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

use std::path::Path;

use article::ArticleId;
use store::Newsroom;

use super::originals::{NOW, about, article};

/// The `n`-th article's.
pub fn id(n: u32) -> ArticleId {
    article(n, "").id
}

/// A newsroom in `root` with one article, and a photo that no text shows.
pub fn newsroom(root: &Path) -> Newsroom {
    let (room, _) = Newsroom::open(root, NOW).unwrap();
    room.create(&article(1, "Bài một"), "Hạ Vy", "created", NOW).unwrap();
    room.put_original(b"a photo's bytes", &about("a.jpg")).unwrap();
    room
}
