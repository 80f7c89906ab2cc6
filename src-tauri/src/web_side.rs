//! The page's own process: when it dies (killed, out of memory, a fault of the engine), the window loads its page anew.
//! The text is in the desk's hands at most a second after it was typed, so the page comes back where it was.

use tauri::WebviewWindow;

/// Loads the page again whenever its process has ended.
#[cfg(target_os = "linux")]
pub(crate) fn revive(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|view| {
        use webkit2gtk::WebViewExt as _;
        view.inner().connect_web_process_terminated(|view, _why| view.reload());
    })
}

/// WebView2 and WKWebView start their process again by themselves.
#[cfg(not(target_os = "linux"))]
pub(crate) fn revive(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
