//! Every format over every sample article: the golden files, and the proof that nothing was lost on the way.

mod golden;
mod proofs;
mod samples;
