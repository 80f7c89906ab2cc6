//! Every format over every sample article: the golden files, and the proof that nothing was lost on the way.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod coming_in;
mod findings;
mod golden;
mod profiles;
mod proofs;
mod samples;
