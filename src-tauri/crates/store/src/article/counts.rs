//! How many articles stand where, as the database keeps it by articles that come, go and move. It is asked with every list;
//! read once after a write, and remembered until the next.

use std::sync::{Mutex, PoisonError};

use article::Stage;
use rusqlite::Connection;

use crate::{Newsroom, StoreFault, schema};

/// The first schema that keeps the counts.
const KEPT_SINCE: u32 = 5;

/// How many articles stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All outside the trash.
    pub all: u32,
    /// In the trash.
    pub trash: u32,
    by_stage: Vec<(Stage, u32)>,
}

impl Counts {
    /// How many of `stage`.
    pub fn of(&self, stage: Stage) -> u32 {
        self.by_stage.iter().find(|(there, _)| *there == stage).map_or(0, |(_, n)| *n)
    }

    /// How many of a shelf: of one stage, or of all; in the trash, all.
    pub(crate) fn on(&self, stage: Option<Stage>, trash: bool) -> u32 {
        if trash { self.trash } else { stage.map_or(self.all, |stage| self.of(stage)) }
    }
}

/// The counts after the write with this number.
#[derive(Debug, Default)]
pub(crate) struct Counted(Mutex<Option<(u64, Counts)>>);

impl Newsroom {
    /// How many articles stand where.
    pub fn counts(&self) -> Result<Counts, StoreFault> {
        // The number is read first: a write that comes meanwhile makes what was counted too old, never too new.
        let writes = self.writer.as_ref().map_or(0, crate::writer::Writer::writes);
        let known = || self.counted.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((then, counts)) = known().as_ref()
            && *then == writes
        {
            return Ok(counts.clone());
        }
        let counts = self.read(counted)?;
        *known() = Some((writes, counts.clone()));
        Ok(counts)
    }
}

fn counted(connection: &Connection) -> Result<Counts, StoreFault> {
    let mut statement = connection.prepare_cached("SELECT name, articles FROM shelf")?;
    let mut rows = statement.query([])?;
    let mut counts = Counts::default();
    while let Some(row) = rows.next()? {
        let (name, articles): (String, u32) = (row.get(0)?, row.get(1)?);
        if let Some(stage) = Stage::named(&name) {
            counts.all += articles;
            counts.by_stage.push((stage, articles));
        } else {
            counts.trash = articles;
        }
    }
    Ok(counts)
}

/// The counts are those of the articles that are there.
pub(crate) fn counts_fit(connection: &Connection) -> Result<bool, StoreFault> {
    if schema::found(connection)? < KEPT_SINCE {
        return Ok(true);
    }
    let sql = "SELECT count(*) FROM shelf WHERE articles IS NOT
               (SELECT count(*) FROM article WHERE iif(trashed IS NULL, stage, 'trash') = shelf.name)";
    let wrong: u32 = connection.query_row(sql, [], |row| row.get(0))?;
    let shelves: u32 = connection.query_row("SELECT count(*) FROM shelf", [], |row| row.get(0))?;
    Ok(wrong == 0 && shelves as usize == Stage::ALL.len() + 1)
}
