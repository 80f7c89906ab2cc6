//! The coded pictures that an image of an AVIF is joined of, decoded one row of tiles at a time.

use std::rc::Rc;

use heic_rs::context::Context;

use crate::avif::{check_readable, fault};
use crate::avif_coded::Sequence;
use crate::avif_frame::Frame;
use crate::fault::PhotoFault;
use crate::probe::{MAX_PIXELS, keep_limits};

/// Bytes that a coded picture may have; it is copied once for the decoder.
const MAX_CODED: usize = 80 << 20;

/// A grid of tiles, or one coded picture as a grid of one.
pub(crate) struct Mosaic<'a> {
    file: Rc<Context<'a>>,
    tiles: Vec<u32>,
    columns: usize,
    tile_size: (usize, usize),
    depth: u8,
    halved: Option<(bool, bool)>,
    /// What the first tile says of all.
    pub(crate) sequence: Sequence,
    /// The first tile, decoded to see what the file is, until its band is wanted.
    first: Option<Frame>,
    /// The row of tiles that is decoded, by its number; one that cannot be decoded is `None`.
    band: Option<(usize, Vec<Option<Frame>>)>,
    is_hurt: bool,
}

impl<'a> Mosaic<'a> {
    /// Opens `item` and decodes its first tile. Fails with `Damaged`, `CutOff`, `TooHeavy` or `Unsupported`.
    pub(crate) fn open(file: &Rc<Context<'a>>, item: u32) -> Result<Self, PhotoFault> {
        let (columns, tiles) = match file.grid(item).map_err(fault)? {
            Some((grid, tiles)) => (grid.columns as usize, tiles),
            None => (1, vec![item]),
        };
        let first = *tiles.first().ok_or(PhotoFault::CutOff)?;
        let (sequence, sample) = decode(file, first)?;
        let (tile_size, depth, halved) = (sample.size(), sample.depth(), sample.halved());
        let is_odd = |side: usize, halved: bool| halved && !side.is_multiple_of(2);
        let (across, down) = halved.unwrap_or_default();
        if tiles.len() > 1 && (is_odd(tile_size.0, across) || is_odd(tile_size.1, down)) {
            return Err(PhotoFault::damaged("tiles with half a colour at their edge"));
        }
        Ok(Self {
            file: Rc::clone(file),
            tiles,
            columns,
            tile_size,
            depth,
            halved,
            sequence,
            first: Some(sample),
            band: None,
            is_hurt: false,
        })
    }

    /// Width and height of all tiles together.
    pub(crate) fn size(&self) -> (usize, usize) {
        (self.tile_size.0 * self.columns, self.tile_size.1 * (self.tiles.len() / self.columns))
    }

    /// Bits a sample.
    pub(crate) fn depth(&self) -> u8 {
        self.depth
    }

    /// Whether colour differences are halved, across and downwards; `None` if there are none.
    pub(crate) fn halved(&self) -> Option<(bool, bool)> {
        self.halved
    }

    /// Height of a tile.
    pub(crate) fn tile_height(&self) -> usize {
        self.tile_size.1
    }

    /// A tile could not be decoded.
    pub(crate) fn is_hurt(&self) -> bool {
        self.is_hurt
    }

    /// Fills `samples` with row `y` of plane `plane` in row `band` of tiles, `missing` where a tile could not be decoded.
    /// `y` counts the plane's own rows from the tiles' upper edge.
    pub(crate) fn row<T: From<u16> + Copy>(
        &mut self,
        band: usize,
        plane: usize,
        y: usize,
        missing: T,
        samples: &mut [T],
    ) {
        self.hold(band);
        let width = match self.halved {
            Some((true, _)) if plane > 0 => self.tile_size.0.div_ceil(2),
            _ => self.tile_size.0,
        };
        let Some((_, frames)) = &self.band else { return };
        for (frame, samples) in frames.iter().zip(samples.chunks_mut(width)) {
            match frame {
                Some(frame) => frame.row(plane, y, samples),
                None => samples.fill(missing),
            }
        }
    }

    fn hold(&mut self, number: usize) {
        if self.band.as_ref().is_some_and(|(held, _)| *held == number) {
            return;
        }
        self.band = None;
        let from = number * self.columns;
        let mut first = if number == 0 { self.first.take() } else { None };
        let tiles = self.tiles.get(from..from + self.columns).unwrap_or_default();
        let frames: Vec<Option<Frame>> = tiles
            .iter()
            .map(|tile| {
                let alike = |(sequence, frame): &(Sequence, Frame)| {
                    *sequence == self.sequence
                        && frame.size() == self.tile_size
                        && (frame.depth(), frame.halved()) == (self.depth, self.halved)
                };
                let decode = || Some(decode(&self.file, *tile).ok().filter(alike)?.1);
                first.take().or_else(decode)
            })
            .collect();
        self.is_hurt |= frames.iter().any(Option::is_none);
        self.band = Some((number, frames));
    }
}

/// Fails with `Damaged`, `CutOff`, `TooHeavy` or `Unsupported`, or as [`keep_limits`] does.
fn decode(file: &Context<'_>, tile: u32) -> Result<(Sequence, Frame), PhotoFault> {
    let coded = file.item_data(tile).map_err(fault)?;
    if coded.len() > MAX_CODED {
        return Err(PhotoFault::TooHeavy { bytes: coded.len().try_into().unwrap_or(u32::MAX) });
    }
    let point = check_readable(file, tile)?;
    let sequence = kept(Sequence::of(&coded)?)?
        .ok_or_else(|| PhotoFault::damaged("the picture has no header"))?;
    let (width, height) = sequence.size;
    Ok((sequence, Frame::decode(&coded, width * height, point)?))
}

/// What the coded picture `item` says of itself, else what the container says that it says; `None` if neither is there.
/// Fails with `Damaged`, or as [`keep_limits`] does where it says too much.
pub(crate) fn sequence(file: &Context<'_>, item: u32) -> Result<Option<Sequence>, PhotoFault> {
    let config = file.meta.props.find(item, b"av1C").and_then(|config| config.payload.get(4..));
    match file.item_data(item).map(|coded| Sequence::of(&coded)) {
        Ok(said) => kept(said?),
        Err(_) => kept(Sequence::of(config.unwrap_or_default())?),
    }
}

fn kept(said: Option<Sequence>) -> Result<Option<Sequence>, PhotoFault> {
    if let Some(said) = &said {
        keep_limits(said.size.0, said.size.1, MAX_PIXELS)?;
    }
    Ok(said)
}
