//! `desk-server`: the real desk behind loopback HTTP, so that the real UI can be driven in a browser.
//! For tests only; nothing of it ships. `desk-server --newsroom DIR --ui DIR --exports DIR [--port N] [--copies N]`
//! prints its address as one line and serves until standard input closes.

mod copies;

use std::{
    collections::HashMap,
    io::{Read as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Path as Part, State},
    http::{HeaderMap, StatusCode, Uri, header},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use desk::{Desk, Host, Question, contract::Refusal};
use serde_json::Value;

/// What every answer needs.
struct Served {
    desk: Desk,
    ui: PathBuf,
    csp: String,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> Result<(), Fault> {
    let mut words = std::env::args().skip(1).peekable();
    if words.peek().is_some_and(|word| word == desk::PHOTO_WORKER) {
        desk::photo_worker_main();
        return Ok(());
    }
    let words: Vec<String> = words.collect();
    let options: HashMap<&str, &str> =
        words.chunks_exact(2).map(|pair| (pair[0].as_str(), pair[1].as_str())).collect();
    let folder =
        |name: &str| options.get(name).map(PathBuf::from).ok_or(format!("{name} is missing"));
    let photos = options.get("--photos").map(PathBuf::from);
    let host = Arc::new(Browser { exports: folder("--exports")?, photos });
    if let Some(many) = options.get("--copies") {
        copies::lay(&folder("--newsroom")?, many.parse()?)?;
    }
    let desk = Desk::open(&folder("--newsroom")?, host).await.map_err(|r| format!("{r:?}"))?;
    let served = Arc::new(Served { desk, ui: folder("--ui")?, csp: window_csp()? });
    let port: u16 = options.get("--port").map_or(Ok(0), |port| port.parse())?;
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await?;
    writeln!(std::io::stdout(), "http://{}", listener.local_addr()?)?;
    let routes = Router::new()
        .route("/request/{name}", post(request))
        .route("/photo_add", post(photo_add))
        .route("/photo_look", post(photo_look))
        .route("/paste_file", post(paste_file))
        .route("/article_file", post(article_file))
        .route("/photo/{size}/{id}", get(photo))
        .fallback(get(page))
        .layer(DefaultBodyLimit::max(200 * 1024 * 1024))
        .with_state(Arc::clone(&served));
    let closed = tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new()));
    let until_closed = async {
        let _ = closed.await;
    };
    axum::serve(listener, routes).with_graceful_shutdown(until_closed).await?;
    served.desk.leave().await;
    Ok(())
}

/// The host of a browser: photos come by the server's own address instead of the scheme `photo`.
struct Browser {
    exports: PathBuf,
    /// The folder that the person chooses, whenever one is asked for.
    photos: Option<PathBuf>,
}

impl Host for Browser {
    fn export_folder(&self) -> PathBuf {
        self.exports.clone()
    }

    fn choose_folder(&self, _question: Question, _start: &Path) -> Option<PathBuf> {
        self.photos.clone()
    }

    fn choose_target(&self, _question: Question, name: &str) -> Option<PathBuf> {
        Some(self.exports.join(name))
    }

    fn photo_address(&self) -> Option<String> {
        Some("/photo/web/".to_owned())
    }
}

/// The window's own policy, so that the browser refuses what the web view refuses; only the way to the desk differs.
fn window_csp() -> Result<String, Fault> {
    let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json"))?;
    let policy = config["app"]["security"]["csp"].as_object().ok_or("no policy")?;
    let line = |(name, value): (&String, &Value)| match name.as_str() {
        "connect-src" => format!("{name} 'self'"),
        "img-src" => format!("{name} 'self' blob: data:"),
        _ => format!("{name} {}", value.as_str().unwrap_or_default()),
    };
    Ok(policy.iter().map(line).collect::<Vec<_>>().join("; "))
}

async fn request(
    State(served): State<Arc<Served>>,
    Part(name): Part<String>,
    body: Bytes,
) -> Response {
    let ask = serde_json::from_slice(&body).unwrap_or(Value::Null);
    answer(served.desk.answer(&name, ask).await)
}

async fn photo_add(State(served): State<Arc<Served>>, headers: HeaderMap, body: Bytes) -> Response {
    let Ok(ask) = serde_json::from_str(&percent_decoded(&headers)) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let row = served.desk.add_photo(ask, body.to_vec()).await;
    answer(row.map(|row| serde_json::to_value(row).unwrap_or_default()))
}

async fn photo_look(
    State(served): State<Arc<Served>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let whole = headers.get("ask").is_some_and(|ask| ask == "whole");
    let look = served.desk.look_at_photo(body.to_vec(), whole).await;
    answer(look.map(|look| serde_json::to_value(look).unwrap_or_default()))
}

async fn paste_file(
    State(served): State<Arc<Served>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let file = served.desk.read_dropped(&percent_decoded(&headers), body.to_vec()).await;
    answer(file.map(|file| serde_json::to_value(file).unwrap_or_default()))
}

async fn article_file(
    State(served): State<Arc<Served>>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let taken = served.desk.import_dropped(&percent_decoded(&headers), body.to_vec()).await;
    answer(taken.map(|taken| serde_json::to_value(taken).unwrap_or_default()))
}

/// The ask of a request whose body is bytes.
fn percent_decoded(headers: &HeaderMap) -> String {
    let head = headers.get("ask").and_then(|value| value.to_str().ok()).unwrap_or_default();
    percent_encoding::percent_decode_str(head).decode_utf8_lossy().into_owned()
}

fn answer(answered: Result<Value, Refusal>) -> Response {
    let (status, value) = match answered {
        Ok(value) => (StatusCode::OK, value),
        Err(refusal) => (StatusCode::CONFLICT, serde_json::to_value(refusal).unwrap_or_default()),
    };
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

async fn photo(
    State(served): State<Arc<Served>>,
    Part((size, id)): Part<(String, String)>,
) -> Response {
    match served.desk.photo_picture(&size, &id).await {
        Ok(picture) => {
            ([(header::CONTENT_TYPE, picture.media_type)], picture.bytes).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn page(State(served): State<Arc<Served>>, uri: Uri) -> Response {
    let wanted = match uri.path() {
        "/" => "index.html",
        path => path.trim_start_matches('/'),
    };
    let plain = wanted.split('/').all(|part| !part.is_empty() && part != ".." && part != ".");
    let file = served.ui.join(wanted);
    match (plain, std::fs::read(&file)) {
        (true, Ok(bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, media_type(&file).to_owned()),
                (header::CONTENT_SECURITY_POLICY, served.csp.clone()),
            ];
            (headers, bytes).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
