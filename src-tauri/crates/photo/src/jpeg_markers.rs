//! One walk over the markers of a JPEG: its size and kind, and where its metadata lies. Nothing is decoded.

use crate::fault::PhotoFault;
use crate::probe::MAX_ICC;

/// What stands before the first scan.
#[derive(Debug, Default)]
pub(crate) struct JpegHead<'a> {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// 1 grey, 3 colour, 4 CMYK.
    pub(crate) components: u8,
    /// In several scans: a decoder holds the whole picture.
    pub(crate) progressive: bool,
    /// The TIFF structure inside the EXIF segment.
    pub(crate) exif: Option<&'a [u8]>,
    pub(crate) xmp: Option<&'a [u8]>,
    /// Photoshop resources, among them IPTC.
    pub(crate) photoshop: Option<&'a [u8]>,
    icc: Vec<(u8, &'a [u8])>,
}

impl<'a> JpegHead<'a> {
    /// Walks to the first scan.
    /// Fails with `CutOff` if it never comes, `Unsupported` for lossless, arithmetic or 12-bit files.
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, PhotoFault> {
        let mut head = Self::default();
        let mut at = 2;
        loop {
            let (marker, body) = next_segment(bytes, &mut at)?;
            match marker {
                0xDA if head.components == 0 => {
                    return Err(PhotoFault::damaged("scan before frame"));
                }
                0xDA => return head.scanned(body),
                0xD9 => return Err(PhotoFault::CutOff),
                0xC0..=0xC2 => head.frame(marker, body)?,
                0xC3 | 0xC5..=0xC7 => return Err(PhotoFault::unsupported("lossless JPEG")),
                0xC9..=0xCB | 0xCD..=0xCF => {
                    return Err(PhotoFault::unsupported("arithmetic JPEG"));
                }
                0xE1 => head.app1(body),
                0xE2 => head.app2(body),
                0xED => {
                    head.photoshop = head.photoshop.or(body.strip_prefix(b"Photoshop 3.0\0"));
                }
                _ => {}
            }
        }
    }

    /// The colour profile, its pieces joined in their order; `None` if absent, incomplete or too big.
    pub(crate) fn icc(&self) -> Option<Vec<u8>> {
        let mut pieces = self.icc.clone();
        pieces.sort_by_key(|(number, _)| *number);
        let in_order =
            pieces.iter().enumerate().all(|(i, (number, _))| usize::from(*number) == i + 1);
        let length: usize = pieces.iter().map(|(_, piece)| piece.len()).sum();
        (in_order && length > 0 && length <= MAX_ICC)
            .then(|| pieces.iter().flat_map(|(_, piece)| piece.iter().copied()).collect())
    }

    /// A profile is named, in whatever state.
    pub(crate) fn names_profile(&self) -> bool {
        !self.icc.is_empty()
    }

    /// The head, at a scan of the colours in `body`: where some are missing, they follow in scans of their own.
    fn scanned(mut self, body: &[u8]) -> Result<Self, PhotoFault> {
        let apart =
            !self.progressive && body.first().is_some_and(|colours| *colours < self.components);
        if apart && cfg!(not(feature = "turbo")) {
            // The crate `image` reads such a file to rubbish, and says nothing.
            return Err(PhotoFault::unsupported("JPEG with its colours in scans of their own"));
        }
        self.progressive |= apart;
        Ok(self)
    }

    fn frame(&mut self, marker: u8, body: &[u8]) -> Result<(), PhotoFault> {
        let &[precision, h1, h0, w1, w0, components, ..] = body else {
            return Err(PhotoFault::CutOff);
        };
        if self.components > 0 {
            return Err(PhotoFault::damaged("two frames"));
        }
        if precision != 8 {
            return Err(PhotoFault::unsupported("12-bit JPEG"));
        }
        self.height = u32::from(u16::from_be_bytes([h1, h0]));
        self.width = u32::from(u16::from_be_bytes([w1, w0]));
        self.components = components;
        self.progressive = marker == 0xC2;
        Ok(())
    }

    fn app1(&mut self, body: &'a [u8]) {
        if let Some(exif) = body.strip_prefix(b"Exif\0\0").or(body.strip_prefix(b"Exif\0\xFF")) {
            self.exif = self.exif.or(Some(exif));
        } else if let Some(xmp) = body.strip_prefix(b"http://ns.adobe.com/xap/1.0/\0") {
            self.xmp = self.xmp.or(Some(xmp));
        }
    }

    fn app2(&mut self, body: &'a [u8]) {
        if let Some([number, _count, piece @ ..]) = body.strip_prefix(b"ICC_PROFILE\0") {
            self.icc.push((*number, piece));
        }
    }
}

/// The next marker and its body; stray bytes before a marker are passed over.
fn next_segment<'a>(bytes: &'a [u8], at: &mut usize) -> Result<(u8, &'a [u8]), PhotoFault> {
    loop {
        let rest = bytes.get(*at..).ok_or(PhotoFault::CutOff)?;
        let gap = rest.iter().position(|b| *b == 0xFF).ok_or(PhotoFault::CutOff)?;
        let fill = rest[gap..].iter().position(|b| *b != 0xFF).ok_or(PhotoFault::CutOff)?;
        let marker = rest[gap + fill];
        *at += gap + fill + 1;
        match marker {
            0x00 | 0x01 | 0xD0..=0xD8 => {}
            0xD9 => return Ok((marker, &[])),
            _ => break segment_body(bytes, at).map(|body| (marker, body)),
        }
    }
}

fn segment_body<'a>(bytes: &'a [u8], at: &mut usize) -> Result<&'a [u8], PhotoFault> {
    let &[high, low] = bytes.get(*at..*at + 2).ok_or(PhotoFault::CutOff)? else {
        return Err(PhotoFault::CutOff);
    };
    let length = usize::from(u16::from_be_bytes([high, low])).max(2);
    let body = bytes.get(*at + 2..*at + length).ok_or(PhotoFault::CutOff)?;
    *at += length;
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(marker: u8, width: u16, height: u16) -> Vec<u8> {
        let mut bytes = vec![0xFF, marker, 0, 11, 8];
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([1, 1, 0x11, 0]);
        bytes
    }

    #[test]
    fn size_comes_from_the_frame_and_stray_bytes_are_passed_over() {
        let bytes =
            [&[0xFF, 0xD8, 7, 7, 7][..], &frame(0xC2, 4032, 3024), &[0xFF, 0xDA, 0, 2]].concat();
        let head = JpegHead::read(&bytes).unwrap();
        assert_eq!((head.width, head.height, head.progressive), (4032, 3024, true));
    }

    #[test]
    fn a_header_alone_is_cut_off() {
        let bytes = [&[0xFF, 0xD8][..], &frame(0xC0, 16, 16)].concat();
        for end in 2..bytes.len() {
            assert_eq!(
                JpegHead::read(&bytes[..end]).unwrap_err(),
                PhotoFault::CutOff,
                "cut at {end}"
            );
        }
    }

    #[test]
    fn profile_pieces_are_joined_in_order() {
        let piece = |n: u8, text: &[u8]| {
            let body = [b"ICC_PROFILE\0", &[n, 2][..], text].concat();
            [&[0xFF, 0xE2, 0, body.len() as u8 + 2][..], &body].concat()
        };
        let scan = [&frame(0xC0, 1, 1)[..], &[0xFF, 0xDA, 0, 2]].concat();
        let whole = [&[0xFF, 0xD8][..], &piece(2, b"cd"), &piece(1, b"ab"), &scan].concat();
        assert_eq!(JpegHead::read(&whole).unwrap().icc().as_deref(), Some(&b"abcd"[..]));
        let lacking = [&[0xFF, 0xD8][..], &piece(2, b"cd"), &scan].concat();
        assert_eq!(JpegHead::read(&lacking).unwrap().icc(), None);
    }
}
