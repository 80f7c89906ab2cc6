//! Sleep: on Linux the login service says that it begins, and waits while a lock is held; Windows and macOS say so in a
//! call, and wait for its end. The page saves first.

#[cfg(any(target_os = "linux", target_os = "macos", windows))]
use std::time::Duration;

#[cfg(any(target_os = "linux", target_os = "macos", windows))]
use tauri::Emitter as _;
use tauri::{AppHandle, Manager as _, Window};

/// How long a page that does not answer is waited for. The login service itself waits five seconds, Windows about two,
/// macOS thirty.
#[cfg(any(target_os = "linux", target_os = "macos", windows))]
const PATIENCE: Duration = Duration::from_secs(2);

/// The page has saved everything before a sleep.
#[derive(Default)]
pub(crate) struct Rested(tokio::sync::Notify);

impl Rested {
    /// An answer that came too late for the last sleep is none to the next: the page is waited for anew.
    #[cfg(any(target_os = "linux", target_os = "macos", windows))]
    async fn forget_late(&self) {
        let _ = tokio::time::timeout(Duration::ZERO, self.0.notified()).await;
    }
}

/// The page's answer.
pub(crate) fn rested(window: &Window) {
    window.state::<Rested>().0.notify_one();
}

/// Listens as long as the program runs. A system without a login service is not an error: nothing announces sleep.
#[cfg(target_os = "linux")]
pub(crate) fn watch(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || login::listen(&app));
}

/// A system that refuses announces no sleep.
#[cfg(any(target_os = "macos", windows))]
pub(crate) fn watch(app: &AppHandle) {
    crate::suspending::listen(app);
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
pub(crate) fn watch(_app: &AppHandle) {}

/// Asks the page to save and waits for its answer, at most [`PATIENCE`]. Blocks; never on the thread that shows the page.
#[cfg(any(target_os = "linux", target_os = "macos", windows))]
pub(crate) fn save_first(app: &AppHandle) {
    let answer = app.state::<Rested>();
    tauri::async_runtime::block_on(answer.forget_late());
    if app.emit("window-sleeping", ()).is_ok() {
        tauri::async_runtime::block_on(async {
            let _ = tokio::time::timeout(PATIENCE, answer.0.notified()).await;
        });
    }
}

#[cfg(target_os = "linux")]
mod login {
    use tauri::AppHandle;
    use zbus::{
        blocking::{Connection, Proxy},
        zvariant::OwnedFd,
    };

    use super::save_first;

    pub(super) fn listen(app: &AppHandle) -> zbus::Result<()> {
        let bus = Connection::system()?;
        let login = Proxy::new(
            &bus,
            "org.freedesktop.login1",
            "/org/freedesktop/login1",
            "org.freedesktop.login1.Manager",
        )?;
        let told = login.receive_signal("PrepareForSleep")?;
        let mut lock = Some(delay(&login)?);
        for message in told {
            if message.body().deserialize::<bool>()? {
                save_first(app);
                drop(lock.take());
            } else {
                lock = Some(delay(&login)?);
            }
        }
        Ok(())
    }

    /// The lock that holds sleep back; it goes with its descriptor.
    fn delay(login: &Proxy<'_>) -> zbus::Result<OwnedFd> {
        login.call("Inhibit", &("sleep", "Tin Phường", "Lưu bài đang viết", "delay"))
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use tokio::time::timeout;

    use super::{Duration, Rested};

    #[tokio::test]
    async fn an_answer_that_came_too_late_does_not_stand_for_the_next_sleep() {
        let rested = Rested::default();
        rested.0.notify_one();
        rested.forget_late().await;
        assert!(
            timeout(Duration::ZERO, rested.0.notified()).await.is_err(),
            "the late one is gone"
        );
        rested.0.notify_one();
        assert!(timeout(Duration::ZERO, rested.0.notified()).await.is_ok(), "its own is heard");
    }
}
