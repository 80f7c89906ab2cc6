//! Pages: headings, paragraphs, quotations, lists, tables and pictures' words.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, MAX_BYTES, Part, decode, opened, pictures, sheet};

pub(crate) static READER: Reader =
    Reader { endings: &["html", "htm", "xhtml"], part: Some(Part::Html), read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    let (rest, carried) = pictures::taken_out(bytes);
    if rest.len() as u64 > MAX_BYTES {
        return Err(IntakeFault::TooLarge { most: MAX_BYTES });
    }
    let text = decode::text(&rest)?;
    let sheet = sheet::read(&text.words, wishes.still)?;
    let intake = opened::intake(sheet, wishes.byline, text.findings, carried)?;
    let known = intake.findings.iter().any(|finding| finding.starts_with("decoded_"));
    if text.foreign && !known { Err(IntakeFault::NotText) } else { Ok(intake) }
}
