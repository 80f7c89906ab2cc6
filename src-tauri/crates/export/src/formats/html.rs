//! HTML in one file: opens in any browser, photos inside, nothing fetched from anywhere.

use crate::{Exported, Format, PhotoSource, page};

pub(crate) static FORMAT: Format = Format {
    name: "html",
    extension: "html",
    covers: &[],
    write: |story| Ok(Exported::Bytes(page(story, PhotoSource::Embedded).into_bytes()).into()),
};
