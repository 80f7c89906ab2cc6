//! A HEIC as phones write it, decoded one band of tiles at a time: never more than a row of tiles is held.

use heic_rs::context::Context;
use heic_rs::hevc::{self, ChromaFormat, Frame};
use heic_rs::{Error, Result};

use crate::fault::PhotoFault;
use crate::heic::fault;
use crate::heif::Window;
use crate::profile::{Colour, Matrix};
use crate::rows::Rows;
use crate::ycc::{self, STEPS, Ycc};

/// A grid of tiles, or one coded picture as a grid of one.
pub(crate) struct TileRows<'a> {
    file: Context<'a>,
    tiles: Vec<u32>,
    columns: usize,
    tile_size: (usize, usize),
    window: Window,
    ycc: Ycc,
    tables: [Vec<f32>; 3],
    matrix: Option<Matrix>,
    /// The first tile, decoded to see what the file is, until its band is wanted.
    first: Option<Frame>,
    /// The band that is decoded, by its number.
    band: Option<(usize, Vec<Frame>)>,
    next: usize,
    is_hurt: bool,
    luma: Vec<u16>,
    /// Colour differences of a row, half as wide as its luma.
    halves: [Vec<f32>; 2],
    /// The same, as wide.
    chroma: [Vec<f32>; 2],
}

impl<'a> TileRows<'a> {
    /// Opens `item` of the file and decodes its first tile, so that a file of another kind is told at once.
    /// Fails with `Unsupported` for anything but 4:2:0 and grey, with `Damaged` or `CutOff` for a broken first tile.
    pub(crate) fn open(
        file: Context<'a>,
        item: u32,
        window: Window,
        colour: &Colour,
    ) -> core::result::Result<Self, PhotoFault> {
        let (columns, tiles) = match file.grid(item).map_err(fault)? {
            Some((grid, tiles)) => (grid.columns as usize, tiles),
            None => (1, vec![item]),
        };
        let first = *tiles.first().ok_or(PhotoFault::CutOff)?;
        let sample = decode(&file, first).map_err(fault)?;
        if !matches!(sample.chroma, ChromaFormat::Yuv420 | ChromaFormat::Monochrome) {
            return Err(PhotoFault::unsupported("HEIC without halved colours"));
        }
        let tile_size = (sample.width as usize, sample.height as usize);
        let bands = tiles.len() / columns;
        let right = (window.left + window.width) as usize;
        let bottom = (window.top + window.height) as usize;
        if right > tile_size.0 * columns || bottom > tile_size.1 * bands {
            return Err(PhotoFault::damaged("the tiles do not cover the picture"));
        }
        let ycc = Ycc::of_heic(&file, item, first, sample.bit_depth).map_err(fault)?;
        let width = tile_size.0 * columns;
        let half_width = tile_size.0.div_ceil(2) * columns;
        Ok(Self {
            file,
            tiles,
            columns,
            tile_size,
            window,
            ycc,
            tables: colour.tables(STEPS),
            matrix: colour.matrix,
            first: Some(sample),
            band: None,
            next: 0,
            is_hurt: false,
            luma: vec![0; width],
            halves: [vec![0.0; half_width], vec![0.0; half_width]],
            chroma: [vec![0.0; width], vec![0.0; width]],
        })
    }

    /// Decodes band `number`; a tile that cannot be decoded becomes grey and is told as a loss.
    fn hold(&mut self, number: usize) {
        if self.band.as_ref().is_some_and(|(held, _)| *held == number) {
            return;
        }
        self.band = None;
        let (width, height) = (self.tile_size.0 as u32, self.tile_size.1 as u32);
        let from = number * self.columns;
        let mut first = if number == 0 { self.first.take() } else { None };
        let frames = self.tiles[from..from + self.columns].iter().map(|tile| {
            let frame = first
                .take()
                .or_else(|| decode(&self.file, *tile).ok())
                .filter(|frame| frame.width == width && frame.height == height)
                .filter(|frame| frame.bit_depth == self.ycc.depth());
            frame.ok_or(())
        });
        let frames: Vec<core::result::Result<Frame, ()>> = frames.collect();
        self.is_hurt |= frames.iter().any(core::result::Result::is_err);
        let grey = || blank(width, height, self.ycc.depth());
        let frames = frames.into_iter().map(|frame| frame.unwrap_or_else(|()| grey())).collect();
        self.band = Some((number, frames));
    }

    /// Luma of coded row `y`, and its chroma mixed from the two rows around it, for the whole width of the band.
    fn gather(&mut self, y: usize) {
        let Some((_, frames)) = &self.band else { return };
        let half_width = self.tile_size.0.div_ceil(2);
        let half_height = self.tile_size.1.div_ceil(2);
        let near = y / 2;
        let far = if y.is_multiple_of(2) { near.saturating_sub(1) } else { near + 1 };
        let far = far.min(half_height - 1);
        for (column, frame) in frames.iter().enumerate() {
            let luma = &mut self.luma[column * self.tile_size.0..][..self.tile_size.0];
            luma.copy_from_slice(&frame.y[y * frame.y_stride as usize..][..luma.len()]);
            let stride = frame.c_stride as usize;
            for (plane, row) in [&frame.cb, &frame.cr].into_iter().zip(&mut self.halves) {
                let row = &mut row[column * half_width..][..half_width];
                if frame.chroma == ChromaFormat::Monochrome {
                    row.fill(self.ycc.middle());
                    continue;
                }
                let near = &plane[near * stride..][..half_width];
                let far = &plane[far * stride..][..half_width];
                for ((mixed, near), far) in row.iter_mut().zip(near).zip(far) {
                    *mixed = 0.75 * f32::from(*near) + 0.25 * f32::from(*far);
                }
            }
        }
    }
}

impl Rows for TileRows<'_> {
    fn size(&self) -> (usize, usize) {
        (self.window.width as usize, self.window.height as usize)
    }

    fn scale(&self) -> f64 {
        1.0
    }

    fn channels(&self) -> usize {
        3
    }

    fn matrix(&self) -> Option<Matrix> {
        self.matrix
    }

    fn next_row(&mut self, row: &mut [f32]) -> core::result::Result<(), PhotoFault> {
        let y = self.window.top as usize + self.next;
        self.next += 1;
        self.hold(y / self.tile_size.1);
        self.gather(y % self.tile_size.1);
        let left = self.window.left as usize;
        for (half, wide) in self.halves.iter().zip(&mut self.chroma) {
            ycc::widen(half, wide);
        }
        let chroma = self.chroma.each_ref().map(|row| &row[left..]);
        self.ycc.light(&self.luma[left..], chroma, &self.tables, row);
        Ok(())
    }

    fn is_hurt(&self) -> bool {
        self.is_hurt
    }
}

fn decode(file: &Context<'_>, item: u32) -> Result<Frame> {
    let props = file.props(item)?;
    let config = props.hvcc.as_ref().ok_or(Error::MissingBox("hvcC"))?;
    let data = file.item_data(item)?;
    let frame = hevc::decode_still(&config.parameter_sets(), &config.split_nals(&data)?)?;
    frame.validate()?;
    Ok(frame)
}

fn blank(width: u32, height: u32, bit_depth: u8) -> Frame {
    Frame {
        width,
        height,
        bit_depth,
        chroma: ChromaFormat::Monochrome,
        y: vec![1 << (bit_depth - 1); width as usize * height as usize],
        y_stride: width,
        ..Frame::default()
    }
}
