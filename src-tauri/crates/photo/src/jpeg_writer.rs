//! libjpeg's compressor: what it holds while it writes, and the passing of rows. Written against the C interface, because
//! neither scans of our own nor the strength of the trellis can be set otherwise.

use std::os::raw::c_ulong;

use mozjpeg_sys as ffi;

use crate::encode::Upright;
use crate::fault::PhotoFault;
use crate::jpeg_watch;

/// All that libjpeg holds while it writes; freed when this goes, also when libjpeg unwinds.
pub(crate) struct Writer {
    info: Box<ffi::jpeg_compress_struct>,
    // Boxed: libjpeg keeps their places.
    _manager: Box<ffi::jpeg_error_mgr>,
    /// Where the file begins and how long it is; libjpeg takes a buffer of its own when ours is too small.
    file: Box<(*mut u8, c_ulong)>,
    buffer: Vec<u8>,
}

impl Writer {
    /// A compressor for `raster` (3 channels, sRGB); its defaults are still to be set. Fails with `CannotMake` if the raster
    /// is not as long as it says.
    #[allow(unsafe_code)]
    pub(crate) fn new(raster: &Upright) -> Result<Self, PhotoFault> {
        let row = raster.width as usize * 3;
        if raster.channels != 3 || raster.bytes.len() != row * raster.height as usize || row == 0 {
            return Err(PhotoFault::cannot_make("the raster is not width × height × 3"));
        }
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
        info.image_width = raster.width;
        info.image_height = raster.height;
        info.input_components = 3;
        info.in_color_space = ffi::J_COLOR_SPACE::JCS_RGB;
        Ok(Self { info, _manager: manager, file, buffer })
    }

    /// The compressor's settings.
    pub(crate) fn info(&mut self) -> &mut ffi::jpeg_compress_struct {
        &mut self.info
    }

    /// The whole file; each of `segments` becomes an APP1. `raster` is the one this was made for, and the settings are
    /// complete. Unwinds with [`jpeg_watch::JpegBreak`] where libjpeg gives up.
    #[allow(unsafe_code)]
    pub(crate) fn write(mut self, raster: &Upright, segments: &[Vec<u8>]) -> Vec<u8> {
        let row = raster.width as usize * 3;
        // SAFETY: the structs are set up and live until `self` goes; every pointer is valid for the length given with
        // it, and libjpeg only reads rows and segments.
        unsafe {
            ffi::jpeg_start_compress(&mut self.info, 1);
            for body in segments {
                let marker = 0xE1;
                ffi::jpeg_write_marker(&mut self.info, marker, body.as_ptr(), body.len() as u32);
            }
            for line in raster.bytes.chunks_exact(row) {
                let rows = [line.as_ptr()];
                ffi::jpeg_write_scanlines(&mut self.info, rows.as_ptr(), 1);
            }
            ffi::jpeg_finish_compress(&mut self.info);
            let (start, length) = (self.file.0, self.file.1 as usize);
            if start == self.buffer.as_mut_ptr() {
                let mut file = std::mem::take(&mut self.buffer);
                file.truncate(length);
                file.shrink_to_fit();
                return file;
            }
            let file = std::slice::from_raw_parts(start, length).to_vec();
            free(start.cast());
            file
        }
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
