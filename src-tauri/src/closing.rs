//! Closing: the window is told first, so that the last letters are durable; one that gives no sign is not
//! waited for. A window whose letters cannot be made durable stays open and says so, unless the system ends
//! the session. Whoever starts the program again while it ends gets it back, and a newsroom that was moved is
//! taken up in its new place.

use std::{
    path::PathBuf,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use desk::Desk;
use tauri::{AppHandle, Emitter as _, Manager as _, Window, WindowEvent};

use crate::{dialogs, handed, host};

/// How long a window that does not answer is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// The person reads where the newsroom went before the window starts anew.
const READING: Duration = Duration::from_secs(3);

/// How the run is to end.
#[derive(Default)]
pub(crate) struct Leaving {
    begun: AtomicBool,
    held: AtomicBool,
    again: AtomicBool,
    to: Mutex<Option<PathBuf>>,
}

/// Ends the run after a moment and starts anew with the newsroom's copy in `folder`.
pub(crate) fn move_soon(app: &AppHandle, folder: PathBuf) {
    let leaving = app.state::<Leaving>();
    *leaving.to.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder);
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(READING).await;
        app.state::<Leaving>().again.store(true, Ordering::SeqCst);
        ask_and_leave(&app).await;
    });
}

/// The program was started once more. True when this run is ending: then it starts anew behind its end.
pub(crate) fn comes_again(app: &AppHandle) -> bool {
    let Some(leaving) = app.try_state::<Leaving>() else { return false };
    let ends = leaving.begun.load(Ordering::SeqCst);
    if ends {
        leaving.again.store(true, Ordering::SeqCst);
    }
    ends
}

/// Asks the page to flush, and ends the program when it has, or when [`PATIENCE`] is over.
pub(crate) fn on_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    api.prevent_close();
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move { close(&app).await });
}

/// A person closes: the window stays where the page holds it.
async fn close(app: &AppHandle) {
    ask(app).await;
    if !app.state::<Leaving>().held.load(Ordering::SeqCst) {
        leave(app).await;
    }
}

async fn ask_and_leave(app: &AppHandle) {
    ask(app).await;
    leave(app).await;
}

async fn ask(app: &AppHandle) {
    app.state::<Leaving>().held.store(false, Ordering::SeqCst);
    if app.emit("window-closing", ()).is_ok() {
        tokio::time::sleep(PATIENCE).await;
    }
}

/// The page has letters that could not be saved, and tells the person.
pub(crate) fn held(window: &Window) {
    window.state::<Leaving>().held.store(true, Ordering::SeqCst);
}

/// The system ends the session (shutdown, log-off): the last letters are saved as on closing.
#[cfg(unix)]
pub(crate) fn on_end_of_session(window: &tauri::WebviewWindow) {
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut ended) = signal(SignalKind::terminate()) else { return };
        if ended.recv().await.is_some() {
            ask_and_leave(&app).await;
        }
    });
}

/// Windows asks before the session ends: the page saves before the answer.
#[cfg(windows)]
pub(crate) fn on_end_of_session(window: &tauri::WebviewWindow) {
    crate::ending::listen(window.app_handle());
}

/// «Quit» of macOS' own menu ends the program without a word to the page: ours takes its place, and closes as the window
/// does. The other words of the menu stay, since copying and pasting by keys hang on them.
#[cfg(target_os = "macos")]
pub(crate) fn quit_by_closing(app: &tauri::App) -> tauri::Result<()> {
    use tauri::menu::{Menu, MenuItem, MenuItemKind};
    const QUIT: &str = "quit";
    let menu = Menu::default(app.handle())?;
    if let Some(MenuItemKind::Submenu(own)) = menu.items()?.into_iter().next() {
        if let Some(last) = own.items()?.len().checked_sub(1) {
            own.remove_at(last)?;
        }
        let ours = MenuItem::with_id(app, QUIT, "Thoát Tin Phường", true, Some("CmdOrCtrl+Q"))?;
        own.append(&ours)?;
    }
    app.set_menu(menu)?;
    app.on_menu_event(|app, chosen| {
        if chosen.id() == QUIT {
            let app = app.clone();
            tauri::async_runtime::spawn(async move { close(&app).await });
        }
    });
    Ok(())
}

/// The page has saved everything.
pub(crate) fn flushed(window: &Window) {
    let app = window.app_handle().clone();
    tauri::async_runtime::spawn(async move { leave(&app).await });
}

/// Once: a page that answers late, or a session that ends meanwhile, finds it on its way.
async fn leave(app: &AppHandle) {
    let leaving = app.state::<Leaving>();
    if leaving.begun.swap(true, Ordering::SeqCst) {
        return;
    }
    let desk = app.state::<Desk>();
    let to = leaving.to.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(folder) = to
        && desk.follow(&folder).await.is_ok()
        // Where this cannot be noted, the next start finds the newsroom in its old place, whole.
        && let Err(fault) = host::note_moved(app, &folder)
    {
        dialogs::log(&fault);
    }
    desk.leave().await;
    if leaving.again.load(Ordering::SeqCst) {
        handed::pass_on(app);
        app.restart()
    }
    app.exit(0);
}
