//! Where the finished rows of an output go: straight into its file, or upright into its raster.

use crate::encode::Upright;
use crate::light::Tone;
use crate::orientation::Orientation;
use crate::plan::Want;
use crate::straight::Straight;

/// What came of an output.
pub(crate) enum Made {
    Raster(Upright),
    /// Written while it was made.
    File(Vec<u8>),
}

/// The page of one output, filled from the top of the stored picture.
pub(crate) struct Page<'t> {
    tone: &'t Tone,
    orientation: Orientation,
    /// Stored width and height in pixels.
    size: (u32, u32),
    channels: usize,
    file: Option<Straight>,
    raster: Vec<u8>,
    /// The last row's bytes, where they do not go to the end of the raster.
    row: Vec<u8>,
    rows: usize,
}

impl<'t> Page<'t> {
    /// An empty page for `want`, in 3 channels or 4; with a `file` the rows go there.
    pub(crate) fn new(
        want: &Want,
        tone: &'t Tone,
        channels: usize,
        file: Option<Straight>,
    ) -> Self {
        let (width, height) = want.stored_size;
        let whole = width as usize * height as usize * channels;
        let orientation = want.orientation;
        let raster = if file.is_some() {
            Vec::new()
        } else if orientation == Orientation::UPRIGHT {
            Vec::with_capacity(whole)
        } else {
            vec![0; whole]
        };
        let size = want.stored_size;
        Self { tone, orientation, size, channels, file, raster, row: Vec::new(), rows: 0 }
    }

    /// Takes the next row, in linear light.
    pub(crate) fn lay(&mut self, row: &[f32]) {
        if self.file.is_none() && self.orientation == Orientation::UPRIGHT {
            return self.tone.append(row, self.channels, &mut self.raster);
        }
        self.row.clear();
        self.tone.append(row, self.channels, &mut self.row);
        if let Some(file) = &mut self.file {
            file.take_in(&self.row);
        } else if self.channels == 3 {
            self.orientation.lay::<3>(&self.row, self.rows, self.size, &mut self.raster);
        } else {
            self.orientation.lay::<4>(&self.row, self.rows, self.size, &mut self.raster);
        }
        self.rows += 1;
    }

    /// What all rows together are.
    pub(crate) fn made(self) -> Made {
        if let Some(file) = self.file {
            return Made::File(file.finish());
        }
        let (width, height) = self.orientation.swap_size(self.size);
        Made::Raster(Upright { width, height, channels: self.channels, bytes: self.raster })
    }
}
