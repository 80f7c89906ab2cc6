//! RTF: made into a page and read as one.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, Part, decode, opened, rtf, sheet};

pub(crate) static READER: Reader = Reader { endings: &["rtf"], part: Some(Part::Rtf), read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    let page = rtf::page(&decode::rtf(bytes)?);
    opened::intake(sheet::read(&page, wishes.still)?, wishes.byline, Vec::new(), Vec::new())
}
