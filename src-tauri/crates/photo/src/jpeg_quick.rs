//! The quick JPEG encoder: libjpeg-turbo's way inside mozjpeg, with scans of our own. Written against the C interface,
//! because the scans cannot be set otherwise.

use std::os::raw::{c_int, c_ulong};
use std::ptr;

use mozjpeg_sys as ffi;

use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::jpeg_watch;

/// All that libjpeg holds while it writes; freed when this goes, also when libjpeg unwinds.
struct Writer {
    info: Box<ffi::jpeg_compress_struct>,
    // Boxed: libjpeg keeps their places.
    _manager: Box<ffi::jpeg_error_mgr>,
    /// Where the file begins and how long it is; libjpeg takes a buffer of its own when ours is too small.
    file: Box<(*mut u8, c_ulong)>,
    buffer: Vec<u8>,
}

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

/// Writes `raster` (3 channels) at quality 1–100, 4:2:0, with its own Huffman tables. Each of `segments` becomes an
/// APP1. Fails with `CannotMake`; unwinds with [`jpeg_watch::JpegBreak`] where libjpeg gives up.
#[allow(unsafe_code)]
pub(crate) fn write(
    raster: &Upright,
    level: u8,
    order: Order,
    segments: &[Vec<u8>],
) -> Result<Vec<u8>, PhotoFault> {
    let row = raster.width as usize * 3;
    if raster.channels != 3 || raster.bytes.len() != row * raster.height as usize || row == 0 {
        return Err(PhotoFault::cannot_make("the raster is not width × height × 3"));
    }
    let mut writer = Writer::new(raster, level, order)?;
    // SAFETY: the structs are set up and live until `writer` goes; every pointer is valid for the length given with
    // it, and libjpeg only reads rows and segments.
    unsafe {
        ffi::jpeg_start_compress(&mut writer.info, 1);
        for body in segments {
            let marker = 0xE1;
            ffi::jpeg_write_marker(&mut writer.info, marker, body.as_ptr(), body.len() as u32);
        }
        for line in raster.bytes.chunks_exact(row) {
            let rows = [line.as_ptr()];
            ffi::jpeg_write_scanlines(&mut writer.info, rows.as_ptr(), 1);
        }
        ffi::jpeg_finish_compress(&mut writer.info);
        let (start, length) = (writer.file.0, writer.file.1 as usize);
        if start == writer.buffer.as_mut_ptr() {
            let mut file = std::mem::take(&mut writer.buffer);
            file.truncate(length);
            file.shrink_to_fit();
            return Ok(file);
        }
        let file = std::slice::from_raw_parts(start, length).to_vec();
        free(start.cast());
        Ok(file)
    }
}

impl Writer {
    #[allow(unsafe_code)]
    fn new(raster: &Upright, level: u8, order: Order) -> Result<Self, PhotoFault> {
        let mut manager = Box::new(jpeg_watch::watcher());
        // SAFETY: all zeros is what libjpeg expects of a struct before it is created.
        let mut info: Box<ffi::jpeg_compress_struct> = Box::new(unsafe { std::mem::zeroed() });
        info.common.err = &raw mut *manager;
        let room = raster.bytes.len() / 8 + (64 << 10);
        let mut buffer = vec![0u8; room];
        let mut file = Box::new((buffer.as_mut_ptr(), room as c_ulong));
        let size = size_of::<ffi::jpeg_compress_struct>();
        // SAFETY: both boxes stay where they are for as long as the struct that points to them.
        unsafe {
            ffi::jpeg_CreateCompress(&raw mut *info, ffi::JPEG_LIB_VERSION, size);
            let (start, length) = &mut *file;
            ffi::jpeg_mem_dest(&mut info, start, length);
        }
        let mut writer = Self { info, _manager: manager, file, buffer };
        let info = &mut *writer.info;
        info.image_width = raster.width;
        info.image_height = raster.height;
        info.input_components = 3;
        info.in_color_space = ffi::J_COLOR_SPACE::JCS_RGB;
        // SAFETY: the struct has been created, and the fields that the defaults are made of are set. `comp_info` has
        // three entries for the three colours that libjpeg has just chosen.
        unsafe {
            let profile = ffi::J_INT_PARAM::JINT_COMPRESS_PROFILE;
            let fastest = ffi::JINT_COMPRESS_PROFILE_VALUE::JCP_FASTEST as c_int;
            ffi::jpeg_c_set_int_param(info, profile, fastest);
            ffi::jpeg_set_defaults(info);
            ffi::jpeg_set_quality(info, c_int::from(level.clamp(1, 100)), 1);
            let Some(luma) = info.comp_info.as_mut() else {
                return Err(PhotoFault::cannot_make("libjpeg chose no colours"));
            };
            (luma.h_samp_factor, luma.v_samp_factor) = (2, 2);
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
}

impl Drop for Writer {
    #[allow(unsafe_code)]
    fn drop(&mut self) {
        // SAFETY: the struct was created, and nothing uses it any more.
        unsafe { ffi::jpeg_destroy_compress(&mut self.info) };
    }
}

#[allow(unsafe_code)]
unsafe extern "C" {
    /// Of the C library that libjpeg takes its own buffer from.
    fn free(memory: *mut std::ffi::c_void);
}
