//! The look of the window itself follows the settings: the title bar's theme, and the size of the interface.

use serde_json::Value;
use tauri::{Manager as _, Theme, Window};

/// Looks at an answer that carries settings and makes the window follow them.
pub(crate) fn follow(window: &Window, name: &str, answer: &Value) {
    let settings = match name {
        "newsroom_open" => &answer["settings"],
        "settings_save" => answer,
        _ => return,
    };
    let _ = window.set_theme(theme(settings["theme"].as_str().unwrap_or_default()));
    if let (Some(percent), Some(view)) =
        (settings["zoom"].as_f64(), window.get_webview_window(window.label()))
    {
        let _ = view.set_zoom(percent / 100.0);
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
