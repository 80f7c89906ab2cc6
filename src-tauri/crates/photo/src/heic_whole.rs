//! A HEIC that is not stored as phones do (whole colours, transparency, more bits), decoded at once.

use heic_decoder::{DecodeOptions, HeifError, RgbOptions, decode_with};
use image::{DynamicImage, ImageBuffer};

use crate::fault::PhotoFault;
use crate::heif::Window;
use crate::profile::Colour;
use crate::raster_rows::RasterRows;
use crate::rows::Rows;

/// Decodes `window` of the coded picture, not turned. Fails with `Damaged` or `Unsupported`.
pub(crate) fn open(
    bytes: &[u8],
    window: Window,
    colour: &Colour,
) -> Result<Box<dyn Rows>, PhotoFault> {
    let whole = decode_with(bytes, &DecodeOptions { apply_transforms: false }).map_err(fault)?;
    let (width, height) = (whole.width as u32, whole.height as u32);
    let options = RgbOptions::default();
    let deep = whole.bit_depth_luma > 8;
    let raster = match (&whole.alpha, deep) {
        (None, false) => {
            let data = whole.to_rgb8_with_options(&options).map_err(fault)?.data;
            ImageBuffer::from_raw(width, height, data).map(DynamicImage::ImageRgb8)
        }
        (None, true) => {
            let data = whole.to_rgb16_with_options(&options).map_err(fault)?.data;
            ImageBuffer::from_raw(width, height, data).map(DynamicImage::ImageRgb16)
        }
        (Some(_), false) => {
            let data = whole.to_rgba8_with_options(&options).map_err(fault)?.data;
            ImageBuffer::from_raw(width, height, data).map(DynamicImage::ImageRgba8)
        }
        (Some(_), true) => {
            let data = whole.to_rgba16_with_options(&options).map_err(fault)?.data;
            ImageBuffer::from_raw(width, height, data).map(DynamicImage::ImageRgba16)
        }
    };
    let raster = raster.ok_or_else(|| PhotoFault::damaged("the planes are too short"))?;
    let Window { left, top, width: w, height: h } = window;
    if left + w > width || top + h > height {
        return Err(PhotoFault::damaged("the picture is smaller than its window"));
    }
    let whole = (left, top, w, h) == (0, 0, width, height);
    let shown = if whole { raster } else { raster.crop_imm(left, top, w, h) };
    Ok(Box::new(RasterRows::new(shown, colour)))
}

fn fault(error: HeifError) -> PhotoFault {
    match error {
        HeifError::Unsupported(what) => PhotoFault::unsupported(&format!("HEIC, {what}")),
        other => PhotoFault::damaged(other),
    }
}
