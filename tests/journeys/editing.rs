//! Writing at the desk: saving, stages, revisions, the trash.

use desk::{Desk, contract::RefusalCode};
use serde_json::{Value, json};
use support::{Place, body, fields};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

async fn refused(desk: &Desk, name: &str, ask: Value) -> RefusalCode {
    desk.answer(name, ask).await.unwrap_err().code
}

/// A new article with a headline and a paragraph, saved once.
async fn write(desk: &Desk, headline: &str, paragraph: &str) -> (String, Value) {
    let new = ask(desk, "article_new", json!({})).await;
    let id = new["id"].as_str().unwrap().to_owned();
    let save = json!({ "id": id, "sequence": new["sequence"], "fields": fields(), "body": body(headline, paragraph), "caret": 3 });
    let saved = ask(desk, "article_save", save).await;
    (id, saved["sequence"].clone())
}

#[tokio::test]
async fn a_save_built_on_an_older_text_is_kept_and_refused() {
    let place = Place::new();
    let desk = place.desk().await;
    let (id, sequence) = write(&desk, "Tít", "Bản một.").await;
    let save = |text: &str| json!({ "id": id, "sequence": sequence, "fields": fields(), "body": body("Tít", text), "caret": 0 });
    ask(&desk, "article_save", save("Bản hai.")).await;
    assert_eq!(
        refused(&desk, "article_save", save("Bản ba, viết ở cửa sổ khác.")).await,
        RefusalCode::NewerText
    );
    let now = ask(&desk, "article_open", json!({ "id": id })).await;
    assert!(now["body"].to_string().contains("Bản hai."));
    let revisions = ask(&desk, "revision_list", json!({ "id": id })).await;
    let mut kept = Vec::new();
    for row in revisions["revisions"].as_array().unwrap() {
        let one = ask(&desk, "revision_open", json!({ "id": id, "number": row["number"] })).await;
        kept.push(one["body"].to_string());
    }
    assert!(kept.iter().any(|text| text.contains("Bản ba")), "the refused text is a revision");
}

#[tokio::test]
async fn an_article_walks_through_its_stages_only_when_its_facts_are_there() {
    let place = Place::new();
    let desk = place.desk().await;
    let (id, sequence) = write(&desk, "", "Nội dung.").await;
    let step = |to: &str| json!({ "id": id, "to": to, "note": "Thiếu chú thích ảnh 2" });
    assert_eq!(refused(&desk, "article_step", step("submitted")).await, RefusalCode::FactsMissing);
    let save = json!({ "id": id, "sequence": sequence, "fields": fields(), "body": body("Tít", "Nội dung."), "caret": 0 });
    ask(&desk, "article_save", save).await;
    assert_eq!(refused(&desk, "article_step", step("exported")).await, RefusalCode::StepNotAllowed);
    ask(&desk, "article_step", step("submitted")).await;
    let note = json!({ "id": id, "note": "Thiếu chú thích" });
    ask(&desk, "article_note", note.clone()).await;
    let begun = json!({ "id": id });
    assert_eq!(
        ask(&desk, "article_note_begun", begun.clone()).await,
        note,
        "a reason half written"
    );
    let returned = ask(&desk, "article_step", step("returned")).await;
    assert_eq!(returned["steps"][0]["note"], "Thiếu chú thích ảnh 2");
    assert_eq!(ask(&desk, "article_note_begun", begun).await["note"], "", "it is sent");
    ask(&desk, "article_step", step("submitted")).await;
    let approved = ask(&desk, "article_step", step("approved")).await;
    assert_eq!(
        (approved["stage"].as_str(), approved["changedAfterApproval"].as_bool()),
        (Some("approved"), Some(false))
    );
    let save = json!({ "id": id, "sequence": approved["sequence"], "fields": fields(), "body": body("Tít", "Nội dung khác."), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let changed = ask(&desk, "article_open", json!({ "id": id })).await;
    assert_eq!(changed["changedAfterApproval"], true, "the approval no longer holds");
}

#[tokio::test]
async fn revisions_are_compared_restored_and_copied_without_losing_any() {
    let place = Place::new();
    let desk = place.desk().await;
    let (id, sequence) = write(&desk, "Tít", "Ba hộ dân nhận quà.").await;
    let pinned = ask(&desk, "revision_pin", json!({ "id": id, "name": "Bản đầu tiên" })).await;
    let save = json!({ "id": id, "sequence": sequence, "fields": fields(), "body": body("Tít", "Bốn hộ dân nhận quà."), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let changes =
        ask(&desk, "revision_compare", json!({ "id": id, "from": pinned["number"], "to": null }))
            .await;
    assert_eq!(
        (changes["wordsAdded"].as_u64(), changes["wordsRemoved"].as_u64()),
        (Some(1), Some(1))
    );
    let before = ask(&desk, "revision_list", json!({ "id": id })).await["revisions"]
        .as_array()
        .unwrap()
        .len();
    let restored =
        ask(&desk, "revision_restore", json!({ "id": id, "number": pinned["number"] })).await;
    assert!(restored["body"].to_string().contains("Ba hộ dân"));
    let after = ask(&desk, "revision_list", json!({ "id": id })).await;
    assert!(
        after["revisions"].as_array().unwrap().len() >= before + 2,
        "what stood there is a revision too"
    );
    let copy = ask(&desk, "revision_copy", json!({ "id": id, "number": pinned["number"] })).await;
    assert_ne!(copy["id"], id.as_str());
    assert_eq!(copy["stage"], "draft");
}

#[tokio::test]
async fn an_untouched_article_leaves_no_trace_and_a_written_one_stays() {
    let place = Place::new();
    let desk = place.desk().await;
    let new = ask(&desk, "article_new", json!({})).await;
    ask(&desk, "article_leave", json!({ "id": new["id"], "caret": 1, "scroll": 0 })).await;
    let (id, _) = write(&desk, "Tít", "Nội dung.").await;
    ask(&desk, "article_leave", json!({ "id": id, "caret": 7, "scroll": 40 })).await;
    let list = ask(&desk, "article_list", json!({})).await;
    assert_eq!(list["counts"]["all"], 2, "the sample and the written one");
    let again = ask(&desk, "article_open", json!({ "id": id })).await;
    assert_eq!(
        (again["place"]["caret"].as_u64(), again["place"]["scroll"].as_u64()),
        (Some(7), Some(40))
    );
}

#[tokio::test]
async fn words_beside_an_empty_text_keep_the_article() {
    let place = Place::new();
    let desk = place.desk().await;
    let fields = |section: &str, published: Value, keywords: Value| json!({ "section": section, "genre": "news", "published": published, "keywords": keywords, "featured": null });
    let empty = |signed: &str| {
        let text = |words: &str| {
            if words.is_empty() { json!([]) } else { json!([{ "type": "text", "text": words }]) }
        };
        json!({ "type": "article", "attrs": { "version": 1 }, "content": [
            { "type": "headline", "content": [] },
            { "type": "sapo", "content": [] },
            { "type": "paragraph", "attrs": { "id": "b1" }, "content": [] },
            { "type": "byline", "content": text(signed) },
        ] })
    };
    let cases = [
        ("a section", fields("Đô thị", Value::Null, json!([])), empty("")),
        ("a day", fields("", json!("2025-10-03T15:00"), json!([])), empty("")),
        ("keywords", fields("", Value::Null, json!(["thu ngân sách"])), empty("")),
        ("another byline", fields("", Value::Null, json!([])), empty("Hạ Vy và Thu An")),
    ];
    for (what, fields, body) in cases {
        let new = ask(&desk, "article_new", json!({})).await;
        let save = json!({ "id": new["id"], "sequence": new["sequence"], "fields": fields, "body": body, "caret": 1 });
        ask(&desk, "article_save", save).await;
        ask(&desk, "article_leave", json!({ "id": new["id"], "caret": 1, "scroll": 0 })).await;
        let there = desk.answer("article_read", json!({ "id": new["id"] })).await;
        assert!(there.is_ok(), "{what} alone is something that was written");
    }
}

#[tokio::test]
async fn the_trash_gives_everything_back() {
    let place = Place::new();
    let desk = place.desk().await;
    let (id, _) = write(&desk, "Tít", "Nội dung.").await;
    ask(&desk, "article_trash", json!({ "id": id })).await;
    let found = ask(&desk, "article_search", json!({ "words": "noi dung" })).await;
    assert!(found["hits"].as_array().unwrap().iter().all(|hit| hit["id"] != id.as_str()));
    ask(&desk, "article_untrash", json!({ "id": id })).await;
    let found = ask(&desk, "article_search", json!({ "words": "noi dung" })).await;
    assert!(found["hits"].as_array().unwrap().iter().any(|hit| hit["id"] == id.as_str()));
}

#[tokio::test]
async fn what_does_not_fit_the_contract_is_refused() {
    let place = Place::new();
    let desk = place.desk().await;
    assert_eq!(refused(&desk, "article_fly", json!({})).await, RefusalCode::UnknownRequest);
    assert_eq!(
        refused(&desk, "article_open", json!({ "path": "/etc/passwd" })).await,
        RefusalCode::BadAsk
    );
    assert_eq!(
        refused(&desk, "article_open", json!({ "id": "../../etc/passwd" })).await,
        RefusalCode::ArticleNotFound
    );
    assert_eq!(
        refused(&desk, "link_open", json!({ "address": "file:///etc/passwd" })).await,
        RefusalCode::AddressRefused
    );
    assert_eq!(
        refused(&desk, "link_open", json!({ "address": "javascript:alert(1)" })).await,
        RefusalCode::AddressRefused
    );
    let (id, sequence) = write(&desk, "Tít", "Nội dung.").await;
    let script =
        json!({ "type": "article", "attrs": { "version": 1 }, "content": [{ "type": "script" }] });
    let save =
        json!({ "id": id, "sequence": sequence, "fields": fields(), "body": script, "caret": 0 });
    assert_eq!(refused(&desk, "article_save", save).await, RefusalCode::BodyUnreadable);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_settings_changed_at_once_none_is_lost() {
    let place = Place::new();
    let desk = place.desk().await;
    for n in 0..20 {
        let (name, ward) = (format!("Hạ Vy {n}"), format!("Phường {n}"));
        let (first, second) = tokio::join!(
            ask(&desk, "settings_save", json!({ "byline": name })),
            ask(&desk, "settings_save", json!({ "ward": ward })),
        );
        assert_eq!((&first["byline"], &second["ward"]), (&json!(name), &json!(ward)));
        let kept = ask(&desk, "newsroom_open", json!({})).await["settings"].clone();
        assert_eq!((&kept["byline"], &kept["ward"]), (&json!(name), &json!(ward)));
    }
    desk.leave().await;
}

#[tokio::test]
async fn who_waits_longest_for_review_stands_first() {
    let place = Place::new();
    let desk = place.desk().await;
    for headline in ["Gửi trước", "Gửi sau"] {
        let (id, _) = write(&desk, headline, "Nội dung.").await;
        ask(&desk, "article_step", json!({ "id": id, "to": "submitted", "note": "" })).await;
    }
    let list = json!({ "stage": "submitted", "order": "waiting" });
    let first = ask(&desk, "article_list", list.clone()).await["articles"][0].clone();
    assert_eq!(first["headline"], "Gửi trước");
    let view = ask(&desk, "article_read", json!({ "id": first["id"] })).await;
    let save = json!({ "id": first["id"], "sequence": view["sequence"], "fields": fields(), "body": body("Gửi trước", "Nội dung sửa."), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let rows = ask(&desk, "article_list", list).await["articles"].clone();
    let headlines: Vec<_> = rows.as_array().unwrap().iter().map(|row| &row["headline"]).collect();
    assert_eq!(headlines, ["Gửi trước", "Gửi sau"], "a change on the way does not cost the place");
}
