//! The newsroom broken on purpose: killed, flipped, cut, filled up, opened twice. The counts are printed.
#![allow(clippy::unwrap_used)] // a test that cannot go on says where

#[cfg(target_os = "linux")]
mod block_drive;
mod calls;
mod corrections;
mod corruption;
mod cuts;
mod faults;
mod flips;
mod full_drives;
mod instances;
mod kills;
mod migrations;
#[cfg(target_os = "linux")]
mod photos;
mod places;
mod power;
#[cfg(target_os = "linux")]
mod power_block;
mod power_folder;
mod recoveries;
mod seen;
mod vfs;
