//! Tables that only set photos side by side: the photos stand in order, each with its words from its own cell or from the
//! one below.

use article::{BlockKind, Inline};
use markup5ever_rcdom::Handle;

use super::{Setting, Sheet};
use crate::{bodies, flow::Piece, page, shape::CAPTION_WORDS};

impl Sheet {
    /// True for rows of photos, each with a row of short words below it or without.
    pub(super) fn sets_photos(rows: &[Vec<Handle>]) -> bool {
        let is_short = |cell: &Handle| vietnamese::count_words(&page::words(cell)) <= CAPTION_WORDS;
        let has_photo = |cell: &Handle| page::find(cell, "img").is_some();
        let is_empty = |cell: &Handle| page::words(cell).trim().is_empty();
        let mut below_photos = false;
        let fits = |row: &Vec<Handle>| {
            let photos = row.iter().filter(|cell| has_photo(cell)).count();
            let others = row.iter().filter(|cell| !has_photo(cell) && !is_empty(cell)).count();
            let fits = if photos > 0 { others == 0 } else { below_photos || others == 0 };
            below_photos = photos > 0;
            fits && row.iter().all(is_short)
        };
        rows.iter().flatten().any(has_photo) && rows.iter().all(fits)
    }

    /// The photos of such rows.
    pub(super) fn photo_table(&mut self, rows: &[Vec<Handle>], set: &Setting<'_>, depth: usize) {
        for (n, row) in rows.iter().enumerate() {
            if !row.iter().any(|cell| page::find(cell, "img").is_some()) {
                continue;
            }
            let mut cells: Vec<(Vec<Inline>, Vec<Piece>)> = Vec::new();
            for cell in row {
                let text = self.text_of(&page::inner(cell), set, depth);
                cells.push((text, std::mem::take(&mut self.waiting)));
            }
            let below = rows
                .get(n + 1)
                .filter(|below| below.iter().all(|cell| page::find(cell, "img").is_none()));
            for (at, cell) in below.into_iter().flatten().enumerate() {
                let text = self.text_of(&page::inner(cell), set, depth);
                // One line below several photos is of the last.
                let own = if below.is_some_and(|below| below.len() < row.len()) {
                    row.len()
                } else {
                    at + 1
                };
                let photo =
                    cells[..own.min(row.len())].iter_mut().rfind(|(_, photos)| !photos.is_empty());
                if let Some((words, _)) = photo {
                    words.extend((!words.is_empty() && !text.is_empty()).then_some(Inline::Break));
                    words.extend(text);
                }
            }
            for (words, photos) in cells {
                self.side_by_side(words, photos);
            }
        }
    }

    /// The photos of one cell; the last has its words.
    fn side_by_side(&mut self, words: Vec<Inline>, mut photos: Vec<Piece>) {
        if let Some(BlockKind::Figure(figure)) = photos.last_mut().map(|last| &mut last.kind) {
            (figure.caption, figure.credit) = match bodies::credited(&words) {
                Some(credited) => credited,
                None => (words, String::new()),
            };
        }
        self.pieces.append(&mut photos);
    }
}
