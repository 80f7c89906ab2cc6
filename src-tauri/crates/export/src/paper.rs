//! The printed pages as drawings, from the same sheet as the PDF.

use crate::{ExportFault, Story};

/// Every A4 page of the PDF of `story` as a drawing (SVG), in order. None where the typesetter was not built in.
#[cfg(feature = "print")]
pub fn pages(story: &Story<'_>) -> Result<Vec<String>, ExportFault> {
    pdf::pages(&crate::sheet(story))
        .map_err(|fault| ExportFault { format: "pdf", what: fault.to_string() })
}

/// Every A4 page of the PDF of `story` as a drawing (SVG), in order. None where the typesetter was not built in.
#[cfg(not(feature = "print"))]
pub fn pages(_story: &Story<'_>) -> Result<Vec<String>, ExportFault> {
    Ok(Vec::new())
}
