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
    /// Bytes of a row of pixels.
    row: usize,
}

impl Writer {
    /// A compressor for a picture of `width` × `height` pixels in three channels, sRGB; its defaults are still to be set.
    /// Fails with `CannotMake` if there are none.
    #[allow(unsafe_code)]
    pub(crate) fn new((width, height): (u32, u32)) -> Result<Self, PhotoFault> {
        if width == 0 || height == 0 {
            return Err(PhotoFault::cannot_make("a picture without pixels"));
        }
        let row = width as usize * 3;
        let mut manager = Box::new(jpeg_watch::watcher());
        // SAFETY: all zeros is what libjpeg expects of a struct before it is created.
        let mut info: Box<ffi::jpeg_compress_struct> = Box::new(unsafe { std::mem::zeroed() });
        info.common.err = &raw mut *manager;
        let room = row * height as usize / 8 + (64 << 10);
        let mut buffer = vec![0u8; room];
        let mut file = Box::new((buffer.as_mut_ptr(), room as c_ulong));
        let size = size_of::<ffi::jpeg_compress_struct>();
        // SAFETY: both boxes stay where they are for as long as the struct that points to them.
        unsafe {
            ffi::jpeg_CreateCompress(&raw mut *info, ffi::JPEG_LIB_VERSION, size);
            let (start, length) = &mut *file;
            ffi::jpeg_mem_dest(&mut info, start, length);
        }
        info.image_width = width;
        info.image_height = height;
        info.input_components = 3;
        info.in_color_space = ffi::J_COLOR_SPACE::JCS_RGB;
        Ok(Self { info, _manager: manager, file, buffer, row })
    }

    /// The compressor's settings.
    pub(crate) fn info(&mut self) -> &mut ffi::jpeg_compress_struct {
        &mut self.info
    }

    /// Begins the file; each of `segments` becomes an APP1. The settings are complete. Unwinds with
    /// [`jpeg_watch::JpegBreak`] where libjpeg gives up, as all that follows does.
    #[allow(unsafe_code)]
    pub(crate) fn start(&mut self, segments: &[Vec<u8>]) {
        // SAFETY: the structs are set up and live until `self` goes; libjpeg only reads a segment, which is as long as it says.
        unsafe {
            ffi::jpeg_start_compress(&mut self.info, 1);
            for body in segments {
                let marker = 0xE1;
                ffi::jpeg_write_marker(&mut self.info, marker, body.as_ptr(), body.len() as u32);
            }
        }
    }

    /// Takes the next rows, whole ones; what is more than the picture's height is left.
    #[allow(unsafe_code)]
    pub(crate) fn take_in(&mut self, rows: &[u8]) {
        for line in rows.chunks_exact(self.row) {
            let rows = [line.as_ptr()];
            // SAFETY: the file has been begun, and libjpeg only reads the row, which has the pixels that it was told of.
            unsafe { ffi::jpeg_write_scanlines(&mut self.info, rows.as_ptr(), 1) };
        }
    }

    /// The whole file, once all rows are in.
    #[allow(unsafe_code)]
    pub(crate) fn finish(mut self) -> Vec<u8> {
        // SAFETY: the file has been begun; what libjpeg says of its place and length holds until `self` goes.
        unsafe {
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

    /// A file of one raster that lies there whole: [`Self::start`], all its rows, [`Self::finish`]. Fails with `CannotMake`
    /// if the raster is not as long as it says.
    pub(crate) fn write(
        mut self,
        raster: &Upright,
        segments: &[Vec<u8>],
    ) -> Result<Vec<u8>, PhotoFault> {
        if raster.channels != 3 || raster.bytes.len() != self.row * raster.height as usize {
            return Err(PhotoFault::cannot_make("the raster is not width × height × 3"));
        }
        self.start(segments);
        self.take_in(&raster.bytes);
        Ok(self.finish())
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
