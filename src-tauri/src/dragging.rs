//! A photo dragged out of the window: the system's own drag, with the exported file behind it. The window names the
//! article and the photo's number; the path stays on this side.

use std::path::Path;

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
    window
        .run_on_main_thread(move || start(&held, &file, shown))
        .map_err(|fault| Refusal::new(RefusalCode::Internal).with("what", fault))
}

/// GTK's own drag. The target asks for the address after the button is up, so it is kept until the drag has ended: the
/// crate `drag` (2.1.1) lets go of it when the button is let go, and nothing arrives.
#[cfg(target_os = "linux")]
fn start(window: &Window, file: &Path, shown: Vec<u8>) {
    use std::{cell::RefCell, rc::Rc};

    use gtk::{
        gdk::{DragAction, ffi::GDK_BUTTON_PRIMARY},
        prelude::{DragContextExtManual as _, ObjectExt as _, WidgetExt as _},
    };

    let (Ok(inside), Some(address)) = (window.gtk_window(), address_of(file)) else { return };
    let targets = gtk::TargetList::new(&[]);
    targets.add_uri_targets(0);
    let given = inside.connect_drag_data_get(move |_, _, data, _, _| {
        data.set_uris(&[&address]);
    });
    let handlers = Rc::new(RefCell::new(vec![given]));
    let kept = Rc::clone(&handlers);
    let ended = inside.connect_drag_end(move |inside, _| {
        for handler in kept.borrow_mut().drain(..) {
            inside.disconnect(handler);
        }
    });
    handlers.borrow_mut().push(ended);
    let (button, action) = (GDK_BUTTON_PRIMARY, DragAction::COPY);
    let begun = inside.drag_begin_with_coordinates(&targets, action, button, None, -1, -1);
    match begun {
        Some(drag) => {
            if let Some(picture) = picture_of(&shown) {
                drag.drag_set_icon_pixbuf(&picture, 0, 0);
            }
        }
        None => {
            for handler in handlers.borrow_mut().drain(..) {
                inside.disconnect(handler);
            }
        }
    }
}

/// What hangs on the pointer.
#[cfg(target_os = "linux")]
fn picture_of(jpeg: &[u8]) -> Option<gtk::gdk_pixbuf::Pixbuf> {
    use gtk::{gdk_pixbuf::PixbufLoader, prelude::PixbufLoaderExt as _};

    let loader = PixbufLoader::new();
    loader.write(jpeg).and_then(|()| loader.close()).ok()?;
    loader.pixbuf()
}

/// The file as other programs read it: `file://` and the path, encoded.
#[cfg(target_os = "linux")]
fn address_of(file: &Path) -> Option<String> {
    url::Url::from_file_path(file).ok().map(String::from)
}

#[cfg(not(target_os = "linux"))]
fn start(window: &Window, file: &Path, shown: Vec<u8>) {
    let item = drag::DragItem::Files(vec![file.to_owned()]);
    let (picture, options) = (drag::Image::Raw(shown), drag::Options::default());
    let _ = drag::start_drag(window, item, picture, |_result, _place| {}, options);
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_vietnamese_folder_becomes_an_address_that_other_programs_read() {
        let address = address_of(Path::new("/home/a/Tài liệu/Tin Phường/01-anh.jpg"));
        assert_eq!(
            address.as_deref(),
            Some("file:///home/a/T%C3%A0i%20li%E1%BB%87u/Tin%20Ph%C6%B0%E1%BB%9Dng/01-anh.jpg")
        );
    }
}
