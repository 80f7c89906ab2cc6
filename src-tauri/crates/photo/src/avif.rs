//! AVIF, the format of web pages: what the container says, read without decoding a pixel. The rows are in `avif_rows`.

use std::rc::Rc;

use heic_rs::boxes::{BoxHeader, BoxIter};
use heic_rs::context::Context;
use heic_rs::ftyp::FileType;
use heic_rs::meta::iref::{self, RefKind};
use heic_rs::{Brand, Error, meta};

use crate::avif_mosaic::sequence;
use crate::avif_rows::CodedRows;
use crate::fault::PhotoFault;
use crate::heif::{self, Window};
use crate::kind::PictureKind;
use crate::probe::{Examined, MAX_PIXELS, keep_limits};
use crate::profile::Colour;
use crate::rows::Rows;

/// Bytes of decoded planes that are held at once: the picture, or a row of its tiles, and its transparency. With the file, its
/// copy and the decoder's notes the worker has 512 MB for everything.
const MAX_HELD: u64 = 240 << 20;

/// What must be understood, where a file says that it must.
const UNDERSTOOD: [&[u8; 4]; 11] = [
    b"av1C", b"ispe", b"pixi", b"colr", b"irot", b"imir", b"clap", b"auxC", b"pasp", b"a1op",
    b"lsel",
];

/// The boxes of `bytes`. Fails with `Unsupported` for a film without a still picture, else as [`fault`] says.
fn container(bytes: &[u8]) -> Result<Context<'_>, PhotoFault> {
    let meta = meta::parse(bytes).map_err(|error| match error {
        Error::MissingBox("meta") if film(bytes).is_some() => {
            heif::unsupported(PictureKind::Avif, "a film without a still picture")
        }
        other => fault(other),
    })?;
    // The crate's own door is for HEIC alone; behind it both are the same.
    let brand = Brand::Avif;
    let ftyp = FileType { major: brand, effective: brand, minor_version: 0, compatible_count: 0 };
    Ok(Context { file: bytes, ftyp, meta })
}

/// Reads the header. Fails with `CutOff`, `Damaged`, `Unsupported`, or as [`keep_limits`] does.
pub(crate) fn examine(bytes: &[u8]) -> Result<Examined, PhotoFault> {
    let file = container(bytes)?;
    let item = file.meta.primary;
    let props = file.props(item).map_err(fault)?;
    let size = file.coded_size(item, &props).map_err(fault)?;
    keep_limits(size.0, size.1, MAX_PIXELS)?;
    keep_coded_limits(&file, item)?;
    let layout = heif::layout(PictureKind::Avif, &props, size)?;
    let animated = film(bytes).is_some_and(|pictures| pictures > 1);
    let mut examined = heif::tell(&file, item, &props, &layout, (PictureKind::Avif, animated));
    if examined.primaries.is_none() {
        let first = file.grid(item).ok().flatten().and_then(|(_, tiles)| tiles.first().copied());
        let said = sequence(&file, first.unwrap_or(item))?;
        examined.primaries = said.map(|said| (said.primaries, said.transfer));
    }
    Ok(examined)
}

/// Opens the picture. Fails with `Damaged`, `CutOff`, `TooHeavy` or `Unsupported`.
pub(crate) fn open<'a>(bytes: &'a [u8], colour: &Colour) -> Result<Box<dyn Rows + 'a>, PhotoFault> {
    let file = container(bytes)?;
    let item = file.meta.primary;
    let props = file.props(item).map_err(fault)?;
    let size = file.coded_size(item, &props).map_err(fault)?;
    let window = heif::layout(PictureKind::Avif, &props, size)?.window;
    Ok(Box::new(CodedRows::open(&Rc::new(file), item, window, colour)?))
}

/// The small picture that lies beside the large one, in the same turn; `None` if there is none.
pub(crate) fn thumbnail<'a>(bytes: &'a [u8], colour: &Colour) -> Option<Box<dyn Rows + 'a>> {
    let file = container(bytes).ok()?;
    let item = *iref::sources(&file.meta.refs, file.meta.primary, RefKind::Thmb).first()?;
    let (width, height) = file.coded_size(item, &file.props(item).ok()?).ok()?;
    keep_limits(width, height, 1 << 20).ok()?;
    keep_coded_limits(&file, item).ok()?;
    let whole = Window { left: 0, top: 0, width, height };
    Some(Box::new(CodedRows::open(&Rc::new(file), item, whole, colour).ok()?))
}

/// Refuses a file whose coded pictures are larger than a photo may be, or more than can be held: a decoder believes them,
/// whatever the container says. Fails as [`keep_limits`] does.
fn keep_coded_limits(file: &Context<'_>, item: u32) -> Result<(), PhotoFault> {
    let mut held = 0;
    for image in [Some(item), file.alpha_item(item).ok().flatten()].into_iter().flatten() {
        let (columns, rows, first) = match file.grid(image) {
            Ok(Some((grid, tiles))) => (grid.columns, grid.rows, tiles.first().copied()),
            _ => (1, 1, Some(image)),
        };
        let Some(first) = first else { continue };
        let Some(said) = sequence(file, first)? else { continue };
        let (width, height) = said.size;
        let whole = (width.saturating_mul(columns), height.saturating_mul(rows));
        keep_limits(whole.0, whole.1, MAX_PIXELS)?;
        let pixels = u64::from(whole.0) * u64::from(height);
        held += said.bytes_held(pixels);
        if held > MAX_HELD {
            let all = u64::from(whole.0) * u64::from(whole.1);
            let limit = u32::try_from(all.saturating_mul(MAX_HELD) / held).unwrap_or(u32::MAX);
            return Err(PhotoFault::TooManyPixels { width: whole.0, height: whole.1, limit });
        }
    }
    Ok(())
}

/// The way of working that `item` asks a decoder for. Fails with `Unsupported` where it demands what is not understood, and
/// where it is not coded as AV1.
pub(crate) fn check_readable(file: &Context<'_>, item: u32) -> Result<u8, PhotoFault> {
    let refuse = |what: &str| Err(heif::unsupported(PictureKind::Avif, what));
    let info = file.meta.item(item).ok_or_else(|| fault(Error::MissingItem(item)))?;
    if &info.item_type != b"av01" {
        return refuse(&info.item_type.escape_ascii().to_string());
    }
    let props = &file.meta.props;
    for tie in props.associations(item).iter().filter(|tie| tie.essential) {
        let Some(property) = props.resolve(*tie) else { continue };
        if !UNDERSTOOD.iter().any(|known| property.is(known)) {
            return refuse(&property.boxtype.escape_ascii().to_string());
        }
    }
    let all_layers = |layers: &BoxHeader<'_>| layers.payload.starts_with(&[0xFF, 0xFF]);
    if props.find(item, b"lsel").is_some_and(|chosen| !all_layers(chosen)) {
        return refuse("one layer of several");
    }
    let point = props.find(item, b"a1op").and_then(|point| point.payload.first()).copied();
    Ok(point.unwrap_or(0) & 31)
}

/// Pictures of the longest track of a film; `None` if there is none.
fn film(bytes: &[u8]) -> Option<u32> {
    let film = BoxIter::new(bytes).find(b"moov").ok()??;
    let tracks = film.children().filter_map(Result::ok).filter(|track| track.is(b"trak"));
    let pictures = tracks.filter_map(|track| {
        let table = [b"mdia", b"minf", b"stbl", b"stsz"]
            .into_iter()
            .try_fold(track, |outer, name| outer.children().find(name).ok().flatten())?;
        table.payload.get(8..12)?.first_chunk().map(|count| u32::from_be_bytes(*count))
    });
    Some(pictures.max().unwrap_or(0))
}

/// The container's complaint in our words.
pub(crate) fn fault(error: Error) -> PhotoFault {
    heif::fault(PictureKind::Avif, error)
}
