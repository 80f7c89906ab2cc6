//! `photo://localhost/<size>/<id>`: derivatives for the window, by the photo's hash, never by a path.

use desk::Desk;
use tauri::{
    Manager as _, UriSchemeContext, UriSchemeResponder, Wry,
    http::{Request, Response, StatusCode, header},
};

/// Answers one address of the scheme, off the main thread.
pub(crate) fn answer(
    context: UriSchemeContext<'_, Wry>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    let path = request.uri().path().to_owned();
    tauri::async_runtime::spawn(async move {
        let mut parts = path.trim_start_matches('/').split('/');
        let (size, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let found = app.state::<Desk>().photo_picture(size, id).await;
        let response = match found {
            Ok(picture) => Response::builder()
                .header(header::CONTENT_TYPE, picture.media_type)
                .header(header::CACHE_CONTROL, keeping(&request, &picture))
                .header("X-Content-Type-Options", "nosniff")
                .body(picture.bytes),
            Err(_) => Response::builder().status(StatusCode::NOT_FOUND).body(Vec::new()),
        };
        if let Ok(response) = response {
            responder.respond(response);
        }
    });
}

/// An address that names the photo's edition never shows another picture; one that does not may be out of date.
fn keeping(request: &Request<Vec<u8>>, picture: &desk::ShownPicture) -> &'static str {
    match request.uri().query() {
        Some(_) if picture.lasting => "private, max-age=31536000, immutable",
        _ => "no-store",
    }
}
