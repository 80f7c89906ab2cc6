//! Attacks known from the world's pages, one a line: pasted, opened and exported, none stays active.
#![allow(clippy::unwrap_used, missing_docs)] // a test that cannot go on says where

use article::{Block, Document};
use intake::{Clip, How, open_file, paste};

const ATTACKS: &str = include_str!("../../../../tests/fixtures/attacks.txt");

fn always() -> bool {
    true
}

fn document(blocks: Vec<Block>) -> Document {
    Document { headline: Vec::new(), sapo: Vec::new(), blocks, byline: Vec::new() }
}

/// Every address in the document, as the store would write it.
fn addresses(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            for (name, inner) in fields {
                if matches!(name.as_str(), "href" | "src" | "photo") {
                    found.extend(inner.as_str().map(str::to_owned));
                }
                addresses(inner, found);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| addresses(item, found)),
        _ => {}
    }
}

#[test]
fn pasted_attacks_leave_words_and_safe_addresses() {
    let attacks: Vec<&str> = ATTACKS.lines().collect();
    assert!(attacks.len() >= 100, "{}", attacks.len());
    for attack in &attacks {
        let html = format!("<p>Trước.</p>{attack}<p>Sau.</p>");
        for how in [How::Clean, How::AsItCame] {
            let clip = Clip { html: &html, ..Clip::default() };
            let pasted = match paste(clip, how, &always) {
                Ok(pasted) => pasted,
                Err(fault) => panic!("{attack}: {fault}"),
            };
            let json = document(pasted.blocks).to_json();
            let read =
                Document::from_json(&json).unwrap_or_else(|fault| panic!("{attack}: {fault}"));
            assert!(read.blocks[0].text().starts_with("Trước."), "{attack}");
            let mut found = Vec::new();
            addresses(&json, &mut found);
            for address in found {
                assert!(address.starts_with("https://phuong.example"), "{attack}: {address}");
            }
        }
    }
}

#[test]
fn opened_attacks_leave_words_and_safe_addresses() {
    for attack in ATTACKS.lines() {
        let html = format!("<h1>Tít</h1><p>Sa-pô của bài.</p>{attack}<p>Sau nữa.</p>");
        for name in ["bai.html", "bai.md", "bai.txt"] {
            let Ok(taken) = open_file(name, html.as_bytes(), "") else {
                panic!("{name}: {attack}");
            };
            let json = taken.draft.document.to_json();
            assert_eq!(Document::from_json(&json).unwrap(), taken.draft.document, "{attack}");
            let mut found = Vec::new();
            addresses(&json, &mut found);
            assert!(found.iter().all(|one| one.starts_with("https://")), "{attack}: {found:?}");
        }
    }
}
