//! Export: a finished article as bytes. One format is one file in `formats/`; the HTML exporter makes the preview
//! too. Pure: no clock, no file, no photo decoding; the same story gives the same bytes.
#![deny(clippy::disallowed_methods)]

mod docx;
mod escape;
mod format;
pub mod formats;
mod grid;
mod json;
mod markdown;
mod moment;
mod page;
mod paper;
mod profile;
mod proof;
mod schema_org;
mod sheet;
mod spoken;
mod story;
mod text;
mod xhtml;

pub use format::{ExportFault, ExportFinding, Exported, File, Format, Written, format};
pub use formats::FORMATS;
pub use page::{PhotoSource, clipboard_html, page};
pub use paper::pages;
pub use profile::{
    Form, FormField, FormFinding, FormPhoto, PhotoPlace, PhotoRule, Profile, ProfileFault, Void,
    form, portal_page, shipped_profiles,
};
pub use proof::{Proof, prove};
pub use sheet::sheet;
pub use story::{Site, Story, StoryCover, StoryPhoto};
pub use text::plain_text;
