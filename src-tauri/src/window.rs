//! The window: one, native decorations, nothing inside it may leave for another page.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use desk::{
    Desk,
    contract::{Refusal, RefusalCode},
};
use tauri::{
    App, AppHandle, Manager as _, RunEvent, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    webview::NewWindowResponse,
};

use crate::{
    closing,
    dialogs::{self, Unopened},
    fallen, handed, host, look, photo_scheme, request, sleeping, web_side,
};

/// How long a newsroom that another program holds is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens the newsroom and the window, and runs until the window is closed.
pub(crate) fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = tauri::Builder::default();
    if std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_none() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, words, folder| {
            handed::take_over(app, &words, &folder);
        }));
    }
    builder
        .manage(handed::Early::default())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .register_asynchronous_uri_scheme_protocol("photo", photo_scheme::answer)
        .invoke_handler(tauri::generate_handler![request::request])
        .on_window_event(closing::on_event)
        .setup(|app| {
            // A fault given back here would be a panic: nobody could read it.
            open(app).unwrap_or_else(|fault| dialogs::cannot_open(app.handle(), &fault));
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(stays_for_the_sentence);
    Ok(())
}

/// Where the newsroom did not open there is no window: the program stays until its sentence was read.
fn stays_for_the_sentence(app: &AppHandle, event: RunEvent) {
    if let RunEvent::ExitRequested { code: None, api, .. } = event
        && app.try_state::<Desk>().is_none()
    {
        api.prevent_exit();
    }
}

fn open(app: &mut App) -> Result<(), Unopened> {
    let handle = app.handle().clone();
    let folder = host::newsroom_folder(&handle)?;
    let host = Arc::new(host::WindowHost { app: handle.clone() });
    app.manage(closing::Leaving::default());
    app.manage(fallen::Fallen::default());
    app.manage(look::Followed::default());
    app.manage(sleeping::Rested::default());
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title("Tin Phường")
        .inner_size(1366.0, 768.0)
        .min_inner_size(480.0, 360.0)
        .disable_drag_drop_handler()
        .on_navigation(stays_inside)
        .on_document_title_changed(|window, title| {
            let _ = window.set_title(&title);
        })
        .on_new_window(|_address, _features| NewWindowResponse::Deny)
        .build()?;
    // The page's own process starts meanwhile; its first request waits for the end of this.
    let desk = tauri::async_runtime::block_on(open_newsroom(&folder, &host))
        .map_err(|refusal| Unopened::Newsroom { refusal, folder })?;
    app.manage(desk);
    handed::take_own(&handle);
    show_preedit(&window)?;
    web_side::revive(&window)?;
    fallen::watch(&window)?;
    closing::on_end_of_session(&window);
    #[cfg(target_os = "macos")]
    closing::quit_by_closing(app)?;
    sleeping::watch(&handle);
    Ok(())
}

/// A window that is just closing, or a command, may hold the newsroom for a moment yet: it is waited for.
async fn open_newsroom(folder: &Path, host: &Arc<host::WindowHost>) -> Result<Desk, Refusal> {
    let asked = Instant::now();
    loop {
        match Desk::open(folder, Arc::clone(host) as _).await {
            Err(busy) if busy.code == RefusalCode::StorageBusy && asked.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            opened => return opened,
        }
    }
}

/// Only the app's own pages, and the sandboxed preview that has no address of its own.
fn stays_inside(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        "http" | "https" => {
            let host = address.host_str().unwrap_or_default();
            let served_while_building = cfg!(debug_assertions) && host == "localhost";
            host == "tauri.localhost" || served_while_building
        }
        "about" => matches!(address.path(), "blank" | "srcdoc"),
        _ => false,
    }
}

/// wry switches the input method's preedit off on Linux: the syllable being typed would be invisible, and a
/// click elsewhere would lose it (tauri#5986, wry#1724).
#[cfg(target_os = "linux")]
fn show_preedit(window: &WebviewWindow) -> tauri::Result<()> {
    window.with_webview(|view| {
        use webkit2gtk::{InputMethodContextExt as _, WebViewExt as _};
        if let Some(context) = view.inner().input_method_context() {
            context.set_enable_preedit(true);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn show_preedit(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_never_leaves_the_app() {
        let stays = |text: &str| stays_inside(&Url::parse(text).unwrap());
        for inside in [
            "tauri://localhost/index.html",
            "http://tauri.localhost/",
            "about:srcdoc",
            "about:blank",
        ] {
            assert!(stays(inside), "{inside}");
        }
        for outside in [
            "https://example.vn/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:alert(1)",
            "http://tauri.localhost.example.vn/",
            "tauri://elsewhere/",
            "photo://localhost/web/x",
            "smb://a/b",
        ] {
            assert!(!stays(outside), "{outside}");
        }
    }
}
