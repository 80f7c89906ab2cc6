//! Plain text: paragraphs between blank lines, in the stock shape of ward news.

use super::Reader;
use crate::{Intake, IntakeFault, decode, shape};

pub(crate) static READER: Reader = Reader { endings: &["txt", "text", ""], read };

fn read(bytes: &[u8], byline: &str) -> Result<Intake, IntakeFault> {
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    let (text, mut findings) = decode::text(bytes)?;
    let draft = shape::draft(&text, byline);
    if draft.document.figures().iter().any(|figure| figure.photo.is_none()) {
        findings.push("captions_without_photo");
    }
    if draft.document.headline.is_empty() {
        findings.push("no_headline");
    }
    Ok(Intake { draft, findings })
}
