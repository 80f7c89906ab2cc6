//! Pixels: foreign bytes in, light, upright, truly coloured, private pictures out. CPU only: no file, no clock, no
//! thread, no process. Decoders meet hostile bytes, so the newsroom runs all of this in a worker process and talks to
//! it by [`worker`].
#![deny(clippy::disallowed_methods)]

mod among;
mod ask;
#[cfg(feature = "avif")]
mod avif;
#[cfg(feature = "avif")]
mod avif_coded;
#[cfg(feature = "avif")]
mod avif_frame;
#[cfg(feature = "avif")]
mod avif_mosaic;
#[cfg(feature = "avif")]
mod avif_out;
#[cfg(feature = "avif")]
mod avif_rows;
mod budget;
mod cascade;
mod crowd;
mod edits;
mod encode;
mod excerpt;
mod exif_words;
mod faces;
mod fault;
mod fewer_pixels;
mod heic;
mod heic_coded;
mod heic_rows;
mod heic_whole;
mod heif;
mod jpeg_budget;
#[cfg(feature = "turbo")]
mod jpeg_compact;
#[cfg(feature = "turbo")]
mod jpeg_lean;
mod jpeg_markers;
mod jpeg_out;
#[cfg(feature = "turbo")]
mod jpeg_quick;
#[cfg(feature = "turbo")]
mod jpeg_rows;
#[cfg(feature = "turbo")]
mod jpeg_watch;
#[cfg(feature = "turbo")]
mod jpeg_writer;
mod kind;
mod light;
mod likeness;
mod orientation;
mod outline;
mod page;
mod plan;
mod preset;
mod press_words;
mod probe;
mod profile;
mod quick_look;
mod raster_head;
mod raster_rows;
mod redact;
mod render;
mod rows;
mod shrink;
mod signs;
mod simd;
mod source;
mod straight;
mod straighten;
mod taps;
mod tiff_head;
#[cfg(feature = "lcms")]
mod translate;
mod webp_chunks;
#[cfg(feature = "webp")]
mod webp_out;
mod word_block;
pub mod worker;
mod ycc;

#[cfg(test)]
mod samples;

pub use among::Among;
pub use ask::{Ask, Output, Picture, Rendered, Words};
pub use edits::{Cover, Edits, Point, Redaction, Region, Turn};
pub use excerpt::{Hint, Small, Sought, Traces};
pub use faces::faces;
pub use fault::{PhotoFault, Warning};
pub use kind::PictureKind;
pub use likeness::{Study, study};
pub use plan::made_size;
pub use preset::{Fit, OutputFormat, Preset, Quality, preset, preset_names};
pub use probe::{MAX_BYTES, MAX_PIXELS, MAX_PIXELS_PROGRESSIVE, MAX_SIDE, Probe, probe};
pub use quick_look::{peek, quick_look};
pub use render::{render, render_leaving};
