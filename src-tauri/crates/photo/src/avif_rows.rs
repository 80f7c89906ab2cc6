//! The rows of an AVIF: colours made as wide as the luma, mixed into light, transparency laid in.

use std::rc::Rc;

use heic_rs::Range;
use heic_rs::context::Context;
use heic_rs::meta::iref::{RefKind, targets};

use crate::avif::fault;
use crate::avif_coded::{Planes, Sequence, Site, UNSAID};
use crate::avif_mosaic::Mosaic;
use crate::fault::PhotoFault;
use crate::heif::{self, Window};
use crate::kind::PictureKind;
use crate::profile::{Colour, Matrix};
use crate::rows::Rows;
use crate::ycc::{self, STEPS, Ycc};

/// An image of the file, and its transparency.
pub(crate) struct CodedRows<'a> {
    image: Mosaic<'a>,
    alpha: Option<Alpha<'a>>,
    window: Window,
    ycc: Ycc,
    site: Site,
    tables: [Vec<f32>; 3],
    matrix: Option<Matrix>,
    next: usize,
    luma: Vec<u16>,
    /// Colour differences of a row as they are stored: the nearer one, one beside it, both mixed.
    stored: [Vec<f32>; 3],
    /// The same, as wide as the luma.
    chroma: [Vec<f32>; 2],
    /// Stored colours of a row, where they must be looked at before they are light.
    steps: Vec<[u16; 3]>,
}

/// How much of each pixel is to be seen.
struct Alpha<'a> {
    image: Mosaic<'a>,
    row: Vec<u16>,
    /// The sample that means nothing, and the distance from it that means all.
    nothing: f32,
    all: f32,
    /// The colours are stored multiplied by it.
    is_multiplied: bool,
}

impl<'a> CodedRows<'a> {
    /// Opens `item` of the file. Fails with `Damaged`, `CutOff`, `TooHeavy` or `Unsupported`.
    pub(crate) fn open(
        file: &Rc<Context<'a>>,
        item: u32,
        window: Window,
        colour: &Colour,
    ) -> Result<Self, PhotoFault> {
        let image = Mosaic::open(file, item)?;
        let (width, height) = image.size();
        let right = (window.left + window.width) as usize;
        let bottom = (window.top + window.height) as usize;
        if right > width || bottom > height {
            return Err(PhotoFault::damaged("the tiles do not cover the picture"));
        }
        let alpha = match file.alpha_item(item).map_err(fault)? {
            Some(alpha) => Some(Alpha::open(file, item, alpha, (right, bottom))?),
            None => None,
        };
        let ycc = how_mixed(file, item, &image)?;
        let site = match image.sequence.planes {
            Planes::Colours { site, .. } => site,
            Planes::Grey => Site::Middle,
        };
        let row = || vec![0.0; width];
        let looked_at = if alpha.is_some() { width } else { 0 };
        Ok(Self {
            alpha,
            window,
            ycc,
            site,
            tables: colour.tables(STEPS),
            matrix: colour.matrix,
            next: 0,
            luma: vec![0; width],
            stored: [row(), row(), row()],
            chroma: [row(), row()],
            steps: vec![[0; 3]; looked_at],
            image,
        })
    }

    /// Luma of coded row `y`, and its colour differences as wide as it.
    fn gather(&mut self, y: usize) {
        let (band, y) = (y / self.image.tile_height(), y % self.image.tile_height());
        let middle = 1u16 << (self.ycc.depth() - 1);
        self.image.row(band, 0, y, middle, &mut self.luma);
        let middle = f32::from(middle);
        let Some((across, down)) = self.image.halved() else {
            self.chroma.iter_mut().for_each(|row| row.fill(middle));
            return;
        };
        let last = self.image.tile_height().div_ceil(if down { 2 } else { 1 }) - 1;
        let (near, beside, share) = if down { self.site.rows(y, last) } else { (y, y, 0.0) };
        let width = self.luma.len();
        for (plane, wide) in self.chroma.iter_mut().enumerate() {
            if !across && share == 0.0 {
                self.image.row(band, plane + 1, near, middle, wide);
                continue;
            }
            let [first, second, mixed] = &mut self.stored;
            let length = if across { width.div_ceil(2) } else { width };
            self.image.row(band, plane + 1, near, middle, &mut first[..length]);
            self.image.row(band, plane + 1, beside, middle, &mut second[..length]);
            for ((mixed, near), beside) in mixed.iter_mut().zip(&*first).zip(&*second) {
                *mixed = (1.0 - share) * near + share * beside;
            }
            match (across, self.site) {
                (false, _) => wide.copy_from_slice(mixed),
                (true, Site::Middle) => ycc::widen_between(&mixed[..length], wide),
                (true, _) => ycc::widen(&mixed[..length], wide),
            }
        }
    }
}

impl Site {
    /// The nearer row of halved differences for row `y`, the one beside it, and the share of that.
    fn rows(self, y: usize, last: usize) -> (usize, usize, f32) {
        let (near, is_upper) = (y / 2, y.is_multiple_of(2));
        let below = (near + 1).min(last);
        match (self, is_upper) {
            (Self::Corner, true) => (near, near, 0.0),
            (Self::Corner, false) => (near, below, 0.5),
            (_, true) => (near, near.saturating_sub(1), 0.25),
            (_, false) => (near, below, 0.25),
        }
    }
}

impl<'a> Alpha<'a> {
    fn open(
        file: &Rc<Context<'a>>,
        item: u32,
        alpha: u32,
        covered: (usize, usize),
    ) -> Result<Self, PhotoFault> {
        let image = Mosaic::open(file, alpha)?;
        let (width, height) = image.size();
        if width < covered.0 || height < covered.1 {
            return Err(heif::unsupported(PictureKind::Avif, "transparency of another size"));
        }
        let unit = f32::from(1u16 << (image.depth() - 8));
        let (nothing, all) = if image.sequence.full {
            (0.0, 256.0f32.mul_add(unit, -1.0))
        } else {
            (16.0 * unit, 219.0 * unit)
        };
        let multiplied = targets(&file.meta.refs, item, RefKind::Other(*b"prem"));
        let is_multiplied = multiplied.contains(&alpha);
        Ok(Self { row: vec![0; width], image, nothing, all, is_multiplied })
    }

    /// Fills `row` (4 values a pixel) with light out of stored `steps`, from pixel `left` of coded row `y`.
    fn lay_in(
        &mut self,
        (left, y): (usize, usize),
        steps: &[[u16; 3]],
        tables: &[Vec<f32>; 3],
        row: &mut [f32],
    ) {
        let height = self.image.tile_height();
        let whole = (self.nothing + self.all) as u16;
        self.image.row(y / height, 0, y % height, whole, &mut self.row);
        let pixels = row.as_chunks_mut::<4>().0.iter_mut().zip(steps).zip(&self.row[left..]);
        for ((pixel, steps), alpha) in pixels {
            let alpha = ((f32::from(*alpha) - self.nothing) / self.all).clamp(0.0, 1.0);
            let lit = |colour: usize| {
                let mut step = usize::from(steps[colour]);
                if self.is_multiplied && alpha > 0.0 {
                    step = (step as f32 / alpha + 0.5) as usize;
                }
                tables[colour][step.min(STEPS - 1)] * alpha
            };
            *pixel = [lit(0), lit(1), lit(2), alpha];
        }
    }
}

impl Rows for CodedRows<'_> {
    fn size(&self) -> (usize, usize) {
        (self.window.width as usize, self.window.height as usize)
    }

    fn scale(&self) -> f64 {
        1.0
    }

    fn channels(&self) -> usize {
        if self.alpha.is_some() { 4 } else { 3 }
    }

    fn matrix(&self) -> Option<Matrix> {
        self.matrix
    }

    fn next_row(&mut self, row: &mut [f32]) -> Result<(), PhotoFault> {
        let y = self.window.top as usize + self.next;
        self.next += 1;
        self.gather(y);
        let (left, width) = (self.window.left as usize, self.window.width as usize);
        let luma = &self.luma[left..left + width];
        let chroma = self.chroma.each_ref().map(|row| &row[left..left + width]);
        match &mut self.alpha {
            None => self.ycc.light(luma, chroma, &self.tables, row),
            Some(alpha) => {
                self.ycc.steps(luma, chroma, &mut self.steps);
                alpha.lay_in((left, y), &self.steps, &self.tables, row);
            }
        }
        Ok(())
    }

    fn is_hurt(&self) -> bool {
        self.image.is_hurt() || self.alpha.as_ref().is_some_and(|alpha| alpha.image.is_hurt())
    }
}

/// What the container says of `item`, else what the coded picture says, else what the format means by silence.
/// Fails with `Unsupported` for a matrix that is not known here.
fn how_mixed(file: &Context<'_>, item: u32, image: &Mosaic<'_>) -> Result<Ycc, PhotoFault> {
    let Sequence { matrix, full, .. } = image.sequence;
    let nclx = file.props(item).map_err(fault)?.nclx.filter(|nclx| nclx.matrix_code != UNSAID);
    let (matrix, full) = match nclx {
        Some(nclx) => (nclx.matrix_code, nclx.range == Range::Full),
        None => (matrix, full),
    };
    match (matrix, image.halved()) {
        (0, Some((false, false))) => Ok(Ycc::unmixed(full, image.depth())),
        (0, Some(_)) => Err(PhotoFault::damaged("halved colours that are not mixed")),
        (0..=2 | 4..=7 | 9, _) | (_, None) => Ok(Ycc::new(matrix, full, image.depth())),
        _ => Err(heif::unsupported(PictureKind::Avif, &format!("matrix {matrix}"))),
    }
}
