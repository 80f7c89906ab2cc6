//! The newsroom's memory: one SQLite database and a folder of photos. The only room that knows SQL.
//! Synchronous; the desk calls it off its answering threads. What a call answered is on the disk.

mod article;
mod backup;
mod carry;
mod damage;
mod fault;
mod folder;
mod library;
mod newsroom;
mod photo;
mod reader;
mod replace;
mod revision;
mod schema;
mod seal;
mod search;
mod setting;
mod verify;
mod writer;

pub use article::{
    ArticleRecord, ArticleRow, Counts, ListFilter, ListOrder, ListRows, Place, Saved, StageRow,
};
pub use backup::{Backup, restore};
pub use fault::StoreFault;
pub use library::{Library, PhotoChange, PhotoUse};
pub use newsroom::{Newsroom, OpenReport};
pub use photo::{Original, PhotoRow, PhotoWords, photo_of};
pub use replace::Rewritten;
pub use revision::{Revision, RevisionRow};
pub use search::{Hit, HitPart, IndexReport, MOST_COUNTED, SearchFilter, Searched, Spot};
pub use verify::{VerifyReport, verify};
