//! The invariants of `docs/architecture.md`, held by tests: who may use whom, how files look, what the window may do.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where
#![allow(clippy::case_sensitive_file_extension_comparisons)] // the tree names its files in lower case

mod contract;
mod fences;
mod registries;
mod security;
mod tidy;
mod tree;
