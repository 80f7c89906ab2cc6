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

/// `jpeg` whose header says who holds the rights and when it was taken.
fn with_rights(jpeg: &[u8], rights: &str, taken: &str) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: usize, value: usize| {
        let (count, value) = (count as u32, value as u32);
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value.to_le_bytes()]
            .concat()
    };
    let (inner_at, taken_at) = (8 + 2 + 2 * 12 + 4, 8 + 2 + 2 * 12 + 4 + 2 + 12 + 4);
    let (rights, taken) = ([rights.as_bytes(), &[0]].concat(), [taken.as_bytes(), &[0]].concat());
    let outer =
        [entry(0x8298, 2, rights.len(), taken_at + taken.len()), entry(0x8769, 4, 1, inner_at)];
    let inner = entry(0x9003, 2, taken.len(), taken_at);
    let tiff = [
        &b"Exif\0\0II*\0\x08\0\0\0\x02\0"[..],
        &outer.concat(),
        &[0; 4],
        &[1, 0],
        &inner,
        &[0; 4],
        &taken,
        &rights,
    ]
    .concat();
    let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE1], &length, &tiff, &jpeg[2..]].concat()
}

#[tokio::test]
async fn an_exported_photo_says_whose_it_is_and_when_it_was_taken() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let original = with_rights(&jpeg(1200, 900), "© Phường Hoa Sữa", "2026:10:03 08:30:00");
    let row = add(&desk, &article["id"], "IMG_0007.JPG", original).await;
    assert_eq!(row.captured.as_deref(), Some("2026-10-03T08:30:00"));
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": with_photo(&row.id), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let export = json!({ "id": article["id"], "formats": ["folder"] });
    let exported = ask(&desk, "export_run", export).await;
    let files = files_under(std::path::Path::new(exported["folder"].as_str().unwrap()));
    let pictures = files.iter().filter(|file| file.extension().is_some_and(|ext| ext == "jpg"));
    let pictures: Vec<_> = pictures.map(|file| std::fs::read(file).unwrap()).collect();
    assert!(!pictures.is_empty());
    for words in ["© Phường Hoa Sữa", "2026:10:03 08:30:00", "Ảnh: Hạ Vy"] {
        assert!(pictures.iter().all(|jpeg| holds(jpeg, words.as_bytes())), "{words}");
    }
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

/// Saved from a web page: cut, turned and mirrored by its container, shown and exported as JPEG.
#[tokio::test]
async fn an_avif_is_a_photo_like_any_other() {
    const SAVED: &[u8] =
        include_bytes!("../../src-tauri/crates/photo/tests/fixtures/avif/turned.avif");
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let look = desk.look_at_photo(SAVED.to_vec(), true).await.unwrap();
    assert_eq!((look.width, look.height), (60, 80));
    let row = add(&desk, &article["id"], "từ web.jpg", SAVED.to_vec()).await;
    assert_eq!((row.width, row.height), (60, 80));
    let size = async |name: &str| {
        let shown = desk.photo_picture(name, &row.id).await.unwrap();
        assert_eq!(shown.media_type, "image/jpeg", "whatever the original is");
        let picture = image::load_from_memory(&shown.bytes).unwrap();
        (picture.width(), picture.height())
    };
    assert_eq!((size("web").await, size("thumb").await), ((60, 80), (60, 80)));
    let turned = json!({ "quarters": 3, "straighten": 0.0, "crop": null, "focal": null, "brightness": 0.0, "contrast": 0.0, "redactions": [] });
    ask(&desk, "photo_edit", json!({ "photo": row.id, "edits": turned })).await;
    assert_eq!((size("web").await, size("plain").await), ((80, 60), (60, 80)));
    ask(&desk, "photo_edit", json!({ "photo": row.id, "edits": null })).await;
    assert_eq!(size("web").await, (60, 80), "về ảnh gốc");
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": with_photo(&row.id), "caret": 0 });
    ask(&desk, "article_save", save).await;
    let export = json!({ "id": article["id"], "formats": ["html", "folder"] });
    let exported = ask(&desk, "export_run", export).await;
    for file in exported["files"].as_array().unwrap() {
        assert_eq!((&file["words"], &file["photos"]), (&file["wordsFound"], &file["photosFound"]));
    }
    let originals = files_under(&place.newsroom().join("photos").join("originals"));
    let kept = originals.iter().find(|file| std::fs::read(file).unwrap() == SAVED).unwrap();
    assert_eq!(kept.extension().and_then(|ending| ending.to_str()), Some("avif"));
}

#[tokio::test]
async fn an_original_is_kept_whatever_its_name_and_its_end_say() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(640, 480).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let cut = jpeg(2000, 1500);
    let cut = cut[..cut.len() * 9 / 10].to_vec();
    let kept = |bytes: &[u8], ending: &str| {
        let originals = files_under(&place.newsroom().join("photos").join("originals"));
        let is_it = |file: &std::path::PathBuf| std::fs::read(file).unwrap() == bytes;
        let one = originals.iter().find(|file| is_it(file)).expect("kept byte for byte");
        assert_eq!(one.extension().and_then(|ending| ending.to_str()), Some(ending));
    };
    let named_wrong =
        add(&desk, &article["id"], "A\u{309}nh ho\u{323}p.jpg", png.get_ref().clone()).await;
    assert_eq!(named_wrong.name, "Ảnh họp.jpg", "a Mac takes letters apart");
    kept(png.get_ref(), "png");
    let odd = "\u{202E}gpj.họp\nsáng. ";
    let odd = add(&desk, &article["id"], odd, jpeg(300, 200)).await;
    assert_eq!(odd.name, "gpj.họp sáng.", "a name is one line and reads as it is written");
    let incomplete = add(&desk, &article["id"], "chép dở.jpg", cut.clone()).await;
    assert!(incomplete.warnings.contains(&"incomplete".to_owned()), "{:?}", incomplete.warnings);
    kept(&cut, "jpg");
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
    let waiting = add(&desk, &other["id"], "một.jpg", jpeg(800, 600)).await;
    assert!(!waiting.alike.unwrap().in_text, "it waits in a tray, too");
    assert!(!waiting.warnings.contains(&"used_before".to_owned()), "{:?}", waiting.warnings);
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

#[tokio::test]
async fn a_missing_credit_is_told_by_the_number_that_the_page_gives_the_photo() {
    let place = Place::new();
    let desk = place.desk().await;
    let article = ask(&desk, "article_new", json!({})).await;
    let row = add(&desk, &article["id"], "IMG_0001.JPG", jpeg(800, 600)).await;
    let mut body = with_photo(&row.id);
    let blocks = body["content"].as_array_mut().unwrap();
    blocks[3]["attrs"]["credit"] = json!("");
    let mut empty = blocks[3].clone();
    (empty["attrs"]["id"], empty["attrs"]["photo"]) = (json!("b9"), Value::Null);
    blocks.insert(3, empty);
    let save = json!({ "id": article["id"], "sequence": article["sequence"], "fields": fields(), "body": body, "caret": 0 });
    ask(&desk, "article_save", save).await;
    let plan = ask(&desk, "export_plan", json!({ "id": article["id"] })).await;
    assert_eq!(plan["withoutCredit"], json!([2]), "the first place has no photo to be credited");
}
