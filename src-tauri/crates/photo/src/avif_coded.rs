//! What the coded pictures of an AVIF tell of themselves, before any is decoded: AV1 specification, 5.3 to 5.5.

use heic_decoder::bitreader::BitReader;

use crate::fault::PhotoFault;

/// The type of a sequence header among the units of AV1.
const SEQUENCE_HEADER: u8 = 1;
/// Units of a picture at most: no more tiles are allowed, and each may have its own.
const MOST_UNITS: usize = 4200;
/// A code of ITU-T H.273 that says nothing.
pub(crate) const UNSAID: u16 = 2;

/// What holds for every picture behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sequence {
    /// The largest size in pixels.
    pub(crate) size: (u32, u32),
    /// Bits a sample: 8, 10 or 12.
    pub(crate) depth: u8,
    pub(crate) planes: Planes,
    /// Codes of ITU-T H.273.
    pub(crate) primaries: u16,
    pub(crate) transfer: u16,
    pub(crate) matrix: u16,
    /// Black is 0 and not 16.
    pub(crate) full: bool,
    /// A grain may be laid over the picture, in a second copy of it.
    pub(crate) grainy: bool,
}

/// Which planes there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Planes {
    Grey,
    /// Colour differences are halved: across, downwards; and where they lie.
    Colours {
        halved: (bool, bool),
        site: Site,
    },
}

/// Where the halved colour differences of two pixels by two lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Site {
    /// In the middle of the four, as who halves a picture by means does; also where nothing is said.
    Middle,
    /// Between the two pixels on the left.
    Left,
    /// On the upper left pixel.
    Corner,
}

impl Sequence {
    /// Samples of all planes for every four pixels.
    fn samples_of_four(&self) -> u64 {
        match self.planes {
            Planes::Grey => 4,
            Planes::Colours { halved: (true, true), .. } => 6,
            Planes::Colours { halved: (true, false) | (false, true), .. } => 8,
            Planes::Colours { .. } => 12,
        }
    }

    /// Bytes that a decoder holds for `pixels` pixels, its own notes left out.
    pub(crate) fn bytes_held(&self, pixels: u64) -> u64 {
        let sample = if self.depth > 8 { 2 } else { 1 };
        let copies = if self.grainy { 2 } else { 1 };
        pixels.saturating_mul(self.samples_of_four() * sample * copies) / 4
    }

    /// The sequence header among the units of `coded`, which may be cut off anywhere; `None` if there is none.
    /// Fails with `Damaged` where two differ: the picture could be of either, and where units do not end.
    pub(crate) fn of(coded: &[u8]) -> Result<Option<Self>, PhotoFault> {
        let mut found = None;
        let mut rest = coded;
        for _ in 0..MOST_UNITS {
            let Some((kind, body, behind)) = unit(rest) else { return Ok(found) };
            rest = behind;
            if kind != SEQUENCE_HEADER {
                continue;
            }
            let Some(read) = Self::read(body) else {
                return if rest.is_empty() { Ok(found) } else { Err(wrong("a broken header")) };
            };
            if *found.get_or_insert(read) != read {
                return Err(wrong("two headers that differ"));
            }
        }
        Err(wrong("more units than a picture has"))
    }

    /// Reads the body of a sequence header, 5.5.1.
    fn read(body: &[u8]) -> Option<Self> {
        let mut bits = BitReader::new(body);
        let profile = bits.bits(3).ok()?;
        let _still = bits.bit().ok()?;
        let reduced = bits.flag().ok()?;
        if reduced {
            bits.bits(5).ok()?;
        } else {
            pass_timing(&mut bits)?;
        }
        let (wide, high) = (bits.bits(4).ok()? + 1, bits.bits(4).ok()? + 1);
        let size = (bits.bits(wide).ok()? + 1, bits.bits(high).ok()? + 1);
        if !reduced && bits.flag().ok()? {
            bits.bits(7).ok()?;
        }
        // Size of superblocks, two tools for what is predicted within the picture.
        bits.bits(3).ok()?;
        if !reduced {
            pass_tools(&mut bits)?;
        }
        // Three filters.
        bits.bits(3).ok()?;
        let mut made = Self::read_colours(&mut bits, profile)?;
        made.size = size;
        made.grainy = bits.flag().ok()?;
        Some(made)
    }

    /// Depth, planes and colours, 5.5.2.
    fn read_colours(bits: &mut BitReader<'_>, profile: u32) -> Option<Self> {
        let deep = bits.flag().ok()?;
        let depth = match (deep, profile == 2) {
            (false, _) => 8,
            (true, false) => 10,
            (true, true) => {
                if bits.flag().ok()? {
                    12
                } else {
                    10
                }
            }
        };
        let grey = profile != 1 && bits.flag().ok()?;
        let said = bits.flag().ok()?;
        let mut code = || if said { Some(bits.bits(8).ok()? as u16) } else { Some(UNSAID) };
        let (primaries, transfer, matrix) = (code()?, code()?, code()?);
        let mut made = Self {
            size: (0, 0),
            depth,
            planes: Planes::Grey,
            primaries,
            transfer,
            matrix,
            full: true,
            grainy: false,
        };
        if grey {
            made.full = bits.flag().ok()?;
            return Some(made);
        }
        let whole = (primaries, transfer, matrix) == (1, 13, 0);
        let halved = if whole {
            (false, false)
        } else {
            made.full = bits.flag().ok()?;
            match (profile, depth) {
                (0, _) => (true, true),
                (1, _) => (false, false),
                (_, 12) => {
                    let across = bits.flag().ok()?;
                    (across, across && bits.flag().ok()?)
                }
                _ => (true, false),
            }
        };
        let site = match halved {
            (true, true) => Site::of_code(bits.bits(2).ok()?),
            _ => Site::Middle,
        };
        made.planes = Planes::Colours { halved, site };
        let _apart = bits.bit().ok()?;
        Some(made)
    }
}

fn wrong(what: &str) -> PhotoFault {
    PhotoFault::damaged(what)
}

impl Site {
    fn of_code(code: u32) -> Self {
        match code {
            1 => Self::Left,
            2 => Self::Corner,
            _ => Self::Middle,
        }
    }
}

/// Type and body of the unit that `bytes` begin with, and what lies behind it, 5.3.1. A body that is cut off is given as far
/// as it is there.
fn unit(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let head = *bytes.first()?;
    let start = if head & 4 == 0 { 1 } else { 2 };
    let rest = bytes.get(start..)?;
    if head & 2 == 0 {
        return Some((head >> 3 & 15, rest, &[]));
    }
    let mut length = 0u64;
    for (i, byte) in rest.iter().take(8).enumerate() {
        length |= u64::from(byte & 0x7F) << (7 * i);
        if byte & 0x80 == 0 {
            let body = &rest[i + 1..];
            let end = usize::try_from(length).unwrap_or(usize::MAX).min(body.len());
            return Some((head >> 3 & 15, &body[..end], &body[end..]));
        }
    }
    None
}

/// When pictures of a film are shown, and how well a decoder must be furnished for it.
fn pass_timing(bits: &mut BitReader<'_>) -> Option<()> {
    let mut model = None;
    if bits.flag().ok()? {
        bits.bits(32).ok()?;
        bits.bits(32).ok()?;
        if bits.flag().ok()? {
            bits.ue().ok()?;
        }
        if bits.flag().ok()? {
            model = Some(bits.bits(5).ok()? + 1);
            bits.bits(32).ok()?;
            bits.bits(10).ok()?;
        }
    }
    let delayed = bits.flag().ok()?;
    for _ in 0..=bits.bits(5).ok()? {
        bits.bits(12).ok()?;
        if bits.bits(5).ok()? > 7 {
            bits.bit().ok()?;
        }
        if let Some(length) = model
            && bits.flag().ok()?
        {
            bits.bits(length).ok()?;
            bits.bits(length).ok()?;
            bits.bit().ok()?;
        }
        if delayed && bits.flag().ok()? {
            bits.bits(4).ok()?;
        }
    }
    Some(())
}

/// The tools for what is predicted from other pictures, and those for screens.
fn pass_tools(bits: &mut BitReader<'_>) -> Option<()> {
    bits.bits(4).ok()?;
    let ordered = bits.flag().ok()?;
    if ordered {
        bits.bits(2).ok()?;
    }
    // Chosen by each picture, or forced for all.
    let for_screens = bits.flag().ok()? || bits.flag().ok()?;
    if for_screens && !bits.flag().ok()? {
        bits.bit().ok()?;
    }
    if ordered {
        bits.bits(3).ok()?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bits written as noughts and ones become bytes.
    fn bytes(bits: &str) -> Vec<u8> {
        let bits: Vec<u8> = bits.bytes().filter(|b| *b != b' ').map(|b| b - b'0').collect();
        let byte = |eight: &[u8]| (0..8).fold(0, |sum, i| sum << 1 | eight.get(i).unwrap_or(&0));
        bits.chunks(8).map(byte).collect()
    }

    const COLOURS: Planes = Planes::Colours { halved: (true, true), site: Site::Left };

    #[test]
    fn a_still_picture_tells_its_size_its_depth_and_its_colours() {
        // Profile 0, still, reduced, level; 9 and 8 bits for 320 × 200; tools; 10 bits, colours 9/16/9, studio, left.
        let body = bytes(
            "000 1 1 00000  1000 0111 100111111 11000111  000 000  1 0 1 00001001 00010000 00001001 0 01 0  0",
        );
        let read = Sequence::read(&body).unwrap();
        assert_eq!((read.size, read.depth, read.planes), ((320, 200), 10, COLOURS));
        assert_eq!((read.primaries, read.transfer, read.matrix, read.full), (9, 16, 9, false));
        assert_eq!((read.grainy, read.bytes_held(1000)), (false, 3000));
        for end in 0..body.len() {
            assert_eq!(Sequence::read(&body[..end]), None, "cut at {end}");
        }
    }

    #[test]
    fn what_films_say_first_is_passed_over() {
        // Timing with equal steps, a model of 3 bits, two points of working, delays; numbers of pictures; all tools.
        let timing = format!("1 {:032b} {:032b} 1 010 1 00010 {:032b} 00000 00000", 1, 25, 1);
        let points = "1 00001  000000000000 01000 1 1 101 101 0 1 0001  000000000001 00111 0 0";
        let tools = "0 100 1101 1 11 1 1 110";
        let body = bytes(&format!(
            "000 0 0 {timing} {points} 0111 0111 00111111 00111111 {tools} 111 0 0 0 1 00 0 1"
        ));
        let read = Sequence::read(&body).unwrap();
        assert_eq!((read.size, read.depth, read.full, read.grainy), ((64, 64), 8, true, true));
        assert_eq!(read.planes, Planes::Colours { halved: (true, true), site: Site::Middle });
        assert_eq!((read.matrix, read.bytes_held(1000)), (UNSAID, 3000));
    }

    #[test]
    fn the_header_is_found_among_other_units_and_there_is_one() {
        let body = bytes("001 1 1 00000 0101 0101 111111 111111 000 000 0 0 1 0 0");
        let header = [&[0x0A, body.len() as u8][..], &body].concat();
        let led = [&[0x12, 0x00, 0x7E, 0x20, 0x81, 0x00][..], &[9], &header].concat();
        let read = Sequence::of(&led).unwrap().unwrap();
        assert_eq!(read.planes, Planes::Colours { halved: (false, false), site: Site::Middle });
        let twice = [&led[..], &[0x32, 0x01, 7], &header].concat();
        assert_eq!(Sequence::of(&twice), Ok(Some(read)));
        let mut other = header.clone();
        other[4] ^= 0x40;
        assert!(Sequence::read(&other[2..]).is_some_and(|other| other != read));
        assert!(Sequence::of(&[&twice[..], &other].concat()).is_err());
        assert!(Sequence::of(&[&[0x0A, 0x01, 0x18][..], &header].concat()).is_err());
        assert!(Sequence::of(&[0x12, 0x00].repeat(5000)).is_err());
        for cut in [&[][..], &[0x0A, 0xFF, 0xFF], &[0x08, 0x18], &header[..4]] {
            assert_eq!(Sequence::of(cut), Ok(None));
        }
    }
}
