//! One place for a picture's coefficients instead of two. mozjpeg keeps each as it was before it was rounded, for its trellis;
//! the quick encoder has none, and the second copy is half of its memory, every page of which is a fault.

use std::cell::Cell;
use std::os::raw::c_int;

use mozjpeg_sys as ffi;

type Request = unsafe extern "C-unwind" fn(
    &mut ffi::jpeg_common_struct,
    c_int,
    ffi::boolean,
    ffi::JDIMENSION,
    ffi::JDIMENSION,
    ffi::JDIMENSION,
) -> *mut ffi::jvirt_barray_control;

thread_local! {
    /// libjpeg's own way to reserve an array.
    static OWN: Cell<Option<Request>> = const { Cell::new(None) };
    /// The array of rounded coefficients whose twin is asked for next.
    static FIRST: Cell<*mut ffi::jvirt_barray_control> = const { Cell::new(std::ptr::null_mut()) };
}

/// Makes both copies of each colour the same array. A block is written unrounded and then rounded, before anything reads
/// it, so the rounded one stays. `info` is created, and its compression not started; no trellis may be asked of it.
#[allow(unsafe_code)]
pub(crate) fn keep_one_copy(info: &mut ffi::jpeg_compress_struct) {
    // SAFETY: a created compressor has its manager of memory, which lives as long as it.
    let Some(memory) = (unsafe { info.common.mem.as_mut() }) else { return };
    if memory.request_virt_barray.is_some() {
        FIRST.set(std::ptr::null_mut());
        OWN.set(memory.request_virt_barray);
        memory.request_virt_barray = Some(every_second);
    }
}

/// Every second array is the one before it: libjpeg asks for the two of a colour one after the other.
#[allow(unsafe_code)]
unsafe extern "C-unwind" fn every_second(
    info: &mut ffi::jpeg_common_struct,
    pool: c_int,
    zeroed: ffi::boolean,
    across: ffi::JDIMENSION,
    down: ffi::JDIMENSION,
    at_once: ffi::JDIMENSION,
) -> *mut ffi::jvirt_barray_control {
    let first = FIRST.replace(std::ptr::null_mut());
    if !first.is_null() {
        return first;
    }
    let Some(own) = OWN.get() else { return std::ptr::null_mut() };
    // SAFETY: libjpeg's own function, with what libjpeg gave for it.
    let array = unsafe { own(info, pool, zeroed, across, down, at_once) };
    FIRST.set(array);
    array
}
