//! A picture that is written while its rows are made: its raster never lies in memory as a whole, which is a third of all that
//! a photo's sizes need.

use crate::ask::Output;
use crate::fault::PhotoFault;
use crate::plan::Want;

/// A file that grows with its rows.
pub(crate) struct Straight {
    #[cfg(feature = "turbo")]
    writer: crate::jpeg_writer::Writer,
    #[cfg(not(feature = "turbo"))]
    never: std::convert::Infallible,
}

#[cfg(feature = "turbo")]
impl Straight {
    /// Begins the file of `output`, or `None` if its raster must be there first: it has transparency (`channels` is 4) or
    /// inks, is to be turned, or is no quick JPEG. Fails with `CannotMake`.
    pub(crate) fn begin(
        output: &Output,
        want: &Want,
        channels: usize,
    ) -> Result<Option<Self>, PhotoFault> {
        use crate::orientation::Orientation;
        use crate::preset::{OutputFormat, Quality};

        let Quality::Quick { level } = output.preset.quality else { return Ok(None) };
        let is_plain = output.preset.format == OutputFormat::Jpeg && channels == 3;
        if !is_plain || want.orientation != Orientation::UPRIGHT {
            return Ok(None);
        }
        let block = crate::word_block::WordBlock::of(&output.words);
        let writer = crate::jpeg_out::start_quick(want.stored_size, level, block.as_ref())?;
        Ok(Some(Self { writer }))
    }

    /// Takes whole rows of three bytes a pixel.
    pub(crate) fn take_in(&mut self, rows: &[u8]) {
        self.writer.take_in(rows);
    }

    /// The whole file, once all rows are in.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.writer.finish()
    }
}

/// Without libjpeg-turbo every picture has its raster first.
#[cfg(not(feature = "turbo"))]
impl Straight {
    pub(crate) fn begin(_: &Output, _: &Want, _: usize) -> Result<Option<Self>, PhotoFault> {
        Ok(None)
    }

    pub(crate) fn take_in(&mut self, _: &[u8]) {
        match self.never {}
    }

    pub(crate) fn finish(self) -> Vec<u8> {
        match self.never {}
    }
}

#[cfg(all(test, feature = "turbo"))]
mod tests {
    use super::*;
    use crate::encode::{Upright, encode};
    use crate::orientation::{Orientation, Rect};
    use crate::preset::{OutputFormat, preset};

    fn want(orientation: u8, width: u32, height: u32) -> Want {
        let part = Rect { left: 0.0, top: 0.0, width: f64::from(width), height: f64::from(height) };
        let orientation = Orientation::from_exif(orientation);
        Want { part, stored_size: (width, height), orientation }
    }

    #[test]
    fn the_file_is_the_one_that_a_whole_raster_becomes() {
        for (width, height) in [(1600, 30), (40, 30)] {
            let mut output = Output::plain(preset("web").unwrap());
            output.words.caption = Some("Họp tổ dân phố".to_owned());
            let raster = crate::samples::gradient(width, height).into_raw();
            let mut file = Straight::begin(&output, &want(1, width, height), 3).unwrap().unwrap();
            for row in raster.chunks(width as usize * 3) {
                file.take_in(row);
            }
            let whole = Upright { width, height, channels: 3, bytes: raster };
            let whole = encode(whole, &output.preset, &output.words).unwrap();
            assert!(file.finish() == whole.bytes, "{width} × {height}");
        }
    }

    #[test]
    fn what_needs_its_raster_is_not_begun() {
        let web = Output::plain(preset("web").unwrap());
        let begun = |output: &Output, orientation, channels| {
            Straight::begin(output, &want(orientation, 40, 30), channels).unwrap().is_some()
        };
        assert!(begun(&web, 1, 3));
        assert!(!begun(&web, 6, 3), "it is turned first");
        assert!(!begun(&web, 1, 4), "it goes on white paper first");
        assert!(!begun(&Output::plain(preset("portal-200k").unwrap()), 1, 3), "a budget is tried");
        let mut webp = web;
        webp.preset.format = OutputFormat::Webp;
        assert!(!begun(&webp, 1, 3));
    }
}
