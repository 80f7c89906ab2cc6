//! An empty window with the same settings as the newsroom's: what `cargo xtask bench window` measures beside it. Its page
//! comes by a scheme of the program, as the newsroom's does, and is one dot, so that the view can say when it painted.

use tauri::http::Response;
use tauri::{WebviewUrl, WebviewWindowBuilder};

const PAGE: &[u8] = b"<!doctype html><svg width=1 height=1><rect width=1 height=1 /></svg>";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let blank = WebviewUrl::External("empty://localhost/".parse()?);
    tauri::Builder::default()
        .register_uri_scheme_protocol("empty", |_app, _asked| {
            let page = Response::builder().header("Content-Type", "text/html");
            page.body(PAGE.to_vec()).unwrap_or_default()
        })
        .setup(move |app| {
            WebviewWindowBuilder::new(app, "main", blank)
                .title("Tin Phường")
                .inner_size(1366.0, 768.0)
                .build()?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}
