//! Markdown: made into a page and read as one. HTML inside it goes the same way as any page's.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, Part, decode, flow, markdown, sheet};

pub(crate) static READER: Reader =
    Reader { endings: &["md", "markdown"], part: Some(Part::Markdown), read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    let text = decode::text(bytes)?;
    if text.foreign {
        return Err(IntakeFault::NotText);
    }
    flow::intake(
        sheet::read(&markdown::page(&text.words), wishes.still)?,
        wishes.byline,
        text.findings,
    )
}
