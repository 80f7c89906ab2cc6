//! macOS says in a thread of ours that the computer is about to sleep, and waits for the answer up to half a minute. The
//! thread never touches the page itself: it asks, and waits for the answer.
#![allow(unsafe_code)] // the system's interface is C; it is handed one pointer and gives it back

use std::{
    ffi::c_void,
    ptr::{from_ref, null_mut},
    sync::atomic::{AtomicU32, Ordering},
};

use objc2_core_foundation::{CFRunLoop, kCFRunLoopDefaultMode};
use objc2_io_kit::{
    IOAllowPowerChange, IONotificationPort, IORegisterForSystemPower, io_service_t,
    kIOMessageCanSystemSleep, kIOMessageSystemWillSleep,
};
use tauri::AppHandle;

/// The session with the system; 0 before there is one.
static SESSION: AtomicU32 = AtomicU32::new(0);

/// Listens as long as the program runs. A refusal is not an error: then nothing announces sleep.
pub(crate) fn listen(app: &AppHandle) {
    let app: &'static AppHandle = Box::leak(Box::new(app.clone()));
    std::thread::spawn(move || {
        let (mut port, mut notifier) = (null_mut(), 0);
        // SAFETY: all pointers are valid for the call; `app` is never freed, and the session is never given back.
        let session = unsafe {
            IORegisterForSystemPower(
                from_ref(app).cast_mut().cast(),
                &raw mut port,
                Some(told),
                &raw mut notifier,
            )
        };
        if session == 0 {
            return;
        }
        SESSION.store(session, Ordering::Release);
        // SAFETY: the port is the one that was just made, and the mode is a constant of the system.
        unsafe {
            let source = IONotificationPort::run_loop_source(port);
            if let (Some(here), Some(source)) = (CFRunLoop::current(), source) {
                here.add_source(Some(&source), kCFRunLoopDefaultMode);
                CFRunLoop::run();
            }
        }
    });
}

/// The system's call. An idle computer asks whether it may sleep, and is never kept from it; then it says that it will.
unsafe extern "C-unwind" fn told(
    app: *mut c_void,
    _service: io_service_t,
    what: u32,
    id: *mut c_void,
) {
    if what == kIOMessageSystemWillSleep {
        // SAFETY: the system hands back the pointer that it was given, to a handle that is never freed and may be used
        // from any thread.
        crate::sleeping::save_first(unsafe { &*app.cast::<AppHandle>() });
    }
    if what == kIOMessageSystemWillSleep || what == kIOMessageCanSystemSleep {
        IOAllowPowerChange(SESSION.load(Ordering::Acquire), id as isize);
    }
}
