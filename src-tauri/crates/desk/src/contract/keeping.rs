//! Keeping: backups, the second place, coming back, where the newsroom lies, what was recovered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A verified backup.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupRow {
    /// Its number; later ones are higher.
    pub number: u32,
    /// When it was made, ISO-8601.
    pub made: String,
    /// Articles in it.
    pub articles: u32,
    /// Revisions in it.
    pub revisions: u32,
    /// Photos it refers to.
    pub photos: u32,
    /// Kilobytes (1,000 bytes) on the disk, rounded up.
    pub kilobytes: u32,
    /// Damaged things of the newsroom that are damaged in it too; 0 for a good backup.
    pub damage: u32,
}

/// The backups there are.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BackupList {
    /// Newest first.
    pub backups: Vec<BackupRow>,
    /// The second place, if one was chosen.
    pub second: Option<SecondPlace>,
    /// The last drill of coming back, if there was one.
    pub drill: Option<DrillRow>,
}

/// The second place for backups.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct SecondPlace {
    /// Where, for display only.
    pub folder: String,
    /// It is there now.
    pub there: bool,
    /// The newest backup in it, when it is there.
    pub newest: Option<BackupRow>,
}

/// What a drill of coming back has shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DrillRow {
    /// When, ISO-8601.
    pub at: String,
    /// All counts were the manifest's and all hashes good.
    pub passed: bool,
    /// Articles counted.
    pub articles: u32,
    /// Revisions counted.
    pub revisions: u32,
    /// Photos counted.
    pub photos: u32,
}

/// One of the newsroom's backups.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
pub struct BackupAsk {
    /// Its number.
    pub number: u32,
}

/// What came back from a backup, counted afterwards.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Restored {
    /// False when the person chose nothing.
    pub done: bool,
    /// All counts are those of the backup's manifest, and all hashes are good.
    pub complete: bool,
    /// Articles.
    pub articles: u32,
    /// Revisions.
    pub revisions: u32,
    /// Photos.
    pub photos: u32,
    /// What is missing or damaged.
    pub damage: Vec<DamagedPart>,
}

/// One part of a newsroom or of a backup that is not as it was written. Ids are those of the contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "part", rename_all = "snake_case")]
pub enum DamagedPart {
    /// The file as SQLite reads it.
    Database {
        /// A line of its check, or what ended the reading, in English.
        what: String,
    },
    /// Tables, triggers and indexes.
    Schema,
    /// A row names a row that is not there.
    Reference {
        /// The row's table.
        table: String,
    },
    /// A row holds words that are none.
    Words {
        /// The row's table.
        table: String,
    },
    /// How many articles each shelf holds.
    Counts,
    /// An article's text.
    Article {
        /// Whose.
        article: String,
    },
    /// An article's row in the list says something else than its text.
    Listed {
        /// Whose.
        article: String,
    },
    /// A revision.
    Revision {
        /// Of which article.
        article: String,
        /// Its number there, from 1.
        number: u32,
    },
    /// A photo's row.
    Photo {
        /// Whose.
        photo: String,
    },
    /// A photo's original is not there.
    OriginalLost {
        /// Whose.
        photo: String,
    },
    /// A photo's original has other bytes.
    OriginalAltered {
        /// Whose.
        photo: String,
    },
    /// The database is not the one that was left when the newsroom was closed.
    Left,
    /// The backup is not the one that its manifest was written for.
    Backup,
}

impl From<store::DamagedPart> for DamagedPart {
    fn from(part: store::DamagedPart) -> Self {
        use store::DamagedPart as P;
        match part {
            P::Database(what) => Self::Database { what },
            P::Schema => Self::Schema,
            P::Reference(table) => Self::Reference { table },
            P::Words(table) => Self::Words { table },
            P::Counts => Self::Counts,
            P::Article(article) => Self::Article { article },
            P::Listed(article) => Self::Listed { article },
            P::Revision { article, number } => Self::Revision { article, number },
            P::Photo(photo) => Self::Photo { photo },
            P::OriginalLost(photo) => Self::OriginalLost { photo },
            P::OriginalAltered(photo) => Self::OriginalAltered { photo },
            P::Left => Self::Left,
            P::Backup => Self::Backup,
        }
    }
}

/// What is being done while the newsroom comes back, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RestoreWork {
    /// The backup is checked; parts are articles and revisions.
    Check,
    /// Missing originals are fetched from beside the backup; parts are photos.
    Photos,
    /// What stands now is backed up; parts are articles and revisions.
    BackUp,
    /// The database is replaced; parts are mebibytes.
    Replace,
    /// What came back is counted; parts are articles, revisions and photos. It can no longer be stopped.
    Count,
}

/// How far coming back has come.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RestoreProgress {
    /// What is being done; none before it began.
    pub work: Option<RestoreWork>,
    /// Its finished parts.
    pub done: u32,
    /// All its parts.
    pub all: u32,
    /// Finished parts of everything there is to do.
    pub whole_done: u32,
    /// All parts of everything there is to do.
    pub whole_all: u32,
}

/// Codes of notes.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Notes {
    /// `damage_found`, `backup_failed`, `folder_gone`.
    pub notes: Vec<String>,
}

/// Where a newsroom was moved to.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct Moved {
    /// The new folder, for display only.
    pub folder: String,
    /// Articles there.
    pub articles: u32,
    /// Photos there.
    pub photos: u32,
}

/// What kind of place the newsroom lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Placement {
    /// A folder of this computer.
    Local,
    /// A folder that a sync program copies while it is open.
    Synced,
    /// A share of another computer.
    Network,
    /// A drive that can be pulled out.
    Removable,
}

/// What became of an article when a damaged database was replaced.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct RecoveredArticle {
    /// The article.
    pub id: String,
    /// Its headline, as far as it could be read.
    pub headline: String,
    /// What became of it.
    pub outcome: RecoveredOutcome,
}

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecoveredOutcome {
    /// Its later text was carried over whole.
    Later,
    /// Its later text could not be read; the backup's stands.
    Older,
    /// It could not be read and no backup has it.
    Lost,
}
