//! Windows says in a thread of its own that the computer is about to sleep, and waits until the call comes back, about two
//! seconds. It never touches the page itself: it asks, and waits for the answer.
#![allow(unsafe_code)] // the system's interface is C; it is handed one pointer and gives it back

use std::{
    ffi::c_void,
    ptr::{from_ref, null_mut},
};

use tauri::AppHandle;
use windows_sys::Win32::{
    System::Power::{DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS, PowerRegisterSuspendResumeNotification},
    UI::WindowsAndMessaging::{DEVICE_NOTIFY_CALLBACK, PBT_APMSUSPEND},
};

/// Listens as long as the program runs. A refusal is not an error: then nothing announces sleep.
pub(crate) fn listen(app: &AppHandle) {
    let app: &'static AppHandle = Box::leak(Box::new(app.clone()));
    let wanted: &'static _ = Box::leak(Box::new(DEVICE_NOTIFY_SUBSCRIBE_PARAMETERS {
        Callback: Some(told),
        Context: from_ref(app).cast_mut().cast(),
    }));
    let mut registration = null_mut();
    // SAFETY: what is handed over has the form that the flag names, and is never freed; the registration is never
    // given back.
    let _refused = unsafe {
        PowerRegisterSuspendResumeNotification(
            DEVICE_NOTIFY_CALLBACK,
            from_ref(wanted).cast_mut().cast(),
            &raw mut registration,
        )
    };
}

/// The system's call. It comes behind a wake-up too, which asks for nothing.
unsafe extern "system" fn told(app: *const c_void, what: u32, _setting: *const c_void) -> u32 {
    if what == PBT_APMSUSPEND {
        // SAFETY: the system hands back the pointer that it was given, to a handle that is never freed and may be used
        // from any thread.
        crate::sleeping::save_first(unsafe { &*app.cast::<AppHandle>() });
    }
    0
}
