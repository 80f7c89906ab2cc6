//! Something to look at while the real work runs: the camera's own small preview, or an eighth of the picture.

use crate::ask::{Ask, Output, Picture};
use crate::fault::PhotoFault;
use crate::kind::PictureKind;
use crate::plan;
use crate::preset::{Fit, OutputFormat, Preset, Quality};
use crate::probe::{Examined, examine};
use crate::render::{guarded, one_pass_of, pictures};
use crate::rows::Rows;
use crate::source;

/// Long side of the answer in pixels.
const LOOK: u32 = 320;
/// A camera's preview smaller than this is not worth showing.
const LEAST_PREVIEW: u32 = 150;

/// A small upright JPEG of `bytes`, long side 320 px at most. Fails as [`crate::render()`] does.
pub fn quick_look(bytes: &[u8]) -> Result<Picture, PhotoFault> {
    guarded(|| {
        let mut examined = examine(bytes)?;
        if let Some(picture) = from_preview(&mut examined) {
            return Ok(picture);
        }
        if let Some(picture) = from_thumbnail(bytes, &examined)? {
            return Ok(picture);
        }
        small(bytes, &examined)
    })
}

/// The camera's preview out of the first bytes of a file, upright. Fails with `CannotMake` if there is none, else as
/// [`crate::probe()`] does; the picture itself is not decoded, so half a file is enough.
pub fn peek(head: &[u8]) -> Result<Picture, PhotoFault> {
    guarded(|| {
        let mut examined = examine(head)?;
        from_preview(&mut examined).ok_or_else(|| PhotoFault::cannot_make("no preview inside"))
    })
}

/// The embedded preview, if it shows the same shape; `None` if it is no good.
fn from_preview(examined: &mut Examined) -> Option<Picture> {
    let preview = examined.preview.take()?;
    let mut inner = examine(&preview).ok()?;
    let (w, h) = (inner.probe.stored_width, inner.probe.stored_height);
    let ratio = f64::from(w) / f64::from(h);
    let whole = f64::from(examined.probe.stored_width) / f64::from(examined.probe.stored_height);
    // Many cameras letterbox: a preview of another ratio has black bars.
    if w.max(h) < LEAST_PREVIEW || (ratio / whole - 1.0).abs() > 0.02 {
        return None;
    }
    inner.probe.orientation = examined.probe.orientation;
    small(&preview, &inner).ok()
}

/// The small picture that a HEIC or an AVIF holds beside the large one.
fn from_thumbnail(bytes: &[u8], examined: &Examined) -> Result<Option<Picture>, PhotoFault> {
    let colour = source::colour(examined, &mut Vec::new());
    let found: Option<Box<dyn Rows + '_>> = match examined.probe.kind {
        PictureKind::Heic => crate::heic::thumbnail(bytes, &colour),
        #[cfg(feature = "avif")]
        PictureKind::Avif => crate::avif::thumbnail(bytes, &colour),
        _ => None,
    };
    let Some(rows) = found else { return Ok(None) };
    let (width, height) = rows.size();
    let mut probe = examined.probe.clone();
    (probe.stored_width, probe.stored_height) = (width as u32, height as u32);
    let output = look();
    let want = plan::want(&output, &probe)?;
    let picture = one_pass_of(rows, &[want], &[&output], &mut Vec::new())?.pop();
    Ok(picture.filter(|picture| picture.width.max(picture.height) >= LEAST_PREVIEW))
}

fn look() -> Output {
    Output::plain(Preset {
        name: "look".to_owned(),
        fit: Fit::LongSide { px: LOOK },
        format: OutputFormat::Jpeg,
        quality: Quality::Quick { level: 75 },
    })
}

fn small(bytes: &[u8], examined: &Examined) -> Result<Picture, PhotoFault> {
    let ask = Ask { outputs: vec![look()] };
    let mut pictures = pictures(bytes, examined, &ask, 1.0, &mut Vec::new())?;
    pictures.pop().ok_or_else(|| PhotoFault::cannot_make("nothing was made"))
}
