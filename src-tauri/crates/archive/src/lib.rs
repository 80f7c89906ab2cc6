//! ZIP, strictly: written so that the same entries give the same bytes, read so that nothing but a plain, flat,
//! honest archive passes. Pure: bytes in, bytes out; nothing is ever extracted to a path.
#![deny(clippy::disallowed_methods)]

mod name;
mod read;
mod write;

pub use name::{NameFault, check_name};
pub use read::{ArchiveFault, Entry, Limits, read, read_foreign};
pub use write::{Packing, Writer};
