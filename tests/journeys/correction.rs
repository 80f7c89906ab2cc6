//! Đính chính: a posted article is corrected by a draft of its own, both know each other, the posted one stays.

use desk::{Desk, contract::RefusalCode};
use serde_json::{Value, json};
use support::{Place, body, fields};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

/// An article that was written, approved and posted.
async fn posted(desk: &Desk) -> Value {
    ask(desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let new = ask(desk, "article_new", json!({})).await;
    let mut told = fields();
    told["section"] = json!("Thông báo");
    let text = body("Đường Suối Hoa thêm bóng mát", "Trồng 94 cây.");
    let save = json!({ "id": new["id"], "sequence": new["sequence"], "fields": told, "body": text, "caret": 0 });
    ask(desk, "article_save", save).await;
    let mut view = Value::Null;
    for to in ["submitted", "approved", "exported", "posted"] {
        view = ask(desk, "article_step", json!({ "id": new["id"], "to": to, "note": "" })).await;
    }
    view
}

#[tokio::test]
async fn a_posted_article_is_corrected_by_a_draft_that_knows_it() {
    let place = Place::new();
    let desk = place.desk().await;
    let original = posted(&desk).await;
    let id = &original["id"];
    let made =
        ask(&desk, "article_correct", json!({ "id": id, "note": "Đính chính: nay sửa lại." }))
            .await;
    assert_eq!((&made["stage"], &made["corrects"]["id"]), (&json!("draft"), id));
    let rows = ask(&desk, "article_list", json!({})).await["articles"].clone();
    for row in rows.as_array().unwrap() {
        assert_eq!(row["correction"], json!(row["id"] == made["id"]), "{row}");
    }
    let text = made["body"].to_string();
    assert!(text.contains("Đính chính: nay sửa lại.") && text.contains("Trồng 94 cây."), "{text}");
    let asked = json!({ "id": made["id"], "from": 1, "to": null });
    let changes = ask(&desk, "revision_compare", asked).await;
    assert_eq!(
        (&changes["wordsAdded"], &changes["wordsRemoved"]),
        (&json!(5), &json!(0)),
        "the first version is the posted text, so that the history shows what was corrected"
    );
    let still = ask(&desk, "article_read", json!({ "id": id })).await;
    assert_eq!((&still["stage"], &still["body"]), (&json!("posted"), &original["body"]));
    assert_eq!(still["correctedBy"][0]["id"], made["id"]);
    let linked = made["corrects"]["revision"].clone();
    let revision = ask(&desk, "revision_open", json!({ "id": id, "number": linked })).await;
    assert_eq!(revision["body"], original["body"]);
    ask(&desk, "article_trash", json!({ "id": made["id"] })).await;
    let alone = ask(&desk, "article_read", json!({ "id": id })).await;
    assert_eq!(alone["correctedBy"], json!([]));
}

#[tokio::test]
async fn only_what_is_posted_is_corrected() {
    let place = Place::new();
    let desk = place.desk().await;
    let new = ask(&desk, "article_new", json!({})).await;
    let refused =
        desk.answer("article_correct", json!({ "id": new["id"], "note": "" })).await.unwrap_err();
    assert_eq!(refused.code, RefusalCode::StepNotAllowed);
    let original = posted(&desk).await;
    let long = json!({ "id": original["id"], "note": "a".repeat(1001) });
    let refused = desk.answer("article_correct", long).await.unwrap_err();
    assert_eq!(refused.code, RefusalCode::BadAsk);
    let before = ask(&desk, "article_list", json!({})).await["total"].clone();
    let bare = ask(&desk, "article_correct", json!({ "id": original["id"], "note": "" })).await;
    assert_eq!(bare["body"], original["body"]);
    assert_eq!(ask(&desk, "article_list", json!({})).await["total"], before.as_u64().unwrap() + 1);
}

#[tokio::test]
async fn what_is_posted_stays_as_it_was_and_what_came_is_kept() {
    let place = Place::new();
    let desk = place.desk().await;
    let original = posted(&desk).await;
    let id = &original["id"];
    let text = body("Đường Suối Hoa thêm bóng mát", "Trồng 95 cây.");
    let save = json!({ "id": id, "sequence": original["sequence"], "fields": original["fields"], "body": text, "caret": 0 });
    let refused = desk.answer("article_save", save).await.unwrap_err();
    assert_eq!(refused.code, RefusalCode::ArticlePosted);
    let kept: u32 = refused.detail["revision"].parse().unwrap();
    let kept = ask(&desk, "revision_open", json!({ "id": id, "number": kept })).await;
    assert!(kept["body"].to_string().contains("Trồng 95 cây."), "nothing typed is lost");
    let first = json!({ "id": id, "number": 1 });
    let refused = desk.answer("revision_restore", first).await.unwrap_err();
    assert_eq!(refused.code, RefusalCode::ArticlePosted);
    let same = json!({ "id": id, "sequence": original["sequence"], "fields": original["fields"], "body": original["body"], "caret": 7 });
    ask(&desk, "article_save", same).await;
    let still = ask(&desk, "article_read", json!({ "id": id })).await;
    assert_eq!((&still["body"], &still["stage"]), (&original["body"], &json!("posted")));
    let back = ask(&desk, "article_step_undo", json!({ "id": id })).await;
    let save = json!({ "id": id, "sequence": back["sequence"], "fields": back["fields"], "body": body("Tít", "Trồng 95 cây."), "caret": 0 });
    ask(&desk, "article_save", save).await;
}

#[tokio::test]
async fn replacing_in_all_drafts_is_not_taken_back_in_what_was_posted_since() {
    let place = Place::new();
    let desk = place.desk().await;
    ask(&desk, "settings_save", json!({ "byline": "Hạ Vy" })).await;
    let new = ask(&desk, "article_new", json!({})).await;
    let text = body("Đường Suối Hoa thêm bóng mát", "Trồng 94 cây.");
    let save = json!({ "id": new["id"], "sequence": new["sequence"], "fields": fields(), "body": text, "caret": 0 });
    ask(&desk, "article_save", save).await;
    let words = json!({ "words": "94", "with": "95", "marks": true, "whole": true });
    let run = json!({ "ask": words, "ids": [new["id"]] });
    let replaced = ask(&desk, "replace_run", run).await;
    for to in ["submitted", "approved", "exported", "posted"] {
        ask(&desk, "article_step", json!({ "id": new["id"], "to": to, "note": "" })).await;
    }
    let undo = json!({ "articles": replaced["articles"] });
    let undone = ask(&desk, "replace_undo", undo).await;
    assert_eq!((&undone["restored"], &undone["left"]), (&json!(0), &json!(1)));
    let still = ask(&desk, "article_read", json!({ "id": new["id"] })).await;
    assert!(still["body"].to_string().contains("Trồng 95 cây."));
}
