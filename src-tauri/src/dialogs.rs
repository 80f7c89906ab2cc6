//! What is said when there is no window to say it in.

use std::{
    fmt::{self, Display},
    io::Write as _,
    path::PathBuf,
    process::ExitCode,
};

use desk::contract::{Refusal, RefusalCode};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogButtons, MessageDialogKind};

/// The exit code of a program whose window did not open.
const NOT_OPENED: i32 = 1;

const NO_WINDOW: &str = "Tin Phường chưa mở được cửa sổ. Bài và ảnh đã lưu vẫn nguyên trên máy này. \
    Hãy khởi động lại máy rồi mở lại; nếu vẫn vậy, gửi dòng sau cho người hỗ trợ:";

/// Why there is no window to work in.
pub(crate) enum Unopened {
    /// The system gave no window, or does not say where a person's files lie.
    Window(tauri::Error),
    /// The newsroom in `folder` cannot be opened.
    Newsroom {
        /// The desk's reason.
        refusal: Refusal,
        /// The newsroom's folder.
        folder: PathBuf,
    },
}

impl From<tauri::Error> for Unopened {
    fn from(fault: tauri::Error) -> Self {
        Self::Window(fault)
    }
}

impl Display for Unopened {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Window(fault) => write!(out, "{NO_WINDOW}\n\n{fault}"),
            Self::Newsroom { refusal, folder } => {
                let what = refusal.detail.get("what").map(String::as_str).unwrap_or_default();
                write!(out, "{}\n\n{}\n{what}", newsroom_closed(refusal.code), folder.display())
            }
        }
    }
}

/// What happened to the newsroom, what is safe, what to do next.
fn newsroom_closed(code: RefusalCode) -> &'static str {
    match code {
        RefusalCode::StorageBusy => {
            "Tòa soạn đang được một chương trình khác mở. Bài và ảnh đã lưu vẫn nguyên. \
             Đóng cửa sổ hoặc lệnh Tin Phường kia rồi mở lại."
        }
        RefusalCode::StorageFull => {
            "Ổ đĩa đầy nên chưa mở được tòa soạn. Bài và ảnh đã lưu vẫn nguyên. \
             Xóa bớt tệp ở nơi khác rồi mở lại."
        }
        RefusalCode::StorageReadOnly => {
            "Thư mục của tòa soạn không cho ghi. Bài và ảnh đã lưu vẫn nguyên. \
             Cấp quyền ghi cho thư mục dưới đây rồi mở lại."
        }
        _ => {
            "Chưa mở được tòa soạn. Không tệp nào bị thay đổi. \
             Xem thư mục dưới đây còn ở đó và mở được không rồi mở lại; nếu vẫn vậy, gửi những dòng này cho người hỗ trợ."
        }
    }
}

/// Tells the system's log why the window did not open: there is no display to say it on.
pub(crate) fn cannot_start(fault: &dyn Display) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{NO_WINDOW}\n{fault}");
    ExitCode::FAILURE
}

/// Tells the system's log what nobody can be asked about.
pub(crate) fn log(fault: &dyn Display) {
    let _ = writeln!(std::io::stderr(), "{fault}");
}

/// Takes the half-made window away, tells the log and the person why, and ends the program when they have read it.
pub(crate) fn cannot_open(app: &AppHandle, fault: &Unopened) {
    let sentence = fault.to_string();
    log(&sentence);
    for window in app.webview_windows().into_values() {
        let _ = window.destroy();
    }
    let ended = app.clone();
    let dialog = app
        .dialog()
        .message(sentence)
        .title("Tin Phường")
        .kind(MessageDialogKind::Error)
        .buttons(MessageDialogButtons::OkCustom("Đóng".into()));
    dialog.show(move |_read| ended.exit(NOT_OPENED));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_says_what_is_safe_where_and_what_to_do() {
        for code in [
            RefusalCode::StorageBusy,
            RefusalCode::StorageFull,
            RefusalCode::StorageReadOnly,
            RefusalCode::StorageTrouble,
        ] {
            let refusal = Refusal::new(code).with("what", "Not a directory");
            let said = Unopened::Newsroom { refusal, folder: "/nha/toa-soan".into() }.to_string();
            assert!(
                said.contains("vẫn nguyên") || said.contains("Không tệp nào bị thay đổi"),
                "{said}"
            );
            for part in ["rồi mở lại", "\n/nha/toa-soan\n", "Not a directory"] {
                assert!(said.contains(part), "{said}");
            }
        }
    }
}
