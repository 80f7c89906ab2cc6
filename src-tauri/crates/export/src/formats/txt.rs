//! Plain text, for portals and messages that take nothing else.

use crate::{Exported, Format, plain_text};

pub(crate) static FORMAT: Format = Format {
    name: "txt",
    extension: "txt",
    covers: &[],
    write: |story| Ok(Exported::Bytes(plain_text(story).into_bytes()).into()),
};
