//! RTF: its pictures are taken out, the rest is made into a page and read as one.

use super::{Reader, Wishes};
use crate::{Intake, IntakeFault, MAX_BYTES, Part, decode, opened, rtf, sheet};

pub(crate) static READER: Reader = Reader { endings: &["rtf"], part: Some(Part::Rtf), read };

fn read(bytes: &[u8], wishes: Wishes<'_>) -> Result<Intake, IntakeFault> {
    let (rest, carried) = rtf::taken_out(bytes);
    if rest.len() as u64 > MAX_BYTES {
        return Err(IntakeFault::TooLarge { most: MAX_BYTES });
    }
    let page = rtf::page(&decode::rtf(&rest)?);
    opened::intake(sheet::read(&page, wishes.still)?, wishes.byline, Vec::new(), carried)
}
