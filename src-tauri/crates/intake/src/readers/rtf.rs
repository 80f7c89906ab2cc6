//! RTF: made into a page and read as one.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, flow, rtf, sheet};

pub(crate) static READER: Reader = Reader { endings: &["rtf"], read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    if !bytes.starts_with(b"{\\rtf") {
        return Err(if bytes.is_empty() { IntakeFault::Empty } else { IntakeFault::NotText });
    }
    let page = rtf::page(&vietnamese::shown(bytes));
    flow::intake(sheet::read(&page, wishes.still)?, wishes.byline, Vec::new())
}
