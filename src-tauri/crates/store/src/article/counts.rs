//! How many articles stand where. It is asked with every list; counted once after a write, and remembered until the next.

use std::sync::{Mutex, PoisonError};

use article::Stage;
use rusqlite::Connection;

use crate::{Newsroom, StoreFault};

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

/// Each shelf by a walk over its own part of an index, all in one statement, so that the shelves fit each other.
fn counted(connection: &Connection) -> Result<Counts, StoreFault> {
    let of = |stage: Stage| {
        format!(
            "(SELECT count(*) FROM article WHERE trashed IS NULL AND stage = '{}')",
            stage.name()
        )
    };
    let sql = format!(
        "SELECT (SELECT count(*) FROM article WHERE trashed IS NOT NULL), {}",
        Stage::ALL.map(of).join(", ")
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([], |row| {
        let mut counts = Counts { trash: row.get(0)?, ..Counts::default() };
        for (at, stage) in Stage::ALL.into_iter().enumerate() {
            let n: u32 = row.get(at + 1)?;
            counts.all += n;
            counts.by_stage.push((stage, n));
        }
        Ok(counts)
    })?)
}
