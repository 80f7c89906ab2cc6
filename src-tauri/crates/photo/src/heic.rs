//! HEIC, the format of iPhones.

use crate::fault::PhotoFault;
use crate::probe::Examined;
use crate::profile::Colour;
use crate::rows::Rows;

/// Reads the header. Fails with `Unsupported`.
pub(crate) fn examine(_bytes: &[u8]) -> Result<Examined, PhotoFault> {
    Err(PhotoFault::unsupported("HEIC"))
}

/// Opens the picture. Fails with `Unsupported`.
pub(crate) fn open<'a>(
    _bytes: &'a [u8],
    _colour: &Colour,
) -> Result<Box<dyn Rows + 'a>, PhotoFault> {
    Err(PhotoFault::unsupported("HEIC"))
}
