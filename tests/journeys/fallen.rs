//! Text files that fall on the window or are copied where its web view keeps them from the page: each waits for what is said
//! about it, and nothing else opens it.

use std::{path::PathBuf, process::Command, sync::Arc};

use desk::{Desk, Host};
use serde_json::{Value, json};
use support::Place;

/// A host on whose window the same files fall each time.
struct Falls {
    files: Vec<PathBuf>,
    exports: PathBuf,
}

impl Host for Falls {
    fn export_folder(&self) -> PathBuf {
        self.exports.clone()
    }

    fn photo_worker(&self) -> std::io::Result<Command> {
        let mut command = Command::new(support::tinphuong());
        command.arg(desk::PHOTO_WORKER);
        Ok(command)
    }

    fn fallen(&self) -> Vec<PathBuf> {
        self.files.clone()
    }

    fn copied(&self) -> Vec<PathBuf> {
        self.files[..1].to_vec()
    }
}

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

#[tokio::test]
async fn a_text_that_fell_is_opened_by_nothing_but_what_asks_for_it() {
    let place = Place::new();
    let files = vec![
        place.file("một.txt", "Tít một\n\nSáng 3-10, phường họp.\n\nBà con đến dự."),
        place.file("hai.md", "# Tít hai\n\nChiều nay họp.\n\nBà con về."),
    ];
    let host = Falls { files, exports: place.path("exports") };
    let desk = Desk::open(&place.newsroom(), Arc::new(host)).await.unwrap();
    let fell = ask(&desk, "photo_fallen", json!({})).await;
    assert_eq!(fell["texts"], json!(["một.txt", "hai.md"]));

    let other = place.file("ba.txt", "Tít ba\n\nTối nay họp.\n\nBà con vui.");
    desk.hand_over(vec![other]);
    let handed = ask(&desk, "article_handed", json!({})).await;
    assert_eq!(handed["articles"].as_array().unwrap().len(), 1, "only what the system handed over");

    let one = json!({ "folder": fell["folder"], "file": 1 });
    let opened = ask(&desk, "article_fallen", one).await;
    assert_eq!(opened["articles"][0]["headline"], "Tít hai");

    let copied = ask(&desk, "photo_copied", json!({})).await;
    assert_eq!(copied["texts"], json!(["một.txt"]));
    let file = json!({ "folder": copied["folder"], "file": 0 });
    let read = ask(&desk, "article_fallen_read", file).await;
    assert_eq!(read["part"], "text");
    let clip = json!({ "html": "", "rtf": "", "text": read["text"], "how": "clean" });
    let blocks = ask(&desk, "article_paste", clip).await["blocks"].to_string();
    assert!(blocks.contains("Sáng 3-10, phường họp."), "{blocks}");

    for nowhere in
        [json!({ "folder": fell["folder"], "file": 2 }), json!({ "folder": "", "file": 0 })]
    {
        for name in ["article_fallen", "article_fallen_read"] {
            let refusal = desk.answer(name, nowhere.clone()).await.unwrap_err();
            assert_eq!(refusal.code, desk::contract::RefusalCode::BadAsk, "{name}");
        }
    }
}

#[tokio::test]
async fn a_text_that_is_gone_by_then_is_told_by_its_name() {
    let place = Place::new();
    let file = place.file("một.txt", "Tít một");
    let host = Falls { files: vec![file.clone()], exports: place.path("exports") };
    let desk = Desk::open(&place.newsroom(), Arc::new(host)).await.unwrap();
    let fell = ask(&desk, "photo_fallen", json!({})).await;
    std::fs::remove_file(file).unwrap();
    let one = json!({ "folder": fell["folder"], "file": 0 });
    let refusal = desk.answer("article_fallen_read", one.clone()).await.unwrap_err();
    assert_eq!(refusal.code, desk::contract::RefusalCode::FileUnreadable);
    assert_eq!(refusal.detail.get("name").map(String::as_str), Some("một.txt"));
    let opened = ask(&desk, "article_fallen", one).await;
    assert_eq!(opened["refused"][0]["name"], "một.txt");
}
