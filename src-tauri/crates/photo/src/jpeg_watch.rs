//! How libjpeg's complaints reach us: fatal ones unwind with their text, warnings about lost picture data are noted
//! for the thread. Warnings about stray bytes or a missing end marker are no loss.

use std::cell::Cell;

use mozjpeg_sys as ffi;
use mozjpeg_sys::jpeg_error_mgr as ErrorMgr;

thread_local! {
    static HURT: Cell<u32> = const { Cell::new(0) };
}

/// A text that unwinds out of libjpeg.
pub(crate) struct JpegBreak(pub(crate) String);

/// Warnings about lost picture data since the last call, on this thread.
pub(crate) fn take_hurt() -> u32 {
    HURT.take()
}

/// An error manager that neither prints nor exits.
#[allow(unsafe_code)]
pub(crate) fn watcher() -> ErrorMgr {
    let mut manager = ErrorMgr {
        error_exit: None,
        emit_message: None,
        output_message: None,
        format_message: None,
        reset_error_mgr: None,
        msg_code: 0,
        msg_parm: ffi::msg_parm_union { _bindgen_data_: [0; 20] },
        trace_level: 0,
        num_warnings: 0,
        jpeg_message_table: std::ptr::null(),
        last_jpeg_message: 0,
        addon_message_table: std::ptr::null(),
        first_addon_message: 0,
        last_addon_message: 0,
    };
    // SAFETY: the call only fills the struct it is given, which outlives it.
    unsafe { ffi::jpeg_std_error(&mut manager) };
    manager.error_exit = Some(break_off);
    manager.emit_message = Some(note);
    manager.output_message = Some(keep_silent);
    manager
}

/// The message code that libjpeg has just set.
#[allow(unsafe_code)]
fn code(info: &ffi::jpeg_common_struct) -> i32 {
    // SAFETY: libjpeg calls with the manager it was given, which lives as long as the decoder.
    unsafe { info.err.as_ref() }.map_or(0, |manager| manager.msg_code)
}

extern "C-unwind" fn break_off(info: &mut ffi::jpeg_common_struct) {
    // No panic hook: this is an answer to bad bytes, not a mistake of ours.
    std::panic::resume_unwind(Box::new(JpegBreak(format!("libjpeg message {}", code(info)))));
}

extern "C-unwind" fn note(info: &mut ffi::jpeg_common_struct, level: i32) {
    let lost = [
        ffi::JWRN_HIT_MARKER,
        ffi::JWRN_HUFF_BAD_CODE,
        ffi::JWRN_MUST_RESYNC,
        ffi::JWRN_BOGUS_PROGRESSION,
    ];
    if level < 0 && lost.iter().any(|warning| *warning == code(info)) {
        HURT.set(HURT.get().saturating_add(1));
    }
}

extern "C-unwind" fn keep_silent(_info: &mut ffi::jpeg_common_struct) {}
