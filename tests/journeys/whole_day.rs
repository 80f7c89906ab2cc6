//! A whole day of one article: written, sent back, approved, exported, changed, damaged, and found again tomorrow.

use desk::{Desk, contract::RefusalCode};
use serde_json::{Value, json};
use support::{Place, SEED, body, fields};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

async fn save(desk: &Desk, id: &Value, sequence: &Value, body: Value) -> Value {
    let save =
        json!({ "id": id, "sequence": sequence, "fields": fields(), "body": body, "caret": 1 });
    ask(desk, "article_save", save).await["sequence"].clone()
}

async fn step(desk: &Desk, id: &Value, to: &str) -> Result<Value, desk::contract::Refusal> {
    desk.answer("article_step", json!({ "id": id, "to": to, "note": "" })).await
}

#[tokio::test]
async fn from_draft_to_exported_and_every_step_is_remembered() {
    let place = Place::new();
    let desk = place.desk().await;
    let new = ask(&desk, "article_new", json!({})).await;
    let id = &new["id"];
    let refused = step(&desk, id, "submitted").await.unwrap_err();
    assert_eq!(refused.code, RefusalCode::FactsMissing);
    for fact in ["headline", "lead", "body", "section"] {
        assert!(refused.detail["facts"].contains(fact), "{fact} in {:?}", refused.detail);
    }
    save(&desk, id, &new["sequence"], body("Tít", "Nội dung.")).await;
    let exported_early = step(&desk, id, "exported").await.unwrap_err();
    assert_eq!(exported_early.code, RefusalCode::StepNotAllowed);
    for to in ["submitted", "returned", "submitted", "approved"] {
        assert_eq!(step(&desk, id, to).await.unwrap()["stage"], to);
    }
    let plan = ask(&desk, "export_plan", json!({ "id": id })).await;
    assert_eq!(plan["approved"], true);
    ask(&desk, "export_run", json!({ "id": id, "formats": ["html"] })).await;
    let after = ask(&desk, "article_open", json!({ "id": id })).await;
    assert_eq!(after["stage"], "exported");
    let steps: Vec<_> =
        after["steps"].as_array().unwrap().iter().map(|row| row["to"].as_str().unwrap()).collect();
    assert_eq!(
        steps,
        ["exported", "approved", "submitted", "returned", "submitted"],
        "newest first"
    );
    let revisions = ask(&desk, "revision_list", json!({ "id": id })).await;
    let reasons: Vec<_> = revisions["revisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["reason"].as_str().unwrap())
        .collect();
    assert!(reasons.contains(&"stage") && reasons.contains(&"export"), "{reasons:?}");
    let counts = ask(&desk, "article_list", json!({})).await["counts"].clone();
    assert_eq!((&counts["exported"], &counts["approved"]), (&json!(1), &json!(0)));
}

#[tokio::test]
async fn tomorrow_everything_is_where_it_was_left() {
    let place = Place::new();
    let (id, number) = {
        let desk = place.desk().await;
        ask(&desk, "settings_save", json!({ "byline": "Hạ Vy", "ward": "Phường Láng" })).await;
        let new = ask(&desk, "article_new", json!({})).await;
        let sequence = save(&desk, &new["id"], &new["sequence"], body("Tít", "Bản sáng.")).await;
        let pinned =
            ask(&desk, "revision_pin", json!({ "id": new["id"], "name": "Bản gửi in" })).await;
        save(&desk, &new["id"], &sequence, body("Tít", "Bản chiều.")).await;
        ask(&desk, "article_leave", json!({ "id": new["id"], "caret": 12, "scroll": 30 })).await;
        desk.leave().await;
        (new["id"].clone(), pinned["number"].clone())
    };
    let desk = place.desk().await;
    let start = ask(&desk, "newsroom_open", json!({})).await;
    assert_eq!(start["settings"]["byline"], "Hạ Vy");
    assert_eq!(start["recovered"], Value::Null, "the day before ended in order");
    assert!(start["lastBackup"].is_string(), "and with a backup");
    let open = ask(&desk, "article_open", json!({ "id": id })).await;
    assert!(open["body"].to_string().contains("Bản chiều."));
    assert_eq!(open["place"], json!({ "caret": 12, "scroll": 30 }));
    let pinned = ask(&desk, "revision_open", json!({ "id": id, "number": number })).await;
    assert_eq!(pinned["revision"]["name"], "Bản gửi in");
    assert!(pinned["body"].to_string().contains("Bản sáng."));
}

#[test]
fn after_a_sudden_end_the_newsroom_says_so_once() {
    let place = Place::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let new = ask(&desk, "article_new", json!({})).await;
        save(&desk, &new["id"], &new["sequence"], body("Tít", "Trước khi mất điện.")).await;
    });
    drop(runtime);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        let start = ask(&desk, "newsroom_open", json!({})).await;
        assert_eq!(start["recovered"]["notes"], json!(["sudden_stop"]));
        assert!(start["recovered"]["saved"].is_string());
        desk.leave().await;
    });
    drop(runtime);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let desk = place.desk().await;
        assert_eq!(ask(&desk, "newsroom_open", json!({})).await["recovered"], Value::Null);
    });
}

#[test]
fn keeping_has_shapes_that_scripts_know() {
    let place = Place::new();
    let file = place.file("bài.txt", SEED);
    assert_eq!(place.tinphuong(["import".as_ref(), file.as_os_str()]).code, 1, "captions wait");
    let backup = place.path("sao lưu").join("hôm nay.db");
    let made =
        place.tinphuong(["--json".as_ref(), "backup".as_ref(), "-o".as_ref(), backup.as_os_str()]);
    assert_eq!(made.json()["path"], backup.display().to_string());
    let own = place.tinphuong(["--json", "backup"]).json();
    for (what, path) in [
        ("newsroom", place.newsroom()),
        ("backup", backup),
        ("backup", own["path"].as_str().unwrap().into()),
    ] {
        let run = place.tinphuong(["--json".as_ref(), "verify".as_ref(), path.as_os_str()]);
        assert_eq!((run.code, &run.json()["kind"]), (0, &what.into()), "{}", run.stdout);
        let value = run.json();
        let counts = (
            &value["ok"],
            &value["articles"],
            &value["revisions"],
            &value["photos"],
            &value["damage"],
        );
        assert_eq!(counts, (&json!(true), &json!(2), &json!(2), &json!(2), &json!([])));
    }
    let missing = place.tinphuong(["--json", "verify", "/không có"]);
    assert_eq!((missing.code, &missing.json()["refusal"]["code"]), (4, &"file_unreadable".into()));
    let text = place.tinphuong(["--json".as_ref(), "verify".as_ref(), file.as_os_str()]);
    assert_eq!((text.code, &text.json()["ok"]), (1, &json!(false)), "a text is no backup");
    let restored = place.tinphuong(["--json".as_ref(), "restore".as_ref(), file.as_os_str()]);
    let restored = restored.json();
    assert_eq!((&restored["ok"], &restored["kind"]), (&json!(false), &json!("backup")));
    let still =
        place.tinphuong(["--json".as_ref(), "verify".as_ref(), place.newsroom().as_os_str()]);
    assert_eq!(still.json()["articles"], 2, "what is no backup replaces nothing");
}
