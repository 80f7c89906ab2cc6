//! What a person can see of a newsroom, as text to compare: the texts with their photos, and everything else.

use std::{fmt::Write as _, path::Path};

use article::ArticleId;
use store::{ArticleFilter, ListOrder, Newsroom, StoreFault};

/// A moment for what the store stamps; tests need no clock.
pub const NOW: &str = "2025-10-03T09:00:00+07:00";

/// A newsroom as it is seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Documents, fields, revisions and originals: all that carries a hash.
    pub texts: Vec<String>,
    /// Rows of the list, names of revisions, words of photos.
    pub rest: String,
    /// What could not be read, named by the store.
    pub refused: u32,
    /// What the store said when it opened.
    pub notes: Vec<String>,
}

impl Seen {
    /// The store said that something is wrong.
    pub fn noticed(&self) -> bool {
        let told = ["database_replaced", "no_good_backup", "rows_salvaged"];
        self.refused > 0 || self.notes.iter().any(|note| told.contains(&note.as_str()))
    }
}

/// Opens the newsroom as the program does and looks at everything.
pub fn look(root: &Path) -> Result<Seen, StoreFault> {
    let (room, report) = Newsroom::open(root, NOW)?;
    let mut seen = Seen { notes: report.notes, ..Seen::default() };
    let listed =
        room.list(&ArticleFilter { limit: 500, ..ArticleFilter::default() }, ListOrder::Changed)?;
    for row in listed.rows {
        let _ = writeln!(seen.rest, "{row:?}");
        seen.article(&room, &row.id);
    }
    seen.texts.sort();
    Ok(seen)
}

impl Seen {
    fn article(&mut self, room: &Newsroom, id: &ArticleId) {
        match room.load(id) {
            Ok(record) => {
                let mut article = record.article;
                self.texts.push(format!("{id} {}", article.document.to_json()));
                article.document = article::Document::blank("");
                self.texts.push(format!("{article:?}"));
                let _ = writeln!(self.rest, "{:?}", record.steps);
            }
            Err(_) => self.refused += 1,
        }
        let (revisions, tray) = (room.revisions(id), room.tray(id));
        self.refused += u32::from(revisions.is_err()) + u32::from(tray.is_err());
        for row in revisions.unwrap_or_default() {
            match room.revision(id, row.number) {
                Ok(old) => self.texts.push(format!("{id} {}", old.article.document.to_json())),
                Err(_) => self.refused += 1,
            }
            let _ = writeln!(self.rest, "{row:?}");
        }
        for photo in tray.unwrap_or_default() {
            match room.original(&photo.id) {
                Ok(bytes) => self.texts.push(format!("{} {}", photo.id, bytes.len())),
                Err(_) => self.refused += 1,
            }
            let _ = writeln!(self.rest, "{photo:?}");
        }
    }
}
