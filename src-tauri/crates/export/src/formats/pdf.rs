//! PDF: A4 for the notice board and the file, readable by machines for people who do not see. Only where the typesetter
//! was built in.
#![cfg(feature = "print")]

use crate::{ExportFault, Exported, Format, Story, sheet};

pub(crate) static FORMAT: Format = Format { name: "pdf", extension: "pdf", write };

fn write(story: &Story<'_>) -> Result<Exported, ExportFault> {
    let printed = pdf::print(&sheet(story))
        .map_err(|fault| ExportFault { format: FORMAT.name, what: fault.to_string() })?;
    Ok(Exported::Bytes(printed.bytes))
}
