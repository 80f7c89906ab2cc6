//! From examined bytes to rows: the right decoder at the right scale, colours by the profile, edits laid over.

use crate::edits::{Edits, Region};
use crate::fault::{PhotoFault, Warning};
use crate::kind::PictureKind;
use crate::orientation::{Orientation, Rect};
use crate::plan::{self, Want};
use crate::probe::Examined;
use crate::profile::Colour;
use crate::raster_rows::RasterRows;
use crate::redact::Redacted;
use crate::rows::Rows;
use crate::straighten::Straightened;

/// What is left to shrink after a scaled decode, at least, for full quality (measured; see docs/photos.md).
pub(crate) const LEFT_TO_SHRINK: f64 = 1.3;

/// Opens the picture with at least `left` times the pixels of `share` (pixels wanted for each stored one).
pub(crate) fn open<'a>(
    examined: &Examined,
    bytes: &'a [u8],
    share: f64,
    left: f64,
    warnings: &mut Vec<Warning>,
) -> Result<Box<dyn Rows + 'a>, PhotoFault> {
    #[cfg(feature = "lcms")]
    if let Some(translator) = translator(examined) {
        let inks = if examined.components == 4 { Inks::Kept } else { Inks::Mixed };
        let rows = open_coloured(examined, bytes, (share, left), &Colour::RAW, inks)?;
        return Ok(Box::new(crate::translate::Translated::new(rows, translator)));
    }
    let colour = colour(examined, warnings);
    open_coloured(examined, bytes, (share, left), &colour, Inks::Mixed)
}

/// What becomes of printing inks on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inks {
    /// Made red, green and blue, as well as that goes without a profile.
    Mixed,
    /// Four values a pixel, for whoever knows the inks.
    #[cfg_attr(not(feature = "lcms"), allow(dead_code))]
    Kept,
}

fn open_coloured<'a>(
    examined: &Examined,
    bytes: &'a [u8],
    (share, left): (f64, f64),
    colour: &Colour,
    inks: Inks,
) -> Result<Box<dyn Rows + 'a>, PhotoFault> {
    match examined.probe.kind {
        #[cfg(feature = "turbo")]
        PictureKind::Jpeg => {
            use crate::jpeg_rows::{JpegRows, eighths};
            Ok(Box::new(JpegRows::open(bytes, eighths(share, left), colour, inks)?))
        }
        PictureKind::Heic => crate::heic::open(bytes, colour),
        #[cfg(feature = "avif")]
        PictureKind::Avif => crate::avif::open(bytes, colour),
        kind => {
            let _ = (share, left, inks);
            Ok(Box::new(RasterRows::open(kind, bytes, colour)?))
        }
    }
}

/// The way through Little CMS, for a profile that is more than curves and a matrix.
#[cfg(feature = "lcms")]
fn translator(examined: &Examined) -> Option<crate::translate::Translator> {
    let icc = examined.icc.as_ref()?;
    let inks = examined.components == 4;
    let keeps_inks = cfg!(feature = "turbo") && examined.probe.kind == PictureKind::Jpeg;
    if inks && !keeps_inks {
        return None;
    }
    let simple = !inks && Colour::from_icc(icc).is_some();
    if simple { None } else { crate::translate::Translator::new(icc, inks) }
}

/// The profile's colours; sRGB, and a warning, where it cannot be used.
pub(crate) fn colour(examined: &Examined, warnings: &mut Vec<Warning>) -> Colour {
    if examined.components == 4 {
        let known = examined.icc.is_some() || examined.lost_profile;
        warnings.push(if known { Warning::ProfileIgnored } else { Warning::ProfileMissing });
        return Colour::SRGB;
    }
    let read = match (&examined.icc, examined.primaries) {
        (Some(icc), _) => Colour::from_icc(icc),
        (None, Some(codes)) => Colour::of_codes(codes),
        (None, None) if examined.lost_profile => None,
        (None, None) => Some(Colour::SRGB),
    };
    read.unwrap_or_else(|| {
        warnings.push(Warning::ProfileIgnored);
        Colour::SRGB
    })
}

/// Lays redaction and straightening over a source, as the edits of one output say. `examined` is not yet turned.
pub(crate) fn lay_over<'a>(
    mut source: Box<dyn Rows + 'a>,
    examined: &Examined,
    edits: &Edits,
) -> Result<Box<dyn Rows + 'a>, PhotoFault> {
    let orientation = examined.orientation().then_turned(edits.turn.quarters());
    for redaction in &edits.redactions {
        let Some(region) = redaction.region.inside() else { continue };
        let place = stored_place(region, examined, orientation);
        source = Box::new(Redacted::new(source, place, redaction.cover));
    }
    let lean = plan::lean(edits);
    if lean != 0 {
        let lean = if orientation.is_mirrored() { -lean } else { lean };
        source = Box::new(Straightened::new(source, f64::from(lean) / 100.0)?);
    }
    Ok(source)
}

fn stored_place(region: Region, examined: &Examined, orientation: Orientation) -> Rect {
    let stored = (f64::from(examined.probe.stored_width), f64::from(examined.probe.stored_height));
    let (width, height) = orientation.swap_size(stored);
    let upright = Rect {
        left: region.left * width,
        top: region.top * height,
        width: region.width * width,
        height: region.height * height,
    };
    orientation.to_stored(upright, stored)
}

/// The largest share of the wants: pixels made for each stored one.
pub(crate) fn largest_share(wants: &[Want]) -> f64 {
    wants.iter().map(Want::share).fold(0.0, f64::max)
}
