//! Windows asks every window, in a call, whether the session may end (shutdown, log-off), and ends nothing before the call
//! comes back, about five seconds later at most. A window of our own that nobody sees hears it in its own thread: it
//! asks the page, and waits for the answer. The page's own window agrees at once, and waits with all others.
#![allow(unsafe_code)] // the system's interface is C

use std::{
    ptr::{null, null_mut},
    sync::OnceLock,
};

use tauri::AppHandle;
use windows_sys::Win32::{
    Foundation::{HWND, LPARAM, LRESULT, WPARAM},
    System::LibraryLoader::GetModuleHandleW,
    UI::WindowsAndMessaging::{
        CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, RegisterClassW,
        WM_QUERYENDSESSION, WNDCLASSW, WS_OVERLAPPED,
    },
};

/// Who asks the page.
static APP: OnceLock<AppHandle> = OnceLock::new();
/// It may end.
const AGREED: LRESULT = 1;

/// Listens as long as the program runs. A refusal is not an error: then nothing announces the end of the session.
pub(crate) fn listen(app: &AppHandle) {
    if APP.set(app.clone()).is_ok() {
        std::thread::spawn(hear);
    }
}

fn hear() {
    let name: Vec<u16> = "TinPhuongSession\0".encode_utf16().collect();
    // SAFETY: the name ends with a zero and lives as long as this function, which ends behind the window's last message;
    // the class names a function of this program; the message is written by the system before it is read.
    unsafe {
        let here = GetModuleHandleW(null());
        let class = WNDCLASSW {
            lpfnWndProc: Some(told),
            hInstance: here,
            lpszClassName: name.as_ptr(),
            ..WNDCLASSW::default()
        };
        if RegisterClassW(&raw const class) == 0 {
            return;
        }
        // Of the top level, since a window for messages alone is not asked; never shown.
        let (title, style) = (name.as_ptr(), WS_OVERLAPPED);
        let (parent, menu) = (null_mut(), null_mut());
        let window =
            CreateWindowExW(0, title, title, style, 0, 0, 0, 0, parent, menu, here, null());
        if window.is_null() {
            return;
        }
        let mut message = MSG::default();
        while GetMessageW(&raw mut message, null_mut(), 0, 0) > 0 {
            DispatchMessageW(&raw const message);
        }
    }
}

/// The system's call.
unsafe extern "system" fn told(window: HWND, what: u32, word: WPARAM, long: LPARAM) -> LRESULT {
    if what == WM_QUERYENDSESSION {
        if let Some(app) = APP.get() {
            crate::sleeping::save_first(app);
        }
        return AGREED;
    }
    // SAFETY: the words are handed on as the system gave them.
    unsafe { DefWindowProcW(window, what, word, long) }
}
