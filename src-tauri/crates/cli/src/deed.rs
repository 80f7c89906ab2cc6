//! Carries out an ask at the desk.

use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};

use desk::{
    Desk, Headless,
    contract::{Refusal, RefusalCode, Verified},
};
use serde_json::{Map, Value, json};

use crate::{
    ask::{Ask, Deed},
    say, sentence,
};

/// Rows or hits that the desk gives at a time, at the most.
const MOST: u32 = 500;

/// The contract's answer as JSON.
pub(crate) type Answer = Result<Value, Refusal>;

/// Carries out `ask`. The desk is left in order (flushed, unlocked) before this returns.
pub(crate) async fn carry_out(ask: &Ask) -> Answer {
    match &ask.deed {
        Deed::Help | Deed::Version => Ok(Value::Null),
        Deed::Photo { files, preset, output } => {
            let host = Arc::new(Headless { exports: output.clone() });
            to_json(desk::make_photos(host, files, preset, output).await?)
        }
        Deed::Verify(path) => to_json(desk::verify(path).await?),
        _ => at_the_desk(ask).await,
    }
}

async fn at_the_desk(ask: &Ask) -> Answer {
    let folder = newsroom(ask)?;
    if let Deed::Restore(from) = &ask.deed {
        return to_json(restore(&folder, from).await?);
    }
    let exports = folder.join("exports");
    let desk = Desk::open_for_one(&folder, Arc::new(Headless { exports })).await?;
    let answer = at(&desk, &ask.deed).await;
    desk.leave().await;
    answer
}

/// Tells each percent once. Ctrl+C is a wish to stop that is heeded until the newsroom is replaced.
async fn restore(folder: &Path, from: &Path) -> Result<Verified, Refusal> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            asked.store(true, Ordering::Relaxed);
        }
    });
    let told = AtomicU32::new(u32::MAX);
    let hears = move |percent| {
        if told.swap(percent, Ordering::Relaxed) != percent {
            say::restored(percent);
        }
        if stop.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    desk::restore(folder, from, hears).await
}

async fn at(desk: &Desk, deed: &Deed) -> Answer {
    match deed {
        Deed::Import(files) => to_json(desk.import_files(files).await?),
        Deed::List(narrowed) => list(desk, narrowed).await,
        Deed::Show(id) => to_json(desk.show_article(id).await?),
        Deed::Export { id, format, portal, output } => {
            to_json(desk.export_to(id, format, portal.as_deref(), output).await?)
        }
        Deed::Portals => desk.answer("profile_list", json!({})).await,
        Deed::Search(words, narrowed) => {
            let mut ask = narrowed.clone();
            ask.insert("words".into(), words.as_str().into());
            ask.insert("limit".into(), MOST.into());
            let found = desk.answer("article_search", ask.into()).await?;
            let hits = found["hits"].as_array().map(Vec::as_slice).unwrap_or_default();
            Ok(json!({
                "hits": hits.iter().map(hit).collect::<Vec<_>>(),
                "total": found["total"],
                "more": found["more"],
                "mended": found["mended"],
            }))
        }
        Deed::SearchRebuild => Ok(json!({ "ok": true, "articles": desk.rebuild_search().await? })),
        Deed::SearchCheck => to_json(desk.check_search().await?),
        Deed::Backup(output) => to_json(desk.backup_to(output.as_deref()).await?),
        Deed::Photo { .. } | Deed::Verify(_) | Deed::Restore(_) | Deed::Help | Deed::Version => {
            Err(Refusal::new(RefusalCode::Internal))
        }
    }
}

/// The whole list, read in as many parts as it takes.
async fn list(desk: &Desk, narrowed: &Map<String, Value>) -> Answer {
    let part = async |offset: usize| {
        let mut ask = narrowed.clone();
        ask.insert("limit".into(), MOST.into());
        ask.insert("offset".into(), offset.into());
        desk.answer("article_list", ask.into()).await
    };
    let mut whole = part(0).await?;
    loop {
        let read = whole["articles"].as_array().map_or(0, Vec::len);
        if whole["total"].as_u64().is_none_or(|total| read as u64 >= total) {
            return Ok(whole);
        }
        let mut next = part(read).await?;
        let more = next["articles"].as_array_mut().map(std::mem::take).unwrap_or_default();
        match whole["articles"].as_array_mut() {
            Some(rows) if !more.is_empty() => rows.extend(more),
            _ => return Ok(whole),
        }
    }
}

/// A hit as words: what the window shows in marked stretches is one text here.
fn hit(hit: &Value) -> Value {
    let text = |name: &str| {
        let parts = hit[name].as_array().map(Vec::as_slice).unwrap_or_default();
        parts.iter().filter_map(|part| part["text"].as_str()).collect::<String>()
    };
    json!({ "id": hit["id"], "headline": text("headline"), "field": hit["field"], "snippet": text("snippet") })
}

/// `--newsroom`, else `TINPHUONG_NEWSROOM`. There is no silent default: a script must say whose newsroom it means.
fn newsroom(ask: &Ask) -> Result<PathBuf, Refusal> {
    let named =
        ask.newsroom.clone().or_else(|| std::env::var_os("TINPHUONG_NEWSROOM").map(Into::into));
    named.ok_or_else(|| Refusal::new(RefusalCode::BadAsk).with("what", sentence::NO_NEWSROOM))
}

fn to_json(answer: impl serde::Serialize) -> Answer {
    serde_json::to_value(answer)
        .map_err(|fault| Refusal::new(RefusalCode::Internal).with("what", fault))
}
