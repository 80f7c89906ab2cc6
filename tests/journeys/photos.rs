//! Photos at the desk: taken in by the worker process, shown by hash, exported without a trace of where they were taken.

use desk::{
    Desk,
    contract::{PhotoAdd, RefusalCode},
};
use serde_json::{Value, json};
use support::{Place, body, fields, files_under, holds, jpeg, jpeg_with_position};

async fn ask(desk: &Desk, name: &str, ask: Value) -> Value {
    desk.answer(name, ask).await.unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

/// An article that shows `photo` with its words.
fn with_photo(photo: &str) -> Value {
    let mut body = body("Tít", "Nội dung.");
    let caption = json!([{ "type": "caption", "content": [{ "type": "text", "text": "Người dân nhận hồ sơ" }] }]);
    let figure = json!({ "type": "figure", "attrs": { "id": "b2", "photo": photo, "credit": "Ảnh: Hạ Vy", "alt": "" }, "content": caption });
    body["content"].as_array_mut().unwrap().insert(3, figure);
    body
}

async fn add(desk: &Desk, article: &Value, name: &str, bytes: Vec<u8>) -> desk::contract::PhotoRow {
    let ask = PhotoAdd { article: article.as_str().unwrap().to_owned(), name: name.to_owned() };
    desk.add_photo(ask, bytes).await.unwrap()
}

#[tokio::test]
async fn no_place_leaves_the_newsroom() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let original = jpeg_with_position(2400, 1600);
    let row = add(&desk, &article["id"], "IMG_0001.JPG", original.clone()).await;
    assert!(row.has_position, "the reporter is told");
    for size in ["web", "card", "thumb"] {
        let shown = desk.photo_picture(size, &row.id).await.unwrap();
        assert!(
            !holds(&shown.bytes, b"Exif\0\0II*\0\x08\0\0\0\x01\0\x25\x88"),
            "{size} holds the position"
        );
    }
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": with_photo(&row.id), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let exported = ask(
        &desk,
        "export_run",
        json!({ "id": article["id"], "formats": ["html", "folder", "zip"] }),
    )
    .await;
    let files = files_under(std::path::Path::new(exported["folder"].as_str().unwrap()));
    assert!(files.len() >= 3, "{files:?}");
    for file in &files {
        let bytes = std::fs::read(file).unwrap();
        assert!(
            !holds(&bytes, b"\x25\x88\x04\0\x01\0\0\0"),
            "{} holds a pointer to a position",
            file.display()
        );
        assert!(
            !holds(&bytes, &[20, 0, 0, 0, 1, 0, 0, 0, 59, 0, 0, 0]),
            "{} holds the latitude",
            file.display()
        );
    }
    for file in exported["files"].as_array().unwrap() {
        assert_eq!((&file["words"], &file["photos"]), (&file["wordsFound"], &file["photosFound"]));
    }
    let kept = files_under(&place.newsroom())
        .into_iter()
        .find(|file| std::fs::read(file).is_ok_and(|bytes| bytes == original));
    assert!(kept.is_some(), "the original is kept byte for byte");
}

#[tokio::test]
async fn the_tray_takes_gives_and_remembers() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let first = add(&desk, &article["id"], "một.jpg", jpeg(800, 600)).await;
    let again = add(&desk, &article["id"], "bản sao của một.jpg", jpeg(800, 600)).await;
    assert_eq!(first.id, again.id, "the same bytes are the same photo");
    let words =
        json!({ "photo": first.id, "caption": "Chú thích", "credit": "Ảnh: Hạ Vy", "alt": "" });
    ask(&desk, "photo_words", words).await;
    let of = json!({ "article": article["id"], "photo": first.id });
    ask(&desk, "photo_remove", of.clone()).await;
    let list = ask(&desk, "photo_list", json!({ "id": article["id"] })).await;
    assert_eq!(list["photos"].as_array().unwrap().len(), 0);
    ask(&desk, "photo_return", of).await;
    let list = ask(&desk, "photo_list", json!({ "id": article["id"] })).await;
    assert_eq!(list["photos"][0]["caption"], "Chú thích");
    let other = ask(&desk, "article_new", json!({})).await;
    let used = add(&desk, &other["id"], "một.jpg", jpeg(800, 600)).await;
    assert!(used.warnings.contains(&"used_before".to_owned()));
}

#[tokio::test]
async fn a_photo_is_named_by_its_hash_and_by_nothing_else() {
    let place = Place::new();
    let desk = place.desk().await;
    for id in ["../../newsroom.db", "%2e%2e", "", &"g".repeat(64)] {
        assert_eq!(
            desk.photo_picture("web", id).await.unwrap_err().code,
            RefusalCode::PhotoNotFound
        );
    }
    let missing = desk.photo_picture("web", &"a".repeat(64)).await.unwrap_err();
    assert_eq!(missing.code, RefusalCode::PhotoNotFound);
    assert_eq!(
        desk.photo_picture("../web", &"a".repeat(64)).await.unwrap_err().code,
        RefusalCode::UnknownFormat
    );
}

#[tokio::test]
async fn the_preview_is_the_export() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let row = add(&desk, &article["id"], "một.jpg", jpeg(800, 600)).await;
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": with_photo(&row.id), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let preview = ask(
        &desk,
        "article_preview",
        json!({ "id": article["id"], "fields": fields(), "body": with_photo(&row.id) }),
    )
    .await;
    let exported = desk
        .export_to(article["id"].as_str().unwrap(), "html", None, &place.path("bài.html"))
        .await
        .unwrap();
    assert_eq!((exported.photos, exported.photos_found), (1, 1));
    let written = std::fs::read_to_string(place.path("bài.html")).unwrap();
    assert_eq!(without_sources(preview["html"].as_str().unwrap()), without_sources(&written));
}

/// The page with every photo's address left out: that is all in which the two may differ.
fn without_sources(page: &str) -> String {
    let mut parts = page.split("src=\"");
    let head = parts.next().unwrap_or_default().to_owned();
    parts.fold(head, |whole, part| {
        whole + "src=\"" + part.split_once('"').map_or("", |(_, rest)| rest)
    })
}

#[tokio::test]
async fn the_newsroom_sets_the_credit_and_the_size_of_its_photos() {
    let place = Place::new();
    let desk = place.desk().await;
    let set = json!({ "photoCredit": " Ảnh: Hạ Vy ", "photoSide": 10, "photoKilobytes": 100 });
    let settings = ask(&desk, "settings_save", set).await;
    assert_eq!((&settings["photoSide"], &settings["photoKilobytes"]), (&json!(800), &json!(100)));
    let article = ask(&desk, "article_new", json!({})).await;
    let row = add(&desk, &article["id"], "IMG_0001.JPG", jpeg(2400, 1600)).await;
    assert_eq!(row.credit, "Ảnh: Hạ Vy", "a photo that brings no credit gets the usual one");
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": with_photo(&row.id), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let plan = ask(&desk, "export_plan", json!({ "id": article["id"] })).await;
    assert_eq!(plan["photoSide"], 800);
    let made = json!({ "id": article["id"], "formats": ["folder"] });
    let exported = ask(&desk, "export_run", made).await;
    let files = files_under(std::path::Path::new(exported["folder"].as_str().unwrap()));
    let photo = files.iter().find(|file| file.extension().is_some_and(|end| end == "jpg")).unwrap();
    let bytes = std::fs::read(photo).unwrap();
    let picture = image::load_from_memory(&bytes).unwrap();
    assert_eq!((picture.width(), picture.height()), (800, 533));
    assert!(bytes.len() <= 100_000, "{} bytes", bytes.len());
}
