//! HEIC, the format of iPhones: what the container says, read without decoding a pixel. The rows are in `heic_rows`.

use heic_rs::Error;
use heic_rs::context::Context;
use heic_rs::meta::iref::{self, RefKind};

use crate::fault::PhotoFault;
use crate::heic_coded::keep_coded_limits;
use crate::heic_rows::TileRows;
use crate::heic_whole;
use crate::heif::{self, Window};
use crate::kind::PictureKind;
use crate::probe::{Examined, MAX_PIXELS, keep_limits};
use crate::profile::Colour;
use crate::rows::Rows;

/// Reads the header. Fails with `CutOff`, `Damaged`, `Unsupported`, or as [`keep_limits`] does.
pub(crate) fn examine(bytes: &[u8]) -> Result<Examined, PhotoFault> {
    let file = Context::open(bytes).map_err(fault)?;
    let item = file.meta.primary;
    let props = file.props(item).map_err(fault)?;
    let (width, height) = file.coded_size(item, &props).map_err(fault)?;
    keep_limits(width, height, MAX_PIXELS)?;
    keep_coded_limits(&file, item)?;
    let layout = heif::layout(PictureKind::Heic, &props, (width, height))?;
    Ok(heif::tell(&file, item, &props, &layout, (PictureKind::Heic, false)))
}

/// Opens the picture: tile by tile where it is stored as phones do, else decoded whole.
/// Fails with `Damaged` or `Unsupported`.
pub(crate) fn open<'a>(bytes: &'a [u8], colour: &Colour) -> Result<Box<dyn Rows + 'a>, PhotoFault> {
    let file = Context::open(bytes).map_err(fault)?;
    let item = file.meta.primary;
    let props = file.props(item).map_err(fault)?;
    let coded = file.coded_size(item, &props).map_err(fault)?;
    let window = heif::layout(PictureKind::Heic, &props, coded)?.window;
    let has_alpha = file.alpha_item(item).ok().flatten().is_some();
    if !has_alpha && let Ok(rows) = TileRows::open(file, item, window, colour) {
        return Ok(Box::new(rows));
    }
    heic_whole::open(bytes, window, colour)
}

/// The small picture that cameras lay beside the large one, in the same turn; `None` if there is none.
pub(crate) fn thumbnail<'a>(bytes: &'a [u8], colour: &Colour) -> Option<Box<dyn Rows + 'a>> {
    let file = Context::open(bytes).ok()?;
    let item = *iref::sources(&file.meta.refs, file.meta.primary, RefKind::Thmb).first()?;
    let (width, height) = file.coded_size(item, &file.props(item).ok()?).ok()?;
    keep_limits(width, height, 1 << 20).ok()?;
    let whole = Window { left: 0, top: 0, width, height };
    Some(Box::new(TileRows::open(file, item, whole, colour).ok()?))
}

/// The container's complaint in our words.
pub(crate) fn fault(error: Error) -> PhotoFault {
    heif::fault(PictureKind::Heic, error)
}
