//! An empty window with the same settings as the newsroom's: what `cargo xtask bench window` measures beside it.

use tauri::{WebviewUrl, WebviewWindowBuilder};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let blank = WebviewUrl::External("about:blank".parse()?);
    tauri::Builder::default()
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
