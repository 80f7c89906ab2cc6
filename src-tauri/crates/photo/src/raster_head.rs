//! The largest size that PNG, WebP, GIF, BMP and TIFF tell, and what else their first bytes say, before any decoder sees
//! them.

use crate::fault::PhotoFault;
use crate::kind::PictureKind;
use crate::tiff_head::TiffHead;
use crate::webp_chunks;

/// What the header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RasterHead {
    /// Pixels of the file, or of a picture inside it that tells more.
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) animated: bool,
    /// Further pages follow the first.
    pub(crate) paged: bool,
    /// A colour profile is named, in whatever state.
    pub(crate) profiled: bool,
}

impl RasterHead {
    /// `None` for kinds whose size stands elsewhere (JPEG, HEIC).
    /// Fails with `CutOff` if the header is not whole, and as [`TiffHead::read`] does.
    pub(crate) fn read(kind: PictureKind, bytes: &[u8]) -> Result<Option<Self>, PhotoFault> {
        let head = match kind {
            PictureKind::Png => png(bytes),
            PictureKind::Webp => webp(bytes),
            PictureKind::Gif => gif(bytes),
            PictureKind::Bmp => bmp(bytes),
            PictureKind::Tiff => Some(tiff(bytes)?),
            PictureKind::Jpeg | PictureKind::Heic | PictureKind::Avif => return Ok(None),
        };
        head.map(Some).ok_or(PhotoFault::CutOff)
    }
}

fn le16(bytes: &[u8], at: usize) -> Option<u32> {
    let pair = bytes.get(at..at + 2)?;
    Some(u32::from(pair[0]) | u32::from(pair[1]) << 8)
}

fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(le16(bytes, at)? | le16(bytes, at + 2)? << 16)
}

fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    le32(bytes, at).map(u32::swap_bytes)
}

fn png(bytes: &[u8]) -> Option<RasterHead> {
    if bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let (width, height) = (be32(bytes, 16)?, be32(bytes, 20)?);
    // acTL must stand before the first IDAT.
    let mut at = 33usize;
    let (mut animated, mut profiled) = (false, false);
    while let (Some(length), Some(name)) = (be32(bytes, at), bytes.get(at + 4..at + 8)) {
        if name == b"IDAT" {
            break;
        }
        animated |= name == b"acTL";
        profiled |= name == b"iCCP";
        at = at.saturating_add(12).saturating_add(length as usize);
    }
    Some(RasterHead { width, height, animated, paged: false, profiled })
}

fn tiff(bytes: &[u8]) -> Result<RasterHead, PhotoFault> {
    let TiffHead { width, height, profiled, paged, .. } = TiffHead::read(bytes)?;
    Ok(RasterHead { width, height, animated: false, paged, profiled })
}

fn gif(bytes: &[u8]) -> Option<RasterHead> {
    let (frames, largest) = gif_frames(bytes);
    let (width, height) = (le16(bytes, 6)?.max(largest.0), le16(bytes, 8)?.max(largest.1));
    Some(RasterHead { width, height, animated: frames > 1, paged: false, profiled: false })
}

/// Counts frames up to 2 by walking over the blocks, and tells the size of the first; stops silently where the file does.
fn gif_frames(bytes: &[u8]) -> (usize, (u32, u32)) {
    let colours = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let after_blocks = |mut at: usize| loop {
        match bytes.get(at) {
            Some(0) | None => break at + 1,
            Some(length) => at += usize::from(*length) + 1,
        }
    };
    let mut at = 13 + bytes.get(10).map_or(0, |flags| colours(*flags));
    let (mut frames, mut first) = (0, (0, 0));
    while frames < 2 {
        match bytes.get(at) {
            Some(0x21) => at = after_blocks(at + 2),
            Some(0x2C) => {
                let side = |from: usize| le16(bytes, at + from).unwrap_or_default();
                first = if frames == 0 { (side(5), side(7)) } else { first };
                frames += 1;
                at = after_blocks(at + 11 + bytes.get(at + 9).map_or(0, |flags| colours(*flags)));
            }
            _ => break,
        }
    }
    (frames, first)
}

fn bmp(bytes: &[u8]) -> Option<RasterHead> {
    let (width, height) = if le32(bytes, 14)? == 12 {
        (le16(bytes, 18)?, le16(bytes, 20)?)
    } else {
        (
            le32(bytes, 18)?.cast_signed().unsigned_abs(),
            le32(bytes, 22)?.cast_signed().unsigned_abs(),
        )
    };
    Some(RasterHead { width, height, animated: false, paged: false, profiled: false })
}

fn webp(bytes: &[u8]) -> Option<RasterHead> {
    let (width, height, animated) = match bytes.get(12..16)? {
        b"VP8X" => {
            let three = |at: usize| Some(le16(bytes, at)? | u32::from(*bytes.get(at + 2)?) << 16);
            (three(24)? + 1, three(27)? + 1, bytes.get(20)? & 0x02 != 0)
        }
        b"VP8L" => {
            let packed = le32(bytes, 21)?;
            ((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1, false)
        }
        b"VP8 " => (le16(bytes, 26)? & 0x3FFF, le16(bytes, 28)? & 0x3FFF, false),
        _ => return None,
    };
    let inside = webp_chunks::longest_sides(bytes);
    let (width, height) = (width.max(inside.0), height.max(inside.1));
    Some(RasterHead {
        width,
        height,
        animated,
        paged: false,
        profiled: webp_chunks::names(bytes, *b"ICCP"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, RgbImage};
    use std::io::Cursor;

    #[test]
    fn sizes_agree_with_the_encoder() {
        let picture = RgbImage::new(37, 11);
        for (format, kind) in [
            (ImageFormat::Png, PictureKind::Png),
            (ImageFormat::WebP, PictureKind::Webp),
            (ImageFormat::Gif, PictureKind::Gif),
            (ImageFormat::Bmp, PictureKind::Bmp),
            (ImageFormat::Tiff, PictureKind::Tiff),
        ] {
            let mut file = Cursor::new(Vec::new());
            picture.write_to(&mut file, format).unwrap();
            let head = RasterHead::read(kind, file.get_ref()).unwrap();
            let told = RasterHead {
                width: 37,
                height: 11,
                animated: false,
                paged: false,
                profiled: false,
            };
            assert_eq!(head, Some(told), "{kind:?}");
            assert_eq!(RasterHead::read(kind, &file.get_ref()[..9]), Err(PhotoFault::CutOff));
        }
    }
}
