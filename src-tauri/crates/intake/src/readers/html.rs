//! Pages: headings, paragraphs, quotations, lists, tables and pictures' words.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, Part, decode, flow, sheet};

pub(crate) static READER: Reader =
    Reader { endings: &["html", "htm", "xhtml"], part: Some(Part::Html), read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    let text = decode::text(bytes)?;
    let sheet = sheet::read(&text.words, wishes.still)?;
    let intake = flow::intake(sheet, wishes.byline, text.findings)?;
    let known = intake.findings.iter().any(|finding| finding.starts_with("decoded_"));
    if text.foreign && !known { Err(IntakeFault::NotText) } else { Ok(intake) }
}
