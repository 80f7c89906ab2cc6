//! The newsroom broken on purpose: killed, flipped, cut, filled up, opened twice. The counts are printed.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod corruption;
mod kills;
mod places;
