//! The single command: `request(name, ask)` goes to the desk, its answer or refusal comes back.

use desk::{
    Desk,
    contract::{Refusal, RefusalCode},
};
use serde_json::Value;
use tauri::{
    State, Window,
    ipc::{InvokeBody, Request},
};

use crate::{closing, dragging, look, sleeping};

/// Answers one request of the window. The name travels as a header; the body is the ask as JSON, or, for
/// `photo_add`, `photo_look`, `paste_file` and `article_file`, a file's bytes with the ask in a header. Fails with the desk's [`Refusal`].
#[tauri::command]
pub(crate) async fn request(
    window: Window,
    desk: State<'_, Desk>,
    request: Request<'_>,
) -> Result<Value, Refusal> {
    let name = header(&request, "request")?;
    match name.as_str() {
        "window_flushed" => {
            closing::flushed(&window);
            Ok(Value::Null)
        }
        "window_held" => {
            closing::held(&window);
            Ok(Value::Null)
        }
        "window_rested" => {
            sleeping::rested(&window);
            Ok(Value::Null)
        }
        "photo_drag" => {
            let ask = match request.body() {
                InvokeBody::Raw(bytes) => parse(bytes)?,
                InvokeBody::Json(value) => value.clone(),
            };
            let ask = serde_json::from_value(ask).map_err(|fault| bad_ask(&fault.to_string()))?;
            dragging::begin(&window, &desk, ask).await?;
            Ok(Value::Null)
        }
        "photo_add" => {
            let ask = parse(percent_decoded(&header(&request, "ask")?).as_bytes())?;
            let ask = serde_json::from_value(ask).map_err(|fault| bad_ask(&fault.to_string()))?;
            let row = desk.add_photo(ask, bytes(&request)?.to_vec()).await?;
            serde_json::to_value(row).map_err(|fault| bad_ask(&fault.to_string()))
        }
        "photo_look" => {
            let whole = header(&request, "ask")? == "whole";
            let look = desk.look_at_photo(bytes(&request)?.to_vec(), whole).await?;
            serde_json::to_value(look).map_err(|fault| bad_ask(&fault.to_string()))
        }
        "paste_file" | "article_file" => {
            let file = percent_decoded(&header(&request, "ask")?);
            dropped(&desk, &file, bytes(&request)?.to_vec(), name == "article_file").await
        }
        name => {
            let ask = match request.body() {
                InvokeBody::Raw(bytes) => parse(bytes)?,
                InvokeBody::Json(value) => value.clone(),
            };
            let answer = desk.answer(name, ask).await?;
            look::follow(&window, name, &answer);
            Ok(answer)
        }
    }
}

/// A text file that was dropped: read for a paste, or made an article.
async fn dropped(desk: &Desk, file: &str, bytes: Vec<u8>, whole: bool) -> Result<Value, Refusal> {
    let answer = if whole {
        serde_json::to_value(desk.import_dropped(file, bytes).await?)
    } else {
        serde_json::to_value(desk.read_dropped(file, bytes).await?)
    };
    answer.map_err(|fault| bad_ask(&fault.to_string()))
}

fn bytes<'a>(request: &'a Request<'_>) -> Result<&'a [u8], Refusal> {
    match request.body() {
        InvokeBody::Raw(bytes) => Ok(bytes),
        InvokeBody::Json(_) => Err(bad_ask("bytes expected")),
    }
}

fn parse(bytes: &[u8]) -> Result<Value, Refusal> {
    serde_json::from_slice(bytes).map_err(|fault| bad_ask(&fault.to_string()))
}

fn header(request: &Request<'_>, name: &str) -> Result<String, Refusal> {
    let value = request.headers().get(name).and_then(|value| value.to_str().ok());
    value.map(str::to_owned).ok_or_else(|| bad_ask("a header is missing"))
}

/// Headers carry ASCII only; the window percent-encodes the rest.
fn percent_decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn bad_ask(what: &str) -> Refusal {
    Refusal::new(RefusalCode::BadAsk).with("what", what)
}
