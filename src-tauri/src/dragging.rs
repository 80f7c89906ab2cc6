//! A photo dragged out of the window: the system's own drag, with the exported file behind it. The window names the
//! article and the photo's number; the path stays on this side.

use std::path::{Path, PathBuf};

use desk::{
    Desk,
    contract::{Refusal, RefusalCode},
};
use serde::Deserialize;
use tauri::Window;

/// Which photo: the article's id, its number in the text from 1, and its hash for the picture under the pointer.
#[derive(Deserialize)]
pub(crate) struct PhotoOut {
    id: String,
    number: u32,
    photo: String,
}

/// Begins the drag. Fails with `photo_not_found` when the photo was not made ready in this run, or was moved since.
pub(crate) async fn begin(window: &Window, desk: &Desk, ask: PhotoOut) -> Result<(), Refusal> {
    let missing = || Refusal::new(RefusalCode::PhotoNotFound);
    let file = desk.portal_file(&ask.id, ask.number).ok_or_else(missing)?;
    let shown = desk.photo_picture("thumb", &ask.photo).await?.bytes;
    let held = window.clone();
    let drag = move || {
        let item = drag::DragItem::Files(vec![as_the_system_wants(&file)]);
        let picture = drag::Image::Raw(shown);
        let options = drag::Options::default();
        #[cfg(target_os = "linux")]
        let _ = held
            .gtk_window()
            .map(|inside| drag::start_drag(&inside, item, picture, |_result, _place| {}, options));
        #[cfg(not(target_os = "linux"))]
        let _ = drag::start_drag(&held, item, picture, |_result, _place| {}, options);
    };
    window
        .run_on_main_thread(drag)
        .map_err(|fault| Refusal::new(RefusalCode::Internal).with("what", fault))
}

/// GTK hands the path over as the rest of a `file://` address, so it must be encoded like one; the other systems take
/// paths as they are.
#[cfg(target_os = "linux")]
fn as_the_system_wants(file: &Path) -> PathBuf {
    url::Url::from_file_path(file)
        .map_or_else(|()| file.to_owned(), |address| address.path().into())
}

#[cfg(not(target_os = "linux"))]
fn as_the_system_wants(file: &Path) -> PathBuf {
    file.to_owned()
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_vietnamese_folder_becomes_an_address_that_other_programs_read() {
        let path = as_the_system_wants(Path::new("/home/a/Tài liệu/Tin Phường/01-anh.jpg"));
        assert_eq!(
            path.to_str(),
            Some("/home/a/T%C3%A0i%20li%E1%BB%87u/Tin%20Ph%C6%B0%E1%BB%9Dng/01-anh.jpg")
        );
    }
}
