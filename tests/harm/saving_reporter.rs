//! A reporter who saves without a pause and says each acknowledged save aloud, until the process is killed.
//! `saving-reporter NEWSROOM ARTICLE [SAVES]`: prints the number in the text after the save of it was durable.
#![allow(clippy::unwrap_used)] // it is meant to die

use std::io::Write as _;

use desk::{Desk, Headless};
use serde_json::json;

#[tokio::main]
async fn main() {
    let mut words = std::env::args().skip(1);
    let (folder, id) = (words.next().unwrap(), words.next().unwrap());
    let host = std::sync::Arc::new(Headless { exports: std::path::PathBuf::from(&folder) });
    let desk = Desk::open(std::path::Path::new(&folder), host).await.unwrap();
    let open = desk.answer("article_read", json!({ "id": id })).await.unwrap();
    let mut sequence = open["sequence"].clone();
    let saves = words.next().map_or(usize::MAX, |saves| saves.parse().unwrap());
    for number in 1..=saves {
        let text = format!("Lần lưu {number}. {}", "chữ ".repeat(number % 400));
        let save = json!({ "id": id, "sequence": sequence, "fields": support::fields(), "body": support::body("Tít", &text), "caret": 1 });
        sequence = desk.answer("article_save", save).await.unwrap()["sequence"].clone();
        let mut out = std::io::stdout().lock();
        writeln!(out, "{number}").unwrap();
        out.flush().unwrap();
    }
    // Gone without a farewell: nothing is folded together, as after a power cut.
    std::process::exit(0);
}
