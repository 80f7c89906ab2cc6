//! Plain text: paragraphs between blank lines, in the stock shape of ward news.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, Part, decode, lines, notice, shape};

pub(crate) static READER: Reader =
    Reader { endings: &["txt", "text", ""], part: Some(Part::Text), read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    let text = decode::text(bytes)?;
    let read = lines::of_file(&text)?;
    let draft = shape::draft(&read.all.join("\n"), wishes.byline);
    let findings = notice::completed(text.findings, &draft, &read.report, &[]);
    Ok(Intake { draft, findings, pictures: Vec::new(), carried: Vec::new() })
}
