//! The newsroom broken on purpose: killed, flipped, cut, filled up, opened twice. The counts are printed.
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a test that cannot go on says where; the counts are printed

mod calls;
mod corruption;
mod cuts;
mod flips;
mod instances;
mod kills;
mod places;
mod power;
mod seen;
