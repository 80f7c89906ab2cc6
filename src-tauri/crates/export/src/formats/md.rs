//! Markdown, for editors, wikis and portals that take it: `CommonMark`, photos by their names in `anh/`.

use crate::{Exported, Format, markdown::markdown};

pub(crate) static FORMAT: Format = Format {
    name: "md",
    extension: "md",
    covers: &[],
    write: |story| Ok(Exported::Bytes(markdown(story).into_bytes()).into()),
};
