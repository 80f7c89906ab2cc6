//! What the first directory of a TIFF says, before any decoder sees it: its size, the JPEGs in its strips, its words.

use crate::fault::PhotoFault;
use crate::jpeg_markers::JpegHead;
use crate::probe::{MAX_PIXELS, keep_limits};

/// What the directory says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TiffHead<'a> {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// The colour profile.
    pub(crate) icc: Option<&'a [u8]>,
    pub(crate) xmp: Option<&'a [u8]>,
    /// A colour profile is named, be it out of reach.
    pub(crate) profiled: bool,
    /// Another page follows.
    pub(crate) paged: bool,
}

/// What a directory is for; bit 0: a smaller copy, bit 2: a mask.
const ROLE: u16 = 254;
const COPY_OR_MASK: u64 = 0b101;
/// The same of old; 2: a smaller copy.
const OLD_ROLE: u16 = 255;
const OLD_COPY: u64 = 2;
/// Directories behind the first that are looked at: a page comes early, and a chain may lead back.
const MOST_DIRECTORIES: usize = 8;
const WIDTH: u16 = 256;
const HEIGHT: u16 = 257;
const COMPRESSION: u16 = 259;
const XMP: u16 = 700;
const PROFILE: u16 = 34675;
/// Where the strips lie and how long they are, and the same of tiles.
const STRIPS: [(u16, u16); 2] = [(273, 279), (324, 325)];
/// What a decoder reads before the first pixel: bits, strips, tiles, kinds of values, JPEG's tables.
const BEFORE_PIXELS: [u16; 8] = [258, 273, 279, 324, 325, 338, 339, 347];
/// JPEG in strips, as it is written today.
const JPEG: u64 = 7;

/// One entry; its bytes are `None` where the file ends before them.
#[derive(Clone, Copy)]
struct Entry<'a> {
    number: u16,
    kind: u16,
    bytes: Option<&'a [u8]>,
}

struct Directory<'a> {
    file: &'a [u8],
    little: bool,
}

impl<'a> TiffHead<'a> {
    /// Reads the first directory. Fails with `CutOff` if it or what a decoder needs of it reaches past the end, with
    /// `Damaged` if it tells no size, with `Unsupported` or as [`keep_limits`] does for a JPEG in a strip.
    pub(crate) fn read(file: &'a [u8]) -> Result<Self, PhotoFault> {
        let directory = Directory { file, little: file.starts_with(b"II") };
        let (entries, next) = directory.entries().ok_or(PhotoFault::CutOff)?;
        // Of two entries with one number a decoder takes the last.
        let find = |number| entries.iter().rev().find(|entry: &&Entry<'a>| entry.number == number);
        let lacking = |entry: &Entry<'_>| entry.bytes.is_none();
        if entries.iter().any(|entry| BEFORE_PIXELS.contains(&entry.number) && lacking(entry)) {
            return Err(PhotoFault::CutOff);
        }
        let one = |number| directory.numbers(find(number)?).next();
        if one(COMPRESSION) == Some(JPEG) {
            for (places, lengths) in STRIPS {
                let (Some(places), Some(lengths)) = (find(places), find(lengths)) else { continue };
                directory.strips(places, lengths).try_for_each(keep_strip)?;
            }
        }
        let side = |number| {
            let told = one(number).ok_or_else(|| PhotoFault::damaged("a TIFF without a size"))?;
            Ok(u32::try_from(told).unwrap_or(u32::MAX))
        };
        let words = |number| find(number).filter(|entry| matches!(entry.kind, 1 | 7))?.bytes;
        Ok(Self {
            width: side(WIDTH)?,
            height: side(HEIGHT)?,
            icc: words(PROFILE),
            xmp: words(XMP),
            profiled: find(PROFILE).is_some(),
            paged: directory.has_page(next),
        })
    }
}

/// A decoder believes the JPEG, whatever the directory says of the picture. One in several scans is none that a TIFF
/// holds, and the decoder reads it to rubbish.
fn keep_strip(strip: &[u8]) -> Result<(), PhotoFault> {
    let head = JpegHead::read(strip)?;
    if head.progressive {
        return Err(PhotoFault::unsupported("TIFF of JPEGs in several scans"));
    }
    keep_limits(head.width, head.height, MAX_PIXELS)
}

impl<'a> Directory<'a> {
    /// The first directory, and the place of the next; 0 where there is none.
    fn entries(&self) -> Option<(Vec<Entry<'a>>, usize)> {
        self.entries_at(self.number(self.file.get(4..8)?) as usize)
    }

    fn entries_at(&self, at: usize) -> Option<(Vec<Entry<'a>>, usize)> {
        let count = self.number(self.file.get(at..at.checked_add(2)?)?) as usize;
        let rest = self.file.get(at + 2..)?;
        let all = rest.get(..12 * count)?;
        let next = rest.get(12 * count..12 * count + 4).map_or(0, |place| self.number(place));
        let entries = all.as_chunks::<12>().0.iter().map(|entry| self.entry(entry)).collect();
        Some((entries, next as usize))
    }

    /// Whether a directory from `next` on is a page of its own: no smaller copy of a picture, no mask.
    fn has_page(&self, mut next: usize) -> bool {
        for _ in 0..MOST_DIRECTORIES {
            if next == 0 {
                return false;
            }
            let Some((entries, after)) = self.entries_at(next) else { return false };
            let told = |number| {
                let entry = entries.iter().rev().find(|entry| entry.number == number);
                entry.and_then(|entry| self.numbers(entry).next()).unwrap_or(0)
            };
            let is_copy = told(ROLE) & COPY_OR_MASK != 0 || told(OLD_ROLE) == OLD_COPY;
            if told(WIDTH) > 0 && told(HEIGHT) > 0 && !is_copy {
                return true;
            }
            next = after;
        }
        false
    }

    fn entry(&self, entry: &'a [u8; 12]) -> Entry<'a> {
        let kind = self.number(&entry[2..4]) as u16;
        let length = self.number(&entry[4..8]).saturating_mul(size_of_kind(kind) as u64);
        let bytes = if length <= 4 {
            entry[8..].get(..length as usize)
        } else {
            let rest = self.file.get(self.number(&entry[8..]) as usize..).unwrap_or_default();
            usize::try_from(length).ok().and_then(|length| rest.get(..length))
        };
        Entry { number: self.number(&entry[..2]) as u16, kind, bytes }
    }

    /// The whole numbers of an entry; none where it holds anything else.
    fn numbers(&self, entry: &Entry<'a>) -> impl Iterator<Item = u64> {
        let whole = matches!(entry.kind, 1 | 3 | 4 | 13 | 16 | 18);
        let bytes = entry.bytes.filter(|_| whole).unwrap_or_default();
        bytes.chunks_exact(size_of_kind(entry.kind)).map(|number| self.number(number))
    }

    /// The strips or tiles, as far as the file holds them.
    fn strips(&self, places: &Entry<'a>, lengths: &Entry<'a>) -> impl Iterator<Item = &'a [u8]> {
        self.numbers(places).zip(self.numbers(lengths)).map(|(place, length)| {
            let rest = self.file.get(place as usize..).unwrap_or_default();
            &rest[..rest.len().min(length as usize)]
        })
    }

    /// Up to eight bytes as a number.
    fn number(&self, bytes: &[u8]) -> u64 {
        let join = |sum: u64, byte: &u8| sum << 8 | u64::from(*byte);
        if self.little { bytes.iter().rev().fold(0, join) } else { bytes.iter().fold(0, join) }
    }
}

/// Bytes of one value of a kind.
fn size_of_kind(kind: u16) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16 | 17 | 18 => 8,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage};
    use std::io::Cursor;

    #[test]
    fn the_size_agrees_with_the_encoder_and_a_cut_does_no_harm() {
        let mut file = Cursor::new(Vec::new());
        RgbImage::new(37, 11).write_to(&mut file, ImageFormat::Tiff).unwrap();
        let file = file.into_inner();
        let told =
            TiffHead { width: 37, height: 11, icc: None, xmp: None, profiled: false, paged: false };
        assert_eq!(TiffHead::read(&file), Ok(told));
        for end in 0..file.len() {
            let _ = TiffHead::read(&file[..end]);
        }
        assert_eq!(TiffHead::read(&file[..8]), Err(PhotoFault::CutOff));
    }

    #[test]
    fn numbers_may_stand_in_either_order_of_bytes() {
        let big = b"MM\0*\0\0\0\x08\0\x02\x01\0\0\x03\0\0\0\x01\0\x28\0\0\x01\x01\0\x04\0\0\0\x01\0\0\0\x1E";
        let head = TiffHead::read(big).unwrap();
        assert_eq!((head.width, head.height, head.paged), (40, 30, false));
        let round = [&big[..], b"\0\0\0\x08"].concat();
        assert!(TiffHead::read(&round).unwrap().paged, "a chain that leads back comes to an end");
    }
}
