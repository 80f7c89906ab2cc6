//! The noun of the newsroom: an article, its document of blocks, its stage, and the facts it still lacks.
//! Pure: no file, no clock, no window. Ids and times come in as arguments.
#![deny(clippy::disallowed_methods)]

mod article;
mod block;
mod body;
mod compare;
mod document;
mod ids;
mod local_time;
mod photo_ref;
mod readiness;
mod replace;
mod run;
mod stage;

pub use article::{Article, Genre};
pub use block::{Block, BlockKind, Cell, CellKind, Figure, GalleryItem, HeadingLevel, ListKind};
pub use body::{BODY_VERSION, BodyFault};
pub use compare::{BlockChange, Change, Comparison, Piece, compare, compare_articles};
pub use document::{Document, Field, Passage};
pub use ids::{ArticleId, BlockId, IdFault};
pub use local_time::{LocalTime, LocalTimeFault};
pub use photo_ref::{PhotoRef, PhotoRefFault};
pub use readiness::{Fact, Readiness};
pub use replace::{Comparing, Needle, Place, replace};
pub use run::{Inline, Link, LinkFault, Marks, Run, plain};
pub use stage::{Stage, StageStep};
