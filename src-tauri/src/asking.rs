//! What the system's dialogs say, in the window's language, and which files each of them shows.

use desk::{Question, Sought, contract::Language};
use tauri::{AppHandle, Wry};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};

/// The system's dialog for `question`, with its title and the kinds of files it asks for.
pub(crate) fn dialog(app: &AppHandle, question: Question) -> FileDialogBuilder<Wry> {
    let dialog = app.dialog().file().set_title(title(question));
    kinds(question).iter().fold(dialog, |dialog, (name, endings)| dialog.add_filter(*name, endings))
}

fn title(question: Question) -> &'static str {
    let (vi, en) = match question.sought {
        Sought::Texts => ("Mở tệp văn bản", "Open text files"),
        Sought::Profiles => ("Chọn tệp mẫu xuất", "Choose a template's file"),
        Sought::Backup => ("Chọn bản sao lưu", "Choose a backup"),
        Sought::Copy => ("Lưu bản sao ra chỗ khác", "Save a copy elsewhere"),
        Sought::ExportFolder => ("Chọn thư mục xuất", "Choose the folder of exports"),
        Sought::PhotoFolder => ("Thêm ảnh từ thư mục", "Add a folder of photos"),
        Sought::SecondPlace => ("Chọn nơi sao lưu thứ hai", "Choose the second place of backups"),
    };
    match question.language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// A name and its endings, the first the one that is shown at first; none for folders.
fn kinds(question: Question) -> Vec<(&'static str, &'static [&'static str])> {
    let word = |vi, en| match question.language {
        Language::Vi => vi,
        Language::En => en,
    };
    match question.sought {
        Sought::Texts => {
            vec![(word("Văn bản", "Text"), &["txt", "md", "html", "htm", "docx", "rtf"])]
        }
        Sought::Profiles => vec![(word("Mẫu xuất", "Template"), &["toml"])],
        Sought::Backup => vec![(word("Bản sao lưu", "Backup"), &["db"])],
        Sought::Copy => vec![("Word", &["docx"]), (word("Chữ thường", "Plain text"), &["txt"])],
        Sought::ExportFolder | Sought::PhotoFolder | Sought::SecondPlace => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dialog_speaks_the_windows_language_and_shows_the_files_it_asks_for() {
        for (sought, ending) in [
            (Sought::Texts, "docx"),
            (Sought::Profiles, "toml"),
            (Sought::Backup, "db"),
            (Sought::Copy, "docx"),
            (Sought::ExportFolder, ""),
            (Sought::PhotoFolder, ""),
            (Sought::SecondPlace, ""),
        ] {
            let [vi, en] =
                [Language::Vi, Language::En].map(|language| Question { sought, language });
            assert!(!title(vi).is_ascii(), "{}", title(vi));
            assert!(title(en).is_ascii(), "{}", title(en));
            assert!(kinds(en).iter().all(|(name, _)| name.is_ascii()), "{sought:?}");
            for question in [vi, en] {
                let shown = kinds(question).first().map_or("", |(_, endings)| {
                    endings.iter().find(|one| **one == ending).copied().unwrap_or("?")
                });
                assert_eq!(shown, ending, "{sought:?}");
            }
        }
    }
}
