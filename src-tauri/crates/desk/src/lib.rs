//! What a person does at the newsroom's desk. The one door: window, command line and tests all enter by
//! [`Desk::answer`] or by the deeds it routes to. Never Tauri.

mod coming_back;
pub mod contract;
mod correct;
mod desk;
mod files;
mod find;
mod host;
mod keep;
mod newsroom;
mod outgoing;
mod paper;
mod paste;
mod picture;
mod picture_edits;
mod picture_faces;
mod picture_files;
mod picture_folder;
mod picture_library;
mod picture_look;
mod portal;
mod preview;
mod profiles;
mod progress;
mod proofs;
mod ready;
mod recall;
mod refused;
mod replace;
mod restoring;
mod sample;
mod send_out;
mod stages;
mod take_in;
mod typescript;
mod views;
mod worker;
mod write;

pub use desk::Desk;
pub use files::write_whole;
pub use host::{Headless, Host, PHOTO_WORKER};
pub use keep::{restore, verify};
pub use picture::ShownPicture;
pub use picture_files::make_photos;
pub use typescript::contract_file;
pub use worker::photo_worker_main;
