//! Readers: connections that cannot write, kept for the next question.

use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use crate::{Newsroom, StoreFault};

/// Most idle connections kept.
const KEPT: usize = 4;

/// The pool.
pub(crate) struct Readers {
    database: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(crate) fn new(database: PathBuf) -> Self {
        Self { database, idle: Mutex::default() }
    }

    fn take(&self) -> Result<Connection, StoreFault> {
        if let Some(connection) = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop() {
            return Ok(connection);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.database, flags)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        // A reader's own tables are never in a file.
        connection.pragma_update(None, "temp_store", "memory")?;
        crate::article::teach_order(&connection)?;
        Ok(connection)
    }

    fn give_back(&self, connection: Connection) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(connection);
        }
    }
}

impl Newsroom {
    /// Answers a question from a connection that cannot write.
    pub(crate) fn read<T>(
        &self,
        question: impl FnOnce(&Connection) -> Result<T, StoreFault>,
    ) -> Result<T, StoreFault> {
        let connection = self.readers.take()?;
        let answer = question(&connection);
        self.readers.give_back(connection);
        answer
    }
}
