//! Journeys through the real desk, the real store and the real photo worker, without a window.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

mod bad_input;
mod carried;
mod command_line;
mod correction;
mod damaged;
mod editing;
mod fallen;
mod keeping;
mod leftovers;
mod photo_leaving;
mod photo_library;
mod photo_parts;
mod photo_use;
mod photos;
mod portal;
mod profiles;
mod seed;
mod sentences;
mod whole_day;
