//! Word, because offices print, sign and forward in it: our own `WordprocessingML` with real styles, alt text and
//! untouched photos.

use crate::{Format, docx};

pub(crate) static FORMAT: Format =
    Format { name: "docx", extension: "docx", covers: &[], write: docx::write };
