//! What is said when there is no window to say it in.

use std::process::ExitCode;

/// Tells the system's log why the window did not open.
pub(crate) fn cannot_start(fault: &dyn std::fmt::Display) -> ExitCode {
    use std::io::Write as _;
    let sentence = "Tin Phường chưa mở được cửa sổ. Bài và ảnh đã lưu vẫn nguyên trên máy này. \
                    Hãy khởi động lại máy rồi mở lại; nếu vẫn vậy, gửi dòng sau cho người hỗ trợ:";
    let _ = writeln!(std::io::stderr(), "{sentence}\n{fault}");
    ExitCode::FAILURE
}
