//! Word documents: made into a page and read as one.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, docx, flow, sheet};

pub(crate) static READER: Reader = Reader { endings: &["docx", "docm"], part: None, read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    if bytes.is_empty() {
        return Err(IntakeFault::Empty);
    }
    let page = docx::page(bytes, wishes.still)?;
    flow::intake(sheet::read(&page, wishes.still)?, wishes.byline, Vec::new())
}
