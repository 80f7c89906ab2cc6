//! Which format some bytes are, told by their first bytes alone; file names are never asked.

use serde::{Deserialize, Serialize};

use crate::fault::PhotoFault;

/// A picture format that can be read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PictureKind {
    /// JPEG, also inside MPO and Ultra HDR.
    Jpeg,
    /// PNG and APNG.
    Png,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
    /// TIFF.
    Tiff,
    /// Windows bitmap.
    Bmp,
    /// HEIC, the format of iPhones.
    Heic,
    /// AVIF, the format of web pages.
    Avif,
}

/// How pictures begin that cannot be read here: nobody is told that they are none.
const UNREAD: [(&[u8], &str); 14] = [
    (&[0xFF, 0x0A], "JPEG XL"),
    (b"\0\0\0\x0CJXL ", "JPEG XL"),
    (b"\0\0\0\x0CjP  ", "JPEG 2000"),
    (&[0xFF, 0x4F, 0xFF, 0x51], "JPEG 2000"),
    (&[b'I', b'I', 0xBC], "JPEG XR"),
    (b"II+\0", "BigTIFF"),
    (b"MM\0+", "BigTIFF"),
    (b"FUJIFILMCCD-RAW", "RAF"),
    (b"IIRO", "ORF"),
    (b"IIRS", "ORF"),
    (b"IIU\0", "RW2"),
    (b"8BPS", "PSD"),
    (b"gimp xcf", "XCF"),
    (b"\0\0\x01\0", "ICO"),
];

impl PictureKind {
    /// The file extension without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Gif => "gif",
            Self::Tiff => "tif",
            Self::Bmp => "bmp",
            Self::Heic => "heic",
            Self::Avif => "avif",
        }
    }

    /// Tells the format of `bytes`.
    /// Fails with `Empty`, `Unsupported` (a picture, but of no kind above) or `NotAPicture`.
    pub fn sniff(bytes: &[u8]) -> Result<Self, PhotoFault> {
        let begins = |magic: &[u8]| bytes.starts_with(magic);
        if bytes.is_empty() {
            Err(PhotoFault::Empty)
        } else if begins(&[0xFF, 0xD8]) {
            Ok(Self::Jpeg)
        } else if begins(b"\x89PNG\r\n\x1A\n") {
            Ok(Self::Png)
        } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Ok(Self::Webp)
        } else if begins(b"GIF87a") || begins(b"GIF89a") {
            Ok(Self::Gif)
        } else if begins(b"II*\0") || begins(b"MM\0*") {
            Ok(Self::Tiff)
        } else if begins(b"BM") && bytes.len() > 26 && bytes.get(6..10) == Some(&[0; 4]) {
            Ok(Self::Bmp)
        } else if bytes.get(4..8) == Some(b"ftyp") {
            Self::sniff_container(bytes)
        } else {
            let known = UNREAD.iter().find(|(magic, _)| begins(magic));
            Err(known.map_or(PhotoFault::NotAPicture, |(_, name)| PhotoFault::unsupported(name)))
        }
    }

    /// A file of the family of MP4: only the brands of still pictures count.
    fn sniff_container(bytes: &[u8]) -> Result<Self, PhotoFault> {
        let brands = bytes.get(8..64.min(bytes.len())).unwrap_or_default();
        let has = |names: &[&[u8; 4]]| brands.chunks(4).any(|b| names.iter().any(|n| b == *n));
        if has(&[b"avif", b"avis"]) {
            if cfg!(feature = "avif") {
                Ok(Self::Avif)
            } else {
                Err(PhotoFault::unsupported("AVIF"))
            }
        } else if has(&[b"crx "]) {
            Err(PhotoFault::unsupported("CR3"))
        } else if has(&[b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]) {
            Ok(Self::Heic)
        } else {
            Err(PhotoFault::NotAPicture)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_format() {
        let mut bitmap = b"BM\x9a\0\0\0\0\0\0\0".to_vec();
        bitmap.resize(40, 0);
        let cases: &[(&[u8], Result<PictureKind, &str>)] = &[
            (b"", Err("empty")),
            (b"Tin ng\xe1\xba\xafn.", Err("not_a_picture")),
            (b"<!doctype html>", Err("not_a_picture")),
            (b"\xFF\xD8\xFF\xE0", Ok(PictureKind::Jpeg)),
            (b"\x89PNG\r\n\x1A\n", Ok(PictureKind::Png)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Ok(PictureKind::Webp)),
            (b"GIF89a", Ok(PictureKind::Gif)),
            (b"II*\0", Ok(PictureKind::Tiff)),
            (&bitmap, Ok(PictureKind::Bmp)),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Ok(PictureKind::Heic)),
            #[cfg(feature = "avif")]
            (b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf", Ok(PictureKind::Avif)),
            #[cfg(not(feature = "avif"))]
            (b"\0\0\0\x18ftypavif\0\0\0\0mif1miaf", Err("unsupported")),
            (b"\0\0\0\x0CjP  \r\n\x87\n", Err("unsupported")),
            (b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom", Err("unsupported")),
            (b"II+\0\x08\0\0\0", Err("unsupported")),
            (b"FUJIFILMCCD-RAW 0201", Err("unsupported")),
            (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", Err("not_a_picture")),
        ];
        for (bytes, expected) in cases {
            let got = PictureKind::sniff(bytes);
            assert_eq!(got.as_ref().map_err(PhotoFault::code).copied(), *expected, "{bytes:?}");
        }
    }
}
