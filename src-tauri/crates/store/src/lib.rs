//! The newsroom's memory: one SQLite database and a folder of photos. The only room that knows SQL.
//! Synchronous; the desk calls it off its answering threads. What a call answered is on the disk.

mod article;
mod backup;
mod carry;
mod correction;
mod damage;
mod damaged_part;
mod exported;
mod fault;
mod folder;
mod library;
mod moving;
mod newsroom;
mod opening;
mod photo;
mod placement;
mod reader;
mod recovering;
mod replace;
mod restoring;
mod revision;
mod schema;
mod seal;
mod search;
mod second;
mod setting;
mod standing;
mod sweep;
mod traces;
mod verify;
mod watching;
mod writer;

pub use article::{
    ArticleFilter, ArticleRecord, ArticleRow, Counts, ListOrder, ListRows, Place, Saved, StageRow,
};
pub use backup::Backup;
pub use correction::{Correction, Linked};
pub use damage::{Outcome, Salvaged};
pub use damaged_part::DamagedPart;
pub use exported::{KeptExport, PhotoExports};
pub use fault::StoreFault;
pub use library::{Library, PhotoChange, PhotoUse};
pub use newsroom::{Newsroom, OpenReport};
pub use photo::{Original, PhotoRow, PhotoWords, photo_of};
pub use placement::{Placement, placement};
pub use replace::Rewritten;
pub use restoring::{BroughtBack, CameBack, Drill, restore, restore_watched};
pub use revision::{Revision, RevisionRow};
pub use search::{Hit, HitPart, IndexReport, MOST_COUNTED, Searched, Spot};
pub use sweep::Swept;
pub use verify::{VerifyReport, verify};
pub use watching::{Stand, Watch, Work};
