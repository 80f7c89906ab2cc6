//! The quick JPEG encoder: libjpeg-turbo's way inside mozjpeg, with scans of our own.

use std::os::raw::c_int;
use std::ptr;

use mozjpeg_sys as ffi;

use crate::fault::PhotoFault;
use crate::jpeg_lean::keep_one_copy;
use crate::jpeg_writer::Writer;

/// One scan: components, first and last coefficient, bits before and after.
const fn scan(components: &[c_int], from: c_int, to: c_int, ah: c_int, al: c_int) -> Scan {
    let mut index = [0; 4];
    let mut i = 0;
    while i < components.len() {
        index[i] = components[i];
        i += 1;
    }
    Scan {
        comps_in_scan: components.len() as c_int,
        component_index: index,
        Ss: from,
        Se: to,
        Ah: ah,
        Al: al,
    }
}

type Scan = ffi::jpeg_scan_info;

/// Five scans instead of libjpeg's ten: the flat picture, luma without its last bit, that bit, the two colours.
/// As small as the ten (204.2 against 204.8 kB on a 1600-pixel photo) for 0.7 of the work.
static SCANS: [Scan; 5] = [
    scan(&[0, 1, 2], 0, 0, 0, 0),
    scan(&[0], 1, 63, 0, 1),
    scan(&[0], 1, 63, 1, 0),
    scan(&[1], 1, 63, 0, 0),
    scan(&[2], 1, 63, 0, 0),
];

/// How the data is laid out in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// From the top.
    OnePass,
    /// The whole picture at once, finer and finer.
    Progressive,
}

/// A writer of `size` pixels at quality 1–100, 4:2:0, with its own Huffman tables, which is still to be started. Fails with
/// `CannotMake`; unwinds with [`crate::jpeg_watch::JpegBreak`] where libjpeg gives up.
pub(crate) fn writer(size: (u32, u32), level: u8, order: Order) -> Result<Writer, PhotoFault> {
    let mut writer = settled(size, level, order)?;
    keep_one_copy(writer.info());
    Ok(writer)
}

#[allow(unsafe_code)]
fn settled(size: (u32, u32), level: u8, order: Order) -> Result<Writer, PhotoFault> {
    let mut writer = Writer::new(size)?;
    let info = writer.info();
    // SAFETY: the struct has been created, and the fields that the defaults are made of are set.
    unsafe {
        let profile = ffi::J_INT_PARAM::JINT_COMPRESS_PROFILE;
        let fastest = ffi::JINT_COMPRESS_PROFILE_VALUE::JCP_FASTEST as c_int;
        ffi::jpeg_c_set_int_param(info, profile, fastest);
        ffi::jpeg_set_defaults(info);
        ffi::jpeg_set_quality(info, c_int::from(level.clamp(1, 100)), 1);
    }
    info.optimize_coding = 1;
    if order == Order::Progressive {
        info.scan_info = SCANS.as_ptr();
        info.num_scans = SCANS.len() as c_int;
    } else {
        info.scan_info = ptr::null();
        info.num_scans = 0;
    }
    Ok(writer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::Upright;
    use crate::samples::gradient;

    #[test]
    fn one_copy_of_the_coefficients_makes_the_same_file_as_two() {
        for (width, height) in [(160, 120), (33, 17), (17, 33), (1, 1)] {
            let bytes = gradient(width, height).into_raw();
            let raster = Upright { width, height, channels: 3, bytes };
            for order in [Order::OnePass, Order::Progressive] {
                let one = writer((width, height), 82, order).unwrap().write(&raster, &[]);
                let two = settled((width, height), 82, order).unwrap().write(&raster, &[]);
                assert!(one.unwrap() == two.unwrap(), "{width} × {height}, {order:?}");
            }
        }
    }
}
