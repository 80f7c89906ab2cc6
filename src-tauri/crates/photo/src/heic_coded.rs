//! What the coded pictures of a HEIC tell of themselves: a decoder believes them, whatever the container says.

use heic_decoder::bitreader::{BitReader, strip_emulation_prevention};
use heic_rs::context::Context;
use heic_rs::props::hvcc::{self, HevcConfig, NAL_SPS};

use crate::fault::PhotoFault;
use crate::probe::{MAX_PIXELS, keep_limits};

/// Refuses a file in which any coded picture is larger than a photo may be, or all tiles of `item` together are.
/// Fails as [`keep_limits`] does.
pub(crate) fn keep_coded_limits(file: &Context<'_>, item: u32) -> Result<(), PhotoFault> {
    for coded in file.meta.props.boxes.iter().filter(|one| one.is(b"hvcC")) {
        for (width, height) in hvcc::parse(coded).iter().flat_map(sizes) {
            keep_limits(width, height, MAX_PIXELS)?;
        }
    }
    let Ok(Some((grid, tiles))) = file.grid(item) else { return Ok(()) };
    let first = tiles.first().and_then(|tile| file.props(*tile).ok()?.hvcc);
    for (width, height) in first.iter().flat_map(sizes) {
        let whole = (width.saturating_mul(grid.columns), height.saturating_mul(grid.rows));
        keep_limits(whole.0, whole.1, MAX_PIXELS)?;
    }
    Ok(())
}

/// The sizes in pixels that the sequence parameter sets tell, before any cutting.
fn sizes(config: &HevcConfig<'_>) -> Vec<(u32, u32)> {
    let units = config.arrays.iter().flat_map(|array| {
        array.nals.iter().filter(|unit| array.nal_type == NAL_SPS || kind(unit) == Some(NAL_SPS))
    });
    units.filter_map(|unit| size(unit)).collect()
}

/// What a unit says that it is.
fn kind(unit: &[u8]) -> Option<u8> {
    unit.first().map(|byte| byte >> 1 & 0x3F)
}

/// Width and height of a sequence parameter set, ITU-T H.265, 7.3.2.2 and 7.3.3.
fn size(unit: &[u8]) -> Option<(u32, u32)> {
    let set = strip_emulation_prevention(unit.get(2..)?);
    let mut bits = BitReader::new(&set);
    bits.bits(4).ok()?;
    let layers = bits.bits(3).ok()?;
    bits.bit().ok()?;
    pass(&mut bits, PROFILE + LEVEL)?;
    let mut told = 0;
    for _ in 0..layers {
        told += if bits.flag().ok()? { PROFILE } else { 0 };
        told += if bits.flag().ok()? { LEVEL } else { 0 };
    }
    pass(&mut bits, if layers > 0 { told + 2 * (8 - layers) } else { 0 })?;
    let _number = bits.ue().ok()?;
    if bits.ue().ok()? == 3 {
        bits.bit().ok()?;
    }
    Some((bits.ue().ok()?, bits.ue().ok()?))
}

/// Bits of a profile, and of a level.
const PROFILE: u32 = 88;
const LEVEL: u32 = 8;

fn pass(bits: &mut BitReader<'_>, count: u32) -> Option<()> {
    (0..count).try_for_each(|_| bits.bit().ok().map(|_| ()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_is_read_whatever_layers_come_before_it() {
        // A profile of zeros, then number 0, 4:2:0, 64 × 64.
        let plain = [&[0x42, 1, 0x01][..], &[0x55; 12], &[0xA0, 0x20, 0x81, 0x04]].concat();
        assert_eq!(size(&plain), Some((64, 64)));
        // One more layer, which tells its level: two flags, fourteen bits of nothing, eight of the level.
        let layered =
            [&[0x42, 1, 0x03][..], &[0x55; 12], &[0x40, 0, 0x55, 0xA0, 0x20, 0x81, 0x04]].concat();
        assert_eq!(size(&layered), Some((64, 64)));
        for end in 0..plain.len() - 1 {
            assert_eq!(size(&plain[..end]), None, "cut at {end}");
        }
    }
}
