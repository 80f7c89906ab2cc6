//! Word documents: made into a page and read as one.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, Part, docx, opened, sheet};

pub(crate) static READER: Reader =
    Reader { endings: &["docx", "docm"], part: Some(Part::Html), read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    let docx::Page { markup, carried } = docx::page(bytes, wishes.still)?;
    opened::intake(sheet::read(&markup, wishes.still)?, wishes.byline, Vec::new(), carried)
}
