//! What a photo's header says, read without decoding a pixel; the limits are kept here, before anything is allocated.

use std::borrow::Cow;
use std::io::Cursor;

use image::{ExtendedColorType, ImageDecoder, ImageError, ImageReader};
use serde::{Deserialize, Serialize};

use crate::exif_words::{self, ExifWords};
use crate::fault::PhotoFault;
use crate::jpeg_markers::JpegHead;
use crate::kind::PictureKind;
use crate::orientation::Orientation;
use crate::press_words::{self, PressWords};
use crate::raster_head::RasterHead;
use crate::tiff_head::TiffHead;
use crate::webp_chunks;

/// Pixels of a picture at most; phones end at 108 million.
pub const MAX_PIXELS: u32 = 120_000_000;
/// Pixels of a JPEG in several scans (a progressive one, say) at most: its decoder holds about 2.7 MiB for every million.
pub const MAX_PIXELS_PROGRESSIVE: u32 = 60_000_000;
/// Pixels on a side at most.
pub const MAX_SIDE: u32 = 30_000;
/// Bytes of a file at most.
pub const MAX_BYTES: usize = 200 << 20;
/// Bytes of a colour profile at most; bigger ones are ignored, and that is told.
pub(crate) const MAX_ICC: usize = 4 << 20;
/// Characters of a caption and of each other text that are read, as many as are kept.
const MAX_WORDS: usize = 20_000;
/// Characters of a person's name.
const MAX_NAME: usize = 500;
/// Bytes that the words of a PNG may take unpacked.
const MAX_UNPACKED: u64 = 32 << 20;

/// What the header says.
#[allow(clippy::struct_excessive_bools)] // five independent facts, not a state
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probe {
    /// The format, told by content.
    pub kind: PictureKind,
    /// Stored width in pixels.
    pub stored_width: u32,
    /// Stored height in pixels.
    pub stored_height: u32,
    /// Width in pixels after turning upright.
    pub width: u32,
    /// Height in pixels after turning upright.
    pub height: u32,
    /// 1–8 as in EXIF; 1 if absent or invalid.
    pub orientation: u8,
    /// A JPEG in several scans.
    pub progressive: bool,
    /// More than one frame.
    pub animated: bool,
    /// More than one page.
    #[serde(default)]
    pub paged: bool,
    /// A colour profile is embedded.
    pub has_profile: bool,
    /// `YYYY-MM-DDTHH:MM:SS`, with `+HH:MM` where the camera knew its zone.
    pub captured_at: Option<String>,
    /// Maker and model.
    pub camera: Option<String>,
    /// The original tells where it was taken. No picture made here does.
    pub has_gps: bool,
    /// From IPTC, XMP or EXIF, in this order; from XMP first where IPTC's letters are not Unicode.
    pub caption: Option<String>,
    /// The credit line.
    pub credit: Option<String>,
    /// Who holds the rights.
    pub copyright: Option<String>,
    /// Who took it.
    pub creator: Option<String>,
    /// What is read to a person who does not see the photo.
    #[serde(default)]
    pub alt: Option<String>,
    /// Who is to be seen, in the order they are named.
    #[serde(default)]
    pub people: Vec<String>,
}

/// A header together with what later steps need of it.
pub(crate) struct Examined {
    pub(crate) probe: Probe,
    pub(crate) icc: Option<Vec<u8>>,
    /// A profile is there that cannot be read.
    pub(crate) lost_profile: bool,
    pub(crate) preview: Option<Vec<u8>>,
    pub(crate) components: u8,
    /// Primaries and curve by their codes in ITU-T H.273, where a container names them.
    pub(crate) primaries: Option<(u16, u16)>,
}

impl Examined {
    pub(crate) fn orientation(&self) -> Orientation {
        Orientation::from_exif(self.probe.orientation)
    }
}

/// Reads the header of `bytes`.
/// Fails with `Empty`, `NotAPicture`, `Unsupported`, `TooHeavy`, `NoPixels`, `TooManyPixels`, `TooLong`, `CutOff` or
/// `Damaged`, in each case without having allocated for a single pixel.
pub fn probe(bytes: &[u8]) -> Result<Probe, PhotoFault> {
    examine(bytes).map(|examined| examined.probe)
}

pub(crate) fn examine(bytes: &[u8]) -> Result<Examined, PhotoFault> {
    if bytes.len() > MAX_BYTES {
        return Err(PhotoFault::TooHeavy { bytes: bytes.len().try_into().unwrap_or(u32::MAX) });
    }
    match PictureKind::sniff(bytes)? {
        PictureKind::Jpeg => examine_jpeg(bytes),
        PictureKind::Heic => crate::heic::examine(bytes),
        #[cfg(feature = "avif")]
        PictureKind::Avif => crate::avif::examine(bytes),
        kind => examine_raster(kind, bytes),
    }
}

/// Refuses sizes that no decoder may meet.
pub(crate) fn keep_limits(width: u32, height: u32, limit: u32) -> Result<(), PhotoFault> {
    if width == 0 || height == 0 {
        Err(PhotoFault::NoPixels)
    } else if width > MAX_SIDE || height > MAX_SIDE {
        Err(PhotoFault::TooLong { width, height, limit: MAX_SIDE })
    } else if width.saturating_mul(height) > limit {
        Err(PhotoFault::TooManyPixels { width, height, limit })
    } else {
        Ok(())
    }
}

fn examine_jpeg(bytes: &[u8]) -> Result<Examined, PhotoFault> {
    let head = JpegHead::read(bytes)?;
    let limit = if head.progressive { MAX_PIXELS_PROGRESSIVE } else { MAX_PIXELS };
    keep_limits(head.width, head.height, limit)?;
    let exif = head.exif.map(exif_words::read).unwrap_or_default();
    let iptc = head.photoshop.map(press_words::from_photoshop).unwrap_or_default();
    let xmp = head.xmp.map(press_words::from_xmp).unwrap_or_default();
    // XMP is Unicode; the same words in IPTC may be letters of an old font, or cut.
    let press = if iptc.strange { xmp.or(iptc) } else { iptc.or(xmp) };
    let icc = head.icc();
    let shape = Shape {
        kind: PictureKind::Jpeg,
        width: head.width,
        height: head.height,
        progressive: head.progressive,
        animated: false,
    };
    let lost_profile = head.names_profile() && icc.is_none();
    let mut examined = put_together(shape, exif, press, icc, head.components);
    examined.lost_profile = lost_profile;
    Ok(examined)
}

fn examine_raster(kind: PictureKind, bytes: &[u8]) -> Result<Examined, PhotoFault> {
    let head = RasterHead::read(kind, bytes)?;
    if let Some(head) = head {
        keep_limits(head.width, head.height, MAX_PIXELS)?;
    }
    let mut decoder = open_raster(kind, bytes)?;
    let (width, height) = decoder.dimensions();
    keep_limits(width, height, MAX_PIXELS)?;
    let said = Said::of(kind, bytes, &mut decoder);
    let exif = said.exif.map(|tiff| exif_words::read(&tiff)).unwrap_or_default();
    let press = said.xmp.map(|packet| press_words::from_xmp(&packet)).unwrap_or_default();
    let icc = said.icc.filter(|icc| icc.len() <= MAX_ICC).map(Cow::into_owned);
    let lost_profile = head.is_some_and(|head| head.profiled) && icc.is_none();
    let animated = head.is_some_and(|head| head.animated);
    let is_ink = matches!(
        decoder.original_color_type(),
        ExtendedColorType::Cmyk8 | ExtendedColorType::Cmyk16
    );
    let shape = Shape { kind, width, height, progressive: false, animated };
    let mut examined = put_together(shape, exif, press, icc, if is_ink { 4 } else { 0 });
    examined.lost_profile = lost_profile;
    examined.probe.paged = head.is_some_and(|head| head.paged);
    Ok(examined)
}

/// What a picture says besides its pixels.
struct Said<'a> {
    exif: Option<Cow<'a, [u8]>>,
    xmp: Option<Cow<'a, [u8]>>,
    icc: Option<Cow<'a, [u8]>>,
}

impl<'a> Said<'a> {
    /// Out of the file itself where its lengths are not to be believed, else by the decoder.
    fn of(kind: PictureKind, bytes: &'a [u8], decoder: &mut impl ImageDecoder) -> Self {
        let [exif, xmp, icc] = match kind {
            PictureKind::Webp => [*b"EXIF", *b"XMP ", *b"ICCP"]
                .map(|name| webp_chunks::first(bytes, name).map(Cow::Borrowed)),
            PictureKind::Tiff => {
                let head = TiffHead::read(bytes).ok();
                let [xmp, icc] = [head.and_then(|head| head.xmp), head.and_then(|head| head.icc)];
                [Some(bytes), xmp, icc].map(|said| said.map(Cow::Borrowed))
            }
            _ => [decoder.exif_metadata(), decoder.xmp_metadata(), decoder.icc_profile()]
                .map(|said| said.ok().flatten().map(Cow::Owned)),
        };
        Self { exif, xmp, icc }
    }
}

/// The decoder of the crate `image` for `kind`, its own limits set as a second fence.
/// Fails with `Damaged` or `Unsupported`.
pub(crate) fn open_raster(
    kind: PictureKind,
    bytes: &[u8],
) -> Result<impl ImageDecoder + '_, PhotoFault> {
    let format = match kind {
        PictureKind::Jpeg => image::ImageFormat::Jpeg,
        PictureKind::Png => image::ImageFormat::Png,
        PictureKind::Webp => image::ImageFormat::WebP,
        PictureKind::Gif => image::ImageFormat::Gif,
        PictureKind::Tiff => image::ImageFormat::Tiff,
        PictureKind::Bmp => image::ImageFormat::Bmp,
        PictureKind::Heic => return Err(PhotoFault::unsupported("HEIC")),
        PictureKind::Avif => return Err(PhotoFault::unsupported("AVIF")),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    if kind == PictureKind::Png {
        limits.max_alloc = Some(MAX_UNPACKED);
    }
    reader.limits(limits);
    reader.into_decoder().map_err(|error| undecoded(kind, &error))
}

/// The complaint of the crate `image` in our words: what it cannot read is not damaged for that.
pub(crate) fn undecoded(kind: PictureKind, error: &ImageError) -> PhotoFault {
    match error {
        ImageError::Unsupported(_) => {
            PhotoFault::unsupported(&format!("{}, {error}", kind.extension().to_uppercase()))
        }
        _ => PhotoFault::damaged(error),
    }
}

pub(crate) struct Shape {
    pub(crate) kind: PictureKind,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) progressive: bool,
    pub(crate) animated: bool,
}

pub(crate) fn put_together(
    shape: Shape,
    exif: ExifWords,
    press: PressWords,
    icc: Option<Vec<u8>>,
    components: u8,
) -> Examined {
    let orientation = exif.orientation.filter(|tag| (1..=8).contains(tag)).unwrap_or(1);
    let (width, height) =
        Orientation::from_exif(orientation).swap_size((shape.width, shape.height));
    let short = |text: String| match text.char_indices().nth(MAX_WORDS) {
        Some((end, _)) => text[..end].to_owned(),
        None => text,
    };
    let probe = Probe {
        kind: shape.kind,
        stored_width: shape.width,
        stored_height: shape.height,
        width,
        height,
        orientation,
        progressive: shape.progressive,
        animated: shape.animated,
        paged: false,
        has_profile: icc.is_some(),
        captured_at: exif.captured_at,
        camera: exif.camera.map(short),
        has_gps: exif.has_gps || press.has_gps,
        caption: press.caption.or(exif.caption).map(short),
        credit: press.credit.map(short),
        copyright: press.copyright.or(exif.copyright).map(short),
        creator: press.creator.or(exif.creator).map(short),
        alt: press.alt.map(short),
        people: press
            .people
            .into_iter()
            .map(|name| name.chars().take(MAX_NAME).collect())
            .collect(),
    };
    let preview = exif.preview;
    Examined { probe, icc, lost_profile: false, preview, components, primaries: None }
}
