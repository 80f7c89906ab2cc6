//! The compact JPEG encoder: mozjpeg's trellis and search for the best scans, with our own balance of its tables.

use mozjpeg::qtable::{MSSSIM_Chroma, MSSSIM_Luma};
use mozjpeg_sys as ffi;

use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::jpeg_out::{Colours, Fineness};
use crate::jpeg_writer::Writer;

/// Quantisation steps of a compact JPEG beside those of its level, for the flat share of a block and for all else:
/// chosen by SSIMULACRA2 on five photos. docs/photos.md has the curve.
const FLAT: f32 = 0.82;
const BUSY: f32 = 1.15;

/// How strongly the trellis holds on to the picture, as a power of two; mozjpeg's own choice.
const HOLD: f32 = 14.75;
/// How far the second dial moves it, up and down.
const HOLD_MORE: f32 = 8.0;
const HOLD_LESS: f32 = 1.5;

/// Writes `raster` (3 channels). Each of `segments` becomes an APP1. Fails with `CannotMake`; unwinds with
/// [`crate::jpeg_watch::JpegBreak`] where libjpeg gives up.
#[allow(unsafe_code)]
pub(crate) fn write(
    raster: &Upright,
    fineness: Fineness,
    segments: &[Vec<u8>],
) -> Result<Vec<u8>, PhotoFault> {
    let level = fineness.level.clamp(1.0, 100.0);
    let (flat, busy) = (coarser(level, FLAT), coarser(level, BUSY));
    // Whole colours join where the luma has no more to gain: it keeps its finest table.
    let luma = match fineness.colours {
        Colours::Halved => MSSSIM_Luma.scaled(flat, busy),
        Colours::Whole => MSSSIM_Luma.scaled(100.0, 100.0),
    };
    let chroma = MSSSIM_Chroma.scaled(flat, busy);
    let dial = fineness.dial.clamp(-1.0, 1.0);
    let hold = HOLD + dial * if dial < 0.0 { HOLD_LESS } else { HOLD_MORE };
    let mut writer = Writer::new((raster.width, raster.height))?;
    let info = writer.info();
    // SAFETY: the struct has been created, and the fields that the defaults are made of are set. The tables have 64
    // entries, which libjpeg copies. `comp_info` has three entries for the three colours that libjpeg has just chosen.
    unsafe {
        ffi::jpeg_set_defaults(info);
        ffi::jpeg_add_quant_table(info, 0, luma.as_ptr(), 100, 1);
        ffi::jpeg_add_quant_table(info, 1, chroma.as_ptr(), 100, 1);
        ffi::jpeg_c_set_float_param(info, ffi::J_FLOAT_PARAM::JFLOAT_LAMBDA_LOG_SCALE1, hold);
        let Some(first) = info.comp_info.as_mut() else {
            return Err(PhotoFault::cannot_make("libjpeg chose no colours"));
        };
        let samples = if fineness.colours == Colours::Halved { 2 } else { 1 };
        (first.h_samp_factor, first.v_samp_factor) = (samples, samples);
        info.optimize_coding = 1;
        ffi::jpeg_simple_progression(info);
    }
    writer.write(raster, segments)
}

/// The level whose steps are `times` as wide as those of `level`. Both are libjpeg's numbers.
fn coarser(level: f32, times: f32) -> f32 {
    let steps = if level < 50.0 { 50.0 / level } else { (100.0 - level) / 50.0 };
    let steps = steps * times;
    if steps > 1.0 { 50.0 / steps } else { 100.0 - 50.0 * steps }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wider_steps_are_a_lower_level_over_the_whole_scale() {
        for level in [1.0, 20.0, 49.0, 50.0, 82.0, 100.0] {
            let (finer, same, wider) =
                (coarser(level, 0.5), coarser(level, 1.0), coarser(level, 2.0));
            assert!((same - level).abs() < 0.001 && finer >= level && wider <= level, "{level}");
            assert!(wider > 0.0 && finer <= 100.0, "{level}");
        }
    }

    #[test]
    fn every_turn_of_the_dials_is_a_larger_file() {
        let picture = crate::samples::gradient(160, 120);
        let (width, height) = picture.dimensions();
        let mut raster = Upright { width, height, channels: 3, bytes: picture.into_raw() };
        for (n, byte) in raster.bytes.iter_mut().enumerate() {
            *byte = byte.wrapping_add((n as u32).wrapping_mul(2_654_435_761).to_be_bytes()[0] / 8);
        }
        let bytes = |level, dial, colours| {
            write(&raster, Fineness { level, dial, colours }, &[]).unwrap().len()
        };
        let rising = [
            bytes(82.0, -1.0, Colours::Halved),
            bytes(82.0, 0.0, Colours::Halved),
            bytes(82.0, 0.5, Colours::Halved),
            bytes(100.0, 0.0, Colours::Halved),
            bytes(100.0, 1.0, Colours::Halved),
            bytes(100.0, 1.0, Colours::Whole),
        ];
        assert!(rising.is_sorted_by(|a, b| a < b), "{rising:?}");
    }
}
