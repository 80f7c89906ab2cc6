//! What can go wrong between the desk and the disk.

use std::{io, path::PathBuf};

/// A fault of the store. What was durable before stays durable.
#[derive(Debug, thiserror::Error)]
pub enum StoreFault {
    /// Another instance holds the newsroom.
    #[error("the newsroom is open elsewhere")]
    Busy,
    /// The drive is full, even after the ballast was released.
    #[error("the drive is full")]
    Full,
    /// The folder cannot be written.
    #[error("the newsroom can only be read")]
    ReadOnly,
    /// The newsroom lies no longer where it was opened: somebody moved, renamed or removed its folder.
    #[error("the newsroom is no longer in {}", folder.display())]
    Gone {
        /// Where it was opened.
        folder: PathBuf,
    },
    /// The database was made by a newer program.
    #[error("schema {found} is newer than {known}")]
    Newer {
        /// The file's schema.
        found: u32,
        /// This program's schema.
        known: u32,
    },
    /// A row, a file or the database is not what was written.
    #[error("damaged: {what}")]
    Damaged {
        /// What.
        what: String,
    },
    /// No article has this id.
    #[error("no such article")]
    NoArticle,
    /// No photo has this hash.
    #[error("no such photo")]
    NoPhoto,
    /// No revision has this number.
    #[error("no such revision")]
    NoRevision,
    /// The text was saved by somebody else meanwhile; the refused text is kept as a revision.
    #[error("save {current} is newer; the refused text is revision {kept}")]
    Conflict {
        /// The number of the newest save.
        current: u32,
        /// The revision that keeps the refused text.
        kept: u32,
    },
    /// The article is posted: its text stays as it was. A refused text is kept as a revision.
    #[error("the article is posted")]
    Posted {
        /// The revision that keeps the refused text, where there was one.
        kept: Option<u32>,
    },
    /// SQLite refused.
    #[error("database: {0}")]
    Database(rusqlite::Error),
    /// The file system refused.
    #[error("files: {0}")]
    Files(io::Error),
    /// Whoever watched wanted it to stop; everything is as it was.
    #[error("stopped")]
    Stopped,
    /// The writing thread is gone.
    #[error("the store is closed")]
    Closed,
}

impl From<rusqlite::Error> for StoreFault {
    fn from(fault: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as C;
        match fault.sqlite_error_code() {
            Some(C::DiskFull) => Self::Full,
            Some(C::ReadOnly) => Self::ReadOnly,
            Some(C::DatabaseBusy | C::DatabaseLocked) => Self::Busy,
            Some(C::DatabaseCorrupt | C::NotADatabase) => Self::Damaged { what: fault.to_string() },
            _ => Self::Database(fault),
        }
    }
}

impl From<io::Error> for StoreFault {
    fn from(fault: io::Error) -> Self {
        match fault.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Files(fault),
        }
    }
}

impl StoreFault {
    /// Damage, named.
    pub(crate) fn damaged(what: impl std::fmt::Display) -> Self {
        Self::Damaged { what: what.to_string() }
    }
}
