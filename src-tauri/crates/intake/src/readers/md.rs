//! Markdown: made into a page and read as one. HTML inside it goes the same way as any page's.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, Part, decode, markdown, opened, pictures, sheet};

pub(crate) static READER: Reader =
    Reader { endings: &["md", "markdown"], part: Some(Part::Markdown), read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    let text = decode::text(bytes)?;
    if text.foreign {
        return Err(IntakeFault::NotText);
    }
    let (page, carried) = pictures::taken_out(markdown::page(&text.words).as_bytes());
    let sheet = sheet::read(&String::from_utf8_lossy(&page), wishes.still)?;
    opened::intake(sheet, wishes.byline, text.findings, carried)
}
