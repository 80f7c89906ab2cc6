//! One part of a newsroom or of a backup that is not as it was written.

use std::fmt;

/// What a verification names. `Display` is for messages among programs and for tests; sentences for people are made from
/// the part itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DamagedPart {
    /// The file as SQLite reads it: a line of its check, or what ended the reading.
    Database(String),
    /// Tables, triggers and indexes.
    Schema,
    /// A row of this table names a row that is not there.
    Reference(String),
    /// A row of this table holds words that are none.
    Words(String),
    /// How many articles each shelf holds.
    Counts,
    /// An article's text, by its id.
    Article(String),
    /// An article's row in the list, which says something else than its text; by its id.
    Listed(String),
    /// One revision.
    Revision {
        /// Its article's id.
        article: String,
        /// Its number there, from 1.
        number: u32,
    },
    /// A photo's row, by its id.
    Photo(String),
    /// A photo's original is not there; by its id, the BLAKE3 hash.
    OriginalLost(String),
    /// A photo's original has other bytes; by its id.
    OriginalAltered(String),
    /// The database is not the one that was left when the newsroom was closed.
    Left,
    /// The backup is not the one that its manifest was written for.
    Backup,
}

impl fmt::Display for DamagedPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(what) => write!(f, "database: {what}"),
            Self::Schema => write!(f, "the schema is not as it was made"),
            Self::Reference(table) => write!(f, "a row of {table} names nothing"),
            Self::Words(table) => write!(f, "words of a row of {table}"),
            Self::Counts => write!(f, "the counts of the shelves"),
            Self::Article(id) => write!(f, "text of article {id}"),
            Self::Listed(id) => write!(f, "row of article {id} in the list"),
            Self::Revision { article, number } => {
                write!(f, "revision {number} of article {article}")
            }
            Self::Photo(id) => write!(f, "photo {id}"),
            Self::OriginalLost(id) => write!(f, "original {id} is missing"),
            Self::OriginalAltered(id) => write!(f, "original {id} is altered"),
            Self::Left => write!(f, "the database is not as it was left"),
            Self::Backup => write!(f, "the backup is not as it was written"),
        }
    }
}
