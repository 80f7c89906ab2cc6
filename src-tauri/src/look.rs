//! The look of the window itself follows the settings: the title bar's theme, and the size of the interface.

use std::sync::{Mutex, PoisonError};

use serde_json::Value;
use tauri::{Manager as _, Theme, Window};

/// What the window follows already: theme (none: the system's) and zoom in percent. As a window begins: the system's, 100.
pub(crate) struct Followed(Mutex<(Option<Theme>, u32)>);

impl Default for Followed {
    fn default() -> Self {
        Self(Mutex::new((None, 100)))
    }
}

/// Looks at an answer that carries settings and makes the window follow them. What stands already is not asked for
/// again: the page would be laid out anew.
pub(crate) fn follow(window: &Window, name: &str, answer: &Value) {
    let settings = match name {
        "newsroom_open" => &answer["settings"],
        "settings_save" => answer,
        _ => return,
    };
    let wanted = (
        theme(settings["theme"].as_str().unwrap_or_default()),
        settings["zoom"].as_u64().and_then(|zoom| zoom.try_into().ok()).unwrap_or(100),
    );
    let before = {
        let followed = window.state::<Followed>();
        let mut followed = followed.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *followed, wanted)
    };
    if before.0 != wanted.0 {
        let _ = window.set_theme(wanted.0);
    }
    if let Some(view) = window.get_webview_window(window.label()).filter(|_| before.1 != wanted.1) {
        let _ = view.set_zoom(f64::from(wanted.1) / 100.0);
    }
}

/// The system's own when none is chosen; high contrast is white on black.
fn theme(chosen: &str) -> Option<Theme> {
    match chosen {
        "light" => Some(Theme::Light),
        "dark" | "contrast" => Some(Theme::Dark),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_bar_follows_what_was_chosen_and_else_the_system() {
        assert_eq!(theme("light"), Some(Theme::Light));
        assert_eq!(theme("contrast"), Some(Theme::Dark));
        assert_eq!(theme("system"), None);
    }
}
